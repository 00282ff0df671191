// The policies of a cluster in the sandbox, and the automated snapshots that they create.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDwsClient, type DwsClient } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const hour = 3_600_000;
let clock: ManualClock;
let sandbox: Sandbox;
let dws: DwsClient;
beforeEach(async () => {
  clock = new ManualClock(Date.parse("2026-11-29T00:00:00Z")); // A Sunday.
  sandbox = await startSandbox({
    clock,
    creationMs: hour,
    seed: {
      clusters: [
        {
          id: cluster_id,
          name: "sales",
          policies: {
            keep_day: 2,
            backup_strategies: [
              {
                policy_id: "p-1",
                policy_name: "daily",
                backup_strategy: "0 0 2 ? * 1,2,3,4,5,6,7",
              },
            ],
          },
        },
      ],
      snapshots: [],
      backups: [],
    },
  });
  dws = createDwsClient({
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials: accessKeyCredentials(sandbox.account),
    retry: false,
  });
});
afterEach(() => sandbox.close());

const snapshots = async () => (await dws.listClusterSnapshots({ cluster_id })).snapshots ?? [];
const names = async () => (await snapshots()).map(({ name }) => name);
const policies = async () => (await dws.listSnapshotPolicy({ cluster_id })).backup_strategies ?? [];

test("a policy creates an automated snapshot whenever it is due", async () => {
  clock.advance(2 * hour);
  expect(await snapshots()).toMatchObject([
    { name: "daily-20261129020000", status: "CREATING", type: "AUTO", cluster_name: "sales" },
  ]);
  clock.advance(24 * hour);
  expect(await snapshots()).toMatchObject([
    { name: "daily-20261130020000", status: "CREATING" },
    { name: "daily-20261129020000", status: "AVAILABLE", started: "2026-11-29T02:00:00" },
  ]);
});

test("an automated snapshot is deleted at the end of its retention, and a copy of it is not", async () => {
  clock.advance(4 * hour);
  const [{ id: snapshot_id = "" } = {}] = await snapshots();
  await dws.copySnapshot({ snapshot_id, backup_name: "kept-for-long" });
  clock.advance(7 * 24 * hour);
  expect(await names()).toEqual(["daily-20261206020000", "daily-20261205020000", "kept-for-long"]);
});

test("a policy skips its snapshot while another operation runs", async () => {
  clock.advance(1.5 * hour);
  await dws.createSnapshot({ snapshot: { name: "by-hand", cluster_id } });
  clock.advance(hour);
  expect(await names()).toEqual(["by-hand"]);
});

test("an added policy is found by its name, with its next time", async () => {
  await dws.createSnapshotPolicy({
    cluster_id,
    keep_day: 14,
    backup_strategies: [
      { policy_name: "monthly", backup_strategy: "0 30 4 1 * ?", backup_type: "full" },
    ],
  });
  const list = await dws.listSnapshotPolicy({ cluster_id });
  expect(list).toMatchObject({ keep_day: 14, device_name: "OBS", auto_backup: true });
  expect(list.backup_strategies).toMatchObject([
    { policy_name: "daily", next_fire_time: String(Date.parse("2026-11-29T02:00:00Z")) },
    {
      policy_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      policy_name: "monthly",
      ...{ backup_type: "full", backup_level: "cluster", time_zone_offset: 0 },
      next_fire_time: String(Date.parse("2026-12-01T04:30:00Z")),
      update_time: "2026-11-29T00:00:00",
    },
  ]);
});

test("a changed policy follows its new schedule only", async () => {
  await dws.createSnapshotPolicy({
    cluster_id,
    backup_strategies: [{ policy_id: "p-1", backup_strategy: "0 0 5 ? * 1" }],
  });
  clock.advance(24 * hour);
  expect([await names(), (await policies()).length]).toEqual([["daily-20261129050000"], 1]);
});

test("a policy of one time creates one snapshot", async () => {
  await dws.createSnapshotPolicy({
    cluster_id,
    backup_strategies: [{ policy_id: "p-1", backup_strategy: "2026-11-29T09:24:00" }],
  });
  clock.advance(24 * hour);
  expect(await names()).toEqual(["daily-20261129092400"]);
  await dws.createSnapshotPolicy({
    cluster_id,
    backup_strategies: [{ policy_name: "later", backup_strategy: "2026-11-30T09:24:00" }],
  });
  clock.advance(24 * hour);
  expect((await names())[0]).toBe("later-20261130092400");
});

test("a deleted policy creates no further snapshot", async () => {
  await dws.deleteSnapshotPolicy({ cluster_id, id: "p-1" });
  clock.advance(24 * hour);
  expect([await names(), await policies()]).toEqual([[], []]);
  expect((await dws.listSnapshotPolicy({ cluster_id })).keep_day).toBe(2);
  await expect(dws.deleteSnapshotPolicy({ cluster_id, id: "p-1" })).rejects.toMatchObject({
    ...{ status: 400, code: "DWS.0001", reason: "The policy does not exist." },
  });
});

