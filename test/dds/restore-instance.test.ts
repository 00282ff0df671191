import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  restoreInstance,
  waitUntilInstanceNormal,
  waitUntilJobCompleted,
  type RestoreInstanceInput,
  type RestoreInstanceOptions,
} from "../../src/index.js";
import { quick, startTaskSandbox, type TaskSandbox } from "../support/task-sandbox.js";

const { minDelayMs, maxDelayMs } = quick;
const backup_policy = { keep_days: 7, start_time: "02:00-03:00", period: "1,2,3,4,5,6,7" };
const backup = {
  ...{ id: "b-1", name: "b-1", instance_id: "orders", instance_name: "orders" },
  ...{ begin_time: "2026-11-28 02:00:00", end_time: "2026-11-28 03:00:00" },
  datastore: { type: "DDS-Community", version: "4.0" },
  ...{ type: "Auto", status: "COMPLETED", size: 1, description: "" },
};
const instances = [
  { id: "orders", name: "orders", mode: "ReplicaSet", backup_policy },
  { id: "broken", name: "broken", mode: "ReplicaSet", status: "abnormal" },
];
const fromBackup = {
  source: { instance_id: "orders", backup_id: "b-1" },
  target: { instance_id: "orders" },
} as const;
const toTime = (time: string) =>
  ({
    source: { instance_id: "orders", restore_time: Date.parse(time) },
    target: { instance_id: "orders" },
  }) as const;

let cloud: TaskSandbox;
beforeEach(async () => {
  // The day of the sandbox.
  jest.spyOn(Date, "now").mockReturnValue(Date.parse("2026-11-29T01:00:00Z"));
  cloud = await startTaskSandbox(
    {
      instances,
      backups: [
        backup,
        { ...backup, id: "b-2", name: "b-2", type: "Manual", status: "BUILDING" },
      ] as never,
    },
    10_000,
  );
});
afterEach(() => {
  jest.restoreAllMocks();
  return cloud.close();
});

const restore = (
  input: RestoreInstanceInput,
  options: Partial<RestoreInstanceOptions> = {},
): Promise<{ readonly job_id: string }> =>
  restoreInstance(cloud.dds, input, { overwrite: true, minDelayMs, maxDelayMs, ...options });

test("restoreInstance says of a success without a job that it is not known what happens", async () => {
  const { dds } = cloud;
  const client = Object.assign(Object.create(dds) as typeof dds, {
    restoreInstance: () => Promise.resolve({}),
  });
  const options = { overwrite: true, minDelayMs, maxDelayMs } as const;
  await expect(restoreInstance(client, fromBackup, options)).rejects.toMatchObject({
    ...{ name: "CloudError", operation: "restoreInstance" },
    message: expect.stringMatching(
      /^It is not known whether the service restores instance orders, /,
    ),
    cause: {
      ...{ name: "CloudError", operation: "restoreInstance" },
      message:
        "The service accepted the restoration of instance orders, but its response has no job_id.",
    },
  });
});

describe("restoreInstance overwrites an instance", () => {
  test.each([
    ["with a backup", fromBackup, { type: "backup", backup_id: "b-1" }],
    ["with its state at a point in time", toTime("2026-11-28T12:00:00Z"), { type: "timestamp" }],
  ])("%s, and its job can be waited for", async (_, input, source) => {
    const started = await restore(input);
    expect(started).toEqual({ job_id: expect.any(String), instance_id: "orders" });
    expect(cloud.bodies.map((body) => JSON.parse(body) as unknown)).toEqual([
      { source: expect.objectContaining(source), target: { instance_id: "orders" } },
    ]);
    const reported: (number | undefined)[] = [];
    const job = await waitUntilJobCompleted(cloud.dds, started, {
      minDelayMs,
      maxDelayMs,
      onPoll: ({ percent }) => reported.push(percent),
    });
    expect(job).toMatchObject({ status: "Completed" });
    expect(reported.some((percent) => percent !== undefined)).toBe(true);
  });

  test("after another restoration has ended, which it waits for", async () => {
    await restore(fromBackup);
    await expect(restore(fromBackup)).rejects.toMatchObject({
      code: expect.stringMatching(/^DBS/),
    });
    await restore(fromBackup, { waitIfBusyMs: 60_000 });
    expect(cloud.writes().length).toBeGreaterThan(2);
    await waitUntilInstanceNormal(cloud.dds, { instance_id: "orders" }, { minDelayMs, maxDelayMs });
  });
});

