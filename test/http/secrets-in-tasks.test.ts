import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import * as entryPoint from "../../src/index.js";
import {
  applyBackupPolicy,
  applyRetention,
  applySnapshotPolicies,
  backupStatus,
  CloudError,
  createDdsClient,
  createDwsClient,
  ensureBackup,
  ensureSnapshot,
  keepSnapshot,
  paginateListBackups,
  paginateListClusterSnapshots,
  planBackupPolicy,
  planRetention,
  planSnapshotPolicies,
  restoreInstance,
  restoreToNewCluster,
  restoreToNewInstance,
  runForEach,
  waitUntilBackupCompleted,
  waitUntilClusterAvailable,
  waitUntilInstanceNormal,
  waitUntilJobCompleted,
  waitUntilSnapshotAvailable,
  type ClientOptions,
  type DdsClient,
  type DwsClient,
} from "../../src/index.js";
import {
  createValidation,
  validateResponse,
  type DriftReport,
  type ValidationOptions,
} from "../../src/validation.js";
import { endpoint, hurry, kinds, secret, secretHeaders, seen } from "../support/canaries.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

// A service can repeat a secret in a success, too: in a value or a name that a later error or report shows.

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const wanted = { name: "nightly", cluster_id };
const retention = { cluster_id, allNames: true, keep: { last: 1 } };
const instance_id = "d8e6ca5a624745bcb546a227aa3ae1cfin02";
const item = {
  id: "i",
  name: "nightly",
  cluster_id,
  instance_id,
  status: "AVAILABLE",
  type: "MANUAL",
  size: 1,
};
const newInstance = {
  ...{ name: "nightly", availability_zone: "a", subnet_id: "s", security_group_id: "g" },
  vpc_id: "674e9b42-cd8d-4d25-a2e6-5abcc565b961",
  flavor: [{ type: "single", spec_code: "c" } as const],
  restore_point: { backup_id: "i" },
  password: () => "Secret#Password%1",
};
/** Properties of the services that say why something failed, for people. */
const reasons = (reason: string): object => ({
  failed_detail: reason,
  fail_reason: reason,
  failed_reasons: { error_msg: reason },
  sub_items: [{ status: "FAILED", sub_item_name: reason, detail: reason }],
});

beforeAll(() => void jest.useFakeTimers());
afterAll(() => void jest.useRealTimers());

/** The ways of a success to repeat a text: the item of each list. */
const echoes: Readonly<Record<string, (echo: string) => object>> = {
  "a status": (echo) => ({ ...item, status: echo }),
  "a status in another case": (echo) => ({ ...item, status: echo.toLowerCase() }),
  "the id of a failed item": (echo) => ({ ...item, id: echo, status: "UNAVAILABLE" }),
  "a cluster": (echo) => ({ ...item, cluster_id: echo }),
  "the name of a property": (echo) => ({ ...item, [echo]: 1 }),
  "the reason of a snapshot or cluster that failed": (echo) => ({
    ...item,
    ...reasons(echo),
    status: "UNAVAILABLE",
  }),
  "the reason of a job of DWS that failed": (echo) => ({
    ...item,
    ...reasons(echo),
    status: "FAIL",
  }),
  "the reason of a backup or job that failed": (echo) => ({
    ...item,
    ...reasons(echo),
    status: "FAILED",
  }),
  "a value that is none of the documented ones": (echo) => ({ ...item, type: echo, progress: 3 }),
};

type Task = (dws: DwsClient, dds: DdsClient) => Promise<unknown>;

/** What can be called on top of a client, by its exported name. */
const tasks: Readonly<Record<string, Task>> = {
  ensureSnapshot: (dws) => ensureSnapshot(dws, wanted, { reconcileTimeoutMs: 1 }),
  ensureBackup: (_, dds) =>
    ensureBackup(dds, { name: "nightly", instance_id }, { reconcileTimeoutMs: 1 }),
  waitUntilSnapshotAvailable: (dws) =>
    waitUntilSnapshotAvailable(dws, { id: "i" }, { maxWaitMs: 5000 }),
  waitUntilBackupCompleted: (_, dds) =>
    waitUntilBackupCompleted(dds, { backup_id: "i", job_id: "j" }, { maxWaitMs: 5000 }),
  keepSnapshot: (dws) =>
    keepSnapshot(
      dws,
      { snapshot_id: "i", name: "nightly" },
      { reconcileTimeoutMs: 1, maxWaitMs: 1 },
    ),
  restoreToNewCluster: (dws) =>
    restoreToNewCluster(
      dws,
      { snapshot_id: "i", restore: { name: "nightly" } },
      { reconcileTimeoutMs: 1 },
    ),
  restoreInstance: (_, dds) =>
    restoreInstance(
      dds,
      { source: { instance_id, backup_id: "i" }, target: { instance_id: "i" } },
      { overwrite: true },
    ),
  restoreToNewInstance: (_, dds) =>
    restoreToNewInstance(dds, newInstance, { reconcileTimeoutMs: 1 }),
  planBackupPolicy: (_, dds) => planBackupPolicy(dds, { instance_id, keep_days: 7 }),
  applyBackupPolicy: (_, dds) =>
    applyBackupPolicy(dds, {
      ...{ instance_id, base: {}, policy: { keep_days: 0 } },
      ...{ changes: [], startsBackup: false },
    }),
  planSnapshotPolicies: (dws) =>
    planSnapshotPolicies(dws, { cluster_id, backup_strategies: [{ policy_name: "nightly" }] }),
  applySnapshotPolicies: (dws) =>
    applySnapshotPolicies(dws, { cluster_id, base: {}, request: { cluster_id }, changes: [] }),
  planRetention: (dws) => planRetention(dws, retention),
  // The list contains an item that the plan does not.
  applyRetention: (dws) =>
    applyRetention(dws, {
      createdAt: new Date().toISOString(),
      wanted: retention,
      kept: [],
      toDelete: [{ id: "j", name: "nightly", status: "AVAILABLE", time: "" }],
    }),
  async backupStatus(dws, dds) {
    const targets = { clusters: [cluster_id], instances: [instance_id], maxAgeMs: 1 };
    const { entries } = await backupStatus({ dws, dds }, targets);
    for (const { error } of entries) if (error) throw error;
  },
  async runForEach(dws) {
    for (const result of await runForEach([dws], (client) => client.listSnapshots()))
      if (!result.ok) throw result.error;
  },
  waitUntilClusterAvailable: (dws) =>
    waitUntilClusterAvailable(dws, { cluster_id }, { maxWaitMs: 5000 }),
  waitUntilInstanceNormal: (_, dds) =>
    waitUntilInstanceNormal(dds, { instance_id: "i" }, { maxWaitMs: 5000 }),
  waitUntilJobCompleted: (dws) => waitUntilJobCompleted(dws, { job_id: "i" }, { maxWaitMs: 5000 }),
  "waitUntilJobCompleted of DDS": (_, dds) =>
    waitUntilJobCompleted(dds, { job_id: "i" }, { maxWaitMs: 5000 }),
  paginateListClusterSnapshots: (dws) =>
    paginateListClusterSnapshots(dws, { cluster_id, limit: 1 }).toArray({ max: 1 }),
  paginateListBackups: (_, dds) => paginateListBackups(dds, { limit: 1 }).toArray({ max: 1 }),
};

