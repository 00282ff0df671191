import { appendFileSync, cpSync, rmSync } from "node:fs";
import { afterAll, beforeAll, test } from "@jest/globals";
import { expectClearMessage, replaceIn, type BrokenInput } from "../support/broken-input.js";
import { copyProject, type ProjectCopy } from "../support/project-copy.js";

let project: ProjectCopy;
beforeAll(() => {
  project = copyProject();
});
afterAll(() => project.remove());

// Each is a whole build, so that only the commonest mistakes are made here; test/build makes the others.
const cases: readonly BrokenInput[] = [
  [
    "malformed YAML in a component",
    (project) => appendFileSync(project.path("spec/dws/schemas/Datastore.yaml"), "a: b: c\n"),
    [["spec/dws/schemas/Datastore.yaml", "a: b: c", "Failed to parse: bad indentation of a mapping entry"]],
  ],
  [
    "a reference to nothing",
    (project) => replaceIn(project, "spec/dws/schemas/Snapshot.yaml", "SnapshotStatus.yaml", "SnapshotState.yaml"),
    [["spec/dws/schemas/Snapshot.yaml", "SnapshotState.yaml", "Can't resolve $ref: there is no file spec/dws/schemas/SnapshotState.yaml"]],
  ],
  [
    "two components of one name",
    (project) => {
      cpSync(project.path("spec/shared/schemas/ErrorBody.yaml"), project.path("spec/dws/schemas/ErrorBody.yaml"));
      replaceIn(project, "spec/dws/responses/Conflict.yaml", "../../shared/schemas/ErrorBody.yaml", "../schemas/ErrorBody.yaml");
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
    (project) => rmSync(project.path("spec/dws/examples/SnapshotOrder.yaml")),
    [["spec/dws/paths/snapshots.yaml", "SnapshotOrder.yaml", "Can't resolve $ref: there is no file spec/dws/examples/SnapshotOrder.yaml"]],
  ],
  [
    "an unknown extension",
    (project) => replaceIn(project, "spec/dws/paths/cluster-snapshots.yaml", "x-speakeasy-retries", "x-speakeasy-retry"),
    [
      [
        "spec/dws/paths/cluster-snapshots.yaml",
        "x-speakeasy-retry:",
        "R05 x-speakeasy-retry is not a known extension; the known ones are x-extensible-enum, ",
      ],
      ["spec/dws/paths/cluster-snapshots.yaml", "x-speakeasy-retry:", "goes back to no document and to no deviation."],
      ["spec/dws/paths/cluster-snapshots.yaml", "get:", 'The ledger has {"strategy":"backoff",'],
    ],
  ],
];

test.each(cases)(
  "%s ends the build with clear messages, and generated/ is as it was",
  (...broken) => expectClearMessage(project, broken),
  60_000,
);
