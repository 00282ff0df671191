// Restorations to a new instance in the sandbox.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDdsClient, type DdsClient } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";
import { createValidation } from "../../src/validation.js";

const hour = 3_600_000;
const noon = Date.parse("2026-11-28T12:00:00Z");
const uuid = "674e9b42-cd8d-4d25-a2e6-5abcc565b961";
const password = "Secret-1234";
type Input = Parameters<DdsClient["restoreNewInstance"]>[0];
const request: Input = {
  name: "orders-copy",
  availability_zone: "az-1",
  ...{ vpc_id: uuid, subnet_id: "s-1", security_group_id: "g-1" },
  password,
  flavor: [{ type: "replica", num: 1, spec_code: "dds.mongodb.s2.medium.4.repset" }],
  restore_point: { backup_id: "b-1" },
};
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
          ...{ id: "orders", name: "orders", mode: "ReplicaSet" },
          backup_policy: { keep_days: 7, start_time: "02:00-03:00", period: "1" },
        },
      ],
      backups: [
        {
          ...{ id: "b-1", name: "b-1", instance_id: "orders", instance_name: "orders" },
          ...{ begin_time: "2026-11-28 02:00:00", end_time: "2026-11-28 03:00:00" },
          datastore: { type: "DDS-Community", version: "4.0" },
          ...{ type: "Auto", status: "COMPLETED", size: 1, description: "" },
        },
      ],
    },
  });
  dds = createDdsClient({
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials: accessKeyCredentials(sandbox.account),
    retry: false,
    validation: createValidation({ strict: true }),
  });
});
afterEach(() => sandbox.close());

const create = (changes: Partial<Input> = {}) => dds.restoreNewInstance({ ...request, ...changes });
const listed = async (id: string) => (await dds.listInstances({ id })).instances?.[0];

test("a new instance is creating, and then normal; its password is in no response", async () => {
  const created = await create();
  const { id = "", job_id = "" } = created;
  const copied = { name: "orders-copy", mode: "ReplicaSet", region: "eu-de", status: "creating" };
  const network = { vpc_id: uuid, subnet_id: "s-1", security_group_id: "g-1" };
  expect(created).toEqual({
    ...{ id: expect.stringMatching(/^[0-9a-f]{32}in02$/), job_id, ...copied, ...network },
    ...{ availability_zone: "az-1", created: "2026-11-29 01:00:00", ssl_option: "1" },
    datastore: { type: "DDS-Community", version: "4.0", storage_engine: "wiredTiger" },
    flavor: [{ type: "replica", num: "1", spec_code: "dds.mongodb.s2.medium.4.repset" }],
    enterprise_project_id: "0",
  });
  expect(await listed(id)).toMatchObject({
    ...{ ...copied, ...network, actions: ["CREATE"], ssl: 1, enterprise_project_id: "0" },
    ...{ updated: "2026-11-29T01:00:00", backup_strategy: { keep_days: 0 } },
  });
  await expect(
    dds.createManualBackup({ backup: { instance_id: id, name: "early" } }),
  ).rejects.toMatchObject({ code: "DBS.200019" });
  clock.advance(hour);
  const instance = await listed(id);
  expect(instance).toMatchObject({ status: "normal", actions: [], created: "2026-11-29T01:00:00" });
  const { job } = await dds.showJobDetail({ id: job_id });
  expect(job).toMatchObject({ name: "Create_MongoDB", status: "Completed", instance: { id } });
  expect(JSON.stringify([created, instance, job])).not.toContain(password);
});

test("a new instance as another one was at a time backs itself up by its strategy", async () => {
  const { id = "", backup_strategy } = await create({
    restore_point: { instance_id: "orders", type: "timestamp", restore_time: noon },
    backup_strategy: { start_time: "05:00-06:00" },
  });
  expect(backup_strategy).toEqual({ start_time: "05:00-06:00", keep_days: "7" });
  clock.advance(5 * hour);
  expect((await dds.listBackups({ instance_id: id })).backups).toMatchObject([
    { name: "auto-orders-copy-20261129050000" },
  ]);
});

test("the backup is in use until the instance is created", async () => {
  await create();
  await expect(create()).rejects.toMatchObject({ status: 403, code: "DBS.200019" });
  clock.advance(hour);
  await create();
});

test("an instance whose name contains failed fails", async () => {
  const { id = "", job_id = "" } = await create({ name: "failed-copy" });
  clock.advance(hour);
  expect((await listed(id))?.status).toBe("createfail");
  expect((await dds.showJobDetail({ id: job_id })).job?.status).toBe("Failed");
});

const single: Input["flavor"] = [{ type: "single", spec_code: "s" }];
const strategy = { start_time: "05:00-07:00" };
test.each<[what: string, changes: Partial<Input>, code: string, reason: string]>([
  ["no flavor", { flavor: [] }, "DBS.200001", "The list of flavors is empty."],
  [
    "another architecture",
    { flavor: single },
    "DBS.200001",
    "The source and the target differ in their architecture.",
  ],
  [
    "an unknown backup",
    { restore_point: { backup_id: "none" } },
    "DBS.201214",
    "The backup does not exist.",
  ],
  [
    "no restore point",
    { restore_point: {} },
    "DBS.200001",
    "A restoration to a time needs the type timestamp.",
  ],
  [
    "no instance",
    { restore_point: { type: "timestamp", restore_time: noon } },
    "DBS.200002",
    "The instance does not exist.",
  ],
  [
    "no time",
    { restore_point: { type: "timestamp", instance_id: "orders" } },
    "DBS.200001",
    "The type timestamp needs restore_time, and no backup_id.",
  ],
  [
    "a window of two hours",
    { backup_strategy: strategy },
    "DBS.280416",
    "The end of start_time is not an hour after its start.",
  ],
])("%s is rejected, and no instance is created", async (_, changes, code, reason) => {
  await expect(create(changes)).rejects.toMatchObject({ code, reason });
  expect((await dds.listInstances({})).total_count).toBe(1);
});

test("the response has the settings of the request: the disks, the encryption and the project", async () => {
  const changes = {
    enterprise_project_id: "e-1",
    ssl_option: "0",
    disk_encryption_id: uuid,
  } as const;
  const created = await create({
    ...changes,
    flavor: [{ type: "replica", size: "20", spec_code: "s" }],
    backup_strategy: { start_time: "05:00-06:00", keep_days: "0" },
  });
  expect(created).toMatchObject({
    ...changes,
    flavor: [{ type: "replica", num: "1", size: "20", storage: "ULTRAHIGH" }],
    backup_strategy: { start_time: "05:00-06:00", keep_days: "0" },
  });
  expect(await listed(created.id ?? "")).toMatchObject({
    ...{ ssl: 0, enterprise_project_id: "e-1", disk_encryption_id: uuid },
  });
});