test("the tasks of this test are all that the entry point exports, and some of the generated pagers", () => {
  const others =
    /^(create|is|to|parse|format|decode|credentials|logEvents|paginate|optionsFromEnvironment|traceEvents|[A-Z])|Credentials$/;
  const exported = Object.entries(entryPoint).filter(
    ([name, value]) => typeof value === "function" && !others.test(name),
  );
  const own = Object.keys(tasks).filter((name) => !others.test(name) && !name.includes(" "));
  expect(own.sort()).toEqual(exported.map(([name]) => name).sort());
});

/** Runs a task with each kind of validation, and gathers the errors and reports. */
async function reportsOf(task: Task, respond: (echo: string) => object, kind: string) {
  const outputs: (CloudError | DriftReport)[] = [];
  const { fetch, sent } = stubFetch(() => {
    const { headers = {}, url = "" } = sent.at(-1) ?? {};
    if (url.includes("iam.")) return issued();
    const found = respond(`\u001b[31m${Object.values(headers).join(" ")}\u0007\u009b`);
    // Signatures differ, so that a task which reads all pages would read new items without an end.
    const list = /[?&]offset=[1-9]/.test(url) ? [] : [found];
    return jsonResponse({
      ...{ ...found, snapshot: found, cluster: found, job: found, items: list },
      ...{ count: 1, total_count: 1, snapshots: list, backups: list, instances: list },
      ...{ clusters: list, backup_strategies: list, backup_policy: found },
    });
  });
  const credentials = kinds[kind]?.();
  if (!credentials) throw new Error(`There are no credentials of the kind ${kind}.`);
  const validations: (ValidationOptions | undefined)[] = [
    undefined,
    { onDrift: (report) => void outputs.push(report) },
    { failOnDrift: true },
  ];
  for (const validation of validations) {
    const options: ClientOptions = {
      endpoint,
      projectId: "p",
      credentials,
      headers: secretHeaders,
      validation: validation && createValidation(validation),
      fetch,
    };
    const call = task(createDwsClient(options), createDdsClient(options));
    const thrown = await hurry(
      call.then(
        () => undefined,
        (error: unknown) => error,
      ),
    );
    if (thrown !== undefined) outputs.push(thrown as CloudError);
  }
  return { outputs, sent };
}

const issued = () => jsonResponse({ token: {} }, 201, { "X-Subject-Token": secret.token });

describe.each(Object.entries(tasks))("%s shows no secret and no control character", (_, task) => {
  test.each(Object.entries(echoes))("that a success repeats as %s", async (__, respond) => {
    for (const kind of ["a token", "a temporary key", "a password"]) {
      const { outputs, sent } = await reportsOf(task, respond, kind);
      expect(outputs.length).toBeGreaterThan(0);
      const texts = outputs.flatMap((output) =>
        output instanceof CloudError
          ? [output.message, output.stack ?? "", ...Object.values(output).map(String)]
          : output.issues.flatMap(({ pointer, message }) => [pointer, message]),
      );
      expect(seen([...outputs, ...texts], sent)).toEqual([]);
      // Of the control characters, a stack contains line breaks.
      expect(texts.join("\n")).not.toMatch(/[^\P{Cc}\n]/u);
    }
  });
});

test("validateResponse, which knows no secret, shows no control character", () => {
  const issues = validateResponse("listSnapshots", { "\u001b[31m": 1 }, { strict: true });
  expect(issues).toEqual([
    { pointer: "/ [31m", message: expect.stringMatching(/^ \[31m is not documented/) },
  ]);
});
