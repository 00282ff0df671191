// The list of instances in the sandbox, and what runs on them.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDdsClient, type DdsClient } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";
import { createValidation } from "../../src/validation.js";

const clock = new ManualClock(Date.parse("2026-11-29T01:00:00Z"));
const strategy = { start_time: "16:00-17:00", keep_days: 8 };
const datastore = { type: "Other", version: "4.2" };
let sandbox: Sandbox;
let dds: DdsClient;
beforeEach(async () => {
  sandbox = await startSandbox({
    clock,
    creationMs: 60_000,
    seed: {
      clusters: [],
      snapshots: [],
      instances: [
        {
          ...{
            id: "i-1",
            name: "shop-orders",
            mode: "ReplicaSet",
            vpc_id: "v-1",
            subnet_id: "s-1",
          },
          tags: [{ key: "stage", value: "test" }],
        },
        { id: "i-2", name: "shop", mode: "Sharding", tags: [{ key: "empty", value: "" }] },
        { id: "i-3", name: "logs", mode: "ReplicaSet", backup_strategy: strategy, datastore },
      ],
      backups: [],
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

const find = async (filters: Parameters<DdsClient["listInstances"]>[0]) => {
  const { instances = [], total_count } = await dds.listInstances(filters);
  return [instances.map(({ id }) => id).join(), total_count];
};

test.each<[filters: Parameters<DdsClient["listInstances"]>[0], ids: string, total: number]>([
  [{}, "i-1,i-2,i-3", 3],
  [{ limit: 1, offset: 1 }, "i-2", 3],
  [{ id: "i-2" }, "i-2", 1],
  [{ name: "shop" }, "i-2", 1],
  [{ name: "*shop" }, "i-1,i-2", 2],
  [{ name: "*p-o" }, "i-1", 1],
  [{ name: "logs*" }, "", 0],
  [{ mode: "ReplicaSet" }, "i-1,i-3", 2],
  [{ datastore_type: "DDS-Community" }, "i-1,i-2", 2],
  [{ vpc_id: "v-1", subnet_id: "s-1" }, "i-1", 1],
  [{ tags: "stage=test" }, "i-1", 1],
  [{ tags: "empty=" }, "i-2", 1],
  [{ tags: "stage=test,empty=" }, "", 0],
])("%j finds %s", async (filters, ids, total) => {
  expect(await find(filters)).toEqual([ids, total]);
});

const wrongTags = "The tags are not of the form key1=value1,key2=value2.";
test.each([
  [{ name: "*" }, "The asterisk alone is no name."],
  [{ tags: "stage" }, wrongTags],
  [{ tags: "=test" }, wrongTags],
  [{ tags: "stage=test=a" }, wrongTags],
  [{ tags: "stage=test,empty" }, wrongTags],
])("%j is rejected", async (filters, reason) => {
  await expect(find(filters)).rejects.toMatchObject({ status: 400, code: "DBS.200001", reason });
});

test("an instance has what its seed says, and defaults for the rest", async () => {
  expect((await dds.listInstances({ id: "i-2" })).instances).toEqual([
    {
      ...{ id: "i-2", name: "shop", mode: "Sharding", tags: [{ key: "empty", value: "" }] },
      ...{ status: "normal", engine: "wiredTiger", port: "8635", actions: [] },
      datastore: { type: "DDS-Community", version: "4.0" },
      backup_strategy: { keep_days: 0 },
    },
  ]);
});

test("the strategy is that of the policy", async () => {
  const strategyOf = async (id: string) =>
    (await dds.listInstances({ id })).instances?.[0]?.backup_strategy;
  expect([await strategyOf("i-3"), await strategyOf("i-1")]).toEqual([strategy, { keep_days: 0 }]);
  expect((await dds.showBackupPolicy({ instance_id: "i-3" })).backup_policy).toEqual({
    ...strategy,
    period: "1,2,3,4,5,6,7",
  });
});

test("the actions tell what runs on an instance", async () => {
  const actions = async (id: string) => (await dds.listInstances({ id })).instances?.[0]?.actions;
  expect(await actions("i-3")).toEqual([]);
  const { backup_id = "" } = await dds.createManualBackup({
    backup: { instance_id: "i-3", name: "by-hand" },
  });
  expect(await actions("i-3")).toEqual(["BACKUP"]);
  clock.advance(60_000);
  expect(await dds.listBackups({ backup_id })).toMatchObject({ backups: [{ datastore }] });
  await dds.restoreInstance({
    source: { instance_id: "i-3", backup_id },
    target: { instance_id: "i-1" },
  });
  expect([await actions("i-3"), await actions("i-1")]).toEqual([[], ["RESTORE"]]);
});
