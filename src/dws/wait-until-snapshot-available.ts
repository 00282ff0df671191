import type { ClusterSnapshot, Operations, Snapshot } from "../../generated/dws/client.js";
import type { CallOptions } from "../client/call-options.js";
import { ConfigurationError } from "../errors.js";
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
  client: Operations<CallOptions>,
  { id, cluster_id }: SnapshotToAwait,
  options?: WaiterOptions<ClusterSnapshot | Snapshot>,
): Promise<ClusterSnapshot | Snapshot> {
  if (!id) throw new ConfigurationError("waitUntilSnapshotAvailable needs the id of a snapshot.");
  return wait<ClusterSnapshot | Snapshot>(
    {
      operation: "waitUntilSnapshotAvailable",
      subject: `Snapshot ${id}`,
      find: async (call) => {
        const { snapshots = [] } = cluster_id
          ? await client.listClusterSnapshots({ cluster_id }, call)
          : await client.listSnapshots({}, call);
        return snapshots.find((snapshot) => snapshot.id === id);
      },
      stateOf: ({ status }) => status,
      progressOf: (snapshot) => ("progress" in snapshot ? snapshot.progress : undefined),
      success: "AVAILABLE",
      failures: ["UNAVAILABLE"],
    },
    options,
  );
}
