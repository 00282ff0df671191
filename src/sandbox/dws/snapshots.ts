import type { SnapshotDetail } from "../../../generated/dws/client.js";
import { withoutUndefined } from "../../values.js";
import type { Behaviours } from "../behaviour.js";
import { serviceError } from "../responses.js";
import { snapshotAt, type SeededSnapshot } from "./warehouse.js";

export const unknownCluster = serviceError(404, "DWS.0047", "The cluster does not exist.");
export const unknownSnapshot = serviceError(400, "DWS.5149", "The snapshot does not exist.");
// The service's own code for this is not known: the sandbox uses the code of an invalid parameter.
const nameInUse = serviceError(400, "DWS.0001", "The snapshot name is already in use.");
export const busy = (what: string) =>
  serviceError(409, "DWS.0011", `Another operation is being performed on the ${what}.`);

/** The statuses of a cluster in which it can run a task. A seed can have the names of the vendor's guide. */
export const statusesThatAllowSnapshots: ReadonlySet<string> = new Set([
  "AVAILABLE",
  "Available",
  "To be restarted",
  "Unbalanced",
]);

/** The operations on snapshots. */
export const snapshotBehaviours: Behaviours = {
  createSnapshot({ warehouse }, { snapshot }) {
    const cluster = warehouse.cluster(snapshot.cluster_id);
    if (!cluster) return unknownCluster;
    if (!statusesThatAllowSnapshots.has(cluster.status))
      return serviceError(403, "DWS.7023", "The status of the cluster does not allow this.");
    if (warehouse.hasSnapshot(snapshot.name)) return nameInUse;
    if (cluster.task) return busy("cluster");
    return { status: 200, body: { snapshot: { id: warehouse.createSnapshot(cluster, snapshot) } } };
  },

  copySnapshot({ warehouse }, { snapshot_id, backup_name, description }) {
    const source = warehouse.snapshot(snapshot_id);
    if (!source) return unknownSnapshot;
    if (!isAutomatic(source.item))
      return serviceError(400, "DWS.0001", "Only an automated snapshot can be copied.");
    if (warehouse.hasSnapshot(backup_name)) return nameInUse;
    if (source.task || source.isInUse) return busy("snapshot");
    return {
      status: 200,
      body: { snapshot_id: warehouse.copySnapshot(source, backup_name, description) },
    };
  },

  deleteSnapshot({ warehouse }, { snapshot_id }) {
    const snapshot = warehouse.snapshot(snapshot_id);
    if (!snapshot) return serviceError(400, "DWS.0001", "The snapshot does not exist.");
    // The service's own code for this is not known: the sandbox uses the one for what is not allowed.
    if (isAutomatic(snapshot.item))
      return serviceError(403, "DWS.0015", "An automated snapshot cannot be deleted.");
    if (snapshot.task || snapshot.isInUse) return busy("snapshot");
    warehouse.delete(snapshot);
    return { status: 202, body: "" };
  },

  listSnapshotDetails({ warehouse, timeline }, { snapshot_id }) {
    const record = warehouse.snapshot(snapshot_id);
    if (!record) return unknownSnapshot;
    // The list of a cluster documents "updated", and the details do not.
    const snapshot: SnapshotDetail = { ...snapshotAt(timeline.now(), record) };
    return { status: 200, body: { snapshot: { ...snapshot, updated: undefined } } };
  },

  listSnapshots({ warehouse }) {
    const snapshots = warehouse
      .snapshotItems()
      .map(({ id, name, description, started, finished, size, status, type, cluster_id }) =>
        withoutUndefined({
          id,
          name,
          description,
          started,
          finished,
          size,
          status,
          type,
          cluster_id,
        }),
      );
    return { status: 200, body: { snapshots, count: snapshots.length } };
  },

  listClusterSnapshots({ projectId, warehouse, offsetUnit }, input) {
    const cluster = warehouse.cluster(input.cluster_id);
    if (!cluster) return unknownCluster;
    const all = warehouse.snapshotItems().filter(({ cluster_id }) => cluster_id === cluster.id);
    const { sort_key, sort_dir, limit = all.length, offset = 0 } = input;
    if (sort_key !== undefined) sort(all, sort_key, sort_dir === "desc" ? -1 : 1);
    const start = offsetUnit === "page" ? offset * limit : offset;
    // Only the list of the project documents the property "finished".
    const snapshots = all
      .slice(start, start + limit)
      .map((snapshot) => ({ ...snapshot, finished: undefined }));
    return {
      status: 200,
      body: { project_id: projectId, cluster_id: cluster.id, snapshots, count: all.length },
    };
  },
};

function isAutomatic({ type }: SeededSnapshot): boolean {
  return type !== undefined && type !== "MANUAL";
}

function sort(snapshots: SeededSnapshot[], key: string, direction: 1 | -1): void {
  const keyOf = (snapshot: SeededSnapshot): string | number => {
    const value: unknown = new Map<string, unknown>(Object.entries(snapshot)).get(key);
    return typeof value === "number" ? value : typeof value === "string" ? value : "";
  };
  snapshots.sort((left, right) =>
    keyOf(left) < keyOf(right) ? -direction : keyOf(left) > keyOf(right) ? direction : 0,
  );
}
