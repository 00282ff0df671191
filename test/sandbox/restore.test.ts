// Restorations in the sandbox: to a new cluster, and of single tables.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDwsClient, type DwsClient } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const clock = new ManualClock();
const tables = {
  database: "sales",
  case_sensitive: true,
  restore_table_list: [{ schema_name: "public", table_name: "orders" }],
  target_table_list: [{ schema_name: "public", table_name: "orders_restored" }],
};
let sandbox: Sandbox;
let dws: DwsClient;
beforeEach(async () => {
  const common = { cluster_id, type: "AUTO", status: "AVAILABLE" };
  sandbox = await startSandbox({
    clock,
    creationMs: 60_000,
    seed: {
      clusters: [
        { id: cluster_id, name: "sales" },
        { id: cluster_id.replace(/.$/, "2"), name: "finance" },
      ],
      snapshots: [
        { ...common, id: "whole", name: "whole-1" },
        { ...common, id: "fine", name: "fine-1", fine_grained_backup: true },
        { ...common, id: "broken", name: "broken-1", status: "UNAVAILABLE" },
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

const restore = (snapshot_id: string, name = "restored") =>
  dws.restoreCluster({ snapshot_id, restore: { name } });
const snapshotNew = (of: string) =>
  dws.createSnapshot({ snapshot: { name: "of-the-new", cluster_id: of } });

test("a restored cluster can be used when the restoration has ended", async () => {
  const { cluster: { id = "" } = {} } = await restore("whole");
  clock.advance(119_999);
  await expect(snapshotNew(id)).rejects.toMatchObject({
    ...{ status: 403, code: "DWS.7023" },
    reason: "The status of the cluster does not allow this.",
  });
  const busy = {
    ...{ status: 409, code: "DWS.0011" },
    reason: "Another operation is being performed on the snapshot.",
  };
  await expect(
    dws.copySnapshot({ snapshot_id: "whole", backup_name: "copy" }),
  ).rejects.toMatchObject(busy);
  await expect(restore("whole", "second")).rejects.toMatchObject(busy);
  clock.advance(1);
  await snapshotNew(id);
  await dws.copySnapshot({ snapshot_id: "whole", backup_name: "copy" });
});

test("tables are restored to the cluster of the snapshot, which is busy meanwhile", async () => {
  expect(await dws.checkTableRestore({ snapshot_id: "fine", ...tables })).toMatchObject({
    check_table_name_result: {
      ...{ database: "sales", restore_table_list: null, target_table_list: null },
    },
  });
  const { job_id } = await dws.restoreTable({ snapshot_id: "fine", ...tables });
  expect(job_id).toMatch(/^[0-9a-f-]{36}$/);
  const busy = { status: 409, code: "DWS.0011" };
  const reason = "Another operation is being performed on the cluster.";
  await expect(snapshotNew(cluster_id)).rejects.toMatchObject({ ...busy, reason });
  await expect(dws.restoreTable({ snapshot_id: "fine", ...tables })).rejects.toMatchObject(busy);
  clock.advance(60_000);
  await snapshotNew(cluster_id);
});

test('a restoration of a table whose new name contains "unavailable" fails', async () => {
  const { job_id = "" } = await dws.restoreTable({
    ...{ snapshot_id: "fine", ...tables },
    target_table_list: [{ schema_name: "public", table_name: "orders_unavailable" }],
  });
  clock.advance(60_000);
  expect(await dws.listJobDetails({ job_id })).toMatchObject({
    status: "FAIL",
    failed_detail: "The name asks for a failure.",
  });
});

test("the flavors are those of the recorded response", async () => {
  expect((await dws.listSnapshotFlavorInfo({ snapshot_id: "whole" })).flavors).not.toEqual([]);
});

test.each<[what: string, call: () => Promise<unknown>, code: string, reason: string]>([
  [
    "a snapshot that does not exist",
    () => restore("none"),
    "DWS.5149",
    "The snapshot does not exist.",
  ],
  [
    "a snapshot that is not available",
    () => restore("broken"),
    "DWS.0001",
    "The snapshot is not available.",
  ],
  [
    "a name that a cluster has",
    () => restore("whole", "sales"),
    "DWS.0001",
    "The cluster name is already in use.",
  ],
  [
    "tables of a snapshot that is not fine-grained",
    () => dws.restoreTable({ snapshot_id: "whole", ...tables }),
    "DWS.0001",
    "The snapshot is not fine-grained.",
  ],
  [
    "more tables than targets",
    () => dws.restoreTable({ snapshot_id: "fine", ...tables, target_table_list: [] }),
    "DWS.0001",
    "The lists of tables differ in their length.",
  ],
  [
    "the flavors of no snapshot",
    () => dws.listSnapshotFlavorInfo({ snapshot_id: "none" }),
    "DWS.5149",
    "The snapshot does not exist.",
  ],
])("%s is rejected", async (_, call, code, reason) => {
  await expect(call()).rejects.toMatchObject({ status: 400, code, reason });
});
