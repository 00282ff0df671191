import type { SnapshotToCreate } from "../../../generated/dws/client.js";
import { withoutUndefined } from "../../values.js";
import type { Behaviour } from "../behaviour.js";
import { serviceError } from "../responses.js";
import type { SeededSnapshot } from "./warehouse.js";

const unknownCluster = serviceError(404, "DWS.0047", "The cluster does not exist.");
const statusesThatAllowSnapshots: ReadonlySet<string> = new Set([
  "Available",
  "To be restarted",
  "Unbalanced",
]);

/** Starts to create a snapshot, and responds with its id. */
export const createSnapshot: Behaviour = ({ warehouse }, input) => {
  const snapshot = input["snapshot"] as SnapshotToCreate;
  const cluster = warehouse.cluster(snapshot.cluster_id);
  if (!cluster) return unknownCluster;
  if (!statusesThatAllowSnapshots.has(cluster.status ?? "Available"))
    return serviceError(403, "DWS.7023", "The status of the cluster does not allow this.");
  if (warehouse.snapshots.some(({ item }) => item.name === snapshot.name))
    // The service's own code for this is not known: the sandbox uses the code of an invalid parameter.
    return serviceError(400, "DWS.0001", "The snapshot name is already in use.");
  if (cluster.task)
    return serviceError(409, "DWS.0011", "Another operation is being performed on the cluster.");
  return {
    status: 200,
    body: { snapshot: { id: warehouse.createSnapshot(cluster, snapshot) } },
  };
};

/** All snapshots of the project, of every cluster. */
export const listSnapshots: Behaviour = ({ warehouse }) => {
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
};

/** One list page of the snapshots of a cluster, sorted. */
export const listClusterSnapshots: Behaviour = ({ projectId, warehouse, offsetUnit }, input) => {
  const cluster = warehouse.cluster(input["cluster_id"]);
  if (!cluster) return unknownCluster;
  const all = warehouse.snapshotItems().filter(({ cluster_id }) => cluster_id === cluster.id);
  const {
    sort_key,
    sort_dir,
    limit = all.length,
    offset = 0,
  } = input as {
    sort_key?: string;
    sort_dir?: "asc" | "desc";
    limit?: number;
    offset?: number;
  };
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
};

function sort(snapshots: SeededSnapshot[], key: string, direction: 1 | -1): void {
  const keyOf = (snapshot: SeededSnapshot): string | number => {
    const value: unknown = new Map<string, unknown>(Object.entries(snapshot)).get(key);
    return typeof value === "number" ? value : typeof value === "string" ? value : "";
  };
  snapshots.sort((left, right) =>
    keyOf(left) < keyOf(right) ? -direction : keyOf(left) > keyOf(right) ? direction : 0,
  );
}
