import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { inProject, projectFolder } from "../../../scripts/build/project.js";
import {
  readSourceDocuments,
  type Row,
  type SourceDocument,
} from "../../../scripts/spec/tables.js";
import { acceptanceOf, unacceptedTables } from "../../../scripts/verify/acceptance.js";
import { tablesVerify } from "../../../scripts/verify/source-docs/command.js";
import { readPage } from "../../../scripts/verify/source-docs/read-page.js";
import {
  projectFiles,
  verifyPages,
  type Files,
  type VerifyResult,
} from "../../../scripts/verify/source-docs/verify-pages.js";
import { writePage, type Form } from "../../support/written-pages.js";

/** The form in which each document is published. */
function formOf({ document, service }: SourceDocument): Form {
  if (document.startsWith("002")) return "reStructuredText";
  return service === "dds" ? "prose, type first" : "labelled";
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
type Written = readonly [record: SourceDocument, page: string];
const allWritten = readSourceDocuments().map((record): Written => [
  record,
  writePage(record, formOf(record)),
]);
// The tests change these; that a page of any other document agrees is one test.
const written = allWritten.filter(([{ document }]) => /^00[0-4]_/.test(document));

/** A file of tables, as if it had been transcribed from the written page. */
function transcribedFrom([record, text]: Written): SourceDocument {
  const page = readPage(record.document, bytes(text));
  const transcribed = {
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
  return { ...transcribed, accepted: acceptanceOf(transcribed) };
}

const tables = written.map(transcribedFrom);

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

/** Replaces a text in the written page of a document, which must have it. */
function change(number: string, text: string, by: string): void {
  const before = textOf(number);
  if (!before.includes(text)) throw new Error(`The page ${number} lacks ${text}`);
  writeFileSync(join(folder, file(number)), before.replace(text, by));
}

const run = (
  given: readonly SourceDocument[] = tables,
  accept = false,
  files: Files = projectFiles,
): VerifyResult => verifyPages(given, { folder, accept, files });

/** The lines of the tables of differences: what, in the tables, in the document, cause. */
function differences({ output }: VerifyResult): string[] {
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

test("reports agreement with documents that state the same facts", () => {
  for (const [record, text] of allWritten) writeFileSync(join(folder, record.document), text);
  const all = allWritten.map(transcribedFrom);
  const { output, errors, status } = run(all);
  expect(differences({ output, errors, status })).toEqual([]);
  expect({ errors, status }).toEqual({ errors: [], status: 0 });
  expect(output).toContain(
    `**The tables agree with the source documents (${all.length} of ${all.length}).**`,
  );
});

describe("reports a changed document as a new edition, with the change", () => {
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
      ", characters (-)",
      "",
      "Table 3, name: pattern | ^[A-Za-z][A-Za-z0-9_-]*$ | ^[A-Za-z][A-Za-z0-9_]*$ | new edition",
    ],
    [
      "a number in the recorded response",
      "003",
      '"size": 2803',
      '"size": 2804',
      "Recorded response Backups: /backups/0/size | 2803 | 2804 | new edition",
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

  test("a removed row", () => {
    change("001", "finished\n\nString", "ended\n\nString");
    const reported = differences(run());
    expect(reported.join("\n")).toMatch(/Table 3, finished/);
    expect(reported.join("\n")).toMatch(/ended/);
  });

  test("a removed status code", () => {
    change("001", "404\n\nWhere?\n\n", "");
    expect(differences(run())).toEqual(["Status code 404 | listed | not listed | new edition"]);
  });

  test("other words that state the same facts, with a quotation", () => {
    change("001", "Our words on name.", "Our better words on name.");
    const [reported] = differences(run());
    expect(reported).toContain("Table 3, name");
    expect(reported).toContain("Our better words on name.");
  });
});

describe("reports a transcription error where the words of a row are the same and a fact differs", () => {
  test("another bound", () => {
    const isLimit = (row: Row): boolean => row.name === "limit" && row.maximum === 100;
    const changed = tables.find((record) => record.tables.some(({ rows }) => rows.some(isLimit)));
    const wrong = tables.map((record) =>
      record === changed
        ? {
            ...record,
            tables: record.tables.map((table) => ({
              ...table,
              rows: table.rows.map((row) => (isLimit(row) ? { ...row, maximum: 99 } : row)),
            })),
          }
        : record,
    );
    const result = run(wrong);
    expect(differences(result)).toEqual([
      "Table 1, limit: maximum | 99 | 100 | transcription error",
    ]);
    expect(result.output).toContain("1 transcription error");
    expect(result.status).toBe(1);
  });

  test("a missing row", () => {
    const wrong = tables.map((record) => ({
      ...record,
      tables: record.tables.map((table) => ({
        ...table,
        rows: table.rows.filter(({ name }) => name !== "progress"),
      })),
    }));
    expect(differences(run(wrong)).join("\n")).toMatch(/Table 4, progress.*transcription error/);
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

  test("writes fingerprints and dates, and keeps every other byte", () => {
    change("003", "Updated on 2026-01-08", "Updated on 2026-03-01");
    const files = memory();
    const given = written.map(([record]) => record);
    const { output, status } = run(given, true, files);
    expect(status).toBe(0);
    expect(output).toMatch(
      /spec\/dds\/tables\/list-backups\.yaml: \d+ fingerprints, edition 2026-03-01/,
    );
    for (const record of given) {
      const plain = (text: string | undefined): string | undefined =>
        text
          ?.replace(/(hash|accepted): "[0-9a-f]{16}"/g, "$1")
          .replace(/edition: "[\d-]+"/, "edition");
      expect(plain(files.written.get(record.file))).toBe(plain(projectFiles.read(record.file)));
      expect(files.written.get(record.file)).not.toBe(projectFiles.read(record.file));
    }
  });

  test("accepts a file that was edited since, and one that never was, as the build requires", () => {
    const [record, ...others] = tables;
    if (!record) throw new Error("There are no tables.");
    const { accepted, ...never } = record;
    for (const [given, text] of [
      [never, `hash: "${record.hash}"\n`],
      [
        { ...record, accepted: "1111111111111111" },
        `hash: "${record.hash}"\naccepted: '1111111111111111' # by hand\n`,
      ],
    ] as const) {
      const { placeOf, file: name, service, ...data } = never;
      const rest = stringify({ ...data, hash: undefined });
      const files = memory();
      files.write(name, text + rest);
      expect(differences(run([given, ...others]))).toEqual([
        expect.stringMatching(/^Acceptance \| /),
      ]);
      expect(run([given, ...others], true, files)).toMatchObject({ status: 0, errors: [] });
      const written = parse(files.read(name) ?? "") as SourceDocument;
      expect(written.accepted).toBe(accepted);
      expect(unacceptedTables([{ ...written, file: name, service, placeOf }])).toEqual([]);
    }
  });

  test("writes nothing while a fact differs", () => {
    change("003", "ranges from 1 to 100", "ranges from 1 to 200");
    const files = memory();
    const { errors, status } = run(tables, true, files);
    expect(status).toBe(1);
    expect(errors).toEqual([
      "Nothing was written: 1 fact differs, and --accept writes fingerprints and dates only.",
    ]);
    expect(files.written.size).toBe(0);
  });
});

describe("reports a file that is not the document of a file of tables in one line", () => {
  test.each([
    ["an empty file", "", /001_df96496f9513eb0d\.txt:1:1 {2}The file is empty\.$/],
    ["a binary file", "\0\0", /:1:1 {2}The file is not text: it has a NUL character\.$/],
    [
      "no request line",
      "A Title\n\nFunction\n\nNothing.\n",
      /:1:1 {2}The document has no request line: .*\.$/,
    ],
    [
      "no table",
      "A Title\n\nURI\n\nGET /v1.0/{project_id}/snapshots\n",
      /:1:1 {2}The document has no table of parameters\.$/,
    ],
    [
      "an example that is not valid JSON",
      textOf("001").replace('"count": 2', '"count": '),
      /:\d+:\d+ {2}\S.*JSON.*\.$/,
    ],
    [
      "two rows with the same name",
      textOf("001").replace("finished\n\nString", "started\n\nString"),
      /:\d+:1 {2}Table 3 has two rows named started\.$/,
    ],
    [
      "the request of another operation",
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

  test("a broken table", () => {
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

  test("a document of another operation in the folder", () => {
    writeFileSync(
      join(folder, "servers.txt"),
      textOf("001").replace(/v1\.0\/\{project_id\}\/snapshots/g, "v2/{project_id}/servers"),
    );
    const { errors, status } = run();
    expect(status).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/servers\.txt:\d+:1 {2}\S.*servers.*\.$/)]);
  });

  test("none of another operation, if only one operation is verified", () => {
    writeFileSync(join(folder, "unknown.txt"), textOf("001").replaceAll("/snapshots", "/servers"));
    writeFileSync(join(folder, "unreadable.txt"), "A Title\n\nFunction\n\nNothing.\n");
    const [{ operation } = { operation: "" }] = tables;
    expect(run().errors).toHaveLength(2);
    const only = verifyPages(tables, { folder, operation });
    expect({ errors: only.errors, status: only.status }).toEqual({ errors: [], status: 0 });
    writeFileSync(join(folder, tables[0]?.document ?? ""), "");
    expect(verifyPages(tables, { folder, operation }).errors).toHaveLength(1);
  });

  test("a missing document", () => {
    rmSync(join(folder, file("000")));
    const { errors, status } = run();
    expect(status).toBe(1);
    expect(errors).toEqual([
      expect.stringContaining("The source document 000_be0af6c6f98b15fa.txt is missing in "),
    ]);
  });

  test("reads a document in a subfolder if a file of tables names it, and ignores others there", () => {
    mkdirSync(join(folder, "other-editions"));
    rmSync(join(folder, file("000")));
    writeFileSync(join(folder, "other-editions", file("000")), textOf("000"));
    writeFileSync(join(folder, "other-editions", "900_old.txt"), textOf("000"));
    expect(run()).toMatchObject({ errors: [], status: 0 });
  });

  test("ignores other files, and recognises a document under another name by its content", () => {
    mkdirSync(join(folder, "old.txt"));
    writeFileSync(join(folder, "README.md"), "Not a document.");
    rmSync(join(folder, file("000")));
    writeFileSync(join(folder, "ListClusterSnapshots.txt"), textOf("000"));
    expect(run()).toMatchObject({ errors: [], status: 0 });
  });
});

describe("npm run tables:verify", () => {
  test.each([
    [[], "The folder of the source documents is missing: --documents DIR."],
    [["--documents", "/no/such/folder"], "There is no folder /no/such/folder."],
    [["--document", "x"], "Unknown option '--document'"],
  ])("exits with a message, its usage and status 2 for the arguments %j", (options, message) => {
    const { errors, ...result } = tablesVerify(options);
    expect(result).toEqual({ output: "", status: 2 });
    expect(errors[0]).toContain(message);
    expect(errors.join("\n")).toContain("Usage: npm run tables:verify -- --documents DIR");
  });

  test("prints the differences and exits with status 1", () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ["--import", "tsx", inProject("scripts/verify/tables-verify.ts"), "--documents", folder],
      { cwd: projectFolder, encoding: "utf8" },
    );
    expect(status).toBe(1);
    expect(stdout).toContain("new edition");
  });
});
