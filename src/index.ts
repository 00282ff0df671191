/**
 * Both services: clients, tasks, credentials, errors, times, the types of all components, and the documented values of every
 * enumeration.
 *
 * @module huaweicloud-dws-dds
 */
export * from "../generated/public.js";
export * from "./common.js";
export {
  createDdsClient,
  waitUntilBackupCompleted,
  type BackupToAwait,
  type DdsClient,
} from "./dds.js";
export {
  createDwsClient,
  decodeActionDetail,
  ensureSnapshot,
  waitUntilSnapshotAvailable,
  type DwsClient,
  type EnsuredSnapshot,
  type EnsureOptions,
  type EnsureSnapshotClient,
  type ListSnapshotsClient,
  type SnapshotToAwait,
} from "./dws.js";
