import { refuse } from "../http-types.js";
import type { Behaviour } from "./behaviour.js";

/** The snapshots of a cluster, sorted and paged. */
export const listClusterSnapshots: Behaviour = ({ projectId, warehouse, offsetUnit }, input) => {
  const cluster = warehouse.cluster(String(input["cluster_id"]));
  if (!cluster) return refuse(404, "DWS.0047", "The cluster does not exist.");
  const all = warehouse.all().filter(({ cluster_id }) => cluster_id === cluster.id);
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
  if (sort_key !== undefined) {
    const keyOf = (snapshot: object): string | number => {
      const value: unknown = Object.hasOwn(snapshot, sort_key)
        ? (snapshot as Readonly<Record<string, unknown>>)[sort_key]
        : undefined;
      return typeof value === "number" ? value : String(value ?? "");
    };
    const direction = sort_dir === "desc" ? -1 : 1;
    all.sort((left, right) =>
      keyOf(left) < keyOf(right) ? -direction : keyOf(left) > keyOf(right) ? direction : 0,
    );
  }
  const start = offsetUnit === "page" ? offset * limit : offset;
  const snapshots = all.slice(start, start + limit).map(({ finished: _, ...snapshot }) => snapshot);
  return {
    status: 200,
    body: { project_id: projectId, cluster_id: cluster.id, snapshots, count: all.length },
  };
};
