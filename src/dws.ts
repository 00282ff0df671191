/**
 * The data warehouse service (DWS) alone, with its table of operations.
 *
 * @module huaweicloud-dws-dds/dws
 */
import {
  operations,
  retry,
  servers,
  type ClusterSnapshot,
  type Operations,
  type Pagers,
  type Snapshot,
  type SnapshotToCreate,
} from "../generated/dws/client.js";
import type { paths } from "../generated/dws/schema.js";
import type { CallOptions } from "./options.js";
import type { ClientChanges, ClientOptions } from "./client/client-options.js";
import { createServiceClient, type Service } from "./client/client.js";
import type { RawClient } from "./client/raw-client.js";
import type { EnsuredSnapshot, EnsureOptions } from "./dws/ensure-snapshot.js";
import type { SnapshotToAwait } from "./dws/wait-until-snapshot-available.js";
import type { PagerOptions } from "./paging/pager.js";
import type { WaiterOptions } from "./waiting/waiter.js";

export * from "../generated/dws/client.js";
export type { Pager } from "../generated/pager.js";
export * from "./common.js";
export type { JsonSchema, Operation, OperationPagination, OperationRetry } from "./operation.js";
export type { EnsuredSnapshot, EnsureOptions, SnapshotToAwait };

/** The data warehouse service: a method for each operation, a pager for each that pages, and what is made of them. */
export interface DwsClient extends Operations<CallOptions>, Pagers<PagerOptions> {
  /**
   * Brings about that a cluster has a snapshot of a name, and does no harm when it is called again after any failure. It
   * looks for the name in the list, and orders the snapshot if there is none. After an order whose answer was lost it looks
   * again, with patience, before it repeats the order once; after a refusal it looks too, for another process may have used
   * the name. Calls of this process that want the same share one flight.
   *
   * @param wanted - Name, cluster and description of the snapshot (document 004, table 2).
   * @param options - What each call takes, and how long to look.
   * @returns The snapshot as it is listed, or as it was ordered: it may still be CREATING.
   * @throws {@link CloudError} when the snapshot of that name is UNAVAILABLE, or belongs to another cluster; what a call throws.
   * @example
   * ```ts
   * import { createDwsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
   *
   * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
   * const name = `nightly-${new Date().toISOString().slice(0, 10)}`;
   * const made = await dws.ensureSnapshot({ name, cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" });
   * await dws.waitUntilSnapshotAvailable(made);
   * ```
   */
  ensureSnapshot(wanted: SnapshotToCreate, options?: EnsureOptions): Promise<EnsuredSnapshot>;
  /**
   * Polls until a snapshot is AVAILABLE: at once, then after 2 seconds, and after 30 seconds at most. With `cluster_id` it asks
   * `listClusterSnapshots`, which has a progress, else `listSnapshots`.
   *
   * @param snapshot - The snapshot to wait for, for example what `ensureSnapshot` returned.
   * @param options - How long and how often, and what each call takes.
   * @returns The snapshot, as it is listed then.
   * @throws {@link WaiterError} when it is UNAVAILABLE, is deleted, or takes too long; what a call throws and only a person can mend.
   * @example
   * ```ts
   * import { createDwsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
   *
   * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
   * await dws.waitUntilSnapshotAvailable(
   *   { id: "2a4d0f86-67cd-408a-8b66-017454fb5a8f", cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" },
   *   { maxWaitMs: 1_800_000, onPoll: ({ state, progress }) => console.log(state, progress) },
   * );
   * ```
   */
  waitUntilSnapshotAvailable(
    snapshot: SnapshotToAwait,
    options?: WaiterOptions<ClusterSnapshot | Snapshot>,
  ): Promise<ClusterSnapshot | Snapshot>;
  /**
   * The openapi-fetch client below the methods, with the same project, credentials, retries and limits, to the end of the
   * body. It resolves with `{ data, error, response }`, for a refusal too.
   */
  readonly raw: RawClient<paths>;
  /**
   * A copy of the client with other options; what is left out stays. The two share the budget of their retries.
   *
   * @param changes - The options that change.
   * @returns The copy.
   * @throws {@link ConfigurationError} as {@link createDwsClient} does.
   */
  with(changes: ClientChanges): DwsClient;
}

const service: Service<DwsClient> = {
  operations,
  retry,
  servers,
  // Loaded when they are used: a program that lists has no need of them.
  extend: (client, { endpoint, signals }) => ({
    ensureSnapshot: async (wanted: SnapshotToCreate, options?: EnsureOptions) =>
      (await import("./dws/ensure-snapshot.js")).ensureSnapshot(
        { client, endpoint, signals },
        wanted,
        options,
      ),
    waitUntilSnapshotAvailable: async (
      snapshot: SnapshotToAwait,
      options?: WaiterOptions<ClusterSnapshot | Snapshot>,
    ) =>
      (await import("./dws/wait-until-snapshot-available.js")).waitUntilSnapshotAvailable(
        client,
        signals,
        snapshot,
        options,
      ),
  }),
};

/**
 * Creates a client of the data warehouse service (DWS), v1.0.
 *
 * Its methods reject with {@link ValidationError} before anything is sent, with {@link ApiError} when the service refuses,
 * with {@link NetworkError} when no whole answer comes, with {@link TimeoutError} when none comes in time, with
 * {@link ResponseParseError} when a success is no JSON object, and with {@link AbortError} when their signal ends them.
 *
 * @param options - Where to send, whose resources, and how to sign in; and the defaults of all calls.
 * @returns The client; creating it sends nothing.
 * @throws {@link ConfigurationError} when the options are wrong or do not fit one another.
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
  return createServiceClient(service, options);
}
