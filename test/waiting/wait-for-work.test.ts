// What runs in the background of both services, in a sandbox whose clock each poll advances.
import { afterEach, describe, expect, test } from "@jest/globals";
import {
  createDdsClient,
  createDwsClient,
  ensureBackup,
  ensureSnapshot,
  restoreInstance,
  tokenCredentials,
  waitUntilBackupCompleted,
  waitUntilClusterAvailable,
  waitUntilInstanceNormal,
  waitUntilJobCompleted,
  waitUntilSnapshotAvailable,
  type Poll,
} from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";

const cluster_id = "7d85f602-a948-4a30-afd4-e84f47471c15";
const instance_id = "d8e6ca5a624745bcb546a227aa3ae1cfin02";

const started: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of started.splice(0)) await sandbox.close();
});

/** Clients of a sandbox in which anything takes ten seconds, and options with which each poll takes five. */
async function start() {
  const clock = new ManualClock();
  const sandbox = await startSandbox({
    clock,
    creationMs: 10_000,
    seed: {
      clusters: [{ id: cluster_id, name: "dws-1" }],
      snapshots: [],
      instances: [{ id: instance_id, name: "dds-1", mode: "ReplicaSet" }],
      backups: [],
    },
  });
  started.push(sandbox);
  const options = {
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials: tokenCredentials(sandbox.issueToken()),
    retry: { baseDelayMs: 1 },
  };
  const seen: unknown[] = [];
  return {
    ...{ sandbox, clock, seen, dws: createDwsClient(options), dds: createDdsClient(options) },
    delays: {
      minDelayMs: 1,
      maxDelayMs: 1,
      onPoll: ({ state, percent }: Poll<unknown>) => {
        seen.push([state, percent]);
        clock.advance(5000);
      },
    },
  };
}

describe("waiting for a cluster", () => {
  test("ends when it is AVAILABLE and runs no task, with the progress of the task", async () => {
    const { dws, seen, delays } = await start();
    await ensureSnapshot(dws, { name: "nightly", cluster_id });
    const cluster = await waitUntilClusterAvailable(dws, { cluster_id }, delays);
    expect(cluster).toMatchObject({ id: cluster_id, status: "AVAILABLE" });
    expect(seen).toEqual([
      ["SNAPSHOTTING", 0],
      ["SNAPSHOTTING", 50],
      ["AVAILABLE", undefined],
    ]);
  });

  test("rejects with the reason when its restoration has failed", async () => {
    const { dws, clock, delays } = await start();
    const { id } = await ensureSnapshot(dws, { name: "nightly", cluster_id });
    clock.advance(10_000);
    const { cluster } = await dws.restoreCluster({
      snapshot_id: id,
      restore: { name: "unavailable-1" },
    });
    await expect(
      waitUntilClusterAvailable(dws, { cluster_id: cluster?.id ?? "" }, delays),
    ).rejects.toMatchObject({
      name: "WaiterError",
      lastState: "UNAVAILABLE",
      isTimeout: false,
      reason: expect.stringContaining("The name asks for a failure."),
    });
  });

  test("rejects when the service does not know it", async () => {
    const { dws, delays } = await start();
    await expect(
      waitUntilClusterAvailable(
        dws,
        { cluster_id: "00000000-0000-0000-0000-000000000000" },
        { ...delays, notFoundTimeoutMs: 5 },
      ),
    ).rejects.toMatchObject({ name: "WaiterError", lastState: undefined });
  });
});

