import { operations } from "../../dws.js";
import type { Behaviours, SandboxState } from "../behaviour.js";
import { serviceError, type SandboxResponse } from "../responses.js";
import { respondWithExample } from "../without-behaviour.js";
import { startClusterTask } from "./cluster-tasks.js";
import { busy, unknownCluster, unknownSnapshot } from "./snapshots.js";
import { failureOf, type ClusterRecord, type SnapshotRecord } from "./warehouse.js";

const invalid = (message: string): SandboxResponse => serviceError(400, "DWS.0001", message);

/** The operations that restore snapshots. */
export const restoreBehaviours: Behaviours = {
  restoreCluster: ({ warehouse }, { snapshot_id, restore: { name } }) =>
    withAvailable(warehouse, snapshot_id, (snapshot) => {
      if (warehouse.clusters.some((cluster) => cluster.name === name))
        return invalid("The cluster name is already in use.");
      return { status: 200, body: { cluster: { id: warehouse.restoreCluster(snapshot, name) } } };
    }),

  checkTableRestore: ({ warehouse }, { snapshot_id, database }) =>
    withFineGrained(warehouse, snapshot_id, () => ({
      status: 200,
      body: {
        check_table_name_result: { database, restore_table_list: null, target_table_list: null },
      },
    })),

  restoreTable: ({ warehouse }, { snapshot_id, restore_table_list, target_table_list }) =>
    withFineGrained(warehouse, snapshot_id, (cluster) => {
      if (restore_table_list.length !== target_table_list.length)
        return invalid("The lists of tables differ in their length.");
      if (cluster.task) return busy("cluster");
      const { timeline, taskMs } = warehouse;
      const task = startClusterTask(timeline, cluster, "FINE_GRAINED_RESTORING", taskMs, () =>
        failureOf(target_table_list.map(({ table_name }) => table_name).join()),
      );
      return { status: 200, body: { job_id: task.id } };
    }),

  listSnapshotFlavorInfo: ({ warehouse }, { snapshot_id }) =>
    warehouse.snapshot(snapshot_id)
      ? respondWithExample(operations.listSnapshotFlavorInfo)
      : unknownSnapshot,
};

type Warehouse = SandboxState["warehouse"];

/** Performs an operation on a snapshot that can be restored. */
function withAvailable(
  warehouse: Warehouse,
  snapshotId: string,
  perform: (snapshot: SnapshotRecord) => SandboxResponse,
): SandboxResponse {
  const snapshot = warehouse.snapshot(snapshotId);
  if (!snapshot) return unknownSnapshot;
  if (snapshot.isInUse) return busy("snapshot");
  return snapshot.item.status === "AVAILABLE" && !snapshot.task
    ? perform(snapshot)
    : invalid("The snapshot is not available.");
}

/** Performs an operation on the cluster of a snapshot whose tables can be restored. */
function withFineGrained(
  warehouse: Warehouse,
  snapshotId: string,
  perform: (cluster: ClusterRecord) => SandboxResponse,
): SandboxResponse {
  return withAvailable(warehouse, snapshotId, ({ item }) => {
    if (!item.fine_grained_backup) return invalid("The snapshot is not fine-grained.");
    const cluster = warehouse.cluster(item.cluster_id);
    return cluster ? perform(cluster) : unknownCluster;
  });
}
