// Restorations of instances in the sandbox: to what they can be restored, and what happens meanwhile.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDdsClient, type DdsClient } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";
import { createValidation } from "../../src/validation.js";

const hour = 3_600_000;
const backup_policy = { keep_days: 7, start_time: "02:00-03:00", period: "1,2,3,4,5,6,7" };
const times = { begin_time: "2026-11-28 02:00:00", end_time: "2026-11-28 03:00:00" };
const common = {
  ...times,
  datastore: { type: "DDS-Community", version: "4.0" },
  type: "Auto",
  status: "COMPLETED",
  size: 1,
  description: "",
};
const ofOrders = { instance_id: "orders", instance_name: "orders" };
const noon = Date.parse("2026-11-28T12:00:00Z");
let clock: ManualClock;
let sandbox: Sandbox;
let dds: DdsClient;
beforeEach(async () => {
  clock = new ManualClock(Date.parse("2026-11-29T01:00:00Z"));
  sandbox = await startSandbox({
    clock,
    creationMs: hour,
    seed: {
      clusters: [],
      snapshots: [],
      instances: [
        {
          ...{ id: "orders", name: "orders", mode: "ReplicaSet", backup_policy },
          databases: { shop: ["orders", "customers", "stock"], logs: ["events"] },
        },
        { id: "copy", name: "copy", mode: "ReplicaSet" },
        { id: "failed", name: "failed", mode: "ReplicaSet", backup_policy },
        { id: "cluster", name: "cluster", mode: "Sharding" },
        { id: "single", name: "single", mode: "Single", backup_policy },
      ],
      backups: [
        { ...common, ...ofOrders, id: "b-1", name: "b-1" },
        { ...common, ...ofOrders, id: "b-2", name: "b-2", type: "Manual", status: "FAILED" },
        { ...common, id: "b-3", name: "b-3", instance_id: "deleted", instance_name: "deleted" },
        { ...common, id: "b-4", name: "b-4", instance_id: "failed", instance_name: "failed" },
      ],
    },
  });
  dds = createDdsClient({
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials: accessKeyCredentials(sandbox.account),
    retry: false,
    validation: createValidation(),
  });
});
afterEach(() => sandbox.close());

const rangesOf = async (date: string, instance_id = "orders") =>
  ((await dds.listRestoreTimes({ instance_id, date })).restore_time ?? []).map(
    ({ start_time = 0, end_time = 0 }) =>
      [start_time, end_time].map((time) => new Date(time).toISOString().slice(0, 19)).join("/"),
  );
const restore = (
  source: Parameters<DdsClient["restoreInstance"]>[0]["source"],
  instance_id = "orders",
) => dds.restoreInstance({ source, target: { instance_id } });
const fromBackup = (backup_id = "b-1", target?: string) =>
  restore({ instance_id: "orders", backup_id }, target);
const collectionsOf = async (instance_id: string, db_name = "shop", restore_time = noon) =>
  (await dds.listRestoreCollections({ instance_id, db_name, restore_time })).collections;

describe("the times of a restoration", () => {
  test("are from the end of a backup to the start of the next one, day by day", async () => {
    clock.advance(4 * hour);
    expect(await rangesOf("2026-11-27")).toEqual([]);
    expect(await rangesOf("2026-11-28")).toEqual(["2026-11-28T03:00:00/2026-11-28T23:59:59"]);
    expect(await rangesOf("2026-11-29")).toEqual([
      "2026-11-29T00:00:00/2026-11-29T02:00:00",
      "2026-11-29T03:00:00/2026-11-29T05:00:00",
    ]);
  });

  test("need a policy that is on, and a backup since then", async () => {
    await dds.setBackupPolicy({ instance_id: "orders", backup_policy: { keep_days: 0 } });
    expect(await rangesOf("2026-11-28")).toEqual([]);
    const later = { ...backup_policy, start_time: "05:00-06:00" };
    await dds.setBackupPolicy({ instance_id: "orders", backup_policy: later });
    expect(await rangesOf("2026-11-28")).toEqual([]);
    clock.advance(1.5 * hour);
    expect(await rangesOf("2026-11-29")).toEqual(["2026-11-29T02:00:00/2026-11-29T02:30:00"]);
  });
});

