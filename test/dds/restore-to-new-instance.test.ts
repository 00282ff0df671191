import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  formatRestoredName,
  restoreToNewInstance,
  waitUntilInstanceNormal,
  type ClientEvent,
  type CloudError,
  type InstanceToRestore,
} from "../../src/index.js";
import { quick, startTaskSandbox, type TaskSandbox } from "../support/task-sandbox.js";

const password = "Secret#Password%1";
const vpc_id = "674e9b42-cd8d-4d25-a2e6-5abcc565b961";
const restore_point = { backup_id: "43e4feaab48f11e89039fa163ebaa7e4br02" };
const name = formatRestoredName("orders", restore_point);
const wanted: InstanceToRestore = {
  ...{ name, vpc_id, availability_zone: "az-1", subnet_id: "s", security_group_id: "g" },
  flavor: [{ type: "replica", num: 1, size: "30", spec_code: "dds.mongodb.c3.medium.4.repset" }],
  password: () => password,
  restore_point,
};
const backup = {
  ...{ id: restore_point.backup_id, name: "b-1", instance_id: "orders", instance_name: "orders" },
  ...{ begin_time: "2026-11-28 02:00:00", end_time: "2026-11-28 03:00:00" },
  datastore: { type: "DDS-Community", version: "4.0" },
  ...{ type: "Auto", status: "COMPLETED", size: 1, description: "" },
};
const backup_policy = { keep_days: 7, start_time: "02:00-03:00", period: "1,2,3,4,5,6,7" };
const orders = { id: "orders", name: "orders", mode: "ReplicaSet", backup_policy };

let cloud: TaskSandbox;
async function start(...instances: object[]): Promise<void> {
  cloud = await startTaskSandbox({
    instances: [orders, ...instances] as never,
    backups: [backup] as never,
  });
}
beforeEach(() => start());
afterEach(() => cloud.close());

const restore = (changes: Partial<InstanceToRestore> = {}, options = {}, { dds } = cloud) =>
  restoreToNewInstance(dds, { ...wanted, ...changes }, { ...quick, ...options });

describe("restoreToNewInstance creates an instance", () => {
  test("from a backup, which can be waited for", async () => {
    const started = await restore({ password: () => Promise.resolve(password) });
    expect(started).toMatchObject({ name, instance_id: started.id, job_id: expect.any(String) });
    const instance = await waitUntilInstanceNormal(cloud.dds, started, {
      minDelayMs: 1,
      maxDelayMs: 1,
    });
    expect(instance).toMatchObject({ id: started.id, status: "normal", vpc_id });
    expect(JSON.parse(cloud.bodies[0] ?? "")).toMatchObject({
      password,
      restore_point: { ...restore_point, type: "backup" },
    });
  });

  test("from an instance at a point in time", async () => {
    const point = { instance_id: "orders", restore_time: Date.parse("2026-11-28T12:00:00Z") };
    await restore({ restore_point: point, name: formatRestoredName("o", point) });
    expect(JSON.parse(cloud.bodies[0] ?? "")).toMatchObject({
      restore_point: { ...point, type: "timestamp" },
    });
  });
});

describe("restoreToNewInstance creates one instance", () => {
  test("when it is called again, by another process, too, which then calls no function for a password", async () => {
    const first = await restore();
    const noPassword = (): never => {
      throw new Error("No password is needed.");
    };
    const second = await restore({ password: noPassword });
    const third = await restore({ password: noPassword }, {}, cloud.again() as TaskSandbox);
    expect([second.id, third.id]).toEqual([first.id, first.id]);
    expect(cloud.writes()).toHaveLength(1);
  });

  test("when the response is lost", async () => {
    cloud.fail("POST", "lost");
    expect(await restore()).toMatchObject({ name, status: "creating" });
    expect(cloud.writes()).toHaveLength(1);
  });

  test("when the service is busy at first", async () => {
    cloud.fail("POST", { status: 403, code: "DBS.200019" });
    expect(await restore({}, { waitIfBusyMs: 60_000 })).toMatchObject({ name });
    expect(cloud.writes()).toHaveLength(2);
  });
});

