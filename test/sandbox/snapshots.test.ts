// The life of a snapshot in the sandbox: created, read, copied and deleted.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDwsClient, type DwsClient } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const clock = new ManualClock();
let sandbox: Sandbox;
let dws: DwsClient;
beforeEach(async () => {
  sandbox = await startSandbox({
    clock,
    creationMs: 60_000,
    seed: {
      clusters: [{ id: cluster_id, name: "sales" }],
      snapshots: [
        { id: "auto-1", name: "automatic", cluster_id, type: "AUTO", status: "AVAILABLE", size: 7 },
        { id: "manual-1", name: "by-hand", cluster_id, type: "MANUAL", status: "AVAILABLE" },
      ],
      backups: [],
    },
  });
  dws = createDwsClient({
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials: accessKeyCredentials(sandbox.account),
    retry: false,
  });
});
afterEach(() => sandbox.close());

const namesInList = async (): Promise<unknown[]> =>
  (await dws.listClusterSnapshots({ cluster_id })).snapshots?.map(({ name }) => name) ?? [];

test("a new snapshot is CREATING with its progress, then AVAILABLE with its size", async () => {
  const { snapshot } = await dws.createSnapshot({ snapshot: { name: "nightly", cluster_id } });
  const snapshot_id = snapshot?.id ?? "";
  clock.advance(30_000);
  expect((await dws.listSnapshotDetails({ snapshot_id })).snapshot).toMatchObject({
    id: snapshot_id,
    status: "CREATING",
    progress: "50%",
    type: "MANUAL",
    ...{ cluster_name: "sales", description: "", size: 250 },
    datastore: { type: "dws", version: "8.2.0" },
  });
  clock.advance(30_000);
  const { snapshot: finished } = await dws.listSnapshotDetails({ snapshot_id });
  expect(finished).toMatchObject({ status: "AVAILABLE", progress: "100%", size: 500 });
  expect(finished).not.toHaveProperty("updated");
  expect(Date.parse(`${finished?.finished}Z`) - Date.parse(`${finished?.started}Z`)).toBe(60_000);
});

test("a deleted snapshot is gone, and its name is free", async () => {
  await dws.deleteSnapshot({ snapshot_id: "manual-1" });
  const { snapshots = [] } = await dws.listSnapshots();
  expect([await namesInList(), snapshots.map(({ id }) => id)]).toEqual([["automatic"], ["auto-1"]]);
  await expect(dws.listSnapshotDetails({ snapshot_id: "manual-1" })).rejects.toMatchObject({
    status: 400,
    code: "DWS.5149",
    reason: "The snapshot does not exist.",
  });
  await expect(dws.deleteSnapshot({ snapshot_id: "manual-1" })).rejects.toMatchObject({
    status: 400,
    code: "DWS.0001",
    reason: "The snapshot does not exist.",
  });
  await dws.createSnapshot({ snapshot: { name: "by-hand", cluster_id } });
});

test("a copy of an automated snapshot is a manual one of the same size, which can be deleted", async () => {
  const { snapshot_id = "" } = await dws.copySnapshot({
    snapshot_id: "auto-1",
    backup_name: "kept-for-long",
  });
  expect((await dws.listSnapshotDetails({ snapshot_id })).snapshot?.status).toBe("CREATING");
  await expect(dws.deleteSnapshot({ snapshot_id })).rejects.toMatchObject({ code: "DWS.0011" });
  clock.advance(60_000);
  expect((await dws.listSnapshotDetails({ snapshot_id })).snapshot).toMatchObject({
    name: "kept-for-long",
    status: "AVAILABLE",
    type: "MANUAL",
    ...{ size: 7, description: "" },
    cluster_id,
  });
  expect(await namesInList()).toEqual(["kept-for-long", "automatic", "by-hand"]);
  await dws.deleteSnapshot({ snapshot_id });
});

test.each<
  [what: string, call: () => Promise<unknown>, status: number, code: string, reason: string]
