// The tasks that must be safe to run again after any failure: one row each, which killed-tasks.slow.test.ts runs and kills.
import {
  applyBackupPolicy,
  applyRetention,
  applySnapshotPolicies,
  ensureBackup,
  ensureSnapshot,
  formatRestoredName,
  keepSnapshot,
  planBackupPolicy,
  planRetention,
  planSnapshotPolicies,
  restoreInstance,
  restoreToNewCluster,
  restoreToNewInstance,
  waitUntilBackupCompleted,
  waitUntilClusterAvailable,
  waitUntilInstanceNormal,
  waitUntilJobCompleted,
  waitUntilSnapshotAvailable,
  type Backup,
  type DdsClient,
  type DwsClient,
  type Instance,
  type InstanceToRestore,
  type RetentionResult,
} from "../../src/index.js";
import type { SandboxSeed } from "../../src/sandbox.js";

/** A client of each service. */
export interface Clients {
  readonly dws: DwsClient;
  readonly dds: DdsClient;
}

/** A task, and what the sandbox contains before and after it. */
export interface RestartableTask {
  /** What the sandbox contains before. Each request advances its clock by a second, and creating anything takes three seconds. */
  readonly seed: Partial<SandboxSeed>;
  /**
   * The task. It runs in a process of its own: set its delays to 1 ms, since each takes real time. If the service lets two processes
   * make two, it returns what it has made.
   */
  readonly run: (clients: Clients) => Promise<unknown>;
  /** Reads the state after the task, without ids and times, an hour later by the clock of the sandbox. */
  readonly read: (clients: Clients) => Promise<unknown>;
  /** The state after the task, no matter how often it was interrupted. */
  readonly expected: unknown;
  /** The state after two processes have run it at the same time, only if the service lets them make two. */
  readonly stateAfterTwo?: unknown;
}

/** What a task has made and returned, and what of that is superfluous, by their ids. */
export interface MadeByTask {
  readonly made: string | undefined;
  readonly returned: string;
  readonly superfluous: string | undefined;
}

const cluster = { id: "7d85f602-a948-4a30-afd4-e84f47471c15", name: "dws-1" };
const instance = { id: "d8e6ca5a624745bcb546a227aa3ae1cfin02", name: "dds-1", mode: "ReplicaSet" };
const snapshot = { name: "nightly", cluster_id: cluster.id };
const backup = { name: "nightly", instance_id: instance.id };
const delays = { minDelayMs: 1, maxDelayMs: 1 };

async function snapshotStates({ dws }: Clients): Promise<unknown> {
  const { snapshots = [] } = await dws.listSnapshots();
  return snapshots.map(({ name, status, type }) => [name, status, type]);
}

async function backupStates({ dds }: Clients): Promise<unknown> {
  const { backups } = await dds.listBackups();
  return backups.map(({ name, status, type }) => [name, status, type]);
}

const failedSnapshot = { ...snapshot, id: "failed", status: "UNAVAILABLE", type: "MANUAL" };
const failedBackup: Backup = {
  ...backup,
  id: "failed",
  instance_name: instance.name,
  datastore: { type: "DDS-Community", version: "4.0" },
  type: "Manual",
  begin_time: "2026-11-20 00:00:00",
  end_time: "2026-11-20 00:01:00",
  status: "FAILED",
  size: 0,
  description: "",
};

/** A manual item of each of five nights, the newest first, and one of another name. */
const nights = [20, 19, 18, 17, 16].map((day) => ({ name: `nightly-${day}`, day }));
const items = [...nights, { name: "by-hand", day: 10 }];
const retention = { namePrefix: "nightly-", keep: { daily: 2 } };

const automated = {
  ...snapshot,
  id: "2a4d0f86-auto",
  name: "auto-1",
  status: "AVAILABLE",
  type: "AUTO",
};
const complete: Backup = { ...failedBackup, id: "43e4feaa-complete", status: "COMPLETED", size: 1 };
const busy = { waitIfBusyMs: 60_000, ...delays };

async function clusterStates({ dws }: Clients): Promise<unknown> {
  const { clusters = [] } = await dws.listClusters();
  return clusters.map(({ name, status }) => [name, status]);
}

async function instanceStates({ dds }: Clients): Promise<unknown> {
  const { instances = [] } = await dds.listInstances();
  return instances.map(({ name, status, actions }) => [name, status, actions]);
}