test("databases and collections are listed page by page", async () => {
  const at = { instance_id: "orders", restore_time: noon };
  expect(await dds.listRestoreDatabases({ ...at, limit: 1, offset: 1 })).toEqual({
    databases: ["logs"],
    total_count: 2,
  });
  expect(await dds.listRestoreCollections({ ...at, db_name: "shop", limit: 2 })).toEqual({
    collections: ["orders", "customers"],
    total_count: 3,
  });
});

test("a restoration occupies the instance and the backup until it has ended", async () => {
  const { job_id: id = "" } = await fromBackup("b-1", "copy");
  clock.advance(hour / 2);
  expect((await dds.showJobDetail({ id })).job).toMatchObject({
    ...{ name: "Restore_MongoDB_Replica", status: "Running" },
    instance: { id: "copy", name: "copy" },
  });
  await expect(fromBackup("b-1", "copy")).rejects.toMatchObject({
    status: 403,
    code: "DBS.200019",
  });
  await expect(
    dds.createManualBackup({ backup: { instance_id: "copy", name: "by-hand" } }),
  ).rejects.toMatchObject({ status: 403, code: "DBS.200019" });
  await dds.setBackupPolicy({ instance_id: "orders", backup_policy: { keep_days: 0 } });
  await expect(dds.deleteManualBackup({ backup_id: "b-1" })).rejects.toMatchObject({
    ...{ status: 400, code: "DBS.201319" },
  });
  clock.advance(hour / 2);
  expect((await dds.showJobDetail({ id })).job?.status).toBe("Completed");
  await dds.deleteManualBackup({ backup_id: "b-1" });
});

test("an instance contains the data of the source after the restoration", async () => {
  await restore({ instance_id: "orders", type: "timestamp", restore_time: noon }, "copy");
  clock.advance(hour);
  await dds.setBackupPolicy({ instance_id: "copy", backup_policy });
  clock.advance(2 * hour);
  const restore_time = clock.now();
  expect(await collectionsOf("copy", "logs", restore_time)).toEqual(["events"]);
});

test("a restoration of an instance whose name contains failed fails", async () => {
  const { job_id: id = "" } = await fromBackup("b-1", "failed");
  clock.advance(hour);
  expect((await dds.showJobDetail({ id })).job).toMatchObject({ status: "Failed" });
  const { job_id: second = "" } = await collections(
    [{ database: "test_db", restore_database_time: String(noon) }],
    "failed",
  );
  clock.advance(hour);
  expect((await dds.showJobDetail({ id: second })).job).toMatchObject({ status: "Failed" });
});

test("the job of a restoration to a cluster has a name of its own", async () => {
  const { job_id: id = "" } = await restore(
    { instance_id: "deleted", backup_id: "b-3" },
    "cluster",
  );
  clock.advance(hour / 2);
  expect((await dds.showJobDetail({ id })).job?.name).toBe("Restore_MongoDB_Cluster");
});

test("a backup of an instance that no longer exists can be restored", async () => {
  const { job_id: id = "" } = await restore({ instance_id: "deleted", backup_id: "b-3" });
  clock.advance(hour);
  expect((await dds.showJobDetail({ id })).job?.status).toBe("Completed");
});

test("restored collections are beside the present ones if they have a new name", async () => {
  const { job_id: id = "" } = await dds.restoreInstanceFromCollection({
    instance_id: "orders",
    restore_collections: [
      {
        database: "shop",
        collections: [
          { old_name: "orders", new_name: "orders_noon", restore_collection_time: String(noon) },
          { old_name: "stock", restore_collection_time: String(noon) },
        ],
      },
      { database: "logs", restore_database_time: String(noon) },
    ],
  });
  expect(await collectionsOf("orders")).toHaveLength(3);
  await expect(fromBackup()).rejects.toMatchObject({ code: "DBS.200019" });
  await expect(
    collections([{ database: "logs", restore_database_time: String(noon) }]),
  ).rejects.toMatchObject({ status: 403, code: "DBS.200019" });
  clock.advance(hour / 2);
  expect((await dds.showJobDetail({ id })).job?.name).toBe("Restore_MongoDB_Collection");
  expect((await dds.listInstances({ id: "orders" })).instances?.[0]?.actions).toEqual([
    "RESTORE_TABLE",
  ]);
  clock.advance(hour / 2);
  expect(await collectionsOf("orders")).toEqual(["orders", "customers", "stock", "orders_noon"]);
});