const incomplete = "A new policy needs policy_name and backup_strategy.";
const noSchedule = "The schedule is neither a cron expression of six fields nor a time.";
test.each([
  ["without a name", { backup_strategy: "0 0 3 ? * 1" }, incomplete],
  ["without a schedule", { policy_name: "weekly" }, incomplete],
  [
    "with a name in use",
    { policy_name: "Daily", backup_strategy: "0 0 3 ? * 1" },
    "The policy name is already in use.",
  ],
  ["with five fields", { policy_name: "weekly", backup_strategy: "0 3 * * 1" }, noSchedule],
  [
    "with a month that does not exist",
    { policy_name: "weekly", backup_strategy: "0 0 3 1 13 ?" },
    noSchedule,
  ],
  [
    "that changes no policy",
    { policy_id: "none", backup_strategy: "0 0 3 ? * 1" },
    "The policy does not exist.",
  ],
])("a policy %s is rejected, and nothing changes", async (_, policy, reason) => {
  const before = await policies();
  await expect(
    dws.createSnapshotPolicy({ cluster_id, keep_day: 9, backup_strategies: [policy] }),
  ).rejects.toMatchObject({ status: 400, code: "DWS.0001", reason });
  expect(await policies()).toEqual(before);
});

test("the statistics contain the storage that the snapshots use", async () => {
  expect((await dws.listSnapshotStatistics({ cluster_id })).statistics).toMatchObject([
    { name: "storage.free" },
    { name: "storage.paid", value: 0 },
    { name: "storage.used", value: 0 },
  ]);
  clock.advance(4 * hour);
  expect((await dws.listSnapshotStatistics({ cluster_id })).statistics).toEqual([
    { name: "storage.free", value: 300, unit: "GB" },
    { name: "storage.paid", value: 200, unit: "GB" },
    { name: "storage.used", value: 500, unit: "GB" },
  ]);
});

test("a setting without policies leaves the policies and the other settings as they are", async () => {
  const before = await policies();
  await dws.createSnapshotPolicy({ cluster_id, device_name: "NFS" });
  await dws.createSnapshotPolicy({ cluster_id, keep_day: 9 });
  expect(await dws.listSnapshotPolicy({ cluster_id })).toMatchObject({
    ...{ keep_day: 9, device_name: "NFS", auto_backup: true },
    backup_strategies: before,
  });
  await dws.createSnapshotPolicy({ cluster_id, backup_strategies: [{ policy_id: "p-1" }] });
  expect(await policies()).toMatchObject(before);
});

test.each<[what: string, settings: object, reason: string | undefined]>([
  [
    "its limit of policies",
    { backup_strategy_cluster_type_limit_num: 1, auto_backup: false },
    "at most 1 policies.",
  ],
  ["policies that are off", { auto_backup: false }, undefined],
])("a cluster with %s creates no snapshot", async (_, settings, reason) => {
  const [daily] = await policies();
  const backup_strategies = [{ ...daily }];
  const other = await startSandbox({
    clock,
    seed: {
      clusters: [{ id: cluster_id, name: "sales", policies: { ...settings, backup_strategies } }],
      ...{ snapshots: [], backups: [] },
    },
  });
  const credentials = accessKeyCredentials(other.account);
  const { projectId } = other.account;
  const client = createDwsClient({ endpoint: other.url, projectId, credentials });
  const added = client.createSnapshotPolicy({
    cluster_id,
    backup_strategies: [{ policy_name: "weekly", backup_strategy: "0 0 3 ? * 1" }],
  });
  if (reason === undefined) await added;
  else await expect(added).rejects.toThrow(`A cluster has ${reason}`);
  clock.advance(24 * hour);
  expect((await client.listClusterSnapshots({ cluster_id })).count).toBe(0);
  await other.close();
});

const none = "00000000-0000-0000-0000-000000000000";
test.each<[what: string, call: () => Promise<unknown>]>([
  ["list", () => dws.listSnapshotPolicy({ cluster_id: none })],
  ["creation", () => dws.createSnapshotPolicy({ cluster_id: none, keep_day: 3 })],
  ["deletion", () => dws.deleteSnapshotPolicy({ cluster_id: none, id: "p-1" })],
  ["statistics", () => dws.listSnapshotStatistics({ cluster_id: none })],
])("the %s of policies of no cluster is rejected", async (_, call) => {
  await expect(call()).rejects.toMatchObject({
    ...{ status: 404, code: "DWS.0047", reason: "The cluster does not exist." },
  });
});
