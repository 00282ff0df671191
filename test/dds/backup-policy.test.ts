import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { applyBackupPolicy, planBackupPolicy, type BackupPolicyWanted } from "../../src/index.js";
import { quick, startTaskSandbox, type TaskSandbox } from "../support/task-sandbox.js";

const { minDelayMs, maxDelayMs } = quick;
const everyDay = "1,2,3,4,5,6,7";
const on = { keep_days: 7, start_time: "02:00-03:00", period: "1,2,3" };
let cloud: TaskSandbox;
beforeEach(async () => {
  cloud = await startTaskSandbox({
    instances: [
      { id: "on", name: "on", mode: "ReplicaSet", backup_policy: on },
      { id: "off", name: "off", mode: "ReplicaSet", backup_policy: { keep_days: 0 } },
    ],
  });
});
afterEach(() => cloud.close());

const plan = (wanted: BackupPolicyWanted) => planBackupPolicy(cloud.dds, wanted);
const apply = (made: Awaited<ReturnType<typeof plan>>, options = {}) =>
  applyBackupPolicy(cloud.dds, made, { minDelayMs, maxDelayMs, ...options });

describe("planBackupPolicy returns what would change, and sends nothing:", () => {
  test.each<[string, BackupPolicyWanted, object]>([
    [
      "one property, while the others keep their values",
      { instance_id: "on", keep_days: 30 },
      {
        policy: { ...on, keep_days: 30 },
        changes: [{ property: "keep_days", from: 7, to: 30 }],
        startsBackup: false,
      },
    ],
    [
      "nothing for the same days in another order",
      { instance_id: "on", period: "3,1,2,1" },
      { policy: on, changes: [] },
    ],
    [
      "a policy that is turned off",
      { instance_id: "on", keep_days: 0 },
      { policy: { keep_days: 0 }, changes: [{ property: "keep_days", from: 7, to: 0 }] },
    ],
    [
      "a policy that is turned on, which starts a backup",
      { instance_id: "off", keep_days: 1, start_time: "23:45-00:45", period: everyDay },
      { policy: { keep_days: 1, start_time: "23:45-00:45", period: everyDay }, startsBackup: true },
    ],
  ])("%s", async (_, wanted, expected) => {
    expect(await plan(wanted)).toMatchObject(expected);
    expect(cloud.writes()).toEqual([]);
  });

  test.each<[BackupPolicyWanted, string]>([
    [{ instance_id: "" }, "planBackupPolicy needs `instance_id`."],
    [{ instance_id: "on", keep_days: 733 }, "keep_days must be a whole number from 0 to 732."],
    [{ instance_id: "on", keep_days: 6 }, `set period to ${everyDay}, or keep_days to at least 7.`],
    [
      { instance_id: "on", keep_days: 0, period: "1" },
      "A policy that is off (keep_days 0) has neither",
    ],
    ...[{}, { start_time: "02:00-03:00" }, { period: "1" }].map(
      (changes): [BackupPolicyWanted, string] => [
        { instance_id: "off", keep_days: 7, ...changes },
        "The policy of the instance is off: to turn it on, set start_time and period, too.",
      ],
    ),
    [
      { instance_id: "on", keepDays: 14 } as never,
      "keepDays is not an option of the wanted policy of planBackupPolicy: use keep_days.",
    ],
    [{ instance_id: "on", keep_days: null as never }, "keep_days must be a whole number"],
    [{ instance_id: "on", period: [1, 2] as never }, "period must be a string."],
    [{ instance_id: "on", start_time: null as never }, "start_time must be a string."],
    [{ instance_id: "on", period: "8" }, "period must be days of the week from 1 to 7 with commas"],
    [{ instance_id: "on", period: "" }, "period must be days of the week"],
    ...["02:00-04:00", "02:10-03:10", "24:00-01:00", "02:00", "23:00-24:00"].map(
      (start_time): [BackupPolicyWanted, string] => [
        { instance_id: "on", start_time },
        "start_time must be an hour in UTC",
      ],
    ),
  ])("rejects %j", async (wanted, message) => {
    await expect(plan(wanted)).rejects.toThrow(message);
  });
});

test.each(["", null])(
  "planBackupPolicy asks for the other properties of a policy that is off and has %j for them",
  async (none) => {
    const backup_policy = { keep_days: 0, start_time: none, period: none } as never;
    const client = { showBackupPolicy: () => Promise.resolve({ backup_policy }) };
    await expect(planBackupPolicy(client, { instance_id: "off", keep_days: 7 })).rejects.toThrow(
      "to turn it on, set start_time and period, too.",
    );
  },
);

describe("applyBackupPolicy", () => {
  const wanted = { instance_id: "on", keep_days: 30 };

  test("sends a plan, and returns the policy that it reads back", async () => {
    expect(await apply(await plan(wanted))).toEqual({ ...on, keep_days: 30 });
    expect(cloud.writes()).toHaveLength(1);
  });

  test("accepts a plan that was saved as JSON", async () => {
    const saved: unknown = JSON.parse(JSON.stringify(await plan(wanted)));
    expect(await apply(saved as never)).toMatchObject({ keep_days: 30 });
  });

  test("sends nothing when the policy is as planned already", async () => {
    const made = await plan(wanted);
    cloud.fail("PUT", "lost");
    await apply(made); // The lost response does not matter.
    expect(await apply(made)).toMatchObject({ keep_days: 30 });
    expect(cloud.writes()).toHaveLength(1);
  });

  test("rejects a plan whose base has changed", async () => {
    const made = await plan(wanted);
    await apply(await plan({ instance_id: "on", period: "1,2" }));
    await expect(apply(made)).rejects.toThrow(
      "The backup policy of instance on changed after the plan was made: make a new plan",
    );
    expect(cloud.writes()).toHaveLength(1);
  });

  test("rejects with the error of the service if the policy is not as planned after it", async () => {
    cloud.fail("PUT", { status: 400, code: "X.1" });
    await expect(apply(await plan(wanted))).rejects.toMatchObject({
      name: "ApiError",
      code: "X.1",
    });
  });

  test("waits for a busy instance", async () => {
    cloud.fail("PUT", { status: 403, code: "DBS.200019" });
    expect(await apply(await plan(wanted), { waitIfBusyMs: 60_000 })).toMatchObject({
      keep_days: 30,
    });
    expect(cloud.writes()).toHaveLength(2);
  });

  test("rejects what is no plan", async () => {
    await expect(apply({} as never)).rejects.toThrow(
      "applyBackupPolicy needs the result of planBackupPolicy.",
    );
  });
});
