import type { Operations, SnapshotDetail } from "../../generated/dws/client.js";
import { ConfigurationError } from "../errors.js";
import type { CallOptions } from "../options.js";
import type { WaiterOptions } from "../waiting/waiter-options.js";
import { waitFor } from "../waiting/waiter.js";
import { reasonOfAction } from "./action-reason.js";
import { findSnapshot } from "./read.js";

/** A snapshot to wait for, for example the result of `ensureSnapshot`. */
export interface SnapshotToAwait {
  /** The id of the snapshot. */
  readonly id?: string | undefined;
  /** The id of its cluster: it is asked why the snapshot failed if the service does not name the cluster of the snapshot. */
  readonly cluster_id?: string | undefined;
}

/** What `waitUntilSnapshotAvailable` needs of a client: a test may pass an object with these methods. */
export type SnapshotWaiterClient = Pick<
  Operations<CallOptions>,
  "listSnapshotDetails" | "listClusterActions"
>;

/**
 * Polls `listSnapshotDetails` until a snapshot is AVAILABLE: at once, then after 2 seconds, and after at most 30 seconds. If it
 * fails, the error has the reason of the latest snapshot of its cluster that failed, from `listClusterActions`.
 *
 * @param client - A client of DWS.
 * @param snapshot - The snapshot to wait for, for example the result of `ensureSnapshot`.
 * @param options - How long and how often to poll, and the options of each call.
 * @returns The snapshot, as the service shows it then.
 * @throws {@link WaiterError} when it is UNAVAILABLE, is deleted, or takes too long; the error of a call that will not
 * succeed later.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, waitUntilSnapshotAvailable } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * await waitUntilSnapshotAvailable(
 *   dws,
 *   { id: "2a4d0f86-67cd-408a-8b66-017454fb5a8f" },
 *   { maxWaitMs: 1_800_000, onPoll: ({ state, percent }) => console.log(state, percent) },
 * );
 * ```
 */
export async function waitUntilSnapshotAvailable(
  client: SnapshotWaiterClient,
  snapshot: SnapshotToAwait,
  options?: WaiterOptions<SnapshotDetail>,
): Promise<SnapshotDetail> {
  const { id, cluster_id: knownCluster } = { ...snapshot }; // Without a type checker it may be undefined.
  if (!id) throw new ConfigurationError("waitUntilSnapshotAvailable needs `id`.");
  return await waitFor<SnapshotDetail>(
    client,
    {
      operation: "waitUntilSnapshotAvailable",
      subject: `Snapshot ${id}`,
      find: (call) => findSnapshot(client, id, call),
      stateOf: ({ status }) => status,
      progressOf: ({ progress }) => progress,
      success: "AVAILABLE",
      failures: ["UNAVAILABLE"], // The only state that cannot change to AVAILABLE (document 000, table 4).
      reasonOf: ({ cluster_id = knownCluster }, call) =>
        reasonOfAction(client, cluster_id, "SNAPSHOTTING_FAILED", call),
    },
    options,
  );
}
