import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { keepSnapshot, type KeepOptions, type SnapshotToKeep } from "../../src/index.js";
import { quick, startTaskSandbox, type TaskSandbox } from "../support/task-sandbox.js";

const cluster_id = "7d85f602-a948-4a30-afd4-e84f47471c15";
const other = "8d85f602-a948-4a30-afd4-e84f47471c15";
const auto = {
  id: "auto-1",
  name: "auto-1",
  cluster_id,
  status: "AVAILABLE",
  type: "AUTO",
  size: 5,
};
const wanted: SnapshotToKeep = { snapshot_id: "auto-1", name: "year-end", description: "Audit" };
const copyOf = (id: string) => ({
  ...auto,
  id: "copy",
  name: "year-end",
  type: "MANUAL",
  description: `(copy of ${id})`,
});

let cloud: TaskSandbox;
async function start(...snapshots: object[]): Promise<void> {
  cloud = await startTaskSandbox({
    clusters: [
      { id: cluster_id, name: "dws-1" },
      { id: other, name: "dws-2" },
    ],
    snapshots: [auto, ...snapshots] as never,
  });
}
beforeEach(() => start());
afterEach(() => cloud.close());

const keep = (changes: Partial<SnapshotToKeep> = {}, options: KeepOptions = {}, { dws } = cloud) =>
  keepSnapshot(dws, { ...wanted, ...changes }, { ...quick, ...options });
const copies = () => cloud.writes().filter((request) => request.endsWith("/linked-copy"));

test("the error of keepSnapshot for a copy that is too small or of another cluster names the task", async () => {
  const { dws } = cloud;
  const copies = [
    {
      size: 4,
      problem: "has 4 GB, and its original 5 GB: check it before the original is deleted.",
    },
    { cluster_id: other, problem: `is of cluster ${other}, and its original of ${cluster_id}.` },
    {
      cluster_id: undefined,
      problem: `is of cluster undefined, and its original of ${cluster_id}.`,
    },
  ];
  for (const { problem, ...changes } of copies) {
    const client = Object.assign(Object.create(dws) as typeof dws, {
      listSnapshotDetails: async (input: { readonly snapshot_id: string }) => {
        const { snapshot } = await dws.listSnapshotDetails(input);
        return { snapshot: { ...snapshot, ...(snapshot?.type === "MANUAL" && changes) } };
      },
    });
    await expect(keepSnapshot(client, wanted, quick)).rejects.toMatchObject({
      ...{ name: "CloudError", operation: "keepSnapshot" },
      message: expect.stringContaining(problem),
    });
  }
});

test("keepSnapshot copies an automated snapshot, waits until the copy is available, and returns both", async () => {
  const states: (string | undefined)[] = [];
  const { copy, original } = await keep({}, { onPoll: ({ state }) => states.push(state) });
  expect(copy).toMatchObject({
    ...{ name: "year-end", type: "MANUAL", status: "AVAILABLE", size: 5, cluster_id },
    description: "Audit (copy of auto-1)",
  });
  expect(original).toMatchObject({ id: "auto-1" });
  expect(new Set(states)).toEqual(new Set(["CREATING", "AVAILABLE"]));
});

describe("keepSnapshot makes one copy", () => {
  test("when it is called again, by another process, too", async () => {
    const first = await keep();
    const second = await keep();
    const third = await keep({}, {}, cloud.again() as TaskSandbox);
    expect([second.copy.id, third.copy.id]).toEqual([first.copy.id, first.copy.id]);
    expect(copies()).toHaveLength(1);
  });

  test("when two calls run at the same time", async () => {
    const [first, second] = await Promise.all([keep(), keep()]);
    expect(first.copy.id).toBe(second.copy.id);
    expect(copies()).toHaveLength(1);
  });

  test("when the response of the copy call is lost", async () => {
    cloud.fail("POST", "lost");
    expect((await keep()).copy).toMatchObject({ name: "year-end", status: "AVAILABLE" });
    expect(copies()).toHaveLength(1);
  });

  test("when the service is busy at first", async () => {
    const busy = { status: 409, code: "DWS.0011" };
    cloud.fail("POST", busy, busy);
    await expect(keep()).rejects.toMatchObject({ code: "DWS.0011" });
    expect((await keep({}, { waitIfBusyMs: 60_000 })).copy).toMatchObject({ name: "year-end" });
    expect(copies()).toHaveLength(3);
  });

  test("and returns it when the original does not exist any more", async () => {
    await cloud.close();
    await start(copyOf("gone"));
    expect(await keep({ snapshot_id: "gone" })).toMatchObject({
      copy: { id: "copy" },
      original: undefined,
    });
    expect(copies()).toHaveLength(0);
  });
});

