// The life of a backup in the sandbox: created, read and deleted, each by a job.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDdsClient, type DdsClient } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";

const instance_id = "a89dab5e39394eccbdb77b19d57b0180in02";
const clock = new ManualClock(Date.parse("2026-11-29T02:00:00Z"));
let sandbox: Sandbox;
let dds: DdsClient;
beforeEach(async () => {
  sandbox = await startSandbox({
    clock,
    creationMs: 60_000,
    seed: {
      clusters: [],
      snapshots: [],
      instances: [{ id: instance_id, name: "orders", mode: "Sharding" }],
      backups: [],
    },
  });
  dds = createDdsClient({
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials: accessKeyCredentials(sandbox.account),
    retry: false,
  });
});
afterEach(() => sandbox.close());

const create = (name: string) => dds.createManualBackup({ backup: { instance_id, name } });
const only = async () => (await dds.listBackups({ mode: "Sharding" })).backups[0];

test("a new backup is BUILDING, then COMPLETED, and its job is visible some seconds after its start", async () => {
  const { job_id: id = "", backup_id } = await create("nightly-1");
  await expect(dds.showJobDetail({ id })).rejects.toMatchObject({ code: "DBS.200543" });
  clock.advance(30_000);
  const { job: running } = await dds.showJobDetail({ id });
  expect(running).toMatchObject({
    ...{ id, name: "Create_Manual_Backup", status: "Running" },
    ...{ progress: "50%", fail_reason: null },
  });
  expect(running?.instance).toEqual({ id: instance_id, name: "orders" });
  expect(await only()).toEqual({
    ...{ id: backup_id, name: "nightly-1", description: "", type: "Manual" },
    ...{ instance_id, instance_name: "orders" },
    datastore: { type: "DDS-Community", version: "4.0" },
    ...{ status: "BUILDING", begin_time: expect.any(String), end_time: "", size: 0 },
  });
  expect(backup_id).toMatch(/^[0-9a-f]{32}br02$/);
  clock.advance(30_000);
  const { job: completed } = await dds.showJobDetail({ id });
  expect(completed).toMatchObject({ status: "Completed", progress: "", fail_reason: null });
  expect(running).not.toHaveProperty("ended");
  expect(Date.parse(completed?.ended ?? "") - Date.parse(completed?.created ?? "")).toBe(60_000);
  expect(await only()).toMatchObject({
    status: "COMPLETED",
    type: "Manual",
    begin_time: expect.stringMatching(/^2026-11-29 02:/),
    end_time: expect.stringMatching(/^2026-11-29 02:/),
    size: 2803,
  });
});

test("a backup whose name contains failed is FAILED, and its job says why", async () => {
  const { job_id: id = "" } = await create("nightly-failed");
  clock.advance(60_000);
  const { job } = await dds.showJobDetail({ id });
  expect(job).toMatchObject({ status: "Failed", fail_reason: "The name asks for a failure." });
  expect(await only()).toMatchObject({ status: "FAILED", size: 0 });
});

test("a backup that is being deleted is DISABLED, and then gone with its job", async () => {
  const { backup_id = "" } = await create("nightly-1");
  clock.advance(60_000);
  const { job_id: id = "" } = await dds.deleteManualBackup({ backup_id });
  clock.advance(30_000);
  expect((await only())?.status).toBe("DISABLED");
  expect((await dds.showJobDetail({ id })).job).toMatchObject({
    ...{ name: "Delete_Manual_Backup", status: "Running" },
    instance: { id: instance_id, name: "orders" },
  });
  await expect(dds.deleteManualBackup({ backup_id })).rejects.toMatchObject({ code: "DBS.201319" });
  clock.advance(30_000);
  expect(await only()).toBeUndefined();
  await expect(dds.showJobDetail({ id })).rejects.toMatchObject({ code: "DBS.200543" });
  const reason = "The backup does not exist.";
  await expect(dds.deleteManualBackup({ backup_id })).rejects.toMatchObject({
    ...{ status: 400, code: "DBS.201214", reason },
  });
});

test.each<
  [what: string, call: () => Promise<unknown>, status: number, code: string, reason: string]
>([
  [
    "a name that is in use",
    async () => {
      await create("nightly-1");
      clock.advance(60_000);
      await create("nightly-1");
    },
    400,
    "DBS.201201",
    "The backup name already exists.",
  ],
  [
    "a second backup while the first one is created",
    async () => {
      await create("nightly-1");
      await create("nightly-2");
    },
    403,
    "DBS.200019",
    "Another operation is being performed on the instance.",
  ],
  [
    "an instance that does not exist",
    () => dds.createManualBackup({ backup: { instance_id: "none", name: "nightly-1" } }),
    404,
    "DBS.200002",
    "The instance does not exist.",
  ],
  [
    "the deletion of a backup that is being created",
    async () => {
      const { backup_id = "" } = await create("nightly-1");
      await dds.deleteManualBackup({ backup_id });
    },
    400,
    "DBS.201319",
    "The backup is being created, restored or deleted.",
  ],
])("%s is rejected", async (_, call, status, code, reason) => {
  await expect(call()).rejects.toMatchObject({ status, code, reason });
});

test("backups are listed from the latest to the first, page by page and by their start", async () => {
  const start = clock.now();
  for (const name of ["first", "second", "third"]) {
    await create(name);
    clock.advance(60_000);
  }
  const namesOf = async (filters: Parameters<DdsClient["listBackups"]>[0]) => {
    const { backups, total_count } = await dds.listBackups(filters);
    return [backups.map(({ name }) => name).join(), total_count];
  };
  const at = (ms: number) => new Date(start + ms).toISOString().slice(0, 19).replace("T", " ");
  expect([
    await namesOf({}),
    await namesOf({ limit: 1, offset: 1 }),
    await namesOf({ begin_time: at(60_000), end_time: at(120_000) }),
    await namesOf({ begin_time: at(61_000), end_time: at(180_000) }),
    await namesOf({ begin_time: at(0), end_time: at(59_000) }),
    await namesOf({ backup_type: "Auto" }),
    await namesOf({ backup_type: "Manual", instance_id, mode: "Sharding" }),
    await namesOf({ mode: "ReplicaSet" }),
    await namesOf({ instance_id: "none" }),
  ]).toEqual([
    ["third,second,first", 3],
    ["second", 3],
    ["third,second", 2],
    ["third", 1],
    ["first", 1],
    ["", 0],
    ["third,second,first", 3],
    ["", 0],
    ["", 0],
  ]);
});

test("a backup has the description of the request", async () => {
  await dds.createManualBackup({
    backup: { instance_id, name: "nightly-1", description: "for audit" },
  });
  expect(await only()).toMatchObject({ name: "nightly-1", description: "for audit" });
});
