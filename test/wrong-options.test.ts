// What a program without a type checker can get wrong must not be ignored.
import { describe, expect, test } from "@jest/globals";
import { downloadBackup } from "../src/download.js";
import {
  accessKeyCredentials,
  applyBackupPolicy,
  applyRetention,
  applySnapshotPolicies,
  backupStatus,
  ConfigurationError,
  createDdsClient,
  createDwsClient,
  ensureBackup,
  ensureSnapshot,
  keepSnapshot,
  paginateListBackups,
  paginateListClusterSnapshots,
  passwordCredentials,
  planBackupPolicy,
  planRetention,
  planSnapshotPolicies,
  restoreInstance,
  restoreToNewCluster,
  restoreToNewInstance,
  runForEach,
  tokenCredentials,
  ValidationError,
  waitUntilBackupCompleted,
  waitUntilClusterAvailable,
  waitUntilInstanceNormal,
  waitUntilJobCompleted,
  waitUntilSnapshotAvailable,
} from "../src/index.js";
import { createRawClient } from "../src/raw.js";
import { startSandbox } from "../src/sandbox.js";
import { createValidation, validateResponse } from "../src/validation.js";
import { jsonResponse, stubFetch } from "./support/stub-fetch.js";

const clientOptions = {
  endpoint: "https://endpoint.example.com",
  projectId: "p",
  credentials: tokenCredentials("a-token"),
};
const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const user = { username: "u", password: "a-secret-password", domainName: "d", projectId: "p" };
const retention = { cluster_id, allNames: true, keep: { last: 1 } };
const plan = {
  createdAt: new Date().toISOString(),
  wanted: retention,
  kept: [],
  toDelete: [],
};
const key = { accessKeyId: "AK", secretAccessKey: "a-secret-key" };

/** Functions that take options, each with the name that its errors use. */
const { fetch, sent } = stubFetch(() =>
  jsonResponse({ snapshots: [], backups: [], total_count: 0 }),
);
const dws = createDwsClient({ ...clientOptions, fetch });
const dds = createDdsClient({ ...clientOptions, fetch });
const functions: Readonly<Record<string, (options: never) => unknown>> = {
  "the client": (options: object) => createDwsClient({ ...clientOptions, fetch, ...options }),
  "the copy of a client": (options) => dws.with(options),
  listSnapshots: (options) => dws.listSnapshots({}, options),
  listBackups: (options) => dds.listBackups({}, options),
  paginateListClusterSnapshots: (options) =>
    paginateListClusterSnapshots(dws, { cluster_id }, options).toArray(),
  paginateListBackups: (options) => paginateListBackups(dds, {}, options).toArray(),
  toArray: (options) => paginateListBackups(dds).toArray(options),
  ensureSnapshot: (options) => ensureSnapshot(dws, { name: "nightly", cluster_id }, options),
  waitUntilSnapshotAvailable: (options) =>
    waitUntilSnapshotAvailable(dws, { id: "s", cluster_id }, options),
  ensureBackup: (options) => ensureBackup(dds, { name: "nightly", instance_id: "i" }, options),
  waitUntilBackupCompleted: (options) => waitUntilBackupCompleted(dds, { backup_id: "b" }, options),
  keepSnapshot: (options) => keepSnapshot(dws, { snapshot_id: "s", name: "kept" }, options),
  restoreToNewCluster: (options) =>
    restoreToNewCluster(dws, { snapshot_id: "s", restore: { name: "restored" } }, options),
  restoreInstance: (options) =>
    restoreInstance(
      dds,
      { source: { instance_id: "i", backup_id: "b" }, target: { instance_id: "i" } },
      options,
    ),
  restoreToNewInstance: (options) => restoreToNewInstance(dds, {} as never, options),
  planBackupPolicy: (options) => planBackupPolicy(dds, { instance_id: "i" }, options),
  applyBackupPolicy: (options) => applyBackupPolicy(dds, {} as never, options),
  planSnapshotPolicies: (options) => planSnapshotPolicies(dws, { cluster_id }, options),
  applySnapshotPolicies: (options) => applySnapshotPolicies(dws, {} as never, options),
  planRetention: (options) => planRetention(dws, retention, options),
  applyRetention: (options) => applyRetention(dws, plan, options),
  runForEach: (options) => runForEach([], () => Promise.resolve(), options),
  waitUntilClusterAvailable: (options) => waitUntilClusterAvailable(dws, { cluster_id }, options),
  waitUntilInstanceNormal: (options) => waitUntilInstanceNormal(dds, { instance_id: "i" }, options),
  waitUntilJobCompleted: (options) => waitUntilJobCompleted(dds, { job_id: "j" }, options),
  backupStatus: (options) =>
    backupStatus({ dws, dds }, { clusters: [cluster_id], maxAgeMs: 1 }, options),
  downloadBackup: (options) => downloadBackup(dds, { backup_id: "b", to: "folder" }, options),
  passwordCredentials: (options: object) => passwordCredentials({ ...user, ...key, ...options }),
  accessKeyCredentials: (options: object) => accessKeyCredentials({ ...key, ...user, ...options }),
  startSandbox: (options) => startSandbox(options),
  createValidation: (options) => createValidation(options),
  validateResponse: (options) => validateResponse("listBackups", {}, options),
};

