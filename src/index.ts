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
  ensureBackup,
  waitUntilBackupCompleted,
  waitUntilInstanceNormal,
  type BackupToAwait,
  type BackupWaiterClient,
  type DdsClient,
  type EnsureBackupClient,
  type EnsuredBackup,
  type InstanceToAwait,
} from "./dds.js";
export {
  createDwsClient,
  decodeActionDetail,
  ensureSnapshot,
  waitUntilClusterAvailable,
  waitUntilSnapshotAvailable,
  type ClusterToAwait,
  type ClusterWaiterClient,
  type DwsClient,
  type EnsuredSnapshot,
  type EnsureSnapshotClient,
  type SnapshotToAwait,
  type SnapshotWaiterClient,
} from "./dws.js";
export {
  applyRetention,
  type ApplyRetentionOptions,
  type RetentionResult,
} from "./retention/apply-retention.js";
export type { BackupRetentionClient } from "./retention/backup-service.js";
export type {
  ClusterRetention,
  InstanceRetention,
  KeptItem,
  RetentionDecision,
  RetentionItem,
  RetentionKeep,
  RetentionPlan,
  RetentionReason,
  RetentionRules,
} from "./retention/plan.js";
export { planRetention } from "./retention/plan-retention.js";
export type { SnapshotRetentionClient } from "./retention/snapshot-service.js";
export {
  backupStatus,
  type BackupStatusClients,
  type BackupStatusOptions,
  type BackupStatusTargets,
} from "./status/backup-status.js";
export type { ClusterStatusClient } from "./status/cluster-status.js";
export type { BackupStatusReport, BackupStatusEntry, StatusItem } from "./status/entry.js";
export { formatBackupStatus, type BackupStatusFormat } from "./status/format-backup-status.js";
export type { InstanceStatusClient } from "./status/instance-status.js";