test("restoreToNewInstance returns an instance that is listed with null for a wanted setting", async () => {
  const first = await restore({ enterprise_project_id: "0" });
  const { dds } = cloud;
  const again = {
    listBackups: dds.listBackups.bind(dds),
    listRestoreTimes: dds.listRestoreTimes.bind(dds),
    restoreNewInstance: dds.restoreNewInstance.bind(dds),
    listInstances: async () => {
      const { instances = [], ...list } = await dds.listInstances();
      const withNull = { enterprise_project_id: null as never };
      return { ...list, instances: instances.map((one) => ({ ...one, ...withNull })) };
    },
  };
  const second = await restoreToNewInstance(
    again,
    { ...wanted, enterprise_project_id: "0" },
    quick,
  );
  expect(second.id).toBe(first.id);
});

test("restoreToNewInstance returns the older of two instances that two processes have created", async () => {
  await cloud.close();
  const twin = { name, mode: "ReplicaSet", vpc_id };
  await start(
    { ...twin, id: "younger", created: "2026-11-28T10:00:00" },
    { ...twin, id: "older", created: "2026-11-28T09:00:00" },
  );
  expect(await restore()).toMatchObject({ id: "older" });
});

describe("restoreToNewInstance in two processes at the same time", () => {
  // The sandbox restores a backup to one instance at a time, but not a point in time.
  const point = { instance_id: "orders", restore_time: Date.parse("2026-11-28T12:00:00Z") };
  const pointName = formatRestoredName("orders", point);
  const restorePoint = (dds = cloud.dds) =>
    restore({ restore_point: point, name: pointName }, {}, { ...cloud, dds });

  /** Two clients, each of whose requests waits for one of the other, and takes some seconds by the clock of the sandbox. */
  function startTwo(seconds: number) {
    const held: (() => void)[] = [];
    return [cloud, cloud.again()].map(({ dds }) =>
      dds.with({
        fetch: async (url, init) => {
          await new Promise<void>((resolve) => {
            held.push(resolve);
            if (held.length === 2) for (const pass of held.splice(0)) pass();
          });
          cloud.clock.advance(seconds * 1000);
          return fetch(url, init);
        },
      }),
    );
  }

  test.each([
    ["in different seconds", 1],
    ["in the same second", 0],
  ])(
    "returns the same instance, and names the other one in the process that has created it, %s",
    async (_, seconds) => {
      const results = await Promise.all(startTwo(seconds).map(restorePoint));
      const { instances = [] } = await cloud.dds.listInstances();
      const [first = "", second = ""] = instances
        .filter((instance) => instance.name === pointName)
        .map(({ id = "", created = "" }) => `${created} ${id}`)
        .sort()
        .map((text) => text.split(" ")[1]);
      expect(results.map(({ instance_id }) => instance_id)).toEqual([first, first]);
      expect(new Set(results.map(({ duplicate_id }) => duplicate_id))).toEqual(
        new Set([undefined, second]),
      );
      expect((await restorePoint()).id).toBe(first);
    },
  );

  /** Runs one process, which creates its instance after one of the other has appeared, and the list once more. */
  async function restoreAfter(other: object, status = 200) {
    await cloud.close();
    await start({ ...{ id: "older", name, mode: "ReplicaSet", vpc_id }, ...other });
    let lists = 0;
    const dds = cloud.dds.with({
      fetch: async (url, init) => {
        if (new URL(url).pathname.endsWith("/instances") && init.method === "GET") lists += 1;
        if (lists === 2 && status !== 200) return Response.json({}, { status });
        const response = await fetch(url, init);
        if (lists !== 1 || init.method === "POST") return response;
        const body = (await response.json()) as object;
        return Response.json("instances" in body ? { instances: [], total_count: 0 } : body);
      },
    });
    return { dds, run: () => restore({}, {}, { ...cloud, dds }) };
  }

  test("returns its own instance if the older one has failed or has other settings", async () => {
    for (const other of [{ status: "createfail" }, { vpc_id: "vpc-2" }, { name: `${name}-2` }]) {
      const { run } = await restoreAfter(other);
      const started = await run();
      expect(started).toEqual({
        ...{ id: started.instance_id, name, instance_id: started.id },
        job_id: expect.any(String),
      });
      expect(started.id).not.toBe("older");
    }
  });

  test("creates no third instance when it is called again after the second list has failed", async () => {
    const { run } = await restoreAfter({ created: "2026-11-28T09:00:00" }, 403);
    await expect(run()).rejects.toMatchObject({ name: "ApiError", operation: "listInstances" });
    expect(await run()).toMatchObject({ id: "older" });
    const { instances = [] } = await cloud.dds.listInstances();
    expect(instances.filter((instance) => instance.name === name)).toHaveLength(2);
  });
});

