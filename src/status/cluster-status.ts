import {
  paginateListClusterSnapshots,
  type ClusterSnapshot,
  type Operations,
  type SnapshotPolicy,
  type SnapshotPolicyList,
} from "../../generated/dws/client.js";
import { originalOf } from "../ensuring/original-of.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";
import { nextTime } from "../schedules/next-time.js";
import { timeOf, type ListedItem, type StatusTarget } from "./entry.js";

/** What {@link backupStatus} uses of a client of DWS. */
export type ClusterStatusClient = Pick<
  Operations<CallOptions>,
  "listClusters" | "listClusterSnapshots" | "listSnapshotPolicy"
>;

/** The states of snapshots by their status. */
const states: Readonly<Record<string, ListedItem["state"]>> = {
  AVAILABLE: "complete",
  RESTORING: "complete",
  CREATING: "running",
  UNAVAILABLE: "failed",
};

/** Every cluster of the project. */
export async function allClusters(
  client: ClusterStatusClient,
  options: CallOptions,
): Promise<StatusTarget[]> {
  const list = await client.listClusters({}, options);
  const clusters = requiredItemsOf<{ readonly id?: string; readonly name?: string }>(
    list,
    "clusters",
    "listClusters",
  );
  return clusters.map(({ id, name }) => clusterTarget(client, id ?? "", options, name));
}

/** The snapshots of a cluster. */
export function clusterTarget(
  client: ClusterStatusClient,
  id: string,
  options: CallOptions,
  name?: string,
): StatusTarget {
  const cluster_id = id;
  return {
    service: "dws",
    id,
    name,
    async read(now) {
      const [snapshots, policies] = await Promise.all([
        paginateListClusterSnapshots(client, { cluster_id }, options).toArray(),
        client.listSnapshotPolicy({ cluster_id }, options),
      ]);
      const items = snapshots.map((snapshot): ListedItem => ({
        id: snapshot.id ?? "",
        name: snapshot.name ?? "",
        time: snapshot.started ?? "",
        sizeBytes: Math.round((snapshot.size ?? 0) * 2 ** 30),
        state: stateOf(snapshot),
      }));
      return { name, items, next: nextSnapshot(policies, now) };
    },
  };
}

/** A complete copy started when it was copied, and contains nothing that was written after its original. */
function stateOf(snapshot: ClusterSnapshot): ListedItem["state"] {
  const state = states[snapshot.status?.toUpperCase() ?? ""] ?? "other";
  return state === "complete" && originalOf(snapshot) !== undefined ? "other" : state;
}

/** When the policies of a cluster start the next snapshot, in milliseconds since 1970; undefined if none does. */
export function nextSnapshot(
  { auto_backup, backup_strategies }: SnapshotPolicyList,
  now: number,
): number | undefined {
  if (auto_backup === false) return undefined;
  const times = (backup_strategies ?? []).flatMap((policy) => nextOf(policy, now) ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** The service states the time; a time in the past and a missing one follow from the schedule. */
function nextOf(
  { next_fire_time, backup_strategy }: SnapshotPolicy,
  now: number,
): number | undefined {
  const stated = timeOf(next_fire_time ?? "")?.getTime();
  if (stated !== undefined && stated > now) return stated;
  try {
    return nextTime(backup_strategy ?? "", now);
  } catch {
    return undefined; // A schedule in another form.
  }
}