const everyNight = { keep_days: 7, start_time: "02:00-03:00", period: "1,2,3,4,5,6,7" };
const restore_time = Date.parse("2026-11-20T12:00:00Z");
const sourceState = ["dds-1", "normal", []];
const restoredToTime = [`orders-d8e6ca5a-${restore_time}`, "normal", []];

/** Restores to a new instance. */
async function restoreToNew(
  dds: DdsClient,
  restore_point: InstanceToRestore["restore_point"],
): Promise<MadeByTask> {
  let made: string | undefined;
  const started = await restoreToNewInstance(
    dds.with({
      async fetch(url, init) {
        const response = await fetch(url, init);
        if (init.method === "POST") ({ id: made } = (await response.clone().json()) as Instance);
        return response;
      },
    }),
    {
      ...{ name: formatRestoredName("orders", restore_point), restore_point },
      ...{ availability_zone: "a", subnet_id: "s", security_group_id: "g" },
      vpc_id: "674e9b42-cd8d-4d25-a2e6-5abcc565b961",
      flavor: [{ type: "replica", num: 1, size: "30", spec_code: "c" }],
      password: () => "Secret#Password%1",
    },
    busy,
  );
  await waitUntilInstanceNormal(dds, started, delays);
  return { made, returned: started.id, superfluous: started.duplicate_id };
}

/** Tasks that keep, restore and set policies. */
const restoringTasks: Readonly<Record<string, RestartableTask>> = {
  keepSnapshot: {
    seed: { clusters: [cluster], snapshots: [{ ...automated, size: 5 }] },
    run: ({ dws }) => keepSnapshot(dws, { snapshot_id: automated.id, name: "year-end" }, busy),
    read: snapshotStates,
    expected: [
      ["year-end", "AVAILABLE", "MANUAL"],
      ["auto-1", "AVAILABLE", "AUTO"],
    ],
  },
  "restoreToNewCluster and waitUntilClusterAvailable": {
    seed: { clusters: [cluster], snapshots: [automated] },
    async run({ dws }) {
      const name = formatRestoredName("sales", { snapshot_id: automated.id });
      const wanted = { snapshot_id: automated.id, restore: { name } };
      await waitUntilClusterAvailable(dws, await restoreToNewCluster(dws, wanted, busy), delays);
    },
    read: clusterStates,
    expected: [
      ["dws-1", "AVAILABLE"],
      ["sales-2a4d0f86", "AVAILABLE"],
    ],
  },
  "restoreInstance and waitUntilJobCompleted": {
    seed: { instances: [instance], backups: [complete] },
    async run({ dds }) {
      const source = { instance_id: instance.id, backup_id: complete.id };
      const options = { overwrite: true, ...busy } as const;
      const started = await restoreInstance(
        dds,
        { source, target: { instance_id: instance.id } },
        options,
      );
      await waitUntilJobCompleted(dds, started, delays);
    },
    read: instanceStates,
    expected: [["dds-1", "normal", []]],
  },
  // A backup is restored to one instance at a time.
  "restoreToNewInstance and waitUntilInstanceNormal": {
    seed: { instances: [instance], backups: [complete] },
    run: ({ dds }) => restoreToNew(dds, { backup_id: complete.id }),
    read: instanceStates,
    expected: [["orders-43e4feaa", "normal", []], sourceState],
  },
  // Names of instances are not unique.
  "restoreToNewInstance from a point in time": {
    seed: {
      instances: [{ ...instance, backup_policy: everyNight }],
      backups: [{ ...complete, type: "Auto" }],
    },
    run: ({ dds }) => restoreToNew(dds, { instance_id: instance.id, restore_time }),
    read: instanceStates,
    expected: [restoredToTime, sourceState],
    stateAfterTwo: [restoredToTime, restoredToTime, sourceState],
  },
  "planSnapshotPolicies and applySnapshotPolicies": {
    seed: { clusters: [cluster] },
    async run({ dws }) {
      const backup_strategies = [{ policy_name: "nightly", backup_strategy: "0 0 3 ? * 1" }];
      const wanted = { cluster_id: cluster.id, keep_day: 7, backup_strategies };
      await applySnapshotPolicies(dws, await planSnapshotPolicies(dws, wanted), delays);
    },
    async read({ dws }) {
      const { keep_day, backup_strategies = [] } = await dws.listSnapshotPolicy({
        cluster_id: cluster.id,
      });
      return [keep_day, ...backup_strategies.map(({ policy_name }) => policy_name)];
    },
    expected: [7, "nightly"],
  },
  "planBackupPolicy and applyBackupPolicy": {
    seed: { instances: [instance] },
    async run({ dds }) {
      const wanted = { keep_days: 7, start_time: "02:00-03:00", period: "1,2" };
      const plan = await planBackupPolicy(dds, { instance_id: instance.id, ...wanted });
      await applyBackupPolicy(dds, plan, busy);
    },
    async read({ dds }) {
      return (await dds.showBackupPolicy({ instance_id: instance.id })).backup_policy;
    },
    expected: { keep_days: 7, start_time: "02:00-03:00", period: "1,2" },
  },
};

