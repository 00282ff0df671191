/**
 * The document database service (DDS) alone, with its table of operations.
 *
 * @module huaweicloud-dws-dds/dds
 */
import { operations, retry, servers, type Operations } from "../generated/dds/client.js";
import type { ClientChanges, ClientOptions } from "./client/client-options.js";
import { createServiceClient, type ServiceClient } from "./client/create-client.js";
import type { CallOptions } from "./options.js";

export * from "../generated/dds/client.js";
export * from "./common.js";
export type { JsonSchema, Operation, OperationRetry } from "./operation.js";
export { applyBackupPolicy, type ApplyBackupPolicyClient } from "./dds/apply-backup-policy.js";
export { ensureBackup, type EnsureBackupClient, type EnsuredBackup } from "./dds/ensure-backup.js";
export {
  planBackupPolicy,
  type BackupPolicyPlan,
  type BackupPolicyWanted,
  type PlanBackupPolicyClient,
} from "./dds/plan-backup-policy.js";
export {
  restoreInstance,
  type RestoreInstanceClient,
  type RestoreInstanceOptions,
  type StartedRestoration,
} from "./dds/restore-instance.js";
export {
  restoreToNewInstance,
  type InstanceToRestore,
  type NewInstance,
  type RestoreToNewInstanceClient,
} from "./dds/restore-to-new-instance.js";
export {
  waitUntilBackupCompleted,
  type BackupToAwait,
  type BackupWaiterClient,
} from "./dds/wait-until-backup-completed.js";
export {
  waitUntilInstanceNormal,
  type InstanceToAwait,
  type InstanceWaiterClient,
} from "./dds/wait-until-instance-normal.js";

/** A client of the document database service: a method for each operation, and `with`. */
export interface DdsClient extends Operations<CallOptions>, ServiceClient {
  /**
   * Creates a copy of the client with other options; those that are left out are unchanged. Both share their retry budget.
   *
   * @param changes - The options that change.
   * @returns The copy.
   * @throws {@link ConfigurationError} as {@link createDdsClient} does.
   */
  with(changes: ClientChanges): DdsClient;
}

/**
 * Creates a client of the document database service (DDS), v3.
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
 * import { createDdsClient, paginateListBackups, tokenCredentials } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({
 *   cloud: "opentelekomcloud",
 *   region: "eu-de",
 *   projectId: "89cd04f168b84af6be287f71730fdb4b",
 *   credentials: tokenCredentials(process.env["OS_TOKEN"] ?? ""),
 * });
 * const lastDay = { begin_time: "2026-11-20 00:00:00", end_time: "2026-11-21 00:00:00" };
 * for await (const backup of paginateListBackups(dds, lastDay)) console.log(backup.name, backup.status);
 * ```
 */
export function createDdsClient(options: ClientOptions): DdsClient {
  // The operation table and the interface are generated from one description; a test calls every method.
  return createServiceClient({ operations, retry, servers }, options) as DdsClient;
}
