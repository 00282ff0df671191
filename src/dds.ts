import { createRawClient, operations, servers, type Operations, type RawClient } from "../generated/dds/client.js";
import { createServiceClient, type CallOptions, type ClientOptions } from "./client.js";

export * from "../generated/dds/client.js";
export * from "./common.js";

/** The document database service: a method for each operation, and `raw`, the openapi-fetch client that sends them. */
export interface DdsClient extends Operations<CallOptions> {
  readonly raw: RawClient;
}

/**
 * Creates a client of the document database service (DDS), v3.
 *
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
