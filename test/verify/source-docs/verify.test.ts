import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { inProject, projectFolder } from "../../../scripts/build/project.js";
import { readSourceDocuments, type SourceDocument } from "../../../scripts/spec/tables.js";
import { readPage } from "../../../scripts/verify/source-docs/read-page.js";
import {
  projectFiles,
  verify,
  type Files,
  type Verified,
} from "../../../scripts/verify/source-docs/verify.js";
import { writePage, type Form } from "../../support/written-pages.js";

/** The form that the page of each document comes in. */
function formOf({ document, service }: SourceDocument): Form {
  if (document.startsWith("002")) return "reStructuredText";
  return service === "dds" ? "prose, type first" : "labelled";
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const written = readSourceDocuments().map(
  (record) => [record, writePage(record, formOf(record))] as const,
);

/** Our records, as if they had been transcribed from the written pages. */
const records = written.map(([record, text]): SourceDocument => {
  const page = readPage(record.document, bytes(text));
  return {
    ...record,
    hash: page.hash,
    tables: record.tables.map((table, index) => ({
      ...table,
      rows: table.rows.map((row, rowIndex) => ({
        ...row,
        hash: page.tables[index]?.rows[rowIndex]?.hash ?? "",
      })),
    })),
    statusCodes: record.statusCodes.map((status, index) => ({
      ...status,
      hash: page.statusCodes[index]?.hash ?? "",
    })),
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pages-"));
  for (const [record, text] of written) writeFileSync(join(folder, record.document), text);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (number: string): string =>
  written.map(([{ document }]) => document).find((name) => name.startsWith(number)) ?? "";
const textOf = (number: string): string =>
  written.find(([{ document }]) => document.startsWith(number))?.[1] ?? "";

/** Replaces a text in the written page of a document, which must hold it. */
function change(number: string, text: string, by: string): void {
  const before = textOf(number);
  if (!before.includes(text)) throw new Error(`The page ${number} does not hold ${text}`);
  writeFileSync(join(folder, file(number)), before.replace(text, by));
}

const run = (
  given: readonly SourceDocument[] = records,
  accept = false,
  files: Files = projectFiles,
): Verified => verify(given, folder, accept, files);

/** The lines of the tables of differences: what, ours, the page's, whose. */
function differences({ output }: Verified): string[] {
  return output
    .split("\n")
    .filter((line) => /^\| spec\//.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(3, -1)
        .map((cell) => cell.trim())
        .join(" | "),
    );
}

test("pages that say what the tables say pass", () => {
  const { output, errors, status } = run();
  expect({ errors, status }).toEqual({ errors: [], status: 0 });
  expect(output).toContain(`**The tables say what the ${records.length} pages say.**`);
  expect(differences({ output, errors, status })).toEqual([]);
});

describe("a page that changed is a new edition, and what changed is told", () => {
  test.each([
    [
      "another bound",
      "003",
      "ranges from 1 to 100",
      "ranges from 1 to 200",
      "Table 1, limit: maximum | 100 | 200 | new edition",
    ],
    [
      "another default",
      "003",
      "The first 100 DB",
      "The first 50 DB",
      "Table 1, limit: default | 100 | 50 | new edition",
    ],
    [
      "another type",
      "003",
      "size\n\nLong",
      "size\n\nString",
      "Table 4, size: type | Long | String | new edition",
    ],
    [
      "another flag",
      "003",
      "instance_id\n\nstring\n\nNo",
      "instance_id\n\nstring\n\nYes",
      "Table 1, instance_id: mandatory | no | yes | new edition",
    ],
    [
      "another value",
      "003",
      "• BUILDING:",
      "• BUILT:",
      "Table 4, status: values | BUILDING, COMPLETED, FAILED, DISABLED | BUILT, COMPLETED, FAILED, DISABLED | new edition",
    ],
    [
      "a new value in reStructuredText",
      "002",
      "-  **AUTOMATED**: one of them",
      "-  **AUTOMATIC**: one of them",
      "Table 3, type: values | MANUAL, AUTOMATED | MANUAL, AUTOMATIC | new edition",
    ],
    ["another unit", "001", "in GB", "in KB", "Table 3, size: unit | GB | KB | new edition"],
    [
      "another length",
      "004",
      "4 to 64 characters",
      "4 to 65 characters",
      "Table 3, name: maxLength | 64 | 65 | new edition",
    ],
    [
      "another rule for characters",
      "004",
      "hyphens (-), and underscores (_)",
      "and underscores (_)",
      "Table 3, name: pattern | ^[A-Za-z][A-Za-z0-9_-]*$ | ^[A-Za-z][A-Za-z0-9_]*$ | new edition",
    ],
    [
      "a figure in the recorded answer",
      "003",
      '"size": 2803',
      '"size": 2804',
      "Recorded answer Backups: /backups/0/size | 2803 | 2804 | new edition",
    ],
    [
      "another date",
      "003",
      "Updated on 2026-01-08",
      "Updated on 2026-03-01",
      "Date of the edition | 2026-01-08 | 2026-03-01 | new edition",
    ],
    [
      "another title of a table",
      "001",
      "Table 3 Snapshots",
      "Table 3 Copies",
      "Table 3: title | Snapshots | Copies | new edition",
    ],
  ])("%s", (_, number, text, by, line) => {
    change(number, text, by);
    const result = run();
    expect(differences(result)).toContainEqual(expect.stringContaining(line.split(" | ")[0] ?? ""));
    expect(differences(result)).toContain(line);
    expect(result.status).toBe(1);
    expect(result.output).toContain("then run again with --accept");
  });

  test("a row that is gone", () => {
    change("001", "finished\n\nString", "ended\n\nString");
    const told = differences(run());
    expect(told.join("\n")).toMatch(/Table 3, finished/);
    expect(told.join("\n")).toMatch(/ended/);
  });

  test("a status that is gone", () => {
    change("001", "404\n\nWhere?\n\n", "");
    expect(differences(run())).toEqual(["Status code 404 | listed | not listed | new edition"]);
  });

  test("other words without another fact, quoted for a person to judge", () => {
    change("001", "Our words on name.", "Our better words on name.");
    const [told] = differences(run());
    expect(told).toContain("Table 3, name");
    expect(told).toContain("Our better words on name.");
  });
});

describe("a row in the very words that we have, with another fact in our table, is an error of ours", () => {
  test("another bound", () => {
    const wrong = records.map((record) => ({
      ...record,
      tables: record.tables.map((table) => ({
        ...table,
        rows: table.rows.map((row) =>
          row.name === "limit" && row.maximum === 100 ? { ...row, maximum: 99 } : row,
        ),
      })),
    }));
    const result = run(wrong);
    expect(differences(result)).toEqual(["Table 1, limit: maximum | 99 | 100 | error of ours"]);
    expect(result.output).toContain("1 error of ours");
    expect(result.status).toBe(1);
  });

  test("a missing row", () => {
    const wrong = records.map((record) => ({
      ...record,
      tables: record.tables.map((table) => ({
        ...table,
        rows: table.rows.filter(({ name }) => name !== "progress"),
      })),
    }));
    expect(differences(run(wrong)).join("\n")).toMatch(/Table 4, progress.*error of ours/);
  });
});

describe("--accept", () => {
  const memory = (): Files & { readonly written: Map<string, string> } => {
    const texts = new Map<string, string>();
    return {
      written: texts,
      read: (name) => texts.get(name) ?? projectFiles.read(name),
      write: (name, text) => void texts.set(name, text),
    };
  };

  test("takes over fingerprints and dates, and leaves every other byte", () => {
    change("003", "Updated on 2026-01-08", "Updated on 2026-03-01");
    const files = memory();
    const given = readSourceDocuments();
    const { output, status } = run(given, true, files);
    expect(status).toBe(0);
    expect(output).toMatch(
      /spec\/dds\/tables\/list-backups\.yaml: \d+ fingerprints, edition 2026-03-01/,
    );
    for (const record of given) {
      const plain = (text: string | undefined): string | undefined =>
        text?.replace(/hash: "[0-9a-f]{16}"/g, "hash").replace(/edition: "[\d-]+"/, "edition");
      expect(plain(files.written.get(record.file))).toBe(plain(projectFiles.read(record.file)));
      expect(files.written.get(record.file)).not.toBe(projectFiles.read(record.file));
    }
  });

  test("writes nothing while a fact differs", () => {
    change("003", "ranges from 1 to 100", "ranges from 1 to 200");
    const files = memory();
    const { errors, status } = run(records, true, files);
    expect(status).toBe(1);
    expect(errors).toEqual([
      "Nothing was taken over: 1 fact still differs, and --accept writes only fingerprints and dates.",
    ]);
    expect(files.written.size).toBe(0);
  });
});

describe("a page that is none, or none of ours, is one clear line", () => {
  test.each([
    ["an empty file", "", /001_df96496f9513eb0d\.txt:1:1 {2}The file is empty\.$/],
    ["no text", "\0\0", /:1:1 {2}The file is no text: it holds a NUL\.$/],
    [
      "no request line",
      "A Title\n\nFunction\n\nNothing.\n",
      /:1:1 {2}The page has no request line: .*\.$/,
    ],
    [
      "no table",
      "A Title\n\nURI\n\nGET /v1.0/{project_id}/snapshots\n",
      /:1:1 {2}The page has no table of parameters\.$/,
    ],
    [
      "an example that is no JSON",
      textOf("001").replace('"count": 2', '"count": '),
      /:\d+:\d+ {2}\S.*JSON.*\.$/,
    ],
    [
      "two rows of one name",
      textOf("001").replace("finished\n\nString", "started\n\nString"),
      /:\d+:1 {2}Table 3 has two rows of the name started\.$/,
    ],
    [
      "a foreign request",
      textOf("001").replace(/v1\.0\/\{project_id\}\/snapshots/g, "v2/{project_id}/servers"),
      /001_df96496f9513eb0d\.txt:\d+:1 {2}\S.*\.$/,
    ],
  ])("%s", (_, text, message) => {
    writeFileSync(join(folder, file("001")), text);
    const { errors, status } = run();
    expect(status).toBe(1);
    expect(errors.filter((error) => error.startsWith(folder))).toEqual([
      expect.stringMatching(message),
    ]);
  });

  test("a broken grid", () => {
    writeFileSync(
      join(folder, file("002")),
      textOf("002").replace(/^ {3}\| finished .*$/m, "   finished"),
    );
    const { errors, status } = run();
    expect(status).toBe(1);
    expect(errors.filter((error) => error.startsWith(folder))).toEqual([
      expect.stringMatching(/002_26e709efa6d9bf86\.txt:\d+:\d+ {2}\S.*\.$/),
    ]);
  });

  test("a page of another interface beside ours", () => {
    writeFileSync(
      join(folder, "servers.txt"),
      textOf("001").replace(/v1\.0\/\{project_id\}\/snapshots/g, "v2/{project_id}/servers"),
    );
    const { errors, status } = run();
    expect(status).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/servers\.txt:\d+:1 {2}\S.*servers.*\.$/)]);
  });

  test("a record whose page is not there", () => {
    rmSync(join(folder, file("000")));
    const { errors, status } = run();
    expect(status).toBe(1);
    expect(errors).toEqual([
      expect.stringContaining("for this record of 000_be0af6c6f98b15fa.txt."),
    ]);
  });

  test("other files are left alone, and a page under another name is known by what it says", () => {
    mkdirSync(join(folder, "old.txt"));
    writeFileSync(join(folder, "README.md"), "Not a page.");
    rmSync(join(folder, file("000")));
    writeFileSync(join(folder, "ListClusterSnapshots.txt"), textOf("000"));
    expect(run()).toMatchObject({ errors: [], status: 0 });
  });
});

describe("the command", () => {
  function command(...options: string[]): {
    status: number | null;
    stdout: string;
    stderr: string;
  } {
    return spawnSync(
      process.execPath,
      ["--import", "tsx", inProject("scripts/verify/tables-verify.ts"), ...options],
      {
        cwd: projectFolder,
        encoding: "utf8",
      },
    );
  }

  test.each([
    [[], "The folder with the pages is missing: --documents DIR."],
    [["--documents", "/no/such/folder"], "There is no folder /no/such/folder."],
    [["--document", "x"], "Unknown option '--document'"],
  ])("refuses %j with one line, its usage and status 2", (options, message) => {
    const { status, stdout, stderr } = command(...options);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.split("\n")[0]).toContain(message);
    expect(stderr).toContain("Usage: npm run tables:verify -- --documents DIR");
  });

  test("prints what differs, and ends with status 1", () => {
    const { status, stdout } = command("--documents", folder);
    expect(status).toBe(1);
    expect(stdout).toContain("new edition");
  });
});