describe("waiting for an instance", () => {
  test("ends when it is normal and nothing runs on it", async () => {
    const { dds, seen, delays } = await start();
    await ensureBackup(dds, { name: "nightly", instance_id });
    const instance = await waitUntilInstanceNormal(dds, { instance_id }, delays);
    expect(instance).toMatchObject({ id: instance_id, status: "normal" });
    expect(seen).toEqual([
      ["BACKUP", undefined],
      ["BACKUP", undefined],
      ["normal", undefined],
    ]);
  });

  /** Starts the restoration of a complete backup to an instance of a name. */
  async function startRestoration(name: string) {
    const started = await start();
    const { dds, clock } = started;
    const { backup_id } = await ensureBackup(dds, { name: "nightly", instance_id });
    clock.advance(10_000);
    const { id = "", job_id } = await dds.restoreNewInstance({
      ...{ name, restore_point: { type: "backup", backup_id }, availability_zone: "az-1" },
      ...{ vpc_id: "674e9b42-cd8d-4d25-a2e6-5abcc565b961", subnet_id: "s" },
      security_group_id: "g",
      flavor: [{ type: "replica", num: 1, size: "30", spec_code: "c" }],
    });
    return { ...started, instance: { instance_id: id, job_id } };
  }

  test("has the progress of its job, if that is known", async () => {
    const { dds, seen, delays, instance } = await startRestoration("restored-1");
    expect(await waitUntilInstanceNormal(dds, instance, delays)).toMatchObject({
      status: "normal",
    });
    expect(seen).toEqual([
      ["creating", undefined],
      ["creating", 50],
      ["normal", undefined],
    ]);
  });

  test("has the progress of a restoration that overwrites it", async () => {
    const { dds, seen, delays, clock } = await startRestoration("restored-1");
    clock.advance(10_000);
    const { backups } = await dds.listBackups({ instance_id });
    const source = { instance_id, backup_id: backups[0]?.id ?? "" };
    const target = { instance_id };
    const options = { overwrite: true } as const;
    const restoration = await restoreInstance(dds, { source, target }, options);
    await waitUntilInstanceNormal(dds, restoration, delays);
    expect(seen).toContainEqual([expect.any(String), 50]);
  });

  test("rejects with the reason of its job when its creation failed, if the job is known", async () => {
    const { dds, delays, clock, instance } = await startRestoration("failed-1");
    clock.advance(10_000);
    const errorOf = (job_id: string | undefined) =>
      waitUntilInstanceNormal(dds, { ...instance, job_id }, delays).catch(
        (error: unknown) => error,
      );
    expect(await errorOf(instance.job_id)).toMatchObject({
      ...{ name: "WaiterError", lastState: "createfail" },
      reason: "The name asks for a failure.",
    });
    expect(await errorOf(undefined)).toMatchObject({ lastState: "createfail", reason: undefined });
  });

  test("goes on when its job cannot be read", async () => {
    const { sandbox, dds, seen, delays, instance } = await startRestoration("restored-1");
    sandbox.fail({ operation: "showJobDetail", status: 403, times: 9 });
    expect(await waitUntilInstanceNormal(dds, instance, delays)).toMatchObject({
      status: "normal",
    });
    expect(seen).toContainEqual(["creating", undefined]);
  });
});

