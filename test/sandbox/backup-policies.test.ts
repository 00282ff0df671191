// The policy for automated backups of an instance in the sandbox, and the backups that it creates.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDdsClient, type DdsClient } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";
import { createValidation } from "../../src/validation.js";
import { callSigned } from "../support/sandbox-calls.js";

const hour = 3_600_000;
const daily = { keep_days: 2, start_time: "19:00-20:00", period: "1,2,3,4,5,6,7" };
const weekly = { keep_days: 9, start_time: "23:15-00:15", period: "7" };
let clock: ManualClock;
let sandbox: Sandbox;
let dds: DdsClient;
beforeEach(async () => {
  clock = new ManualClock(Date.parse("2026-11-29T00:00:00Z")); // A Sunday.
  sandbox = await startSandbox({
    clock,
    creationMs: hour,
    seed: {
      clusters: [],
      snapshots: [],
      instances: [
        { id: "on", name: "orders", mode: "ReplicaSet", backup_policy: daily },
        { id: "off", name: "archive", mode: "ReplicaSet" },
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

const backups = async (instance_id: string) => (await dds.listBackups({ instance_id })).backups;
const names = async (instance_id: string) => (await backups(instance_id)).map(({ name }) => name);
const policy = async (instance_id: string) =>
  (await dds.showBackupPolicy({ instance_id })).backup_policy;
const set = (
  instance_id: string,
  backup_policy: Parameters<DdsClient["setBackupPolicy"]>[0]["backup_policy"],
) => dds.setBackupPolicy({ instance_id, backup_policy });

test("a policy creates a backup at the start of its window, and deletes it after its retention", async () => {
  clock.advance(19 * hour);
  expect(await backups("on")).toMatchObject([
    {
      name: "auto-orders-20261129190000",
      description: "",
      type: "Auto",
      status: "BUILDING",
      instance_name: "orders",
    },
  ]);
  clock.advance(48 * hour);
  expect(await names("on")).toEqual([
    "auto-orders-20261201190000",
    "auto-orders-20261130190000",
    "auto-orders-20261129190000",
  ]);
  clock.advance(hour);
  expect(await names("on")).toEqual(["auto-orders-20261201190000", "auto-orders-20261130190000"]);
});

test("a policy skips its backup while another job runs", async () => {
  clock.advance(18.5 * hour);
  await dds.createManualBackup({ backup: { instance_id: "on", name: "by-hand" } });
  clock.advance(hour);
  expect(await names("on")).toEqual(["by-hand"]);
});

test("turning a policy on starts a backup at once, and changing it does not", async () => {
  expect(await policy("off")).toEqual({ keep_days: 0 });
  await set("off", weekly);
  expect(await policy("off")).toEqual(weekly);
  expect(await names("off")).toEqual(["auto-archive-20261129000000"]);
  await set("off", { ...weekly, keep_days: 10 });
  clock.advance(23 * hour);
  expect(await names("off")).toHaveLength(1);
  clock.advance(0.25 * hour);
  expect(await names("off")).toEqual([
    "auto-archive-20261129231500",
    "auto-archive-20261129000000",
  ]);
});

test("a policy that is off creates no backup, and its backups can be deleted", async () => {
  clock.advance(20 * hour);
  const [{ id: backup_id } = { id: "" }] = await backups("on");
  await expect(dds.deleteManualBackup({ backup_id })).rejects.toMatchObject({ status: 400 });
  await set("on", { keep_days: 0 });
  expect(await policy("on")).toEqual({ keep_days: 0 });
  await dds.deleteManualBackup({ backup_id });
  clock.advance(24 * hour);
  expect(await names("on")).toEqual([]);
});

test("a backup that is being restored is deleted after the restoration", async () => {
  clock.advance(20 * hour);
  const [{ id: backup_id } = { id: "" }] = await backups("on");
  clock.advance(47.5 * hour);
  await dds.restoreInstance({
    source: { instance_id: "on", backup_id },
    target: { instance_id: "off" },
  });
  clock.advance(0.75 * hour);
  expect(await names("on")).toContain("auto-orders-20261129190000");
  clock.advance(0.25 * hour);
  expect(await names("on")).not.toContain("auto-orders-20261129190000");
});

test.each<
  [
    what: string,
    instance_id: string,
    changes: object,
    status: number,
    code: string,
    reason: string | RegExp,
  ]
>([
  ["an unknown instance", "none", {}, 404, "DBS.200002", "The instance does not exist."],
  ["more than 732 days", "off", { keep_days: 733 }, 400, "DBS.280214", /keep_days/],
  [
    "six days without all days of the week",
    "off",
    { keep_days: 6 },
    400,
    "DBS.280215",
    "The period needs different days, and all seven if backups are kept for fewer than 7 days.",
  ],
  [
    "no period",
    "off",
    { period: undefined },
    400,
    "DBS.280215",
    "The period needs different days, and all seven if backups are kept for fewer than 7 days.",
  ],
  ["a day that does not exist", "off", { period: "8" }, 400, "DBS.280215", /period/],
  [
    "a day twice",
    "off",
    { period: "1,1" },
    400,
    "DBS.280215",
    "The period needs different days, and all seven if backups are kept for fewer than 7 days.",
  ],
  [
    "no start_time",
    "off",
    { start_time: undefined },
    400,
    "DBS.280216",
    "The start of start_time is no quarter of an hour.",
  ],
  [
    "another minute",
    "off",
    { start_time: "23:10-00:10" },
    400,
    "DBS.280216",
    "The start of start_time is no quarter of an hour.",
  ],
  [
    "a window of two hours",
    "off",
    { start_time: "22:00-00:00" },
    400,
    "DBS.280416",
    "The end of start_time is not an hour after its start.",
  ],
])(
  "a policy of %s is rejected, and nothing changes",
  async (_, instance_id, changes, status, code, reason) => {
    const response = await callSigned(sandbox, {
      method: "PUT",
      target: `/v3/PROJECT/instances/${instance_id}/backups/policy`,
      body: JSON.stringify({ backup_policy: { ...weekly, ...changes } }),
    });
    expect(response).toMatchObject({
      status,
      body: { error_code: code, error_msg: expect.stringMatching(reason) },
    });
    expect([await policy("off"), await names("off")]).toEqual([{ keep_days: 0 }, []]);
  },
);

test.each([weekly, { keep_days: 0 }])(
  "the response to the policy %j is an empty object",
  async (backup_policy) => {
    const response = await callSigned(sandbox, {
      method: "PUT",
      target: "/v3/PROJECT/instances/off/backups/policy",
      body: JSON.stringify({ backup_policy }),
    });
    expect(response).toMatchObject({ status: 200, body: {} });
    expect(response.body).toEqual({});
  },
);

test("a policy cannot be turned on while another job runs", async () => {
  await dds.createManualBackup({ backup: { instance_id: "off", name: "by-hand" } });
  await expect(set("off", weekly)).rejects.toMatchObject({ status: 403, code: "DBS.200019" });
});