/** The error of a call, thrown or rejected. */
async function errorOf(name: string, options: unknown): Promise<Error> {
  const call = functions[name];
  if (!call) throw new Error(`There is no function ${name}.`);
  try {
    await call(options as never);
  } catch (error) {
    return error as Error;
  }
  throw new Error(`${name} accepts ${JSON.stringify(options)}.`);
}

describe("an option that a function does not have is an error, with the nearest name", () => {
  test.each([
    ["the client", { regoin: "r" }, "regoin is not an option of the client: use region."],
    ["the client", { retries: 3 }, "retries is not an option of the client: use retry."],
    [
      "the copy of a client",
      { timeout: 3 },
      "timeout is not an option of the client: use timeoutMs.",
    ],
    ["listSnapshots", { sinal: 5 }, "sinal is not an option of listSnapshots: use signal."],
    ["listSnapshots", { timeout: 5 }, "timeout is not an option of listSnapshots: use timeoutMs."],
    [
      "listBackups",
      { retry: { attempts: 1 } },
      "retry.attempts is not an option of listBackups: use maxAttempts.",
    ],
    [
      "listBackups",
      { zzz: 1 },
      "zzz is not an option of listBackups: use signal, timeoutMs, deadlineMs, maxResponseBytes, retry, headers, onResponse, extraQuery.",
    ],
    [
      "paginateListClusterSnapshots",
      { concurrent: 8 },
      "concurrent is not an option of paginate functions: use concurrency.",
    ],
    ["toArray", { maximum: 1 }, "maximum is not an option of toArray: use max."],
    [
      "ensureSnapshot",
      { reconcileTimeout: 1 },
      "reconcileTimeout is not an option of ensureSnapshot: use reconcileTimeoutMs.",
    ],
    [
      "waitUntilSnapshotAvailable",
      { maxWait: 1 },
      "maxWait is not an option of waitUntilSnapshotAvailable: use maxWaitMs.",
    ],
    [
      "waitUntilBackupCompleted",
      { interval: 1 },
      "interval is not an option of waitUntilBackupCompleted: use ",
    ],
    ["planRetention", { timeout: 1 }, "timeout is not an option of planRetention: use timeoutMs."],
    [
      "applyRetention",
      { maxWait: 1 },
      "maxWait is not an option of applyRetention: use maxWaitMs.",
    ],
    ["runForEach", { lane: "x" }, "lane is not an option of runForEach: use laneOf."],
    [
      "passwordCredentials",
      { domain: "d" },
      "domain is not an option of passwordCredentials: use domainName.",
    ],
    [
      "accessKeyCredentials",
      { sessionToken: "a-secret" },
      "sessionToken must be spelt securityToken.",
    ],
    [
      "startSandbox",
      { creationMS: 0 },
      "creationMS is not an option of startSandbox: use creationMs.",
    ],
    [
      "createValidation",
      { onDrifts: true },
      "onDrifts is not an option of createValidation: use onDrift.",
    ],
    [
      "validateResponse",
      { Strict: true },
      "Strict is not an option of validateResponse: use strict.",
    ],
  ])("%s %j", async (name, options, message) => {
    const error = await errorOf(name, options);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/[^.]\.$/);
    expect(error.message).not.toContain("secret");
  });

  const strict = Object.keys(functions).filter((name) => name !== "accessKeyCredentials");
  test.each(strict)("%s names its options", async (name) => {
    const error = await errorOf(name, { zzzz: 1 });
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toMatch(/^zzzz is not an option of [\w ]+: use \w+/);
  });
});