>([
  [
    "a second copy of a snapshot that is being copied",
    async () => {
      await dws.copySnapshot({ snapshot_id: "auto-1", backup_name: "first-copy" });
      await dws.copySnapshot({ snapshot_id: "auto-1", backup_name: "second-copy" });
    },
    409,
    "DWS.0011",
    "Another operation is being performed on the snapshot.",
  ],
  [
    "a copy of a manual snapshot",
    () => dws.copySnapshot({ snapshot_id: "manual-1", backup_name: "copy" }),
    400,
    "DWS.0001",
    "Only an automated snapshot can be copied.",
  ],
  [
    "a copy with a name that is in use",
    () => dws.copySnapshot({ snapshot_id: "auto-1", backup_name: "by-hand" }),
    400,
    "DWS.0001",
    "The snapshot name is already in use.",
  ],
  [
    "a copy of no snapshot",
    () => dws.copySnapshot({ snapshot_id: "none", backup_name: "copy" }),
    400,
    "DWS.5149",
    "The snapshot does not exist.",
  ],
  [
    "the deletion of an automated snapshot",
    () => dws.deleteSnapshot({ snapshot_id: "auto-1" }),
    403,
    "DWS.0015",
    "An automated snapshot cannot be deleted.",
  ],
])("%s is rejected", async (_, call, status, code, reason) => {
  await expect(call()).rejects.toMatchObject({ status, code, reason });
  expect(await namesInList()).toEqual(expect.arrayContaining(["automatic", "by-hand"]));
});

test.each([
  ["page", 0, ["s-0", "s-1"]],
  ["page", 1, ["s-2", "s-3"]],
  ["page", 2, ["s-4"]],
  ["page", 3, []],
  ["item", 0, ["s-0", "s-1"]],
  ["item", 1, ["s-1", "s-2"]],
  ["item", 4, ["s-4"]],
  ["item", 5, []],
] as const)(
  "with the offset unit %s, offset %i and limit 2 list %j",
  async (offsetUnit, offset, ids) => {
    const snapshots = [0, 1, 2, 3, 4].map((number) => ({
      id: `s-${number}`,
      name: `name-${number}`,
      cluster_id,
    }));
    const seed = { clusters: [{ id: cluster_id, name: "sales" }], snapshots, backups: [] };
    const paged = await startSandbox({ clock, seed, offsetUnit });
    const { account, url: endpoint } = paged;
    const credentials = accessKeyCredentials(account);
    const client = createDwsClient({ endpoint, projectId: account.projectId, credentials });
    const page = await client.listClusterSnapshots({ cluster_id, limit: 2, offset });
    await paged.close();
    expect(page.snapshots?.map(({ id }) => id)).toEqual(ids);
    expect(page.count).toBe(5);
  },
);

test("the descriptions are those of the requests", async () => {
  await dws.createSnapshot({ snapshot: { name: "described", cluster_id, description: "a" } });
  await dws.copySnapshot({ snapshot_id: "auto-1", backup_name: "copied", description: "b" });
  const { snapshots = [] } = await dws.listClusterSnapshots({ cluster_id });
  expect(snapshots.slice(0, 2)).toMatchObject([
    { name: "copied", description: "b" },
    { name: "described", description: "a" },
  ]);
});

test.each([
  ["AVAILABLE", true],
  ["Available", true],
  ["To be restarted", true],
  ["Unbalanced", true],
  ["available", false],
  ["CREATING", false],
])("a cluster in the status %s can create a snapshot: %p", async (status, isAllowed) => {
  const seed = {
    clusters: [{ id: cluster_id, name: "sales", status }],
    ...{ snapshots: [], backups: [] },
  };
  const other = await startSandbox({ clock, seed });
  const credentials = accessKeyCredentials(other.account);
  const { projectId } = other.account;
  const client = createDwsClient({ endpoint: other.url, projectId, credentials });
  const snapshot = { name: "nightly", cluster_id: cluster_id.toUpperCase() };
  const created = client.createSnapshot({ snapshot });
  if (isAllowed) await expect(created).resolves.toHaveProperty("snapshot.id");
  else await expect(created).rejects.toMatchObject({ status: 403, code: "DWS.7023" });
  await other.close();
});
