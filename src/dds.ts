import { createRawClient, operations, servers, type Operations, type RawClient } from "../generated/dds/client.js";
import { createServiceClient, type CallOptions, type ClientOptions } from "./client.js";

export * from "../generated/dds/client.js";
export * from "./common.js";

/** The document database service: a method for each operation, and `raw`, the openapi-fetch client that sends them. */
export interface DdsClient extends Operations<CallOptions> {
  /**
   * The openapi-fetch client below the methods, with the same endpoint, credentials and `fetch`. It resolves with
   * `{ data, error, response }` and wants `project_id` among the path parameters.
   */
  readonly raw: RawClient;
}

/**
 * Creates a client of the document database service (DDS), v3.
 *
 * Its methods reject with {@link ValidationError} before anything is sent, with {@link ApiError} when the service refuses,
 * with {@link NetworkError} when no whole answer comes, with {@link ResponseParseError} when a success is no JSON, and with
 * the reason of the signal when they are aborted.
 *
 * @param options - Where to send, whose resources, and how to sign in.
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
 * const { backups } = await dds.listBackups({ begin_time: "2026-11-20 00:00:00", end_time: "2026-11-21 00:00:00" });
 * console.log(backups.map((backup) => `${backup.name} ${backup.status}`));
 * ```
 */
export function createDdsClient(options: ClientOptions): DdsClient {
  return createServiceClient<Operations<CallOptions>, RawClient>({ operations, servers, createRawClient }, options);
}
