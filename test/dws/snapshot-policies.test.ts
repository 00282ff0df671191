import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  applySnapshotPolicies,
  createDwsClient,
  planSnapshotPolicies,
  tokenCredentials,
  type SnapshotPoliciesPlan,
  type SnapshotPoliciesWanted,
} from "../../src/index.js";
import { explainSchedule } from "../../src/schedules.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";
import { quick, startTaskSandbox, type TaskSandbox } from "../support/task-sandbox.js";

const { minDelayMs, maxDelayMs } = quick;
const cluster_id = "7d85f602-a948-4a30-afd4-e84f47471c15";
const weekly = {
  ...{ policy_id: "p-1", policy_name: "Weekly", backup_strategy: "0 0 2 ? * 1" },
  ...{ backup_type: "full", backup_level: "cluster" },
};
const daily = { ...weekly, policy_id: "p-2", policy_name: "daily" };
const nightly = { policy_name: "nightly", backup_strategy: "0 0 3 ? * 2-6" };

let cloud: TaskSandbox;
beforeEach(async () => {
  const policies = { keep_day: 3, device_name: "OBS", backup_strategies: [weekly, daily] };
  cloud = await startTaskSandbox({ clusters: [{ id: cluster_id, name: "dws-1", policies }] });
});
afterEach(() => cloud.close());

const plan = (wanted: Partial<SnapshotPoliciesWanted>, options = {}) =>
  planSnapshotPolicies(cloud.dws, { cluster_id, ...wanted }, options);
const apply = (made: SnapshotPoliciesPlan, options = {}) =>
  applySnapshotPolicies(cloud.dws, made, { minDelayMs, maxDelayMs, ...options });

test("planSnapshotPolicies cannot change a policy that is listed without an id", async () => {
  const { policy_id: _, ...unnamed } = weekly;
  const { fetch } = stubFetch(() => jsonResponse({ keep_day: 3, backup_strategies: [unnamed] }));
  const dws = createDwsClient({
    ...{ endpoint: "https://dws.example.com", projectId: "p", fetch },
    credentials: tokenCredentials("a-token"),
  });
  const change = { policy_name: "weekly", backup_type: "increment" } as const;
  await expect(
    planSnapshotPolicies(dws, { cluster_id, backup_strategies: [change] }),
  ).rejects.toMatchObject({
    ...{ name: "CloudError", operation: "planSnapshotPolicies" },
    message: 'The policy "Weekly" is listed without an id, and cannot be changed.',
  });
});

describe("planSnapshotPolicies returns what would change, and sends nothing:", () => {
  test.each<[string, Partial<SnapshotPoliciesWanted>, object]>([
    [
      "a new policy, explained in words",
      { backup_strategies: [nightly] },
      {
        request: { cluster_id, backup_strategies: [nightly] },
        changes: [
          {
            property: "nightly.backup_strategy",
            from: undefined,
            to: "0 0 3 ? * 2-6",
            explanation: "At 03:00, Monday through Friday, in UTC",
          },
        ],
      },
    ],
    [
      "a known policy, by its id and with the name that it has",
      { backup_strategies: [{ policy_name: "WEEKLY", backup_type: "increment" }] },
      {
        request: {
          backup_strategies: [
            { policy_id: "p-1", policy_name: "Weekly", backup_type: "increment" },
          ],
        },
        changes: [{ property: "WEEKLY.backup_type", from: "full", to: "increment" }],
      },
    ],
    [
      "a setting",
      { keep_day: 7, device_name: "OBS" },
      { request: { cluster_id, keep_day: 7 }, changes: [{ property: "keep_day", from: 3, to: 7 }] },
    ],
    [
      "nothing for what is so already",
      {
        keep_day: 3,
        backup_strategies: [{ policy_name: "weekly", backup_strategy: "0 0 2 ? * 1" }],
      },
      { request: { cluster_id }, changes: [] },
    ],
  ])("%s", async (_, wanted, expected) => {
    expect(await plan(wanted, { explain: explainSchedule })).toMatchObject(expected);
    expect(cloud.writes()).toEqual([]);
  });

  test.each<[Partial<SnapshotPoliciesWanted>, string]>([
    [{ cluster_id: "" }, "planSnapshotPolicies needs `cluster_id`."],
    [
      { backup_strategies: [{ policy_name: "none", backup_type: "full" }] },
      'The cluster has no policy "none": to add it, set its backup_strategy.',
    ],
    [
      { backup_strategies: [nightly, { ...nightly, policy_name: "NIGHTLY" }] },
      'The policy "nightly" is planned twice: names have no case.',
    ],
    [{ backup_strategies: [{} as never] }, "needs a `policy_name`"],
    [{ backup_strategies: [null as never] }, "needs a `policy_name`"],
    [{ backup_strategies: null as never }, "backup_strategies must be a list of policies."],
    [{ backup_strategies: nightly as never }, "backup_strategies must be a list of policies."],
    [
      { backup_strategies: [{ policy_name: 5 as never }] },
      "backup_strategies.policy_name must be a string.",
    ],
    [
      { backup_strategies: [{ ...nightly, backupStrategy: "" } as never] },
      "backup_strategies.backupStrategy is not an option of a policy of planSnapshotPolicies: use backup_strategy.",
    ],
    [
      { keepDay: 7 } as never,
      "keepDay is not an option of the wanted settings of planSnapshotPolicies: use keep_day.",
    ],
    [{ keep_day: null as never }, "keep_day must be a number from 1"],
    [
      { backup_strategies: [{ ...nightly, backup_strategy: "0 3 * * *" }] },
      'backup_strategy "0 3 * * *" is neither a cron expression of six fields',
    ],
    [
      { backup_strategies: [{ ...nightly, backup_strategy: "0 0 3 30 2 ?" }] },
      'backup_strategy "0 0 3 30 2 ?" is never due',
    ],
  ])("rejects %j", async (wanted, message) => {
    await expect(plan(wanted, { explain: explainSchedule })).rejects.toThrow(message);
  });
});

