/**
 * Both services: clients, credentials, errors, times, the types of every component, and the documented values of every list.
 *
 * @module huaweicloud-dws-dds
 */
export * from "../generated/public.js";
export type { Pager } from "../generated/pager.js";
export * from "./common.js";
export { createDdsClient, type BackupToAwait, type DdsClient } from "./dds.js";
export {
  createDwsClient,
  type DwsClient,
  type EnsuredSnapshot,
  type EnsureOptions,
  type SnapshotToAwait,
} from "./dws.js";
