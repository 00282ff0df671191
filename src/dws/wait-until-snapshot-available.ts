import type { ClusterSnapshot, Operations, Pagers, Snapshot } from "../../generated/dws/client.js";
import type { CallOptions } from "../options.js";
import { ConfigurationError } from "../errors.js";
import { knownListOf } from "../list-of.js";
import { wait, type WaiterOptions } from "../waiting/waiter.js";

/** The snapshot to wait for, for example what `ensureSnapshot` returned. */
export interface SnapshotToAwait {
  /** The id of the snapshot. */
  readonly id?: string | undefined;
  /** The id of its cluster. With it, the wait asks for the snapshots of that cluster, which have a progress. */
  readonly cluster_id?: string | undefined;
}

/** Waits until a snapshot is AVAILABLE; UNAVAILABLE is the one state that leads nowhere (document 000, table 4). */
export async function waitUntilSnapshotAvailable(
  client: Operations<CallOptions> & Pagers<CallOptions>,
  signals: readonly AbortSignal[],
  snapshot: SnapshotToAwait,
  options?: WaiterOptions<ClusterSnapshot | Snapshot>,
): Promise<ClusterSnapshot | Snapshot> {
  const { id, cluster_id } = snapshot ?? {};
  if (!id) throw new ConfigurationError("waitUntilSnapshotAvailable needs the id of a snapshot.");
  return wait<ClusterSnapshot | Snapshot>(
    {
      operation: "waitUntilSnapshotAvailable",
      subject: `Snapshot ${id}`,
      find: async (call) => {
        const isWanted = (candidate: Snapshot | ClusterSnapshot): boolean => candidate.id === id;
        if (!cluster_id)
          return knownListOf<Snapshot>(
            await client.listSnapshots({}, call),
            "snapshots",
            "listSnapshots",
          ).find(isWanted);
        const answer = await client.listClusterSnapshots({ cluster_id }, call);
        const snapshots = knownListOf<ClusterSnapshot>(answer, "snapshots", "listClusterSnapshots");
        const found = snapshots.find(isWanted);
        if (found || !(Number(answer.count) > snapshots.length)) return found;
        // There is more than the one answer holds, whatever the document says.
        for await (const candidate of client.paginateListClusterSnapshots({ cluster_id }, call))
          if (isWanted(candidate)) return candidate;
        return undefined;
      },
      stateOf: ({ status }) => status,
      progressOf: (item) => ("progress" in item ? item.progress : undefined),
      success: "AVAILABLE",
      failures: ["UNAVAILABLE"],
    },
    signals,
    options,
  );
}
