import type {
  Cluster,
  Operations,
  RestoreClusterInput,
  SnapshotDetail,
} from "../../generated/dws/client.js";
import { CloudError, ConfigurationError } from "../errors.js";
import { restoreRules, type RestoreOptions } from "../ensuring/ensure-settings.js";
import type { Candidate, EnsureTarget } from "../ensuring/ensure-target.js";
import { ensure, type States } from "../ensuring/ensure.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";
import { problemOfRestored } from "../restoring/restored-name.js";
import { findCluster, findSnapshot } from "./read.js";

/** A cluster whose restoration has started: as it is listed, or with its ids and its name alone. */
export type NewCluster = Cluster & {
  readonly id: string;
  readonly name: string;
  /** The id of the cluster, as `waitUntilClusterAvailable` needs it. */
  readonly cluster_id: string;
};

/** What `restoreToNewCluster` needs of a client: a test may pass an object with these methods. */
export type RestoreToNewClusterClient = Pick<
  Operations<CallOptions>,
  "listClusters" | "listClusterDetails" | "listSnapshotDetails" | "restoreCluster"
>;

const operation = "restoreToNewCluster";
const states: States<NewCluster> = new WeakMap();

/** The settings that an earlier call for the same must have had. */
const settings = ["vpc_id", "subnet_id", "security_group_id", "port", "enterprise_project_id"];

/**
 * Restores a snapshot to a new cluster, and can be called again after any failure: it searches the list for the name, and
 * starts the restoration if there is no such cluster. When the response is lost, it searches the list for `reconcileTimeoutMs`
 * before it repeats the call once. The new cluster costs money until somebody deletes it.
 *
 * The service does not show from which snapshot a cluster was restored. A cluster of the wanted name is taken for that of an
 * earlier call only if its name contains the first 8 characters of the id of the snapshot, as `formatRestoredName` writes it,
 * and if none of the wanted settings differs; every other one of that name is an error, even after a lost response. Names of
 * clusters are unique, so that two processes cannot create two clusters.
 *
 * @param client - A client of DWS.
 * @param wanted - The snapshot, and the name and settings of the new cluster (document 008, tables 2 to 4).
 * @param options - The options of each call, and how long to search and to wait.
 * @returns The cluster, which is still being created: pass it to `waitUntilClusterAvailable`.
 * @throws {@link CloudError} when the snapshot does not exist or is not AVAILABLE, or when a cluster of the name has failed or
 * is not provably that of an earlier call; the error of a call.
 * @example
 * ```ts
 * import {
 *   createDwsClient,
 *   credentialsFromEnvironment,
 *   formatRestoredName,
 *   restoreToNewCluster,
 *   waitUntilClusterAvailable,
 * } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const snapshot_id = "2a4d0f86-67cd-408a-8b66-017454fb5a8f";
 * const name = formatRestoredName("sales", { snapshot_id });
 * const started = await restoreToNewCluster(dws, { snapshot_id, restore: { name } });
 * const cluster = await waitUntilClusterAvailable(dws, started, { maxWaitMs: 4 * 3_600_000 });
 * console.log(cluster.endpoints);
 * ```
 */
export function restoreToNewCluster(
  client: RestoreToNewClusterClient,
  wanted: RestoreClusterInput,
  options?: RestoreOptions<Cluster>,
): Promise<NewCluster> {
  return ensure(states, client, operation, () => targetOf(client, wanted), options, restoreRules());
}

function targetOf(
  client: RestoreToNewClusterClient,
  wanted: RestoreClusterInput,
): EnsureTarget<NewCluster> {
  const { snapshot_id, restore } = { ...wanted }; // Without a type checker it may be undefined.
  const { name } = { ...restore };
  if (!snapshot_id || !name)
    throw new ConfigurationError(`${operation} needs \`snapshot_id\` and \`restore.name\`.`);
  return {
    operation,
    noun: "Cluster",
    ownerNoun: "snapshot",
    name,
    owner: snapshot_id,
    failed: ["UNAVAILABLE", "CREATION FAILED"],
    deleting: [], // No source names a status for that.
    // The code for a name that exists is unknown; it is none of these.
    createOperation: { name: "restoreCluster", noEffect: /^DWS\.(0015|5149)$/ },
    problemOf: (item) =>
      problemOfRestored({ item, source: { snapshot_id }, wanted: restore }, name, settings),
    async *list(_, call) {
      const list = await client.listClusters({}, call);
      yield* requiredItemsOf<Cluster>(list, "clusters", "listClusters").map(candidateOf);
    },
    async find(id, call) {
      const cluster = await findCluster(client, id, call);
      return cluster && candidateOf(cluster);
    },
    async create(call) {
      checkSnapshot(snapshot_id, await findSnapshot(client, snapshot_id, call));
      const { cluster } = { ...(await client.restoreCluster({ snapshot_id, restore }, call)) };
      const id = cluster?.id;
      return id === undefined ? undefined : { id, name, cluster_id: id };
    },
  };
}

function candidateOf(cluster: Cluster): Candidate<NewCluster> {
  const { id, name, status } = cluster;
  const isNamed = id !== undefined && name !== undefined;
  const item = isNamed ? { ...cluster, id, name, cluster_id: id } : undefined;
  return { id, name, owner: undefined, status, type: undefined, item };
}

/** Throws if a snapshot cannot be restored: the service has no code of its own for that. */
function checkSnapshot(id: string, snapshot: SnapshotDetail | undefined): void {
  const status = snapshot?.status;
  if (!snapshot)
    throw new CloudError(`Snapshot ${id} does not exist: nothing was restored.`, { operation });
  if (status === "CREATING" || status === "UNAVAILABLE")
    throw new CloudError(
      `Snapshot ${id} is ${status} and cannot be restored${status === "CREATING" ? " yet: use waitUntilSnapshotAvailable" : ""}.`,
      { operation },
    );
}