describe("an option of a wrong type is an error", () => {
  test.each([
    ["the client", { region: 5, endpoint: undefined }, "region must be a string."],
    ["the client", { endpoint: 5 }, "endpoint must be a string."],
    ["the client", { cloud: true }, "cloud must be a string."],
    ["the client", { userAgent: 5 }, "userAgent must be a string."],
    ["the client", { projectId: 5 }, "projectId must be a string."],
    ["the client", { region: "eu-de" }, "region must be left out beside an endpoint."],
    ["the client", { retry: true }, "retry must be an object or false."],
    ["the client", { retry: 3 }, "retry must be an object or false."],
    ["the client", { headers: new Headers({ "X-A": "1" }) }, "headers must be an object."],
    ["the client", { headers: new Map() }, "headers must be an object."],
    ["the client", { headers: { "X-A": {} } }, 'The header "x-a" must be one that can be sent.'],
    ["the client", { extraQuery: new URLSearchParams("a=1") }, "extraQuery must be an object."],
    ["listSnapshots", "text", "The options of listSnapshots must be an object."],
    ["listSnapshots", { timeoutMs: "5000" }, "timeoutMs must be a number from 1 to 2147483647."],
    ["listSnapshots", { extraQuery: "a=1" }, "extraQuery must be an object."],
    ["listSnapshots", { retry: { maxAttempts: "3" } }, "retry.maxAttempts must be a number from 1"],
    ["listSnapshots", { signal: new AbortController() }, "signal must be an AbortSignal."],
    ["paginateListBackups", { concurrency: true }, "concurrency must be a number from 1"],
    ["paginateListBackups", { concurrency: 0 }, "concurrency must be a number from 1"],
    ["paginateListBackups", { concurrency: 1.5 }, "concurrency must be a whole number."],
    ["ensureSnapshot", { reconcileTimeoutMs: "5" }, "reconcileTimeoutMs must be a number from 0"],
    ["ensureSnapshot", { deadlineMs: null }, "deadlineMs must be a number from 1"],
    ["ensureBackup", { replaceFailed: "yes" }, "replaceFailed must be true or false."],
    ["waitUntilSnapshotAvailable", { onPoll: "log" }, "onPoll must be a function."],
    ["waitUntilBackupCompleted", { maxWaitMs: "5" }, "maxWaitMs must be a number from 1"],
    ["applyRetention", { maxWaitMs: 0 }, "maxWaitMs must be a number from 1"],
    ["applyRetention", { onPoll: true }, "onPoll must be a function."],
    ["runForEach", { concurrency: 0 }, "concurrency must be a number from 1"],
    ["runForEach", { concurrency: 1.5 }, "concurrency must be a whole number."],
    ["runForEach", { laneOf: "cluster_id" }, "laneOf must be a function."],
    ["backupStatus", { now: 5 }, "now must be a function."],
    ["backupStatus", { concurrency: 0 }, "concurrency must be a number from 1"],
    ["downloadBackup", { idleTimeoutMs: 0 }, "idleTimeoutMs must be a number from 1"],
    ["downloadBackup", { onProgress: true }, "onProgress must be a function."],
    ["passwordCredentials", { projectId: 5 }, "projectId must be a string."],
    ["passwordCredentials", { authUrl: new URL("https://iam") }, "authUrl must be a string."],
    ["startSandbox", { port: "8080" }, "port must be a number from 0"],
    ["startSandbox", { creationMs: "1" }, "creationMs must be a number from 0"],
    ["startSandbox", { offsetUnit: "pages" }, 'offsetUnit must be "page" or "item".'],
    ["createValidation", { onDrift: true }, "onDrift must be a function."],
  ])("%s %j", async (name, options, message) => {
    const error = await errorOf(name, options);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toContain(message);
  });

  test("createRawClient takes no options", () => {
    const create = createRawClient as (client: object, options: object) => unknown;
    expect(() => create(dws, { headers: {} })).toThrow(ConfigurationError);
  });
});

test("a raw call whose body contains itself is a ConfigurationError", async () => {
  const body: Record<string, unknown> = {};
  body["snapshot"] = body;
  await expect(
    createRawClient(dws).POST("/v1.0/{project_id}/snapshots", { body } as never),
  ).rejects.toThrow(new ConfigurationError("The body of a raw call cannot be written as JSON."));
});

