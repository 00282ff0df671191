/**
 * The data warehouse service (DWS) alone, with its table of operations.
 *
 * @module huaweicloud-dws-dds/dws
 */
import { operations, retry, servers, type Operations } from "../generated/dws/client.js";
import type { ClientChanges, ClientOptions } from "./client/client-options.js";
import { createServiceClient, type ServiceClient } from "./client/create-client.js";
import type { CallOptions } from "./options.js";

export * from "../generated/dws/client.js";
export * from "./common.js";
export type { JsonSchema, Operation, OperationRetry } from "./operation.js";
export {
  applySnapshotPolicies,
  type ApplySnapshotPoliciesClient,
} from "./dws/apply-snapshot-policies.js";
export { decodeActionDetail } from "./dws/decode-action-detail.js";
export {
  ensureSnapshot,
  type EnsuredSnapshot,
  type EnsureSnapshotClient,
} from "./dws/ensure-snapshot.js";
export {
  keepSnapshot,
  type KeepOptions,
  type KeepSnapshotClient,
  type KeptSnapshot,
  type SnapshotToKeep,
} from "./dws/keep-snapshot.js";
export {
  planSnapshotPolicies,
  type PlanSnapshotPoliciesClient,
  type PlanSnapshotPoliciesOptions,
  type SnapshotPoliciesPlan,
  type SnapshotPoliciesWanted,
  type SnapshotPolicyWanted,
} from "./dws/plan-snapshot-policies.js";
export {
  restoreToNewCluster,
  type NewCluster,
  type RestoreToNewClusterClient,
} from "./dws/restore-to-new-cluster.js";
export {
  waitUntilClusterAvailable,
  type ClusterToAwait,
  type ClusterWaiterClient,
} from "./dws/wait-until-cluster-available.js";
export {
  waitUntilSnapshotAvailable,
  type SnapshotToAwait,
  type SnapshotWaiterClient,
} from "./dws/wait-until-snapshot-available.js";

/** A client of the data warehouse service: a method for each operation, and `with`. */
export interface DwsClient extends Operations<CallOptions>, ServiceClient {
  /**
   * Creates a copy of the client with other options; those that are left out are unchanged. Both share their retry budget.
   *
   * @param changes - The options that change.
   * @returns The copy.
   * @throws {@link ConfigurationError} as {@link createDwsClient} does.
   */
  with(changes: ClientChanges): DwsClient;
}

/**
 * Creates a client of the data warehouse service (DWS), v1.0.
 *
 * Its methods reject with {@link ValidationError} before anything is sent, with {@link ApiError} for an error response, with
 * {@link NetworkError} when no complete response arrives, with {@link TimeoutError} when it takes too long, with
 * {@link ResponseParseError} when a success is not a JSON object, and with {@link AbortError} when a signal aborts them.
 *
 * @param options - The endpoint, the project and the credentials; and the default options of all calls.
 * @returns The client; creating it sends nothing.
 * @throws {@link ConfigurationError} when an option is wrong, or options contradict each other.
 * @example
 * ```ts
 * import { accessKeyCredentials, createDwsClient } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({
 *   region: "eu-west-101",
 *   projectId: "89cd04f168b84af6be287f71730fdb4b",
 *   credentials: accessKeyCredentials({
 *     accessKeyId: process.env["HUAWEICLOUD_SDK_AK"] ?? "",
 *     secretAccessKey: process.env["HUAWEICLOUD_SDK_SK"] ?? "",
 *   }),
 * });
 * const { snapshots = [] } = await dws.listSnapshots();
 * console.log(snapshots.map((snapshot) => `${snapshot.name} ${snapshot.status}`));
 * ```
 */
export function createDwsClient(options: ClientOptions): DwsClient {
  // The operation table and the interface are generated from one description; a test calls every method.
  return createServiceClient({ operations, retry, servers }, options) as DwsClient;
}
