import type {
  Operations,
  Snapshot,
  SnapshotDetail,
  SnapshotToCreate,
} from "../../generated/dws/client.js";
import { ConfigurationError } from "../errors.js";
import type { EnsureOptions } from "../ensuring/ensure-settings.js";
import { automatedProblem, type Candidate, type EnsureTarget } from "../ensuring/ensure-target.js";
import { ensure, type States } from "../ensuring/ensure.js";
import type { CallOptions } from "../options.js";
import { findSnapshot, listSnapshots } from "./read.js";

/** A snapshot that is listed, or was just created; of the latter the service returns only the id (document 004, table 5). */
export type EnsuredSnapshot = Snapshot & { readonly id: string; readonly cluster_id: string };

/** What `ensureSnapshot` needs of a client: a test may pass an object with these methods. */
export type EnsureSnapshotClient = Pick<
  Operations<CallOptions>,
  | "createSnapshot"
  | "deleteSnapshot"
  | "listSnapshots"
  | "listSnapshotDetails"
  | "listClusterSnapshots"
>;

const operation = "ensureSnapshot";
const states: States<EnsuredSnapshot> = new WeakMap();

/**
 * Makes sure that a cluster has a snapshot of a name, and can be called again after any failure. It searches the list, and
 * creates the snapshot if there is none. When the response of the create call is lost, it searches the list for
 * `reconcileTimeoutMs` before it repeats the call once; after an error response it searches the list too, since another process
 * may have used the name. Concurrent calls for the same snapshot are deduplicated for each client and its `with()` copies.
 *
 * @param client - A client of DWS.
 * @param wanted - Name, cluster and description of the snapshot (document 004, table 2).
 * @param options - The options of each call, how long to search and to wait, and whether a failed snapshot is replaced.
 * @returns The snapshot as the service shows it, or as it was created: it may still be CREATING.
 * @throws {@link CloudError} when the snapshot of that name is UNAVAILABLE and not replaced, is an automated one, or belongs to another cluster;
 * {@link WaiterError} when a failed snapshot is not gone within an hour after its deletion; the error of a call.
 * @example
 * ```ts
 * import {
 *   createDwsClient,
 *   credentialsFromEnvironment,
 *   ensureSnapshot,
 *   waitUntilSnapshotAvailable,
 * } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const name = `nightly-${new Date().toISOString().slice(0, 10)}`;
 * const snapshot = await ensureSnapshot(dws, { name, cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" });
 * await waitUntilSnapshotAvailable(dws, snapshot);
 * ```
 */
export function ensureSnapshot(
  client: EnsureSnapshotClient,
  wanted: SnapshotToCreate,
  options?: EnsureOptions<Snapshot>,
): Promise<EnsuredSnapshot> {
  return ensure(states, client, operation, () => targetOf(client, wanted), options);
}

function targetOf(
  client: EnsureSnapshotClient,
  wanted: SnapshotToCreate,
): EnsureTarget<EnsuredSnapshot> {
  const { name, cluster_id } = { ...wanted }; // Without a type checker it may be undefined.
  if (!name || !cluster_id)
    throw new ConfigurationError(`${operation} needs \`name\` and \`cluster_id\`.`);
  const candidateOf = (snapshot: SnapshotDetail): Candidate<EnsuredSnapshot> => {
    const { id, cluster_id: owner, status, type } = snapshot;
    const item = id === undefined ? id : { ...snapshot, id, cluster_id: owner ?? cluster_id };
    return { id, name: snapshot.name, owner, status, type, item };
  };
  return {
    operation,
    noun: "Snapshot",
    ownerNoun: "cluster",
    name,
    owner: cluster_id,
    failed: ["UNAVAILABLE"],
    deleting: [], // No source names a status for that.
    problemOf: automatedProblem,
    // The code for a name that exists is unknown; it is none of these.
    createOperation: { name: "createSnapshot", noEffect: /^DWS\.(0015|0047|3027|7023)$/ },
    async *list(_, call) {
      for await (const snapshot of listSnapshots(client, cluster_id, call))
        yield candidateOf(snapshot);
    },
    async find(id, call) {
      const snapshot = await findSnapshot(client, id, call);
      return snapshot && candidateOf(snapshot);
    },
    async create(call) {
      const response: { readonly snapshot?: { readonly id?: string | undefined } | undefined } =
        await client.createSnapshot({ snapshot: wanted }, call);
      const id = response.snapshot?.id;
      return id === undefined ? undefined : { ...wanted, ...response.snapshot, id };
    },
    delete: (snapshot_id, call) => client.deleteSnapshot({ snapshot_id }, call),
  };
}