describe("an input that is none, or cannot be sent, is a ValidationError", () => {
  const circular: Record<string, unknown> = { name: "nightly", cluster_id };
  circular["description"] = circular;
  let deep: unknown = "x";
  for (let depth = 0; depth < 100_000; depth += 1) deep = { deep };

  test.each<[string, () => Promise<unknown>]>([
    ["listSnapshots(null)", () => dws.listSnapshots(null as never)],
    ["listSnapshots(5)", () => dws.listSnapshots(5 as never)],
    ["createSnapshot(null)", () => dws.createSnapshot(null as never)],
    ["createSnapshot(text)", () => dws.createSnapshot("text" as never)],
    ["createSnapshot([])", () => dws.createSnapshot([] as never)],
    ["a circular body", () => dws.createSnapshot({ snapshot: circular } as never)],
    [
      "a BigInt in a body",
      () => dws.createSnapshot({ snapshot: { name: 1n, cluster_id } } as never),
    ],
    [
      "a deeply nested body",
      () => dws.createSnapshot({ snapshot: { name: deep, cluster_id: deep } } as never),
    ],
    ["a deeply nested property", () => dws.createSnapshot({ snapshot: deep } as never)],
    ["a BigInt in a query", () => dds.listBackups({ limit: 1n, backup_type: 1n } as never)],
    ["a circular query", () => dds.listBackups({ backup_type: circular } as never)],
  ])("%s", async (_, call) => {
    const before = sent.length;
    await expect(call()).rejects.toThrow(ValidationError);
    expect(sent).toHaveLength(before);
  });

  test.each([
    [
      { signal: new AbortController().signal },
      "signal is an option: pass it in the second argument.",
    ],
    [{ timeoutMs: 5 }, "timeoutMs is an option: pass it in the second argument."],
    [{ extraQuery: {} }, "extraQuery is an option: pass it in the second argument."],
  ])("options in place of the input: %j", async (options, message) => {
    await expect(dws.listSnapshots(options as never)).rejects.toThrow(ValidationError);
    await expect(dws.listSnapshots(options as never)).rejects.toThrow(message);
    await expect(dds.listBackups(options as never)).rejects.toThrow(message);
    await expect(paginateListBackups(dds, options as never).toArray()).rejects.toThrow(message);
  });

  test("a name that an operation without input does not have", async () => {
    await expect(dws.listSnapshots({ limit: 1 } as never)).rejects.toThrow(
      "listSnapshots was not sent: limit is not documented; there are no parameters.",
    );
  });

  test("a time in another form names the function that writes it", async () => {
    await expect(
      dds.listBackups({ begin_time: "2018-08-06T00:00:00Z", end_time: "2018-08-07 00:00:00" }),
    ).rejects.toThrow(/begin_time does not have the documented form .+: use formatDdsTime\.$/);
    await expect(dds.listBackups({ backup_id: "" })).rejects.not.toThrow("formatDdsTime");
  });
});

test.each<[() => Promise<unknown>, string]>([
  [() => waitUntilBackupCompleted(dds, {} as never), "waitUntilBackupCompleted needs `backup_id`."],
  [() => waitUntilSnapshotAvailable(dws, {}), "waitUntilSnapshotAvailable needs `id`."],
  [
    () => waitUntilClusterAvailable(dws, {} as never),
    "waitUntilClusterAvailable needs `cluster_id`.",
  ],
  [() => waitUntilInstanceNormal(dds, {} as never), "waitUntilInstanceNormal needs `instance_id`."],
  [
    () => restoreToNewInstance(dds, { restore_point: { backup_id: "b" } } as never),
    "restoreToNewInstance needs `name`.",
  ],
  [() => waitUntilJobCompleted(dws, null as never), "waitUntilJobCompleted needs `job_id`."],
  [() => waitUntilJobCompleted(dds, {} as never), "waitUntilJobCompleted needs `job_id`."],
  [() => ensureBackup(dds, null as never), "ensureBackup needs `name` and `instance_id`."],
  [() => ensureSnapshot(dws, null as never), "ensureSnapshot needs `name` and `cluster_id`."],
  [() => keepSnapshot(dws, null as never), "keepSnapshot needs `snapshot_id` and `name`."],
])("a task names the properties that it needs: %#", async (call, message) => {
  await expect(call()).rejects.toThrow(new ConfigurationError(message));
});
