// The program of guides/tutorials/nightly-job.md, run against a sandbox: the file in the folder beside this one is what the guide shows.
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { createDdsClient, createDwsClient, optionsFromEnvironment } from "../../src/index.js";
import { recordedSeed, startSandbox, type Sandbox } from "../../src/sandbox.js";
import { blocksOf, readGuides } from "../support/guides.js";

const cluster = { id: "e59d6b86-9072-46eb-a996-13f8b44994c1", name: "sales" };
const instance = { id: "d8e6ca5a624745bcb546a227aa3ae1cfin02", name: "orders", mode: "Single" };
const name = `nightly-${new Date().toISOString().slice(0, 10)}`;
const failed = { id: "failed", name, type: "MANUAL", status: "UNAVAILABLE" };

const { argv, env, exitCode } = process;
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
  const { accessKeyId, secretAccessKey, projectId } = sandbox.account;
  process.env = {
    HUAWEICLOUD_DWS_ENDPOINT: sandbox.url,
    HUAWEICLOUD_DDS_ENDPOINT: sandbox.url,
    HUAWEICLOUD_SDK_AK: accessKeyId,
    HUAWEICLOUD_SDK_SK: secretAccessKey,
    HUAWEICLOUD_SDK_PROJECT_ID: projectId,
  };
});
afterEach(async () => {
  Object.assign(process, { argv, env, exitCode });
  await sandbox.close();
});

/** How often the program has run: another query evaluates it again, but not what it imports. */
let runs = 0;

/** Runs the program, and returns what it writes and its exit code. */
async function run(...ids: string[]) {
  const log = jest.spyOn(console, "log").mockImplementation(() => {});
  const error = jest.spyOn(console, "error").mockImplementation(() => {});
  process.argv = [...argv.slice(0, 2), ...ids];
  await import(`./nightly-job/program.js?${(runs += 1)}`);
  const lines = (calls: readonly (readonly unknown[])[]) => calls.map(([line]) => String(line));
  const written = { output: lines(log.mock.calls).sort(), errors: lines(error.mock.calls) };
  jest.restoreAllMocks(); // The next run counts from zero.
  return { ...written, exitCode: process.exitCode };
}

/** The name and the status of each snapshot and backup. */
async function state(): Promise<unknown> {
  const { snapshots = [] } = await createDwsClient(optionsFromEnvironment("dws")).listSnapshots();
  const { backups } = await createDdsClient(optionsFromEnvironment("dds")).listBackups();
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
      exitCode,
    });
    expect(await state()).toEqual(finished);
  }
});

test("the program has the same result when the responses of both create calls are lost", async () => {
  for (const operation of ["createSnapshot", "createManualBackup"])
    sandbox.fail({ operation, reset: "before", afterEffect: true });
  expect(await run(cluster.id, instance.id)).toMatchObject({ errors: [], exitCode });
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
