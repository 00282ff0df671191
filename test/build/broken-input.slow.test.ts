import { appendFileSync, cpSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  expectClearMessage,
  startGenerate,
  type BrokenInput,
  type ResidentGenerate,
} from "../support/broken-input.js";
import { copyProject, replaceIn, type ProjectCopy } from "../support/project-copy.js";

let project: ProjectCopy;
let resident: ResidentGenerate;
const warnings: Error[] = [];
const collect = (warning: Error): void => {
  if (warning.name === "MaxListenersExceededWarning") warnings.push(warning);
};
process.on("warning", collect);
beforeAll(async () => {
  project = copyProject();
  resident = await startGenerate(project);
});
afterAll(() => {
  process.off("warning", collect);
  project.remove();
  resident.close();
});

const cases: readonly BrokenInput[] = [
  [
    "malformed YAML in a component",
    (project) => appendFileSync(project.path("spec/dws/schemas/Datastore.yaml"), "a: b: c\n"),
    [
      [
        "spec/dws/schemas/Datastore.yaml",
        "a: b: c",
        "Failed to parse: bad indentation of a mapping entry",
      ],
    ],
  ],
  [
    "a reference to nothing",
    (project) =>
      replaceIn(
        project,
        "spec/dws/schemas/Snapshot.yaml",
        "SnapshotStatus.yaml",
        "SnapshotState.yaml",
      ),
    [
      [
        "spec/dws/schemas/Snapshot.yaml",
        "SnapshotState.yaml",
        "Can't resolve $ref: there is no file spec/dws/schemas/SnapshotState.yaml",
      ],
    ],
  ],
  [
    "a missing example file",
    (project) => rmSync(project.path("spec/dws/examples/SnapshotRequest.yaml")),
    [
      [
        "spec/dws/paths/snapshots.yaml",
        "examples/SnapshotRequest.yaml",
        "Can't resolve $ref: there is no file spec/dws/examples/SnapshotRequest.yaml",
      ],
    ],
  ],
  [
    "two components of one name",
    (project) => {
      cpSync(
        project.path("spec/shared/schemas/ErrorBody.yaml"),
        project.path("spec/dws/schemas/ErrorBody.yaml"),
      );
      replaceIn(
        project,
        "spec/dws/responses/Conflict.yaml",
        "../../shared/schemas/ErrorBody.yaml",
        "../schemas/ErrorBody.yaml",
      );
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
    "an unknown extension",
    (project) =>
      replaceIn(
        project,
        "spec/dws/paths/cluster-snapshots.yaml",
        "x-speakeasy-pagination",
        "x-speakeasy-paging",
      ),
    [
      [
        "spec/dws/paths/cluster-snapshots.yaml",
        "x-speakeasy-paging:",
        "R05 x-speakeasy-paging is not a known extension; the known ones are x-extensible-enum, ",
      ],
      [
        "spec/dws/paths/cluster-snapshots.yaml",
        "x-speakeasy-paging:",
        "is unverified: no source document and no deviation states it.",
      ],
      ["spec/dws/paths/cluster-snapshots.yaml", "get:", 'expects {"type":"offsetLimit",'],
    ],
  ],
  [
    "malformed YAML in a root document",
    (project) => appendFileSync(project.path("spec/dds/openapi.yaml"), "a: b: c\n"),
    [["spec/dds/openapi.yaml", "a: b: c", "Failed to parse: bad indentation of a mapping entry"]],
  ],
  [
    "malformed YAML in a table",
    (project) =>
      replaceIn(project, "spec/dds/tables/list-backups.yaml", "    rows:\n", "    rows: [\n"),
    [
      [
        "spec/dds/tables/list-backups.yaml",
        "name: project_id",
        "Block collections are not allowed within flow collections",
      ],
    ],
  ],
  [
    "an example without a summary",
    (project) =>
      replaceIn(
        project,
        "spec/dds/examples/BackupFiles.yaml",
        "summary: A backup of one file.\n",
        "",
      ),
    [
      [
        "spec/dds/paths/backup-download-file.yaml",
        "application/json:",
        "R10 showBackupDownloadLink has no example of its response 200 with a summary: add a file to examples/ and refer to it.",
      ],
    ],
  ],
  [
    "a link to an unknown operation",
    (project) =>
      replaceIn(
        project,
        "spec/dws/paths/snapshots.yaml",
        "operationId: listClusterSnapshots",
        "operationId: readSnapshot",
      ),
    [
      [
        "spec/dws/paths/snapshots.yaml",
        "operationId: readSnapshot",
        'expects "listClusterSnapshots" here, the description has "readSnapshot".',
      ],
      [
        "spec/dws/paths/snapshots.yaml",
        "operationId: readSnapshot",
        "R07 The link has the target readSnapshot, but no operation has this operationId.",
      ],
    ],
  ],
  [
    "an example with a property that no schema has",
    (project) => appendFileSync(project.path("spec/dds/examples/Backups.yaml"), "  pages: 1\n"),
    [
      [
        "spec/dds/examples/Backups.yaml",
        "pages: 1",
        "Example value must conform to the schema: must NOT have unevaluated properties `pages`.",
      ],
      [
        "spec/dds/tables/list-backups.yaml",
        "response: { example: Backups",
        "003_6bd36c428338fa9a.txt, recording Backups: Backups differs from the value that the document prints: restore the recorded value.",
      ],
    ],
  ],
  [
    "a documented value that the description lacks",
    (project) => replaceIn(project, "spec/dds/schemas/InstanceNodeRole.yaml", "  - unknown\n", ""),
    [
      [
        "spec/dds/schemas/InstanceNodeRole.yaml",
        "x-enumDescriptions:",
        "R02 x-enumDescriptions has unknown, which is not in the list of values.",
      ],
      [
        "spec/dds/tables/list-instances.yaml",
        "name: role",
        '042_listInstances.rst, table 8, role: role: the description does not list "unknown". At dds.json#/components/schemas/InstanceNodeRole/x-extensible-enum (spec/dds/schemas/InstanceNodeRole.yaml:',
      ],
    ],
  ],
  [
    "tables that were edited after they were accepted",
    (project) =>
      replaceIn(
        project,
        "spec/dds/tables/list-backups.yaml",
        "title: Querying a Backup List",
        "title: Querying Backups",
      ),
    [
      [
        "spec/dds/tables/list-backups.yaml",
        "accepted: ",
        "The tables as they are now have not been compared with the document: run npm run tables:verify -- --documents DIR --operation listBackups --accept",
      ],
    ],
  ],
  [
    "an operation without tables",
    (project) => rmSync(project.path("spec/dws/tables/delete-snapshot-policy.yaml")),
    [
      [
        "spec/dws/paths/cluster-snapshot-policy.yaml",
        "operationId: deleteSnapshotPolicy",
        "deleteSnapshotPolicy has no tables: add those of its source document to spec/dws/tables/.",
      ],
    ],
  ],
  [
    "a parameter in a place that methods do not support",
    (project) =>
      replaceIn(
        project,
        "spec/dds/paths/backups.yaml",
        "    - $ref: ../parameters/Mode.yaml\n",
        "    - $ref: ../parameters/Mode.yaml\n    - name: X-Extra\n      in: header\n      description: A header.\n      schema:\n        type: string\n",
      ),
    [
      [
        "spec/dds/paths/backups.yaml",
        "get:",
        "listBackups: parameter X-Extra is in header, which no method can send yet.",
      ],
      [
        "spec/dds/paths/backups.yaml",
        "name: X-Extra",
        "is unverified: no source document and no deviation states it.",
      ],
    ],
  ],
];

test.each(cases)("%s is reported with file and line, and generated/ is unchanged", (...broken) =>
  expectClearMessage(project, () => resident.run(), broken),
);

test("runs of the linter leave no listeners behind", async () => {
  while (resident.lints() < 15) await resident.run(); // Node warns of the eleventh.
  expect(warnings).toEqual([]);
}, 120_000);

test("the command prints what the steps report, says that generated/ is unchanged, and fails", async () => {
  const file = "spec/dws/paths/cluster-snapshots.yaml";
  replaceIn(project, file, "x-speakeasy-pagination", "x-speakeasy-paging");
  const failures = await resident.run();
  const { status, output } = project.generate();
  expect(failures).not.toEqual([]);
  expect([status, output.replace(/\d+\.\d s/, "1.0 s")]).toEqual([
    1,
    `\n${failures.join("\n")}\n\nFailed after 1.0 s. generated/ is unchanged.\n`,
  ]);
});