describe("restoreToNewInstance rejects", () => {
  test.each<[string, object, Partial<InstanceToRestore>, string]>([
    [
      "an instance of the name whose name does not show the source",
      { name: "sales" },
      { name: "sales" },
      'Instance "sales" exists, and nothing shows from what it was restored, since its name does not contain "43e4feaa"',
    ],
    [
      "an instance of the name with another setting",
      { vpc_id: "vpc-2" },
      {},
      "its vpc_id is vpc-2",
    ],
    [
      "an instance of the name in another enterprise project",
      { enterprise_project_id: "1" },
      { enterprise_project_id: "0" },
      "its enterprise_project_id is 1",
    ],
    [
      "an instance of the name that failed",
      { status: "createfail" },
      {},
      "is createfail because it failed: delete it, or use another name.",
    ],
    [
      "a backup that does not exist",
      { name: "other" },
      { restore_point: { backup_id: "none" } },
      "Backup none does not exist: nothing was restored.",
    ],
    [
      "a time that is not possible",
      { name: "other" },
      {
        restore_point: { instance_id: "orders", restore_time: Date.parse("2026-11-28T01:00:00Z") },
      },
      "the nearest possible times are 2026-11-28T03:00:00.000Z.",
    ],
    [
      "a source that is none",
      { name: "other" },
      { restore_point: {} },
      "restoreToNewInstance needs either `restore_point.backup_id`",
    ],
    [
      "a password that is a text",
      { name: "other" },
      { password: password as never },
      "The password of restoreToNewInstance must be a function that returns it.",
    ],
    [
      "a function that returns no password",
      { name: "other" },
      { password: () => "" },
      "The password of restoreToNewInstance must return a text, and not an empty one.",
    ],
  ])("%s", async (_, instance, changes, message) => {
    await cloud.close();
    await start({ id: "existing", name, mode: "ReplicaSet", ...instance });
    await expect(restore(changes)).rejects.toThrow(message);
    expect(cloud.writes()).toEqual([]);
  });

  test("at once when the function for the password fails, and calls it once", async () => {
    let calls = 0;
    const cause = new Error("The vault is sealed.");
    const password = () => {
      calls += 1;
      throw cause;
    };
    await expect(restore({ password })).rejects.toMatchObject({
      name: "CloudError",
      message: "The function for the password of restoreToNewInstance failed: nothing was sent.",
      cause,
    });
    expect([calls, cloud.writes()]).toEqual([1, []]);
  });

  test("with the error of the service, as for an exhausted quota", async () => {
    cloud.fail("POST", { status: 400, code: "DBS.200999" });
    await expect(restore()).rejects.toMatchObject({ name: "ApiError", code: "DBS.200999" });
    expect(cloud.writes()).toHaveLength(1);
  });
});

describe("nothing shows the password of restoreToNewInstance:", () => {
  test.each<[string, Partial<InstanceToRestore>, () => Response]>([
    [
      "an error that repeats it",
      {},
      () =>
        Response.json({ error_code: "DBS.1", error_msg: `Wrong: ${password}` }, { status: 400 }),
    ],
    [
      "a failure of the connection",
      {},
      () => {
        throw new TypeError(`fetch failed: ${password}`);
      },
    ],
    ["a response that repeats it", {}, () => Response.json({ id: undefined, name: password })],
    [
      "a password that is too short",
      { password: () => password.slice(0, 7) },
      () => Response.json({ id: "i", job_id: "j" }),
    ],
  ])("%s", async (_, changes, respond) => {
    const events: ClientEvent[] = [];
    const dds = cloud.dds.with({
      onEvent: (event) => void events.push(event),
      fetch: async (url, init) => (init.method === "POST" ? respond() : fetch(url, init)),
    });
    const error = (await restore(changes, {}, { ...cloud, dds }).catch(
      (thrown: unknown) => thrown,
    )) as CloudError;
    expect(error).toBeInstanceOf(Error);
    const shown = [
      inspect(error, { depth: 9 }),
      JSON.stringify(error),
      inspect(events, { depth: 9 }),
      error.stack,
    ].join("\n");
    expect(shown).not.toContain(password.slice(0, 7));
    expect(events.length).toBeGreaterThan(0);
  });
});
