/**
 * The document database service (DDS) alone, with its table of operations.
 *
 * @module huaweicloud-dws-dds/dds
 */
import {
  operations,
  retry,
  servers,
  type Backup,
  type Operations,
  type Pagers,
} from "../generated/dds/client.js";
import type { paths } from "../generated/dds/schema.js";
import type { CallOptions } from "./options.js";
import type { ClientChanges, ClientOptions } from "./client/client-options.js";
import { createServiceClient, type Service } from "./client/client.js";
import type { RawClient } from "./client/raw-client.js";
import type { BackupToAwait } from "./dds/wait-until-backup-completed.js";
import type { PagerOptions } from "./paging/pager.js";
import type { WaiterOptions } from "./waiting/waiter.js";

export * from "../generated/dds/client.js";
export type { Pager } from "../generated/pager.js";
export * from "./common.js";
export type { JsonSchema, Operation, OperationPagination, OperationRetry } from "./operation.js";
export type { BackupToAwait };

/** The document database service: a method for each operation, a pager for each that pages, and what is made of them. */
export interface DdsClient extends Operations<CallOptions>, Pagers<PagerOptions> {
  /**
   * Polls `listBackups` until a backup is COMPLETED: at once, then after 2 seconds, and after 30 seconds at most.
   *
   * @param backup - The backup to wait for.
   * @param options - How long and how often, and what each call takes.
   * @returns The backup, as it is listed then.
   * @throws {@link WaiterError} when it is FAILED, is being deleted, or takes too long; what a call throws and only a person can mend.
   * @example
   * ```ts
   * import { createDdsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
   *
   * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
   * const backup_id = "43e4feaab48f11e89039fa163ebaa7e4br02";
   * await dds.waitUntilBackupCompleted({ backup_id }, { maxWaitMs: 1_800_000, onPoll: ({ state }) => console.log(state) });
   * ```
   */
  waitUntilBackupCompleted(backup: BackupToAwait, options?: WaiterOptions<Backup>): Promise<Backup>;
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
   * @throws {@link ConfigurationError} as {@link createDdsClient} does.
   */
  with(changes: ClientChanges): DdsClient;
}

const service: Service<DdsClient> = {
  operations,
  retry,
  servers,
  // Loaded when it is used: a program that lists has no need of it.
  extend: (client, { signals }) => ({
    waitUntilBackupCompleted: async (backup: BackupToAwait, options?: WaiterOptions<Backup>) =>
      (await import("./dds/wait-until-backup-completed.js")).waitUntilBackupCompleted(
        client,
        signals,
        backup,
        options,
      ),
  }),
};

/**
 * Creates a client of the document database service (DDS), v3.
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
 * import { createDdsClient, tokenCredentials } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({
 *   cloud: "opentelekomcloud",
 *   region: "eu-de",
 *   projectId: "89cd04f168b84af6be287f71730fdb4b",
 *   credentials: tokenCredentials(process.env["OS_TOKEN"] ?? ""),
 * });
 * for await (const backup of dds.paginateListBackups({ begin_time: "2026-11-20 00:00:00", end_time: "2026-11-21 00:00:00" }))
 *   console.log(backup.name, backup.status);
 * ```
 */
export function createDdsClient(options: ClientOptions): DdsClient {
  return createServiceClient(service, options);
}