describe("restoreInstance sends nothing", () => {
  test.each<[string, RestoreInstanceInput, Partial<RestoreInstanceOptions> | undefined, string]>([
    [
      "without overwrite",
      fromBackup,
      { overwrite: undefined as never },
      "restoreInstance replaces all data of instance orders: set overwrite to true if you want that.",
    ],
    ["with overwrite: false", fromBackup, { overwrite: false as never }, "set overwrite to true"],
    [
      "to an instance that is not normal",
      { ...fromBackup, target: { instance_id: "broken" } },
      {},
      "Instance broken is abnormal: nothing was restored.",
    ],
    [
      "to an instance that does not exist",
      { ...fromBackup, target: { instance_id: "none" } },
      {},
      "Instance none does not exist",
    ],
    [
      "from a backup that does not exist",
      { ...fromBackup, source: { instance_id: "orders", backup_id: "none" } },
      {},
      "Backup none does not exist: nothing was restored.",
    ],
    [
      "from a backup that is not complete",
      { ...fromBackup, source: { instance_id: "orders", backup_id: "b-2" } },
      {},
      "Backup b-2 is BUILDING and cannot be restored",
    ],
    [
      "from a backup of another instance than the source",
      { ...fromBackup, source: { instance_id: "broken", backup_id: "b-1" } },
      {},
      "Backup b-1 is of instance orders, not of broken",
    ],
    [
      "to a time before the first possible one",
      toTime("2026-11-28T01:00:00Z"),
      {},
      "Instance orders cannot be restored to 2026-11-28T01:00:00.000Z; the nearest possible times are 2026-11-28T03:00:00.000Z.",
    ],
    [
      "to a time days before the first possible one",
      toTime("2026-11-25T01:00:00Z"),
      {},
      "the nearest possible times are 2026-11-28T03:00:00.000Z.",
    ],
    [
      "to a time in the future",
      toTime("2026-11-29T09:00:00Z"),
      {},
      "cannot be restored to 2026-11-29T09:00:00.000Z; the nearest possible times are 2026-11-29T01:00:",
    ],
    [
      "to a time months before the first possible one",
      toTime("2026-01-01T00:00:00Z"),
      {},
      "the nearest possible times are 2026-11-28T03:00:00.000Z.",
    ],
    [
      "to a time days in the future",
      toTime("2026-12-09T09:00:00Z"),
      {},
      "the nearest possible times are 2026-11-29T01:00:",
    ],
    [
      "to a time of an instance without any possible one",
      {
        ...toTime("2026-11-17T00:00:00Z"),
        source: { ...toTime("2026-11-17T00:00:00Z").source, instance_id: "broken" },
      },
      {},
      "there is no possible time within 7 days of 2026-11-17T00:00:00.000Z (listRestoreTimes).",
    ],
    [
      "to a time that is none",
      toTime("never"),
      {},
      "restore_time must be a whole number of milliseconds since 1970.",
    ],
    [
      "from neither a backup nor a time",
      { ...fromBackup, source: { instance_id: "orders" } as never },
      {},
      "restoreInstance needs either `source.backup_id`, or `source.instance_id` and `source.restore_time`.",
    ],
    [
      "from a source whose type is another",
      { ...fromBackup, source: { ...fromBackup.source, type: "timestamp" } },
      {},
      'source.type must be "backup" with source.backup_id, or be left out.',
    ],
    [
      "to a time whose type is another",
      {
        ...fromBackup,
        source: { ...toTime("2026-11-28T12:00:00Z").source, type: "backup" },
      },
      {},
      'source.type must be "timestamp" with source.restore_time, or be left out.',
    ],
    [
      "from a backup without its instance",
      { ...fromBackup, source: { backup_id: "b-1" } as never },
      {},
      "restoreInstance also needs `source.instance_id`, the instance of the backup.",
    ],
    [
      "without a target",
      { source: fromBackup.source } as never,
      {},
      "restoreInstance needs `target.instance_id`.",
    ],
  ])("%s", async (_, input, options, message) => {
    await expect(restore(input, options)).rejects.toThrow(message);
    expect(cloud.writes()).toEqual([]);
  });
});

