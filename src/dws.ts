import { createRawClient, operations, servers, type Operations, type RawClient } from "../generated/dws/client.js";
import { createServiceClient, type CallOptions, type ClientOptions } from "./client.js";

export * from "../generated/dws/client.js";
export * from "./common.js";

/** The data warehouse service: a method for each operation, and `raw`, the openapi-fetch client that sends them. */
export interface DwsClient extends Operations<CallOptions> {
  /**
   * The openapi-fetch client below the methods, with the same endpoint, credentials and `fetch`. It resolves with
   * `{ data, error, response }` and wants `project_id` among the path parameters.
   */
  readonly raw: RawClient;
}

/**
 * Creates a client of the data warehouse service (DWS), v1.0.
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
 * import { createDwsClient, tokenCredentials } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({
 *   region: "eu-west-101",
 *   projectId: "89cd04f168b84af6be287f71730fdb4b",
 *   credentials: tokenCredentials(process.env["OS_TOKEN"] ?? ""),
 * });
 * const { snapshots = [] } = await dws.listSnapshots();
 * console.log(snapshots.map((snapshot) => `${snapshot.name} ${snapshot.status}`));
 * ```
 */
export function createDwsClient(options: ClientOptions): DwsClient {
  return createServiceClient<Operations<CallOptions>, RawClient>({ operations, servers, createRawClient }, options);
}
