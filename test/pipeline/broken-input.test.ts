import { createHash } from "node:crypto";
import { appendFileSync, cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { copyProject, type ProjectCopy } from "../support/project-copy.js";

let project: ProjectCopy;
beforeAll(() => {
  project = copyProject();
});
afterAll(() => project.remove());

function replace(file: string, text: string, by: string): void {
  const before = readFileSync(project.path(file), "utf8");
  if (!before.includes(text)) throw new Error(`${file} does not hold ${text}`);
  writeFileSync(project.path(file), before.replace(text, by));
}

function fingerprint(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = createHash("sha256");
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(path).update(readFileSync(path));
  return hash.digest("hex");
}

/** A line of the output: file, the text at whose line the finding stands, and what is said. */
type Expected = readonly [file: string, text: string, message: string];

/** What is broken, how, and the lines that say so. */
const cases: readonly (readonly [title: string, breakIt: () => void, findings: readonly Expected[]])[] = [
  [
    "malformed YAML in a component",
    () => appendFileSync(project.path("spec/dws/schemas/Datastore.yaml"), "a: b: c\n"),
    [["spec/dws/schemas/Datastore.yaml", "a: b: c", "Failed to parse: bad indentation of a mapping entry"]],
  ],
  [
    "malformed YAML in a root document",
    () => appendFileSync(project.path("spec/dds/openapi.yaml"), "a: b: c\n"),
    [["spec/dds/openapi.yaml", "a: b: c", "Failed to parse: bad indentation of a mapping entry"]],
  ],
  [
    "malformed YAML in a table",
    () => replace("spec/dds/tables/list-backups.yaml", "    rows:\n", "    rows: [\n"),
    [["spec/dds/tables/list-backups.yaml", "name: project_id", "Block collections are not allowed within flow collections"]],
  ],
  [
    "a reference to nothing",
    () => replace("spec/dws/schemas/Snapshot.yaml", "SnapshotStatus.yaml", "SnapshotState.yaml"),
    [["spec/dws/schemas/Snapshot.yaml", "SnapshotState.yaml", "Can't resolve $ref: there is no file spec/dws/schemas/SnapshotState.yaml"]],
  ],
  [
    "two components of one name",
    () => {
      cpSync(project.path("spec/shared/schemas/ErrorBody.yaml"), project.path("spec/dws/schemas/ErrorBody.yaml"));
      replace("spec/dws/responses/Conflict.yaml", "../../shared/schemas/ErrorBody.yaml", "../schemas/ErrorBody.yaml");
    },
    [
      [
        "spec/dws/schemas/ErrorBody.yaml",
        "type: object",
        "'schemas/ErrorBody' is not unique. It is also defined at: spec/shared/schemas/ErrorBody.yaml",
      ],
      [
        "spec/shared/schemas/ErrorBody.yaml",
        "type: object",
        "'schemas/ErrorBody' is not unique. It is also defined at: spec/dws/schemas/ErrorBody.yaml",
      ],
    ],
  ],
  [
    "a missing example file",
    () => rmSync(project.path("spec/dws/examples/SnapshotOrder.yaml")),
    [["spec/dws/paths/snapshots.yaml", "SnapshotOrder.yaml", "Can't resolve $ref: there is no file spec/dws/examples/SnapshotOrder.yaml"]],
  ],
  [
    "an answer without an example",
    () =>
      replace(
        "spec/dds/paths/backups.yaml",
        "          examples:\n            Backups:\n              $ref: ../examples/Backups.yaml\n",
        "",
      ),
    [
      ["spec/dds/tables/list-backups.yaml", "document: ", "There is no example Backups."],
      [
        "spec/dds/paths/backups.yaml",
        "application/json:",
        "listBackups shows no example of its answer 200: add a file to examples/ and refer to it.",
      ],
    ],
  ],
  [
    "an unknown extension",
    () => replace("spec/dws/paths/cluster-snapshots.yaml", "x-speakeasy-retries", "x-speakeasy-retry"),
    [
      [
        "spec/dws/paths/cluster-snapshots.yaml",
        "x-speakeasy-retry:",
        "x-speakeasy-retry is not a known extension; the known ones are x-extensible-enum, ",
      ],
    ],
  ],
  [
    "an example with a member that no schema names",
    () => appendFileSync(project.path("spec/dds/examples/Backups.yaml"), "  pages: 1\n"),
    [
      [
        "spec/dds/examples/Backups.yaml",
        "pages: 1",
        "Example value must conform to the schema: must NOT have unevaluated properties `pages`.",
      ],
    ],
  ],
  [
    "a documented value that the description dropped",
    () => replace("spec/dds/schemas/InstanceMode.yaml", "  - Single\n", ""),
    [["spec/dds/tables/list-backups.yaml", "name: mode", "Table 1: mode lacks the documented value Single."]],
  ],
];

/** The line that a text stands in, counted from 1. */
function lineOf(file: string, text: string): number {
  const lines = readFileSync(project.path(file), "utf8").split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}

describe("a broken input", () => {
  test.each(cases)(
    "%s ends the build with one clear message, and generated/ is as it was",
    (_, breakIt, findings) => {
      const before = fingerprint(project.path("generated"));
      cpSync(project.path("spec"), project.path("spec.whole"), { recursive: true });
      breakIt();
      const places = findings.map(([file, text]) => `${file}:${lineOf(file, text)}`);
      const { status, output } = project.build();
      rmSync(project.path("spec"), { recursive: true });
      renameSync(project.path("spec.whole"), project.path("spec"));

      expect(status).not.toBe(0);
      const printed = [...output.matchAll(/^(\S+:\d+):\d+ {2}(.*)$/gm)];
      expect(printed.map(([, place]) => place)).toEqual(places);
      expect(printed.map(([, , message]) => message)).toEqual(findings.map(([, , message]) => expect.stringContaining(message)));
      expect(output).toContain("generated/ is as it was.");
      expect(output).not.toMatch(/\n\s+at |node_modules/); // No stack of ours or of a tool.
      expect(fingerprint(project.path("generated"))).toBe(before);
    },
    60_000,
  );
});
