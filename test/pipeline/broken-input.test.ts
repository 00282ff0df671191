import { appendFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, test } from "@jest/globals";
import { expectClearMessage, replaceIn, type BrokenInput } from "../support/broken-input.js";
import { copyProject, type ProjectCopy } from "../support/project-copy.js";

let project: ProjectCopy;
beforeAll(() => {
  project = copyProject();
});
afterAll(() => project.remove());

// Each is a build, so that only mistakes which end it early are made here; test/build makes the others.
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
        "SnapshotRequest.yaml",
        "Can't resolve $ref: there is no file spec/dws/examples/SnapshotRequest.yaml",
      ],
    ],
  ],
];

test.each(cases)(
  "%s ends the build with clear messages, and generated/ is as it was",
  (...broken) => expectClearMessage(project, broken),
  60_000,
);
