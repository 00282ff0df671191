import { createHash } from "node:crypto";
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** What is broken, how, and the lines that say so: file, line, column and message. */
const cases: readonly (readonly [title: string, breakIt: () => void, findings: readonly string[]])[] = [
  [
    "malformed YAML in a component",
    () => appendFileSync(project.path("spec/dws/schemas/Datastore.yaml"), "a: b: c\n"),
    ["spec/dws/schemas/Datastore.yaml:12:5  Failed to parse: bad indentation of a mapping entry  (no-unresolved-refs)"],
  ],
  [
    "malformed YAML in a root document",
    () => appendFileSync(project.path("spec/dds/openapi.yaml"), "a: b: c\n"),
    ["spec/dds/openapi.yaml:66:5  Failed to parse: bad indentation of a mapping entry  (yaml)"],
  ],
  [
    "malformed YAML in a table",
    () => replace("spec/dds/tables/list-backups.yaml", "    rows:\n", "    rows: [\n"),
    ["spec/dds/tables/list-backups.yaml:11:7  Block collections are not allowed within flow collections  (yaml)"],
  ],
  [
    "a reference to nothing",
    () => replace("spec/dws/schemas/Snapshot.yaml", "SnapshotStatus.yaml", "SnapshotState.yaml"),
    ["spec/dws/schemas/Snapshot.yaml:36:5  Can't resolve $ref: there is no file spec/dws/schemas/SnapshotState.yaml  (no-unresolved-refs)"],
  ],
  [
    "two components of one name",
    () => {
      cpSync(project.path("spec/shared/schemas/ErrorBody.yaml"), project.path("spec/dws/schemas/ErrorBody.yaml"));
      replace("spec/dws/responses/Conflict.yaml", "../../shared/schemas/ErrorBody.yaml", "../schemas/ErrorBody.yaml");
    },
    [
      "spec/dws/schemas/ErrorBody.yaml:1:1  Component 'schemas/ErrorBody' is not unique. It is also defined at: spec/shared/schemas/ErrorBody.yaml  (component-name-unique)",
      "spec/shared/schemas/ErrorBody.yaml:1:1  Component 'schemas/ErrorBody' is not unique. It is also defined at: spec/dws/schemas/ErrorBody.yaml  (component-name-unique)",
    ],
  ],
  [
    "a missing example file",
    () => rmSync(project.path("spec/dws/examples/SnapshotOrder.yaml")),
    [
      "spec/dws/paths/snapshots.yaml:104:13  Can't resolve $ref: there is no file spec/dws/examples/SnapshotOrder.yaml  (no-unresolved-refs)",
    ],
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
      "spec/dds/tables/list-backups.yaml:1:1  There is no example Backups.  (tables)",
      "spec/dds/paths/backups.yaml:62:9  listBackups shows no example of its answer 200: add a file to examples/ and refer to it.  (spectral recorded-examples)",
    ],
  ],
  [
    "an unknown extension",
    () => replace("spec/dws/paths/cluster-snapshots.yaml", "x-speakeasy-retries", "x-speakeasy-retry"),
    ["spec/dws/paths/cluster-snapshots.yaml:29:3  x-speakeasy-retry is not a known extension; the known ones are x-extensible-enum, "],
  ],
  [
    "an example with a member that no schema names",
    () => appendFileSync(project.path("spec/dds/examples/Backups.yaml"), "  pages: 1\n"),
    ["spec/dds/examples/Backups.yaml:18:3  Example value must conform to the schema: must NOT have unevaluated properties `pages`."],
  ],
  [
    "a documented value that the description dropped",
    () => replace("spec/dds/schemas/InstanceMode.yaml", "  - Single\n", ""),
    ["spec/dds/tables/list-backups.yaml:19:9  Table 1: mode lacks the documented value Single.  (tables)"],
  ],
];

describe("a broken input", () => {
  test.each(cases)(
    "%s ends the build with one clear message, and generated/ is as it was",
    (_, breakIt, findings) => {
      const before = fingerprint(project.path("generated"));
      cpSync(project.path("spec"), project.path("spec.whole"), { recursive: true });
      breakIt();
      const { status, output } = project.build();
      rmSync(project.path("spec"), { recursive: true });
      cpSync(project.path("spec.whole"), project.path("spec"), { recursive: true });
      rmSync(project.path("spec.whole"), { recursive: true });

      expect(status).not.toBe(0);
      const printed = output.split("\n").filter((line) => /^\S+:\d+:\d+ /.test(line));
      expect(printed).toEqual(findings.map((finding) => expect.stringContaining(finding)));
      expect(output).toContain("generated/ is as it was.");
      expect(output).not.toMatch(/\n\s+at |node_modules/); // No stack of ours or of a tool.
      expect(fingerprint(project.path("generated"))).toBe(before);
    },
    60_000,
  );
});
