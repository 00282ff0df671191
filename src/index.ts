/**
 * Both services: clients, tasks, credentials, errors, times, the types of all components, and the documented values of every
 * enumeration.
 *
 * @module huaweicloud-dws-dds
 */
export * from "../generated/public.js";
export * from "./common.js";
export {
  applyBackupPolicy,
  createDdsClient,
  ensureBackup,
  planBackupPolicy,
  restoreInstance,
  restoreToNewInstance,
  waitUntilBackupCompleted,
  waitUntilInstanceNormal,
  type ApplyBackupPolicyClient,
  type BackupPolicyPlan,
  type BackupPolicyWanted,
  type BackupToAwait,
  type BackupWaiterClient,
  type DdsClient,
  type EnsureBackupClient,
  type EnsuredBackup,
  type InstanceToAwait,
  type InstanceToRestore,
  type NewInstance,
  type PlanBackupPolicyClient,
  type RestoreInstanceClient,
  type RestoreInstanceOptions,
  type RestoreToNewInstanceClient,
  type StartedRestoration,
} from "./dds.js";
export {
  applySnapshotPolicies,
  createDwsClient,
  decodeActionDetail,
  ensureSnapshot,
  keepSnapshot,
  planSnapshotPolicies,
  restoreToNewCluster,
  waitUntilClusterAvailable,
  waitUntilSnapshotAvailable,
  type ApplySnapshotPoliciesClient,
  type ClusterToAwait,
  type ClusterWaiterClient,
  type DwsClient,
  type EnsuredSnapshot,
  type EnsureSnapshotClient,
  type KeepOptions,
  type KeepSnapshotClient,
  type KeptSnapshot,
  type NewCluster,
  type PlanSnapshotPoliciesClient,
  type PlanSnapshotPoliciesOptions,
  type RestoreToNewClusterClient,
  type SnapshotPoliciesPlan,
  type SnapshotPoliciesWanted,
  type SnapshotPolicyWanted,
  type SnapshotToAwait,
  type SnapshotToKeep,
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
