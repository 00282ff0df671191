export * from "../generated/public.js";
export type { Pager } from "../generated/pager.js";
export * from "./common.js";
export { createDdsClient, type BackupToAwait, type DdsClient } from "./dds.js";
export { createDwsClient, type DwsClient, type EnsuredSnapshot, type EnsureOptions, type SnapshotToAwait } from "./dws.js";
