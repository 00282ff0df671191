import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  formatRestoredName,
  restoreToNewCluster,
  waitUntilClusterAvailable,
  type RestoreClusterInput,
} from "../../src/index.js";
import { quick, startTaskSandbox, type TaskSandbox } from "../support/task-sandbox.js";

const source = { id: "7d85f602-a948-4a30-afd4-e84f47471c15", name: "dws-1" };
const snapshot_id = "2a4d0f86-67cd-408a-8b66-017454fb5a8f";
const snapshot = { id: snapshot_id, name: "nightly", cluster_id: source.id, status: "AVAILABLE" };
const name = formatRestoredName("sales", { snapshot_id });
const existing = { id: "8d85f602-a948-4a30-afd4-e84f47471c15", name };
const wanted = { snapshot_id, restore: { name, vpc_id: "vpc-1" } };

let cloud: TaskSandbox;
async function start(clusters: object[] = [], changes = {}): Promise<void> {
  cloud = await startTaskSandbox({
    clusters: [source, ...clusters] as never,
    snapshots: [{ ...snapshot, ...changes }] as never,
  });
}
beforeEach(() => start());
afterEach(() => cloud.close());

const restore = (input: RestoreClusterInput = wanted, options = {}, { dws } = cloud) =>
  restoreToNewCluster(dws, input, { ...quick, ...options });

test("restoreToNewCluster starts a restoration, and its result can be waited for", async () => {
  const started = await restore();
  expect(started).toEqual({ id: started.cluster_id, name, cluster_id: expect.any(String) });
  const reported: (number | undefined)[] = [];
  const cluster = await waitUntilClusterAvailable(cloud.dws, started, {
    minDelayMs: 1,
    maxDelayMs: 1,
    onPoll: ({ percent }) => reported.push(percent),
  });
  expect(cluster).toMatchObject({ id: started.id, name, status: "AVAILABLE" });
  expect(reported.length).toBeGreaterThan(2);
});

describe("restoreToNewCluster starts one restoration", () => {
  test("when it is called again, by another process, too", async () => {
    const first = await restore();
    const second = await restore();
    const third = await restore(wanted, {}, cloud.again() as TaskSandbox);
    expect([second.id, third.id]).toEqual([first.id, first.id]);
    expect(cloud.writes()).toHaveLength(1);
  });

  test("when two processes call it at the same time", async () => {
    const options = { reconcileTimeoutMs: 60_000 };
    const [first, second] = await Promise.all([
      restore(wanted, options),
      restore(wanted, options, cloud.again() as TaskSandbox),
    ]);
    expect(first.id).toBe(second.id);
    const { clusters = [] } = await cloud.dws.listClusters();
    expect(clusters).toHaveLength(2);
  });

  test("when the response is lost", async () => {
    cloud.fail("POST", "lost");
    expect(await restore()).toMatchObject({ name, status: "CREATING" });
    expect(cloud.writes()).toHaveLength(1);
  });

  test("when the snapshot is busy at first", async () => {
    cloud.fail("POST", { status: 409, code: "DWS.0011" });
    expect(await restore(wanted, { waitIfBusyMs: 60_000 })).toMatchObject({ name });
    expect(cloud.writes()).toHaveLength(2);
  });
});

describe("restoreToNewCluster rejects", () => {
  const plain = { snapshot_id, restore: { name: "sales" } };

  test.each<[string, object[], object, RestoreClusterInput, string]>([
    [
      "a cluster of the name whose name does not show the snapshot",
      [{ ...existing, name: "sales" }],
      {},
      plain,
      'Cluster "sales" exists, and nothing shows from what it was restored, since its name does not contain "2a4d0f86" (formatRestoredName): use another name.',
    ],
    [
      "a cluster of the name with another setting",
      [{ ...existing, vpc_id: "vpc-2" }],
      {},
      wanted,
      "its vpc_id is vpc-2, not vpc-1",
    ],
    [
      "a cluster of the name that failed",
      [{ ...existing, status: "CREATION FAILED" }],
      {},
      wanted,
      "is CREATION FAILED because it failed: delete it, or use another name.",
    ],
    [
      "a snapshot that does not exist",
      [],
      {},
      { ...wanted, snapshot_id: "none", restore: { name: "none-1" } },
      "Snapshot none does not exist: nothing was restored.",
    ],
    [
      "a snapshot that is being created",
      [],
      { status: "CREATING" },
      wanted,
      "is CREATING and cannot be restored yet: use waitUntilSnapshotAvailable.",
    ],
    [
      "a snapshot that failed",
      [],
      { status: "UNAVAILABLE" },
      wanted,
      "is UNAVAILABLE and cannot be restored.",
    ],
  ])("%s", async (_, clusters, changes, input, message) => {
    await cloud.close();
    await start(clusters, changes);
    await expect(restore(input)).rejects.toThrow(message);
    expect(cloud.writes()).toEqual([]);
  });

  test("a cluster that appears after a lost response, if its name does not show the snapshot", async () => {
    cloud.fail("POST", "lost");
    await expect(restore(plain)).rejects.toThrow("nothing shows from what it was restored");
    expect(cloud.writes()).toHaveLength(1);
  });

  test("with the error of the service, as for an exhausted quota", async () => {
    cloud.fail("POST", { status: 400, code: "DWS.0099" });
    await expect(restore()).rejects.toMatchObject({ name: "ApiError", code: "DWS.0099" });
    expect(cloud.writes()).toHaveLength(1);
  });

  test.each([[{}], [{ cluster: {} }]])("a success without an id: %j", async (body) => {
    const { dws } = cloud;
    const client = Object.assign(Object.create(dws) as typeof dws, {
      restoreCluster: () => Promise.resolve(body),
    });
    await expect(restoreToNewCluster(client, wanted, quick)).rejects.toThrow(
      "restoreCluster succeeded, but its response has no id.",
    );
  });

  test.each([[{}], [{ snapshot_id }], [null]])(
    "an input without what it needs: %j",
    async (input) => {
      await expect(restore(input as never)).rejects.toThrow(
        "restoreToNewCluster needs `snapshot_id` and `restore.name`.",
      );
    },
  );
});

describe("formatRestoredName", () => {
  test.each([
    [{ snapshot_id }, "sales-2a4d0f86"],
    [{ backup_id: "43e4feaab48f11e89039fa163ebaa7e4br02" }, "sales-43e4feaa"],
    [
      { instance_id: "d8e6ca5a624745bcb546in02", restore_time: 1532001446987 },
      "sales-d8e6ca5a-1532001446987",
    ],
  ])("writes %j", (from, expected) => {
    expect(formatRestoredName("sales", from)).toBe(expected);
  });

  test.each([[{}], [{ instance_id: "i" }], [{ restore_time: 1 }], [undefined]])(
    "rejects %j",
    (from) => {
      expect(() => formatRestoredName("sales", from as never)).toThrow(
        "formatRestoredName needs a prefix",
      );
      expect(() => formatRestoredName("", { snapshot_id })).toThrow("needs a prefix");
    },
  );
});