describe("without a function that explains a schedule, planSnapshotPolicies", () => {
  const strategies = (backup_strategy: string) => ({
    backup_strategies: [{ ...nightly, backup_strategy }],
  });

  test("rejects one that cannot be due, and says which field is wrong", async () => {
    await expect(plan(strategies("0 0 25 ? * 9"))).rejects.toMatchObject({
      name: "ConfigurationError",
      message: 'backup_strategy "0 0 25 ? * 9" has the hour "25": allowed are 0 to 23 and * , - /.',
    });
  });

  test.each(["0 0 3 ? * MON-FRI", "0 7 2/8 ? * 2,3,4,5,6,7", "2020-02-29T23:59:59"])(
    "accepts %j",
    async (schedule) => {
      const { request } = await plan(strategies(schedule));
      expect(request).toMatchObject(strategies(schedule));
    },
  );
});

describe("applySnapshotPolicies", () => {
  const wanted = {
    keep_day: 7,
    backup_strategies: [nightly, { policy_name: "daily", backup_strategy: "0 0 4 ? * 7" }],
  };

  test("sends what changes, and returns the policies that it reads back by their names", async () => {
    const { keep_day, backup_strategies } = await apply(await plan(wanted));
    expect(keep_day).toBe(7);
    expect(backup_strategies).toEqual([
      weekly,
      { ...daily, backup_strategy: "0 0 4 ? * 7" },
      expect.objectContaining({ ...nightly, policy_id: expect.any(String) }),
    ]);
    expect(JSON.parse(cloud.bodies[0] ?? "")).toEqual({
      keep_day: 7,
      backup_strategies: [
        nightly,
        { policy_id: "p-2", policy_name: "daily", backup_strategy: "0 0 4 ? * 7" },
      ],
    });
  });

  test("sends nothing when the policies are as planned already", async () => {
    const made = JSON.parse(JSON.stringify(await plan(wanted))) as SnapshotPoliciesPlan;
    cloud.fail("PUT", "lost");
    await apply(made); // The lost response does not matter.
    expect(await apply(made)).toMatchObject({ keep_day: 7 });
    expect(cloud.writes()).toHaveLength(1);
  });

  test("rejects a plan whose base has changed", async () => {
    const made = await plan(wanted);
    await apply(await plan({ keep_day: 5 }));
    await expect(apply(made)).rejects.toThrow(
      `The snapshot policies of cluster ${cluster_id} changed after the plan was made`,
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

  test("waits for a busy cluster", async () => {
    cloud.fail("PUT", { status: 409, code: "DWS.0011" });
    expect(await apply(await plan(wanted), { waitIfBusyMs: 60_000 })).toMatchObject({
      keep_day: 7,
    });
    expect(cloud.writes()).toHaveLength(2);
  });

  test("rejects what is no plan", async () => {
    await expect(apply({} as never)).rejects.toThrow(
      "applySnapshotPolicies needs the result of planSnapshotPolicies.",
    );
  });
});

test("applySnapshotPolicies says which other policies a service has removed", async () => {
  let policies: object[] = [weekly, daily];
  const { fetch, sent } = stubFetch(() => {
    if (sent.at(-1)?.method !== "PUT")
      return jsonResponse({ keep_day: 3, backup_strategies: policies });
    policies = [{ ...nightly, policy_id: "p-3" }, daily]; // It replaces some.
    return jsonResponse({});
  });
  const dws = createDwsClient({
    endpoint: "https://dws.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    fetch,
  });
  const made = await planSnapshotPolicies(dws, { cluster_id, backup_strategies: [nightly] });
  await expect(applySnapshotPolicies(dws, made)).rejects.toThrow(
    `The planned policies are set, but others are gone or have changed: ${JSON.stringify([weekly])}`,
  );
});
