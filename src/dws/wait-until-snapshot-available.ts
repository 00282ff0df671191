import {
  paginateListClusterSnapshots,
  type ClusterSnapshot,
  type Operations,
  type Snapshot,
} from "../../generated/dws/client.js";
import { ConfigurationError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";
import { waitFor, type WaiterOptions } from "../waiting/waiter.js";

/** A snapshot to wait for, for example the result of `ensureSnapshot`. */
export interface SnapshotToAwait {
  /** The id of the snapshot. */
  readonly id?: string | undefined;
  /** The id of its cluster. With it, the wait lists the snapshots of that cluster, which have a progress. */
  readonly cluster_id?: string | undefined;
}

/** What `waitUntilSnapshotAvailable` needs of a client: a test may pass an object with these methods. */
export type ListSnapshotsClient = Pick<
  Operations<CallOptions>,
  "listSnapshots" | "listClusterSnapshots"
>;

/**
 * Polls until a snapshot is AVAILABLE: at once, then after 2 seconds, and after at most 30 seconds. With `cluster_id` it
 * calls `listClusterSnapshots`, which shows a progress, otherwise `listSnapshots`.
 *
 * @param client - A client of DWS.
 * @param snapshot - The snapshot to wait for, for example the result of `ensureSnapshot`.
 * @param options - How long and how often to poll, and the options of each call.
 * @returns The snapshot, as it is listed then.
 * @throws {@link WaiterError} when it is UNAVAILABLE, is deleted, or takes too long; the error of a call that will not
 * succeed later.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, waitUntilSnapshotAvailable } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * await waitUntilSnapshotAvailable(
 *   dws,
 *   { id: "2a4d0f86-67cd-408a-8b66-017454fb5a8f", cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" },
 *   { maxWaitMs: 1_800_000, onPoll: ({ state, progress }) => console.log(state, progress) },
 * );
 * ```
 */
export async function waitUntilSnapshotAvailable(
  client: ListSnapshotsClient,
  snapshot: SnapshotToAwait,
  options?: WaiterOptions<ClusterSnapshot | Snapshot>,
): Promise<ClusterSnapshot | Snapshot> {
  const { id, cluster_id } = { ...snapshot }; // Without a type checker it may be undefined.
  if (!id) throw new ConfigurationError("waitUntilSnapshotAvailable needs `id`.");
  return await waitFor<ClusterSnapshot | Snapshot>(
    client,
    {
      operation: "waitUntilSnapshotAvailable",
      subject: `Snapshot ${id}`,
      find: (call) =>
        cluster_id ? findInCluster(client, id, cluster_id, call) : findInProject(client, id, call),
      stateOf: ({ status }) => status,
      progressOf: (item) => ("progress" in item ? item.progress : undefined),
      success: "AVAILABLE",
      failures: ["UNAVAILABLE"], // The only state that cannot change to AVAILABLE (document 000, table 4).
    },
    options,
  );
}

async function findInProject(
  client: ListSnapshotsClient,
  id: string,
  call: CallOptions,
): Promise<Snapshot | undefined> {
  const list = await client.listSnapshots({}, call);
  return requiredItemsOf<Snapshot>(list, "snapshots", "listSnapshots").find(
    (snapshot) => snapshot.id === id,
  );
}

async function findInCluster(
  client: ListSnapshotsClient,
  id: string,
  cluster_id: string,
  call: CallOptions,
): Promise<ClusterSnapshot | undefined> {
  const list = await client.listClusterSnapshots({ cluster_id }, call);
  const snapshots = requiredItemsOf<ClusterSnapshot>(list, "snapshots", "listClusterSnapshots");
  const found = snapshots.find((snapshot) => snapshot.id === id);
  if (found || !(Number(list.count) > snapshots.length)) return found;
  // Contrary to the document, the response does not contain all snapshots.
  for await (const snapshot of paginateListClusterSnapshots(client, { cluster_id }, call))
    if (snapshot.id === id) return snapshot;
  return undefined;
}
