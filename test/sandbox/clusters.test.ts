// The clusters of the sandbox: what they are doing, why it failed, and the jobs behind it.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDwsClient, type DwsClient } from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const other_id = "e59d6b86-9072-46eb-a996-13f8b44994c2";
const none = "00000000-0000-0000-0000-000000000000";
let clock: ManualClock;
let sandbox: Sandbox;
let dws: DwsClient;
beforeEach(async () => {
  clock = new ManualClock(Date.parse("2026-11-29T01:00:00Z"));
  sandbox = await startSandbox({
    clock,
    creationMs: 60_000,
    seed: {
      clusters: [
        { id: cluster_id, name: "sales", status: "Unbalanced", private_ip: ["192.168.0.12"] },
        { id: other_id, name: "finance", enterprise_project_id: "e-1", status: "UNAVAILABLE" },
      ],
      snapshots: [
        {
          id: "fine",
          name: "fine-1",
          cluster_id,
          type: "AUTO",
          status: "AVAILABLE",
          fine_grained_backup: true,
        },
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

const snapshot = (name: string) => dws.createSnapshot({ snapshot: { name, cluster_id } });
const details = async (id = cluster_id) =>
  (await dws.listClusterDetails({ cluster_id: id })).cluster;
const action = (action_name: "SNAPSHOTTING" | "SNAPSHOTTING_FAILED") =>
  dws.listClusterActions({ cluster_id, action_name });

test("a cluster that creates a snapshot says so, with the progress", async () => {
  await snapshot("nightly");
  clock.advance(15_000);
  expect(await details()).toMatchObject({
    name: "sales",
    status: "AVAILABLE",
    task_status: "SNAPSHOTTING",
    action_progress: { SNAPSHOTTING: "25%" },
    private_ip: ["192.168.0.12"],
  });
  expect(await action("SNAPSHOTTING")).toMatchObject({
    ...{ status: "RUNNING", action_name: "SNAPSHOTTING", cluster_name: "sales" },
    submit_time: "2026-11-29 01:00:00.0",
    items: [
      {
        item_name: "Create a snapshot",
        sub_items: [
          {
            ...{ sub_item_name: "Perform a backup", estimated_time: -1 },
            ...{ begin_time: "2026-11-29 01:00:00.0", end_time: null },
          },
        ],
      },
    ],
  });
  clock.advance(45_000);
  expect((await details())?.task_status).toBeUndefined();
  await expect(action("SNAPSHOTTING")).rejects.toMatchObject({ status: 400 });
});

test("the action of a failed snapshot says why", async () => {
  await snapshot("unavailable-1");
  clock.advance(60_000);
  const { items, status } = await action("SNAPSHOTTING_FAILED");
  const [step] = items?.[0]?.sub_items ?? [];
  const { progressInfo } = JSON.parse(step?.detail ?? "") as { progressInfo: string };
  expect([status, step?.end_time]).toEqual(["FAILED", "2026-11-29 01:01:00.0"]);
  expect(step?.status).toBe("FAILED");
  expect(JSON.parse(progressInfo)).toEqual({
    progress: "100.00%",
    errorMsg: "The name asks for a failure.",
  });
});

test("a restored cluster is being created, and then available with the rest of the project", async () => {
  const { cluster } = await dws.restoreCluster({
    snapshot_id: "fine",
    restore: { name: "copy-1" },
  });
  clock.advance(60_000);
  expect(await details(cluster?.id)).toMatchObject({
    status: "CREATING",
    task_status: "RESTORING",
    action_progress: { RESTORING: "50%" },
  });
  const running = { cluster_id: cluster?.id ?? "", action_name: "RESTORING" } as const;
  expect((await dws.listClusterActions(running)).items).toMatchObject([
    { item_name: "Restore a cluster", sub_items: [{ sub_item_name: "Restore the data" }] },
  ]);
  clock.advance(60_000);
  expect(await details(cluster?.id)).toMatchObject({ name: "copy-1", status: "AVAILABLE" });
  const { clusters = [], count } = await dws.listClusters();
  expect([clusters.map(({ name }) => name), count]).toEqual([["sales", "finance", "copy-1"], 3]);
  expect(clusters[0]).not.toHaveProperty("private_ip");
});

test("a job of a table restoration can be read until its end", async () => {
  const table = [{ schema_name: "public", table_name: "orders" }];
  const { job_id = "" } = await dws.restoreTable({
    snapshot_id: "fine",
    database: "sales",
    case_sensitive: true,
    restore_table_list: table,
    target_table_list: table,
  });
  clock.advance(30_000);
  const restoring = { cluster_id, action_name: "FINE_GRAINED_RESTORING" } as const;
  expect((await dws.listClusterActions(restoring)).items).toMatchObject([
    { item_name: "Restore tables", sub_items: [{ sub_item_name: "Restore the data" }] },
  ]);
  const running = await dws.listJobDetails({ job_id });
  expect(running).toMatchObject({
    job_id,
    status: "RUNNING",
    job_name: "FINE_GRAINED_RESTORING",
    progress: "50%",
    begin_time: "2026-11-29T01:00:00",
  });
  expect(running).not.toHaveProperty("end_time");
  clock.advance(30_000);
  expect(await dws.listJobDetails({ job_id })).toMatchObject({
    status: "SUCCESS",
    progress: "100%",
    end_time: "2026-11-29T01:01:00",
  });
  expect(await dws.listJobDetails({ job_id })).not.toHaveProperty("failed_code");
});

test("the job of a failed restoration says why, and so does its cluster", async () => {
  const name = "unavailable-copy";
  const { cluster } = await dws.restoreCluster({ snapshot_id: "fine", restore: { name } });
  clock.advance(120_000);
  const { id: job_id = "" } = await dws.listClusterActions({
    cluster_id: cluster?.id ?? "",
    action_name: "RESTORING_FAILED",
  });
  const failed = { failed_code: "DWS.0005", failed_detail: "The name asks for a failure." };
  expect(await dws.listJobDetails({ job_id })).toMatchObject({ status: "FAIL", ...failed });
  expect((await details(cluster?.id))?.failed_reasons).toEqual({
    error_code: failed.failed_code,
    error_msg: failed.failed_detail,
  });
});

test.each([
  ["all_granted_eps", ["sales", "finance"]],
  ["0", ["sales"]],
  ["e-1", ["finance"]],
  ["e-2", []],
])("the clusters of the enterprise project %s are listed", async (enterprise_project_id, names) => {
  const { clusters = [] } = await dws.listClusters({ enterprise_project_id });
  expect(clusters.map(({ name }) => name)).toEqual(names);
});

test.each<
  [what: string, call: () => Promise<unknown>, status: number, code: string, reason: string]
>([
  [
    "the details of no cluster",
    () => details(none),
    404,
    "DWS.0047",
    "The cluster does not exist.",
  ],
  [
    "an action of no cluster",
    () => dws.listClusterActions({ cluster_id: none, action_name: "GROWING" }),
    404,
    "DWS.0047",
    "The cluster does not exist.",
  ],
  [
    "an action that did not happen",
    () => dws.listClusterActions({ cluster_id, action_name: "RESIZE_FAILURE" }),
    400,
    "DWS.0001",
    "The cluster has no such action.",
  ],
  [
    "a job that does not exist",
    () => dws.listJobDetails({ job_id: "none" }),
    400,
    "DWS.0001",
    "The job does not exist.",
  ],
])("%s is rejected with %i", async (_, call, status, code, reason) => {
  await expect(call()).rejects.toMatchObject({ status, code, reason });
});
