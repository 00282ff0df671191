// The program of guides/tutorials/nightly-job.md, run against a sandbox: the file in the folder beside this one is what the guide shows.
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { createDdsClient, createDwsClient, optionsFromEnvironment } from "../../src/index.js";
import { recordedSeed, startSandbox, type Sandbox } from "../../src/sandbox.js";
import { variablesOf } from "../support/command.js";
import { blocksOf, readGuides } from "../support/guides.js";
import { runProgram, type Run } from "../support/run-program.js";

const cluster = { id: "e59d6b86-9072-46eb-a996-13f8b44994c1", name: "sales" };
const instance = { id: "d8e6ca5a624745bcb546a227aa3ae1cfin02", name: "orders", mode: "Single" };
const name = `nightly-${new Date().toISOString().slice(0, 10)}`;
const failed = { id: "failed", name, type: "MANUAL", status: "UNAVAILABLE" };

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({
    creationMs: 0,
    seed: {
      clusters: [cluster],
      snapshots: [{ ...failed, cluster_id: cluster.id }],
      instances: [instance],
      backups: [],
    },
  });
});
afterEach(() => sandbox.close());

/** Runs the program, and returns what it writes, sorted, and its exit code. */
async function run(...ids: string[]): Promise<Run> {
  const file = inProject("test/guides/nightly-job/program.ts");
  const { output, ...others } = await runProgram(file, sandbox, ids);
  return { ...others, output: [...output].sort() };
}

/** The name and the status of each snapshot and backup. */
async function state(): Promise<unknown> {
  const variables = variablesOf(sandbox);
  const dws = createDwsClient(optionsFromEnvironment("dws", variables));
  const { snapshots = [] } = await dws.listSnapshots();
  const dds = createDdsClient(optionsFromEnvironment("dds", variables));
  const { backups } = await dds.listBackups();
  return [...snapshots, ...backups].map((item) => [item.name, item.status]);
}

const finished = [
  [name, "AVAILABLE"],
  [name, "COMPLETED"],
];

const { text = "" } = readGuides().find(({ file }) => file === "nightly-job") ?? {};

test("the guide shows this program", () => {
  const program = readFileSync(inProject("test/guides/nightly-job/program.ts"), "utf8");
  expect(blocksOf(text, "ts")).toEqual([
    program.replace("../../../src/index.js", "huaweicloud-dws-dds"),
  ]);
});

test("the guide runs the program with a cluster and an instance that the sandbox has", () => {
  expect(blocksOf(text, "sh")).toContain(`node nightly-job.mjs ${cluster.id} ${instance.id}\n`);
  const { clusters, instances = [] } = recordedSeed();
  const ids = [...clusters, ...instances].map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([cluster.id, instance.id]));
});

test("the guide shows what a second run prints", async () => {
  await run(cluster.id, instance.id);
  const { output } = await run(cluster.id, instance.id);
  const [, again = ""] = blocksOf(text, "text");
  expect(again.trimEnd().split("\n").sort()).toEqual(output);
});

test("the program replaces a failed snapshot, and has the same result in each of two runs", async () => {
  for (let runs = 1; runs <= 2; runs += 1) {
    expect(await run(cluster.id, instance.id)).toEqual({
      output: ["backup: COMPLETED", "snapshot: AVAILABLE 100%"],
      errors: [],
      exitCode: 0,
    });
    expect(await state()).toEqual(finished);
  }
});

test("the program has the same result when the responses of both create calls are lost", async () => {
  for (const operation of ["createSnapshot", "createManualBackup"])
    sandbox.fail({ operation, reset: "before", afterEffect: true });
  expect(await run(cluster.id, instance.id)).toMatchObject({ errors: [], exitCode: 0 });
  expect(await state()).toEqual(finished);
});

test("the program finishes the backup and has exit code 1 when the snapshot fails", async () => {
  sandbox.fail({ operation: "deleteSnapshot", status: 403, body: { error_code: "DWS.0015" } });
  const result = await run(cluster.id, instance.id);
  expect(result).toMatchObject({ errors: [expect.stringContaining("DWS.0015")], exitCode: 1 });
  expect(await state()).toEqual([
    [name, "UNAVAILABLE"],
    [name, "COMPLETED"],
  ]);
});