describe("keepSnapshot rejects", () => {
  test.each<[string, object, Partial<SnapshotToKeep>, string]>([
    [
      "a name of a snapshot whose description does not name the original",
      { ...copyOf(""), description: "made by hand" },
      {},
      'Snapshot "year-end" exists, and its description does not say that it is a copy of snapshot auto-1: use another name.',
    ],
    [
      "a name of a copy of another snapshot",
      copyOf("auto-2"),
      {},
      'Snapshot "year-end" belongs to snapshot auto-2, not to auto-1',
    ],
    [
      "a name of a copy of another cluster",
      { ...copyOf("auto-1"), cluster_id: other },
      {},
      `it is of cluster ${other}, not of ${cluster_id}`,
    ],
    [
      "a name of an automated snapshot",
      { ...copyOf("auto-1"), type: "AUTO" },
      {},
      "exists, and it is an automated snapshot",
    ],
    [
      "a copy that failed",
      { ...copyOf("auto-1"), status: "UNAVAILABLE" },
      {},
      "is UNAVAILABLE because it failed: delete it, set replaceFailed, or use another name.",
    ],
    [
      "a copy that is smaller than its original",
      { ...copyOf("auto-1"), size: 4 },
      {},
      'Snapshot "year-end" (copy) has 4 GB, and its original 5 GB',
    ],
    [
      "a copy whose size the service does not show",
      { ...copyOf("auto-1"), size: undefined },
      {},
      'Snapshot "year-end" (copy) has no size, and its original 5 GB',
    ],
    [
      "a manual snapshot",
      { ...copyOf("auto-2"), id: "manual" },
      { snapshot_id: "manual" },
      "Snapshot manual is a manual one",
    ],
    [
      "a snapshot that does not exist",
      { ...auto, id: "b", name: "b" },
      { snapshot_id: "none" },
      'Snapshot none does not exist, and no snapshot "year-end" is a copy of it.',
    ],
    [
      "a description that becomes too long",
      { ...auto, id: "b", name: "b" },
      { description: "x".repeat(250) },
      "The description of a copy can have 256 characters",
    ],
  ])("%s", async (_, snapshot, changes, message) => {
    await cloud.close();
    await start(snapshot);
    await expect(keep(changes)).rejects.toThrow(message);
    expect(cloud.writes()).toEqual([]);
  });

  test("with the error of the service", async () => {
    cloud.fail("POST", { status: 403, code: "DWS.0015" });
    await expect(keep()).rejects.toMatchObject({ name: "ApiError", code: "DWS.0015" });
  });

  test("a copy that fails while it is created", async () => {
    await expect(keep({ name: "unavailable-1" })).rejects.toMatchObject({
      name: "WaiterError",
      lastState: "UNAVAILABLE",
    });
  });
});

test("keepSnapshot replaces a copy that failed, if the caller wants that", async () => {
  await cloud.close();
  await start({ ...copyOf("auto-1"), status: "UNAVAILABLE" });
  expect((await keep({}, { replaceFailed: true })).copy).toMatchObject({ status: "AVAILABLE" });
  expect(cloud.writes().map((request) => request.split(" ")[0])).toEqual(["DELETE", "POST"]);
});