test("the error of restoreInstance names the nearest possible times before and after a gap", async () => {
  await cloud.close();
  const later = {
    ...backup,
    id: "b-3",
    name: "b-3",
    begin_time: "2026-11-28 09:00:00",
    end_time: "2026-11-28 10:00:00",
  };
  cloud = await startTaskSandbox({ instances, backups: [backup, later] as never });
  await expect(restore(toTime("2026-11-28T09:30:00Z"))).rejects.toThrow(
    "the nearest possible times are 2026-11-28T09:00:00.000Z and 2026-11-28T10:00:00.000Z.",
  );
});

describe("restoreInstance sends the request once", () => {
  test("when the response is lost, and says what runs on the instance", async () => {
    cloud.fail("POST", "lost");
    const error = (await restore(fromBackup, { waitIfBusyMs: 60_000 }).catch(
      (thrown: unknown) => thrown,
    )) as Error;
    expect(error).toMatchObject({ name: "CloudError", cause: { name: "NetworkError" } });
    expect(error.message).toContain("The instance shows RESTORE: if that is a restoration, wait");
    expect(cloud.writes()).toHaveLength(1);
  });

  test("when the service fails and nothing runs on the instance", async () => {
    cloud.fail("POST", { status: 500, code: "DBS.280005" });
    await expect(restore(fromBackup)).rejects.toThrow("Nothing runs on the instance now.");
    expect(cloud.writes()).toHaveLength(1);
  });

  test.each([
    [403, "DBS.200003"],
    [400, "DBS.201502"],
  ])("when the service rejects it with %i and %s", async (status, code) => {
    cloud.fail("POST", { status, code });
    await expect(restore(fromBackup, { waitIfBusyMs: 1 })).rejects.toMatchObject({
      name: "ApiError",
      code,
    });
    expect(cloud.writes()).toHaveLength(1);
  });
});

test.each([
  [400, "DBS.200019"],
  [403, "DBS.200076"],
  [400, "DBS.200998"],
  [403, "DBS.201000"],
  [403, "DBS.201014"],
  [403, "DBS.201015"],
])("restoreInstance waits for an instance that is busy with %i %s", async (status, code) => {
  cloud.fail("POST", { status, code }, { status, code });
  expect(await restore(fromBackup, { waitIfBusyMs: 60_000 })).toMatchObject({
    instance_id: "orders",
  });
  expect(cloud.writes()).toHaveLength(3);
});

test("restoreInstance says that its request was sent when its signal is aborted after that", async () => {
  const controller = new AbortController();
  const dds = cloud.dds.with({
    fetch: async (url, init) => {
      if (init.method === "POST") controller.abort("enough");
      return fetch(url, init);
    },
  });
  const { signal } = controller;
  await expect(restoreInstance(dds, fromBackup, { overwrite: true, signal })).rejects.toMatchObject(
    {
      name: "AbortError",
      message:
        "restoreInstance was aborted by its signal after its request was sent: see what runs on instance orders.",
      cause: "enough",
    },
  );
});

test("restoreInstance ends its wait for a busy instance when its signal is aborted", async () => {
  const controller = new AbortController();
  const busy = { status: 403, code: "DBS.200019" };
  cloud.fail("POST", busy, busy);
  const call = restore(fromBackup, {
    ...{ waitIfBusyMs: 60_000, minDelayMs: 30_000, maxDelayMs: 30_000, signal: controller.signal },
    onPoll: () => controller.abort("enough"),
  });
  await expect(call).rejects.toMatchObject({
    ...{
      name: "AbortError",
      message: "restoreInstance was aborted by its signal: nothing was restored.",
    },
    cause: "enough",
  });
});