/** By the name of each test. */
export const restartableTasks: Readonly<Record<string, RestartableTask>> = {
  ...restoringTasks,
  "ensureSnapshot and waitUntilSnapshotAvailable": {
    seed: { clusters: [cluster] },
    async run({ dws }) {
      await waitUntilSnapshotAvailable(dws, await ensureSnapshot(dws, snapshot), delays);
    },
    read: snapshotStates,
    expected: [["nightly", "AVAILABLE", "MANUAL"]],
  },
  "ensureSnapshot with replaceFailed": {
    seed: { clusters: [cluster], snapshots: [failedSnapshot] },
    async run({ dws }) {
      const options = { replaceFailed: true, waitIfBusyMs: 60_000, ...delays };
      await waitUntilSnapshotAvailable(dws, await ensureSnapshot(dws, snapshot, options), delays);
    },
    read: snapshotStates,
    expected: [["nightly", "AVAILABLE", "MANUAL"]],
  },
  "ensureBackup and waitUntilBackupCompleted": {
    seed: { instances: [instance] },
    async run({ dds }) {
      await waitUntilBackupCompleted(dds, await ensureBackup(dds, backup), delays);
    },
    read: backupStates,
    expected: [["nightly", "COMPLETED", "Manual"]],
  },
  "ensureBackup with replaceFailed": {
    seed: { instances: [instance], backups: [failedBackup] },
    async run({ dds }) {
      const options = { replaceFailed: true, waitIfBusyMs: 60_000, ...delays };
      await waitUntilBackupCompleted(dds, await ensureBackup(dds, backup, options), delays);
    },
    read: backupStates,
    expected: [["nightly", "COMPLETED", "Manual"]],
  },
  "planRetention and applyRetention of snapshots": {
    seed: {
      clusters: [cluster],
      snapshots: items.map(({ name, day }) => ({
        ...failedSnapshot,
        id: name,
        name,
        status: "AVAILABLE",
        started: `2020-11-${day}T00:00:00`,
      })),
    },
    async run({ dws }) {
      const plan = await planRetention(dws, { ...retention, cluster_id: cluster.id });
      throwFailure(await applyRetention(dws, plan, delays));
    },
    read: snapshotStates,
    expected: ["nightly-20", "nightly-19", "by-hand"].map((name) => [name, "AVAILABLE", "MANUAL"]),
  },
  "planRetention and applyRetention of backups": {
    seed: {
      instances: [instance],
      backups: items.map(({ name, day }) => ({
        ...failedBackup,
        id: name,
        name,
        status: "COMPLETED",
        begin_time: `2020-11-${day} 00:00:00`,
      })),
    },
    async run({ dds }) {
      const plan = await planRetention(dds, { ...retention, instance_id: instance.id });
      throwFailure(await applyRetention(dds, plan, delays));
    },
    read: backupStates,
    expected: ["nightly-20", "nightly-19", "by-hand"].map((name) => [name, "COMPLETED", "Manual"]),
  },
};

function throwFailure(results: readonly RetentionResult[]): void {
  for (const result of results) if (!result.ok) throw result.error;
}

/** A task that is not safe to run again: it shows that the test notices one. */
export const unsafeTask: RestartableTask = {
  seed: { clusters: [cluster] },
  async run({ dws }) {
    const name = `nightly-${process.pid}`;
    const { snapshot } = await dws.createSnapshot({ snapshot: { name, cluster_id: cluster.id } });
    await waitUntilSnapshotAvailable(dws, snapshot ?? {}, delays);
  },
  async read(clients) {
    return ((await snapshotStates(clients)) as unknown[]).length;
  },
  expected: 1,
};