describe("waiting for a job", () => {
  test("of DDS that is not visible at first ends when it is Completed, with its progress", async () => {
    const { dds, seen, delays } = await start();
    const { job_id = "" } = await ensureBackup(dds, { name: "nightly", instance_id });
    expect(await waitUntilJobCompleted(dds, { job_id }, delays)).toMatchObject({ id: job_id });
    expect(seen).toEqual([
      [undefined, undefined],
      ["Running", 50],
      ["Completed", undefined],
    ]);
  });

  test("of DDS that fails rejects with its reason", async () => {
    const { dds, delays } = await start();
    const { job_id = "" } = await ensureBackup(dds, { name: "failed-1", instance_id });
    await expect(waitUntilJobCompleted(dds, { job_id }, delays)).rejects.toMatchObject({
      name: "WaiterError",
      lastState: "Failed",
      reason: "The name asks for a failure.",
      message: expect.stringMatching(
        /is Failed and will not become Completed: The name asks for a failure\.$/,
      ),
    });
  });

  test.each([
    [
      "was seen",
      5000,
      [
        ["Running", 50],
        [undefined, undefined],
      ],
    ],
    ["was not seen", 20_000, Array(3).fill([undefined, undefined])],
  ])("of a deletion that %s ends when it is gone", async (_, advanceMs, polls) => {
    const { dds, clock, seen, delays } = await start();
    const { id } = await ensureBackup(dds, { name: "nightly", instance_id });
    clock.advance(10_000);
    const { job_id = "" } = await dds.deleteManualBackup({ backup_id: id });
    clock.advance(advanceMs);
    const job = await waitUntilJobCompleted(
      dds,
      { job_id, isDeletion: true },
      { ...delays, minDelayMs: 10, maxDelayMs: 10, notFoundTimeoutMs: 200 },
    );
    expect([job, (await dds.listBackups()).total_count]).toEqual([undefined, 0]);
    expect(seen.slice(0, 3)).toEqual(polls);
  });

  test.each([
    ["nightly", { job_id: expect.any(String), status: "SUCCESS" }],
    [
      "unavailable-1",
      { name: "WaiterError", lastState: "FAIL", reason: expect.stringContaining("asks") },
    ],
  ])("of DWS for the snapshot %s ends as the snapshot does", async (name, outcome) => {
    const { dws, seen, delays } = await start();
    await ensureSnapshot(dws, { name, cluster_id });
    const { id: job_id = "" } = await dws.listClusterActions({
      cluster_id,
      action_name: "SNAPSHOTTING",
    });
    const result = waitUntilJobCompleted(dws, { job_id }, delays);
    expect(await result.catch((error: unknown) => error)).toMatchObject(outcome);
    expect(seen.slice(0, 2)).toEqual([
      ["RUNNING", 0],
      ["RUNNING", 50],
    ]);
  });

  test("of DWS that the service does not know rejects after notFoundTimeoutMs", async () => {
    const { dws, delays } = await start();
    await expect(
      waitUntilJobCompleted(dws, { job_id: "j" }, { ...delays, notFoundTimeoutMs: 5 }),
    ).rejects.toMatchObject({ name: "WaiterError", lastState: undefined });
  });
});

describe("the error of a waiter", () => {
  test("has the report of the cluster when a snapshot fails", async () => {
    const { dws, delays } = await start();
    const snapshot = await ensureSnapshot(dws, { name: "unavailable-1", cluster_id });
    await expect(waitUntilSnapshotAvailable(dws, snapshot, delays)).rejects.toMatchObject({
      name: "WaiterError",
      reason: expect.stringMatching(/^Perform a backup: .*The name asks for a failure\./),
    });
  });

  test("has the reason of the job when a backup fails, if its job is known", async () => {
    const { dds, seen, delays } = await start();
    const { backup_id, job_id } = await ensureBackup(dds, { name: "failed-1", instance_id });
    const errorOf = (backup: { backup_id: string; job_id?: string | undefined }) =>
      waitUntilBackupCompleted(dds, backup, delays).catch((error: unknown) => error);
    expect(await errorOf({ backup_id, job_id })).toMatchObject({
      lastState: "FAILED",
      reason: "The name asks for a failure.",
    });
    expect(seen).toEqual([
      ["BUILDING", undefined],
      ["BUILDING", 50],
      ["FAILED", undefined],
    ]);
    expect(await errorOf({ backup_id })).toMatchObject({
      lastState: "FAILED",
      reason: undefined,
      message: expect.stringMatching(/is FAILED and will not become COMPLETED\.$/),
    });
  });

  test.each([
    ["listClusterActions", { status: 500, times: 9 }],
    ["listClusterActions", { status: 403 }],
    ["listClusterActions", { status: 200, body: "<html>", times: 9 }],
    ["listClusterActions", { status: 200, body: {} }],
    ["listClusterActions", { status: 200, body: { items: [{ sub_items: [{ detail: 5 }, 7] }] } }],
  ])("is that of the failure when %s responds with %j", async (operation, fault) => {
    const { sandbox, dws, delays } = await start();
    const snapshot = await ensureSnapshot(dws, { name: "unavailable-1", cluster_id });
    sandbox.fail({ operation, ...fault });
    await expect(waitUntilSnapshotAvailable(dws, snapshot, delays)).rejects.toMatchObject({
      name: "WaiterError",
      lastState: "UNAVAILABLE",
      reason: undefined,
    });
  });
});