const collections = (
  wanted: Parameters<DdsClient["restoreInstanceFromCollection"]>[0]["restore_collections"],
  instance_id = "orders",
) => dds.restoreInstanceFromCollection({ instance_id, restore_collections: wanted });

describe("it is rejected", () => {
  test.each<[what: string, call: () => Promise<unknown>, code: string, reason: string]>([
    [
      "a date that does not exist",
      () => rangesOf("2026-02-30"),
      "DBS.200001",
      "The date does not exist.",
    ],
    [
      "the times of a single node",
      () => rangesOf("2026-11-28", "single"),
      "DBS.200001",
      "A single node cannot be restored to a point in time.",
    ],
    [
      "the times of no instance",
      () => rangesOf("2026-11-28", "none"),
      "DBS.200002",
      "The instance does not exist.",
    ],
    [
      "the databases of a cluster",
      () => dds.listRestoreDatabases({ instance_id: "cluster", restore_time: noon }),
      "DBS.200001",
      "Databases and collections can be restored only in a replica set.",
    ],
    [
      "the collections of no instance",
      () => collectionsOf("none"),
      "DBS.200002",
      "The instance does not exist.",
    ],
    [
      "the collections of no database",
      () => collectionsOf("orders", "toString"),
      "DBS.200001",
      "The database does not exist.",
    ],
    [
      "the collections at another time",
      () => collectionsOf("orders", "shop", 1),
      "DBS.200001",
      "The instance cannot be restored to this time.",
    ],
    [
      "a time without its type",
      () => restore({ instance_id: "orders", restore_time: noon }),
      "DBS.200001",
      "A restoration to a time needs the type timestamp.",
    ],
    [
      "a backup with the type of a time",
      () => restore({ instance_id: "orders", type: "timestamp", backup_id: "b-1" }),
      "DBS.200001",
      "The type timestamp needs restore_time, and no backup_id.",
    ],
    [
      "a time in no range",
      () => restore({ instance_id: "orders", type: "timestamp", restore_time: 1 }),
      "DBS.200001",
      "The instance cannot be restored to this time.",
    ],
    [
      "a time of no instance",
      () => restore({ instance_id: "none", type: "timestamp", restore_time: noon }),
      "DBS.200002",
      "The instance does not exist.",
    ],
    ["no target", () => fromBackup("b-1", "none"), "DBS.200002", "The instance does not exist."],
    [
      "a target of another architecture",
      () => fromBackup("b-1", "cluster"),
      "DBS.200001",
      "The source and the target differ in their architecture.",
    ],
    ["no backup", () => fromBackup("none"), "DBS.201214", "The backup does not exist."],
    [
      "a backup of another instance",
      () => fromBackup("b-3"),
      "DBS.201214",
      "The backup does not exist.",
    ],
    ["a backup that failed", () => fromBackup("b-2"), "DBS.200001", "The backup is not complete."],
    [
      "collections of no instance",
      () => collections([], "none"),
      "DBS.200002",
      "The instance does not exist.",
    ],
    [
      "collections of a cluster",
      () => collections([], "cluster"),
      "DBS.200001",
      "Databases and collections can be restored only in a replica set.",
    ],
    ["no database", () => collections([]), "DBS.200001", "The list of databases is empty."],
    [
      "an unknown database",
      () => collections([{ database: "none", restore_database_time: String(noon) }]),
      "DBS.200001",
      "The database none does not exist.",
    ],
    [
      "a database without a time",
      () => collections([{ database: "shop" }]),
      "DBS.200001",
      "The database shop needs either collections or restore_database_time.",
    ],
    [
      "an empty list of collections",
      () => collections([{ database: "shop", collections: [] }]),
      "DBS.200001",
      "The list of collections of shop is empty.",
    ],
    [
      "an unknown collection",
      () =>
        collections([
          {
            database: "shop",
            collections: [{ old_name: "none", restore_collection_time: String(noon) }],
          },
        ]),
      "DBS.200001",
      "The collection none does not exist.",
    ],
    [
      "a database at another time",
      () => collections([{ database: "shop", restore_database_time: "1" }]),
      "DBS.200001",
      "The database shop cannot be restored to this time.",
    ],
  ])("to use %s", async (_, call, code, reason) => {
    await expect(call()).rejects.toMatchObject({ code, reason });
  });
});
