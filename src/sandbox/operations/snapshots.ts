import type { SnapshotToCreate } from "../../../generated/dws/client.js";
import type { CreationError, SeededSnapshot } from "../cluster-store.js";
import { serviceError, type SandboxResponse } from "../responses.js";
import type { Behaviour } from "./behaviour.js";

const unknownCluster = serviceError(404, "DWS.0047", "The cluster does not exist.");

const creationErrors: Readonly<Record<CreationError, SandboxResponse>> = {
  "unknown cluster": unknownCluster,
  "status forbids": serviceError(403, "DWS.7023", "The status of the cluster does not allow this."),
  busy: serviceError(409, "DWS.0011", "Another operation is being performed on the cluster."),
  // The service's own code for this is not known: the sandbox uses the code of an invalid parameter.
  "name in use": serviceError(400, "DWS.0001", "The snapshot name is already in use."),
};

/** Starts to create a snapshot, and responds with its id. */
export const createSnapshot: Behaviour = ({ clusters }, input) => {
  const result = clusters.create(input["snapshot"] as SnapshotToCreate);
  return typeof result === "string"
    ? creationErrors[result]
    : { status: 200, body: { snapshot: result } };
};

/** All snapshots of the project, of every cluster. */
export const listSnapshots: Behaviour = ({ clusters }) => {
  const snapshots = clusters.ofProject();
  return { status: 200, body: { snapshots, count: snapshots.length } };
};

/** One list page of the snapshots of a cluster, sorted. */
export const listClusterSnapshots: Behaviour = ({ projectId, clusters, offsetUnit }, input) => {
  const cluster = clusters.cluster(String(input["cluster_id"]));
  if (!cluster) return unknownCluster;
  const all = clusters.all().filter(({ cluster_id }) => cluster_id === cluster.id);
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
