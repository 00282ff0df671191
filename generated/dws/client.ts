// Written by "npm run build" from spec/dws, where changes belong.
// The one function of src/ that generated code imports: the paginate functions below only add types to it.
import { paginate, type Pager, type PagerOptions } from "../../src/paging/paginate.js";
import type { CallOptions } from "../../src/options.js";
import type { Operation, OperationRetry } from "../../src/operation.js";
import type { components } from "./schema.js";

/**
 * An error. The services and their gateway use different properties, and none is guaranteed: read `error_code` and
 * `error_msg` first, then the others. Other forms occur: `{"error":{"code","message"}}`, `{"code","message"}`,
 * `{"errorCode","errorMsg"}`, an HTML page, or an empty body. A response with status 200 can also have a code, where
 * `DWS.0000` means success.
 */
export type ErrorBody = components["schemas"]["ErrorBody"];

/**
 * The status of a snapshot. The list is open: accept unknown values, and treat them as not available.
 *
 * - `CREATING`: the snapshot is being created; wait.
 * - `AVAILABLE`: the snapshot is complete and can be restored.
 * - `UNAVAILABLE`: the creation failed and the snapshot cannot be restored.
 * - `RESTORING`: the snapshot is being restored; documented for the list of one cluster only.
 * - `FROZEN`: frozen; not documented by Open Telekom Cloud.
 * - `POLICE_FROZEN`: frozen by the police; not documented by Open Telekom Cloud.
 */
export type SnapshotStatus = components["schemas"]["SnapshotStatus"];

/**
 * How the snapshot was created. The list is open: accept unknown values.
 *
 * - `MANUAL`: created by a user.
 * - `AUTO`: created by a schedule.
 * - `AUTOMATED`: created by a schedule, in older documentation of Open Telekom Cloud.
 */
export type SnapshotType = components["schemas"]["SnapshotType"];

/**
 * A snapshot in the list of the project. The documentation does not say which properties are always present, and the
 * vendor's SDKs define more of them.
 */
export type Snapshot = components["schemas"]["Snapshot"];

/** All snapshots of a project, in one response without paging. */
export type SnapshotList = components["schemas"]["SnapshotList"];

/**
 * The cluster to copy and the name of the snapshot. No other properties are allowed, so that a misspelt one is found
 * before it is sent.
 */
export type SnapshotToCreate = components["schemas"]["SnapshotToCreate"];

/** A request to create a snapshot. No other properties are allowed, so that a misspelt one is found before it is sent. */
export type CreateSnapshotRequest = components["schemas"]["CreateSnapshotRequest"];

/** A snapshot whose creation has started. */
export type CreatedSnapshot = components["schemas"]["CreatedSnapshot"];

/** The response to a request to create a snapshot. */
export type CreateSnapshotResponse = components["schemas"]["CreateSnapshotResponse"];

/** The type and version of the data warehouse at the time of the snapshot. */
export type Datastore = components["schemas"]["Datastore"];

/**
 * Where the data of a snapshot is stored. The list is open: accept unknown values, and compare without regard to case,
 * because the recorded list of a cluster has `obs`.
 *
 * - `NBU`: on a NetBackup server.
 * - `OBS`: in the object storage service.
 */
export type BackupDevice = components["schemas"]["BackupDevice"];

/** The database, schemas and tables in a fine-grained snapshot. */
export type FineGrainedSnapshotDetail = components["schemas"]["FineGrainedSnapshotDetail"];

/**
 * One snapshot with its progress and its position in the chain of incremental snapshots. The documentation does not say
 * which properties are always present; the recorded response contains those up to `cluster_id`. The vendor's SDKs also define
 * `updated`, `cluster_task_status`, `support_fine_grained_cross_version_restore` and
 * `support_fine_grained_asymmetric_restore`.
 */
export type SnapshotDetail = components["schemas"]["SnapshotDetail"];

/** The response to a request to read one snapshot. */
export type SnapshotDetailResponse = components["schemas"]["SnapshotDetailResponse"];

/**
 * A request to copy an automated snapshot. No other properties are allowed, so that a misspelt one is found before it is
 * sent.
 */
export type CopySnapshotRequest = components["schemas"]["CopySnapshotRequest"];

/** The response to a request to copy a snapshot. */
export type CopySnapshotResponse = components["schemas"]["CopySnapshotResponse"];

/**
 * The sort order. The list is closed: send exactly one of these values.
 *
 * - `asc`: smallest or oldest first.
 * - `desc`: largest or newest first.
 */
export type SortDirection = components["schemas"]["SortDirection"];

/**
 * A snapshot in the list of one cluster, with its progress and its position in the chain of incremental snapshots. The
 * documentation does not say which properties are always present; the recorded response lacks five of them. The vendor's
 * SDKs also define `finished` and `cluster_task_status`.
 */
export type ClusterSnapshot = components["schemas"]["ClusterSnapshot"];

/** The snapshots of one cluster, or one page of them. */
export type ClusterSnapshotList = components["schemas"]["ClusterSnapshotList"];

/**
 * How the new cluster gets an elastic IP address (EIP). The list is closed.
 *
 * - `auto_assign`: the service assigns a new EIP, which costs money.
 * - `not_use`: the new cluster has no EIP.
 * - `bind_existing`: the new cluster gets the EIP of `eip_id`.
 */
export type RestoredClusterBindType = components["schemas"]["RestoredClusterBindType"];

/**
 * The elastic IP address (EIP) of the new cluster. Without it, the new cluster cannot be reached from the internet. No
 * other properties are allowed, so that a misspelt one is found before it is sent.
 */
export type RestoredClusterPublicIp = components["schemas"]["RestoredClusterPublicIp"];

/**
 * The new cluster. The copied cluster determines the flavor and the number of nodes. No other properties are allowed, so
 * that a misspelt one is found before it is sent.
 */
export type ClusterToRestore = components["schemas"]["ClusterToRestore"];

/**
 * A request to restore a snapshot to a new cluster. No other properties are allowed, so that a misspelt one is found
 * before it is sent.
 */
export type RestoreClusterRequest = components["schemas"]["RestoreClusterRequest"];

/** A new cluster whose restoration has started. */
export type RestoredCluster = components["schemas"]["RestoredCluster"];

/** The response to a restoration of a cluster. */
export type RestoreClusterResponse = components["schemas"]["RestoreClusterResponse"];

/**
 * A table, as source or as target of a restoration. No other properties are allowed, so that a misspelt one is found
 * before it is sent.
 */
export type TableToRestore = components["schemas"]["TableToRestore"];

/**
 * Tables of a snapshot and the tables to which they are restored. No other properties are allowed, so that a misspelt one
 * is found before it is sent.
 */
export type TableRestoreRequest = components["schemas"]["TableRestoreRequest"];

/** The result of a check of the names of tables. */
export type TableRestoreCheck = components["schemas"]["TableRestoreCheck"];

/** The response to a check of the names of tables. */
export type CheckTableRestoreResponse = components["schemas"]["CheckTableRestoreResponse"];

/** The response to a restoration of tables. */
export type RestoreTableResponse = components["schemas"]["RestoreTableResponse"];

/**
 * What an amount of storage is. The list is open: accept unknown values.
 *
 * - `storage.free`: the free capacity; a cluster has as much of it as its own storage.
 * - `storage.paid`: the paid capacity.
 * - `storage.used`: the used capacity.
 */
export type SnapshotStatisticName = components["schemas"]["SnapshotStatisticName"];

/** An amount of storage. */
export type SnapshotStatistic = components["schemas"]["SnapshotStatistic"];

/** The storage of a cluster's snapshots. */
export type SnapshotStatistics = components["schemas"]["SnapshotStatistics"];

/**
 * A schedule of automated snapshots. The vendor's SDKs also define `backup_database`, `backup_schema_list` and
 * `backup_table_list`.
 */
export type SnapshotPolicy = components["schemas"]["SnapshotPolicy"];

/** The policies of a cluster and the settings of its automated snapshots. */
export type SnapshotPolicyList = components["schemas"]["SnapshotPolicyList"];

/**
 * The content of the snapshots of a policy. The list is closed: send exactly one of these values.
 *
 * - `full`: a full backup, all data.
 * - `increment`: an incremental backup, the changes since the snapshot before.
 */
export type SnapshotPolicyType = components["schemas"]["SnapshotPolicyType"];

/**
 * The scope of the snapshots of a policy. The list is closed: send exactly this value. The vendor's SDKs also have `schema`
 * and `table`, which need properties that the documentation lacks.
 *
 * - `cluster`: the whole cluster.
 */
export type SnapshotPolicyLevel = components["schemas"]["SnapshotPolicyLevel"];

/**
 * A policy to add, or with `policy_id` to change. No other properties are allowed, so that a misspelt one is found before
 * it is sent.
 */
export type SnapshotPolicyToSet = components["schemas"]["SnapshotPolicyToSet"];

/**
 * Where automated snapshots are stored. The list is closed: send exactly one of these values. Only snapshots in object
 * storage can be restored to a new cluster.
 *
 * - `OBS`: in the object storage service.
 * - `NBU`: on a NetBackup server.
 * - `NFS`: on an NFS server.
 */
export type SnapshotPolicyDevice = components["schemas"]["SnapshotPolicyDevice"];

/**
 * A request to add or change policies. No other properties are allowed, so that a misspelt one is found before it is
 * sent.
 */
export type CreateSnapshotPolicyRequest = components["schemas"]["CreateSnapshotPolicyRequest"];

/**
 * Which flavors of a snapshot are listed; `snapshot` if left out. The list is closed.
 *
 * - `snapshot`: only the flavor of the cluster at the time of the snapshot.
 * - `restore`: the flavor used by the snapshot, and those to which it can be restored.
 */
export type SnapshotFlavorScope = components["schemas"]["SnapshotFlavorScope"];

/**
 * The generation of a flavor. The list is open: accept unknown values.
 *
 * - `v1.0`: first generation.
 * - `v2.0`: second generation.
 */
export type SnapshotFlavorGeneration = components["schemas"]["SnapshotFlavorGeneration"];

/** A further property of a flavor. */
export type SnapshotFlavorAttribute = components["schemas"]["SnapshotFlavorAttribute"];

/**
 * The kind of a version, a digit as a string. The list is open: accept unknown values.
 *
 * - `1`: a stable version.
 * - `0`: the latest version.
 */
export type SnapshotFlavorVersionType = components["schemas"]["SnapshotFlavorVersionType"];

/** A version of the data warehouse that a flavor supports, with its number of coordinator nodes (CN). */
export type SnapshotFlavorVersion = components["schemas"]["SnapshotFlavorVersion"];

/**
 * The kind of disk of a node. The list is open: accept unknown values.
 *
 * - `HIGH`: a SAS disk.
 * - `ULTRAHIGH`: an SSD cloud disk.
 * - `COMMON`: a SATA disk.
 * - `LOCAL_DISK`: a local disk.
 * - `SATA`: only in the recorded response; not documented.
 */
export type SnapshotFlavorVolumeType = components["schemas"]["SnapshotFlavorVolumeType"];

/** The disks of the cluster at the time of the snapshot. */
export type SnapshotFlavorVolume = components["schemas"]["SnapshotFlavorVolume"];

/** A flavor of cluster nodes, with its limits. The numbers of nodes count the nodes of a cluster. */
export type SnapshotFlavor = components["schemas"]["SnapshotFlavor"];

/** The flavor of a snapshot and, for `restore`, those to which the snapshot can be restored. */
export type SnapshotFlavorList = components["schemas"]["SnapshotFlavorList"];

/**
 * The status of a task. The documentation lists no values; all but `FAIL` are those of the vendor's SDKs. The list is open:
 * accept unknown values, and treat them as not ended.
 *
 * - `INIT`: the task is prepared; wait.
 * - `WAITING`: the task has not started; wait.
 * - `RUNNING`: the task is being executed; wait.
 * - `DELAY_SCHEDULED`: the task starts later; wait.
 * - `FAIL`: the task failed; `failed_code` and `failed_detail` say why.
 * - `SUCCESS`: the task was successfully executed.
 * - `STOP`: the task was stopped.
 */
export type JobStatus = components["schemas"]["JobStatus"];

/** The state of a task. The documentation does not say which properties are always present. */
export type JobDetail = components["schemas"]["JobDetail"];

/**
 * The status of an action or of one of its steps. The documentation lists no values; all but `FAILED` are those of the
 * vendor's SDKs. The list is open: accept unknown values, and treat them as not ended.
 *
 * - `SUCCESS`: it was successfully executed.
 * - `RUNNING`: it is being executed; wait.
 * - `WAITING`: it has not started; wait.
 * - `FAILED`: it failed.
 * - `ROLLBACK_RUNNING`: it failed, and its effects are being undone; wait.
 * - `ROLLBACK_SUCCESS`: it failed, and its effects were undone.
 * - `ROLLBACK_FAIL`: it failed, and so did the attempt to undo its effects.
 */
export type ClusterActionStatus = components["schemas"]["ClusterActionStatus"];

/** A step of an action with its report. */
export type ClusterActionStep = components["schemas"]["ClusterActionStep"];

/** A part of an action, which consists of steps. */
export type ClusterActionItem = components["schemas"]["ClusterActionItem"];

/** An action of a cluster with its steps. The documentation does not say which properties are always present. */
export type ClusterAction = components["schemas"]["ClusterAction"];

/**
 * The status of a cluster. The list is open: accept unknown values, and treat them as not available.
 *
 * - `CREATING`: the cluster is being created, also by a restoration; wait.
 * - `AVAILABLE`: the cluster can be used, unless `task_status` says that it is busy.
 * - `UNAVAILABLE`: the cluster cannot be used.
 * - `CREATION FAILED`: the creation failed; `failed_reasons` says why.
 */
export type ClusterStatus = components["schemas"]["ClusterStatus"];

/** An address of a cluster in its private network. */
export type ClusterEndpoint = components["schemas"]["ClusterEndpoint"];

/** A node of a cluster with its status. */
export type ClusterNode = components["schemas"]["ClusterNode"];

/** A key and a value with which users mark clusters. */
export type ClusterTag = components["schemas"]["ClusterTag"];

/**
 * How a cluster got its elastic IP address (EIP). The list is open: accept unknown values.
 *
 * - `auto_assign`: the service assigned a new EIP.
 * - `not_use`: the cluster has no EIP.
 * - `bind_existing`: the EIP of `eip_id` was bound.
 */
export type ClusterPublicIpBindType = components["schemas"]["ClusterPublicIpBindType"];

/** The elastic IP address (EIP) of a cluster. */
export type ClusterPublicIp = components["schemas"]["ClusterPublicIp"];

/** An address of a cluster on the internet. */
export type ClusterPublicEndpoint = components["schemas"]["ClusterPublicEndpoint"];

/**
 * How far the running tasks of a cluster are: the name of each task with its progress in percent. The documented names are
 * `GROWING`, `RESTORING`, `SNAPSHOTTING`, `REPAIRING` and `CREATING`.
 */
export type ClusterActionProgress = components["schemas"]["ClusterActionProgress"];

/**
 * The condition of a cluster that is `AVAILABLE`; several are joined by a vertical bar. The list is open: accept unknown values.
 *
 * - `NORMAL`: the regular state.
 * - `READONLY`: the cluster rejects changes of its data.
 * - `REDISTRIBUTING`: data is being moved between nodes.
 * - `REDISTRIBUTION-FAILURE`: data could not be moved between nodes.
 * - `UNBALANCED`: some nodes run more primary instances than others.
 * - `DEGRADED`: some nodes are faulty.
 */
export type ClusterSubStatus = components["schemas"]["ClusterSubStatus"];

/**
 * What a cluster is doing. It runs one task at a time and rejects a second one with 409. The property is missing while
 * the cluster is idle. `REBOOT_FAILURE` and `RESIZE_FAILURE` are final: the cluster is no longer busy, and waiting does not
 * help. The list is open: accept unknown values, and treat them as busy.
 *
 * - `RESTORING`: a snapshot is being restored; wait.
 * - `SNAPSHOTTING`: a snapshot is being created; wait.
 * - `GROWING`: the cluster is being extended; wait.
 * - `REBOOTING`: the cluster is being restarted; wait.
 * - `SETTING_CONFIGURATION`: parameters are being changed; wait.
 * - `CONFIGURING_EXT_DATASOURCE`: an external data source is being configured; wait.
 * - `DELETING_EXT_DATASOURCE`: an external data source is being deleted; wait.
 * - `REBOOT_FAILURE`: the restart failed.
 * - `RESIZE_FAILURE`: a change of the size failed.
 */
export type ClusterTaskStatus = components["schemas"]["ClusterTaskStatus"];

/** Why a cluster is not in its regular state. */
export type ClusterFailedReason = components["schemas"]["ClusterFailedReason"];

/**
 * A cluster in the list. `listClusterDetails` returns more properties of it. The documentation does not say which
 * properties are always present.
 */
export type Cluster = components["schemas"]["Cluster"];

/** The clusters of a project. */
export type ClusterList = components["schemas"]["ClusterList"];

/**
 * Whether the parameters of a group are in effect. The list is open: accept unknown values.
 *
 * - `In-Sync`: synchronized.
 * - `Applying`: in application.
 * - `Pending-Reboot`: the modification needs a restart.
 * - `Sync-Failure`: application failure.
 */
export type ParameterGroupStatus = components["schemas"]["ParameterGroupStatus"];

/** The parameters of a cluster. */
export type ParameterGroup = components["schemas"]["ParameterGroup"];

/**
 * A day of the week. The list is open: accept unknown values.
 *
 * - `Mon`: Monday.
 * - `Tue`: Tuesday.
 * - `Wed`: Wednesday.
 * - `Thu`: Thursday.
 * - `Fri`: Friday.
 * - `Sat`: Saturday.
 * - `Sun`: Sunday.
 */
export type Weekday = components["schemas"]["Weekday"];

/** When the service may maintain a cluster. */
export type MaintenanceWindow = components["schemas"]["MaintenanceWindow"];

/**
 * How far a change of the size is. The list is open: accept unknown values.
 *
 * - `GROWING`: the cluster is being extended.
 * - `RESIZE_FAILURE`: the change failed.
 */
export type ClusterResizeStatus = components["schemas"]["ClusterResizeStatus"];

/** A change of the number of nodes of a cluster. */
export type ClusterResize = components["schemas"]["ClusterResize"];

/**
 * A cluster with its state: `status`, and in `task_status` and `action_progress` what it is doing. The documentation
 * does not say which properties are always present.
 */
export type ClusterDetail = components["schemas"]["ClusterDetail"];

/** The response to a request to read one cluster. */
export type ClusterDetailResponse = components["schemas"]["ClusterDetailResponse"];

/**
 * A kind of action of a cluster. The list is closed: send exactly one of these values.
 *
 * - `GROWING`: the cluster is being extended.
 * - `RESIZE_FAILURE`: a change of the size failed.
 * - `RESTORING`: a snapshot is being restored to the cluster.
 * - `RESTORING_FAILED`: a restoration of a snapshot failed.
 * - `SNAPSHOTTING`: a snapshot is being created.
 * - `SNAPSHOTTING_FAILED`: the creation of a snapshot failed.
 * - `FINE_GRAINED_RESTORING`: single tables are being restored.
 * - `FINE_GRAINED_RESTORING_FAILED`: a restoration of single tables failed.
 */
export type ClusterActionName = components["parameters"]["ClusterActionName"];

/** The documented values of {@link SnapshotStatus}. */
export const snapshotStatusValues = ["CREATING", "AVAILABLE", "UNAVAILABLE", "RESTORING", "FROZEN", "POLICE_FROZEN"] as const;

/** The documented values of {@link SnapshotType}. */
export const snapshotTypeValues = ["MANUAL", "AUTO", "AUTOMATED"] as const;

/** The documented values of {@link BackupDevice}. */
export const backupDeviceValues = ["NBU", "OBS"] as const;

/** The documented values of {@link SortDirection}. */
export const sortDirectionValues = ["asc", "desc"] as const;

/** The documented values of {@link RestoredClusterBindType}. */
export const restoredClusterBindTypeValues = ["auto_assign", "not_use", "bind_existing"] as const;

/** The documented values of {@link SnapshotStatisticName}. */
export const snapshotStatisticNameValues = ["storage.free", "storage.paid", "storage.used"] as const;

/** The documented values of {@link SnapshotPolicyType}. */
export const snapshotPolicyTypeValues = ["full", "increment"] as const;

/** The documented values of {@link SnapshotPolicyLevel}. */
export const snapshotPolicyLevelValues = ["cluster"] as const;

/** The documented values of {@link SnapshotPolicyDevice}. */
export const snapshotPolicyDeviceValues = ["OBS", "NBU", "NFS"] as const;

/** The documented values of {@link SnapshotFlavorScope}. */
export const snapshotFlavorScopeValues = ["snapshot", "restore"] as const;

/** The documented values of {@link SnapshotFlavorGeneration}. */
export const snapshotFlavorGenerationValues = ["v1.0", "v2.0"] as const;

/** The documented values of {@link SnapshotFlavorVersionType}. */
export const snapshotFlavorVersionTypeValues = ["1", "0"] as const;

/** The documented values of {@link SnapshotFlavorVolumeType}. */
export const snapshotFlavorVolumeTypeValues = ["HIGH", "ULTRAHIGH", "COMMON", "LOCAL_DISK", "SATA"] as const;

/** The documented values of {@link JobStatus}. */
export const jobStatusValues = ["INIT", "WAITING", "RUNNING", "DELAY_SCHEDULED", "FAIL", "SUCCESS", "STOP"] as const;

/** The documented values of {@link ClusterActionStatus}. */
export const clusterActionStatusValues = ["SUCCESS", "RUNNING", "WAITING", "FAILED", "ROLLBACK_RUNNING", "ROLLBACK_SUCCESS", "ROLLBACK_FAIL"] as const;

/** The documented values of {@link ClusterStatus}. */
export const clusterStatusValues = ["CREATING", "AVAILABLE", "UNAVAILABLE", "CREATION FAILED"] as const;

/** The documented values of {@link ClusterPublicIpBindType}. */
export const clusterPublicIpBindTypeValues = ["auto_assign", "not_use", "bind_existing"] as const;

/** The documented values of {@link ClusterSubStatus}. */
export const clusterSubStatusValues = ["NORMAL", "READONLY", "REDISTRIBUTING", "REDISTRIBUTION-FAILURE", "UNBALANCED", "UNBALANCED | READONLY", "DEGRADED", "DEGRADED | READONLY", "DEGRADED | UNBALANCED", "UNBALANCED | REDISTRIBUTING", "UNBALANCED | REDISTRIBUTION-FAILURE", "READONLY | REDISTRIBUTION-FAILURE", "UNBALANCED | READONLY | REDISTRIBUTION-FAILURE", "DEGRADED | REDISTRIBUTION-FAILURE", "DEGRADED | UNBALANCED | REDISTRIBUTION-FAILURE", "DEGRADED | UNBALANCED | READONLY | REDISTRIBUTION-FAILURE", "DEGRADED | UNBALANCED | READONLY"] as const;

/** The documented values of {@link ClusterTaskStatus}. */
export const clusterTaskStatusValues = ["RESTORING", "SNAPSHOTTING", "GROWING", "REBOOTING", "SETTING_CONFIGURATION", "CONFIGURING_EXT_DATASOURCE", "DELETING_EXT_DATASOURCE", "REBOOT_FAILURE", "RESIZE_FAILURE"] as const;

/** The documented values of {@link ParameterGroupStatus}. */
export const parameterGroupStatusValues = ["In-Sync", "Applying", "Pending-Reboot", "Sync-Failure"] as const;

/** The documented values of {@link Weekday}. */
export const weekdayValues = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** The documented values of {@link ClusterResizeStatus}. */
export const clusterResizeStatusValues = ["GROWING", "RESIZE_FAILURE"] as const;

/** The documented values of {@link ClusterActionName}. */
export const clusterActionNameValues = ["GROWING", "RESIZE_FAILURE", "RESTORING", "RESTORING_FAILED", "SNAPSHOTTING", "SNAPSHOTTING_FAILED", "FINE_GRAINED_RESTORING", "FINE_GRAINED_RESTORING_FAILED"] as const;

/** The input of `listSnapshots`: empty, because the client knows all of it. */
export type ListSnapshotsInput = Record<string, never>;

/** The input of `createSnapshot`. */
export interface CreateSnapshotInput {
  /**
   * The cluster to copy and the name of the snapshot. No other properties are allowed, so that a misspelt one is found
   * before it is sent.
   */
  readonly snapshot: SnapshotToCreate;
}

/** The input of `listSnapshotDetails`. */
export interface ListSnapshotDetailsInput {
  /**
   * The id of the snapshot. `listSnapshots` and `listClusterSnapshots` return it as `id`. If the snapshot does not exist,
   * the service responds with 400 and `DWS.5149`.
   */
  readonly snapshot_id: string;
}

/** The input of `deleteSnapshot`. */
export interface DeleteSnapshotInput {
  /**
   * The id of the snapshot. `listSnapshots` and `listClusterSnapshots` return it as `id`. If the snapshot does not exist,
   * the service responds with 400 and `DWS.5149`.
   */
  readonly snapshot_id: string;
}

/** The input of `copySnapshot`. */
export interface CopySnapshotInput {
  /**
   * The id of the snapshot. `listSnapshots` and `listClusterSnapshots` return it as `id`. If the snapshot does not exist,
   * the service responds with 400 and `DWS.5149`.
   */
  readonly snapshot_id: string;
  /**
   * The unique name of the copy: 4 to 64 characters, the first a letter, the others letters (upper or lower case),
   * digits, `-` or `_`. These rules are those of the console.
   */
  readonly backup_name: string;
  /** A description of at most 256 characters, without `!`, `<`, `>`, `'`, `=`, `&` and `"`, the rules of the console. */
  readonly description?: string | undefined;
}

/** The input of `listClusterSnapshots`. */
export interface ListClusterSnapshotsInput {
  /**
   * The id of the cluster, a UUID of 36 characters. `listSnapshots` returns it as `cluster_id`. If the cluster does not
   * exist, the service responds with 404, 401 or 403.
   */
  readonly cluster_id: string;
  /** The maximum number of snapshots per page, at least 1. Without it, the response contains all snapshots. */
  readonly limit?: number | undefined;
  /**
   * The number of the page, where 0 is the first, and 0 if left out; use it with `limit`. An older edition of the
   * documentation counted snapshots instead of pages. If the second page repeats snapshots of the first one, the service
   * still counts snapshots.
   */
  readonly offset?: number | undefined;
  /** The property to sort by. The accepted names are not documented. */
  readonly sort_key?: string | undefined;
  /**
   * The sort order for `sort_key`.
   *
   * - `asc`: smallest or oldest first.
   * - `desc`: largest or newest first.
   */
  readonly sort_dir?: SortDirection | undefined;
}

/** The input of `restoreCluster`. */
export interface RestoreClusterInput {
  /**
   * The id of the snapshot. `listSnapshots` and `listClusterSnapshots` return it as `id`. If the snapshot does not exist,
   * the service responds with 400 and `DWS.5149`.
   */
  readonly snapshot_id: string;
  /**
   * The new cluster. The copied cluster determines the flavor and the number of nodes. No other properties are allowed, so
   * that a misspelt one is found before it is sent.
   */
  readonly restore: ClusterToRestore;
}

/** The input of `checkTableRestore`. */
export interface CheckTableRestoreInput {
  /**
   * The id of the snapshot. `listSnapshots` and `listClusterSnapshots` return it as `id`. If the snapshot does not exist,
   * the service responds with 400 and `DWS.5149`.
   */
  readonly snapshot_id: string;
  /** Whether upper and lower case differ in the names of tables and schemas. */
  readonly case_sensitive: boolean;
  /** The database of the tables. In a snapshot of schemas, the database that was chosen for the snapshot. */
  readonly database: string;
  /** The tables in the snapshot. A table that the snapshot does not contain makes the restoration fail. */
  readonly restore_table_list: readonly TableToRestore[];
  /**
   * The tables to which they are restored, in the same order. An existing table of such a name is deleted by
   * `restoreTable`.
   */
  readonly target_table_list: readonly TableToRestore[];
}

/** The input of `restoreTable`. */
export interface RestoreTableInput {
  /**
   * The id of the snapshot. `listSnapshots` and `listClusterSnapshots` return it as `id`. If the snapshot does not exist,
   * the service responds with 400 and `DWS.5149`.
   */
  readonly snapshot_id: string;
  /** Whether upper and lower case differ in the names of tables and schemas. */
  readonly case_sensitive: boolean;
  /** The database of the tables. In a snapshot of schemas, the database that was chosen for the snapshot. */
  readonly database: string;
  /** The tables in the snapshot. A table that the snapshot does not contain makes the restoration fail. */
  readonly restore_table_list: readonly TableToRestore[];
  /**
   * The tables to which they are restored, in the same order. An existing table of such a name is deleted by
   * `restoreTable`.
   */
  readonly target_table_list: readonly TableToRestore[];
}

/** The input of `listSnapshotStatistics`. */
export interface ListSnapshotStatisticsInput {
  /**
   * The id of the cluster, a UUID of 36 characters. `listSnapshots` returns it as `cluster_id`. If the cluster does not
   * exist, the service responds with 404, 401 or 403.
   */
  readonly cluster_id: string;
}

/** The input of `listSnapshotPolicy`. */
export interface ListSnapshotPolicyInput {
  /**
   * The id of the cluster, a UUID of 36 characters. `listSnapshots` returns it as `cluster_id`. If the cluster does not
   * exist, the service responds with 404, 401 or 403.
   */
  readonly cluster_id: string;
}

/** The input of `createSnapshotPolicy`. */
export interface CreateSnapshotPolicyInput {
  /**
   * The id of the cluster, a UUID of 36 characters. `listSnapshots` returns it as `cluster_id`. If the cluster does not
   * exist, the service responds with 404, 401 or 403.
   */
  readonly cluster_id: string;
  /** How long automated snapshots are kept, from 1 to 31, in days. */
  readonly keep_day?: number | undefined;
  /** The policies to add or change, needed to add one. */
  readonly backup_strategies?: readonly SnapshotPolicyToSet[] | undefined;
  /**
   * Where automated snapshots are stored. The list is closed: send exactly one of these values. Only snapshots in object
   * storage can be restored to a new cluster.
   *
   * - `OBS`: in the object storage service.
   * - `NBU`: on a NetBackup server.
   * - `NFS`: on an NFS server.
   */
  readonly device_name?: SnapshotPolicyDevice | undefined;
  /** The port of the NBU server, needed if `device_name` is `NBU`. */
  readonly server_port?: string | undefined;
  /** The parameters of the NBU server, needed if `device_name` is `NBU`. */
  readonly backup_param?: string | undefined;
  /** The addresses of the NBU or NFS server, needed if `device_name` is `NBU` or `NFS`. */
  readonly server_ips?: readonly string[] | undefined;
}

/** The input of `deleteSnapshotPolicy`. */
export interface DeleteSnapshotPolicyInput {
  /**
   * The id of the cluster, a UUID of 36 characters. `listSnapshots` returns it as `cluster_id`. If the cluster does not
   * exist, the service responds with 404, 401 or 403.
   */
  readonly cluster_id: string;
  /** The id of the policy. `listSnapshotPolicy` returns it as `policy_id`. */
  readonly id: string;
}

/** The input of `listSnapshotFlavorInfo`. */
export interface ListSnapshotFlavorInfoInput {
  /**
   * The id of the snapshot. `listSnapshots` and `listClusterSnapshots` return it as `id`. If the snapshot does not exist,
   * the service responds with 400 and `DWS.5149`.
   */
  readonly snapshot_id: string;
  /**
   * Which flavors are listed, those of `snapshot` or of `restore`; `snapshot` if left out.
   *
   * - `snapshot`: only the flavor of the cluster at the time of the snapshot.
   * - `restore`: the flavor used by the snapshot, and those to which it can be restored.
   */
  readonly type?: SnapshotFlavorScope | undefined;
  /**
   * The availability zone to which the snapshot is to be restored. For a cluster in three zones, their three codes,
   * separated by commas without spaces. Without it, the zone of the copied cluster.
   */
  readonly az_code?: string | undefined;
  /** Whether only flavors are listed to which tables of a fine-grained snapshot can be restored; `false` if left out. */
  readonly fine_grained_restore?: boolean | undefined;
}

/** The input of `listJobDetails`. */
export interface ListJobDetailsInput {
  /** The id of the task, which the operation that started it returns as `job_id`. */
  readonly job_id: string;
}

/** The input of `listClusterActions`. */
export interface ListClusterActionsInput {
  /**
   * The id of the cluster, a UUID of 36 characters. `listSnapshots` returns it as `cluster_id`. If the cluster does not
   * exist, the service responds with 404, 401 or 403.
   */
  readonly cluster_id: string;
  /**
   * The kind of action. The service can show only some of the actions that are running.
   *
   * - `GROWING`: the cluster is being extended.
   * - `RESIZE_FAILURE`: a change of the size failed.
   * - `RESTORING`: a snapshot is being restored to the cluster.
   * - `RESTORING_FAILED`: a restoration of a snapshot failed.
   * - `SNAPSHOTTING`: a snapshot is being created.
   * - `SNAPSHOTTING_FAILED`: the creation of a snapshot failed.
   * - `FINE_GRAINED_RESTORING`: single tables are being restored.
   * - `FINE_GRAINED_RESTORING_FAILED`: a restoration of single tables failed.
   */
  readonly action_name: "GROWING" | "RESIZE_FAILURE" | "RESTORING" | "RESTORING_FAILED" | "SNAPSHOTTING" | "SNAPSHOTTING_FAILED" | "FINE_GRAINED_RESTORING" | "FINE_GRAINED_RESTORING_FAILED";
}

/** The input of `listClusters`. */
export interface ListClustersInput {
  /**
   * The id of an enterprise project, whose clusters the response contains: `0` for the default one, `all_granted_eps` for all
   * enterprise projects of the user.
   */
  readonly enterprise_project_id?: string | undefined;
}

/** The input of `listClusterDetails`. */
export interface ListClusterDetailsInput {
  /**
   * The id of the cluster, a UUID of 36 characters. `listSnapshots` returns it as `cluster_id`. If the cluster does not
   * exist, the service responds with 404, 401 or 403.
   */
  readonly cluster_id: string;
}

/** The operations of the service as methods: one documented call each, with the names that the service uses. */
export interface Operations<CallOptions> {
  /**
   * List the snapshots of a project.
   *
   * Lists all snapshots of all clusters of the project in one response, without paging.
   *
   * - **Permission**: `dws:cluster:listSnapshot`, `dws:openAPISnapshot:list` (Open Telekom Cloud; older name), `dws:clusterSnapshot:list` (older name), `dws:snapshot:list` (older name).
   *
   * Use `listClusterSnapshots` for one cluster and `listSnapshotDetails` for one snapshot; both also return the progress.
   *
   * Sends `GET /v1.0/{project_id}/snapshots`.
   *
   * @see https://support.huaweicloud.com/intl/en-us/api-dws/ListSnapshots.html
   */
  listSnapshots(input?: ListSnapshotsInput, options?: CallOptions): Promise<SnapshotList>;

  /**
   * Create a snapshot of a cluster.
   *
   * Starts the creation of a snapshot of a cluster and immediately returns its id. The creation can take minutes to half
   * an hour: poll `listSnapshotDetails` or `listClusterSnapshots`, for example every 30 seconds for at most 30 minutes.
   * `AVAILABLE` means success, `UNAVAILABLE` means failure, every other status means that the creation continues.
   *
   * - **Permission**: `dws:cluster:createSnapshot`, `dws:openAPISnapshot:create` (Open Telekom Cloud; older name), `dws:snapshot:create` (older name).
   * - **Cost**: Storage beyond the free part, which is as large as that of the cluster, until the snapshot is deleted.
   * - **Danger**: The cluster cannot be restarted or scaled, and its password cannot be reset, until the creation has ended.
   *
   * A cluster runs one operation at a time and rejects a second one with 409. There is no idempotency key: if the
   * response is lost, look for the name in the list before you retry. A retry can create a second snapshot, or fail
   * because the name is in use; the error code for that is not known.
   *
   * Sends `POST /v1.0/{project_id}/snapshots`.
   *
   * @see https://support.huaweicloud.com/intl/en-us/api-dws/CreateSnapshot.html
   */
  createSnapshot(input: CreateSnapshotInput, options?: CallOptions): Promise<CreateSnapshotResponse>;

  /**
   * Show a snapshot.
   *
   * Returns one snapshot with its status and, while it is being created, its progress. To wait for a snapshot, repeat the
   * call until `status` is `AVAILABLE` or `UNAVAILABLE`.
   *
   * - **Permission**: `dws:openAPISnapshot:detail` (Open Telekom Cloud).
   *
   * The recorded response contains only the basic properties: those of a schedule, of a chain of incremental snapshots
   * and of a fine-grained snapshot can be missing.
   *
   * Sends `GET /v1.0/{project_id}/snapshots/{snapshot_id}`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/snapshot_management/querying_snapshot_details.html
   */
  listSnapshotDetails(input: ListSnapshotDetailsInput, options?: CallOptions): Promise<SnapshotDetailResponse>;

  /**
   * Delete a manual snapshot.
   *
   * Starts the deletion of a manual snapshot. The service deletes in the background: read the snapshot with
   * `listSnapshotDetails` until it responds with 400 and `DWS.5149`.
   *
   * - **Permission**: `dws:openAPISnapshot:delete` (Open Telekom Cloud).
   * - **Danger**: The snapshot is deleted, which cannot be undone.
   *
   * Automated snapshots cannot be deleted: the service deletes them at the end of their retention, or together with their
   * cluster. To delete a snapshot that is already gone is an error, 400 with `DWS.0001`, which means that nothing is left
   * to do.
   *
   * Sends `DELETE /v1.0/{project_id}/snapshots/{snapshot_id}`, whose response has no body.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/snapshot_management/deleting_a_snapshot.html
   */
  deleteSnapshot(input: DeleteSnapshotInput, options?: CallOptions): Promise<void>;

  /**
   * Copy an automated snapshot.
   *
   * Starts to copy an automated snapshot to a manual one, and immediately returns the id of the copy. The service deletes
   * an automated snapshot at the end of its retention; the copy remains until you delete it.
   *
   * - **Cost**: Storage beyond the free part of the cluster, until the copy is deleted.
   *
   * Poll `listSnapshotDetails` with the id of the copy until `status` is `AVAILABLE`. Until then, do not restore the
   * automated snapshot and do not copy it a second time.
   *
   * There is no idempotency key: if the response is lost, look for the name in `listClusterSnapshots` before you retry. A
   * retry can create a second copy.
   *
   * Sends `POST /v1.0/{project_id}/snapshots/{snapshot_id}/linked-copy`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/snapshot_management/copying_a_snapshot.html
   */
  copySnapshot(input: CopySnapshotInput, options?: CallOptions): Promise<CopySnapshotResponse>;

  /**
   * List the snapshots of a cluster.
   *
   * Lists the snapshots of one cluster with their progress and their position in the chain of incremental snapshots.
   * With `limit`, the list is returned page by page.
   *
   * - **Permission**: `dws:cluster:listSnapshot`, `dws:openAPISnapshot:list` (older name), `dws:clusterSnapshot:list` (older name), `dws:snapshot:list` (older name).
   *
   * Open Telekom Cloud also documents this operation, but lists no permission for it.
   *
   * Sends `GET /v1.0/{project_id}/clusters/{cluster_id}/snapshots`.
   *
   * @see https://support.huaweicloud.com/intl/en-us/api-dws/ListClusterSnapshots.html
   */
  listClusterSnapshots(input: ListClusterSnapshotsInput, options?: CallOptions): Promise<ClusterSnapshotList>;

  /**
   * Restore a snapshot to a new cluster.
   *
   * Creates a new cluster from a snapshot, restores the data to it, and immediately returns the id of the new cluster. The
   * copied cluster is not changed. The new cluster has the same flavor and the same number of nodes, and uses the quota
   * of the project.
   *
   * - **Permission**: `dws:openAPISnapshot:restore` (Open Telekom Cloud).
   * - **Cost**: The new cluster, like any other one, until it is deleted.
   *
   * The snapshot must be `AVAILABLE` and in object storage (`backup_device` is `obs`). Logical clusters and resource pools
   * are not restored.
   *
   * **Waiting.** A restoration takes 1.5 to 2 times as long as the snapshot took. Poll `listClusterDetails` with the id of
   * the new cluster until `status` is `AVAILABLE` and `task_status` is missing. If the restoration fails,
   * `listClusterActions` with the action `RESTORING_FAILED` returns the reason.
   *
   * There is no idempotency key: if the response is lost, look for the name in `listClusters` before you retry, because a
   * second cluster also costs money.
   *
   * Sends `POST /v1.0/{project_id}/snapshots/{snapshot_id}/actions`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/snapshot_management/restoring_a_cluster.html
   */
  restoreCluster(input: RestoreClusterInput, options?: CallOptions): Promise<RestoreClusterResponse>;

  /**
   * Check the names of tables to restore.
   *
   * Checks the names of source and target tables before `restoreTable`, with the same request body.
   *
   * The recorded response has `null` for both lists of tables. The documentation does not say what the lists contain, or
   * whether the service responds with an error if a source table is missing or a target table exists. Do not rely on this
   * call to protect an existing table.
   *
   * Fine-grained snapshots must be enabled for the cluster before the snapshot is created.
   *
   * Sends `POST /v1/{project_id}/snapshots/{snapshot_id}/table-restore-check`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/snapshot_management/checking_the_name_of_the_table_to_be_restored.html
   */
  checkTableRestore(input: CheckTableRestoreInput, options?: CallOptions): Promise<CheckTableRestoreResponse>;

  /**
   * Restore tables of a snapshot to its cluster.
   *
   * Starts to restore single tables of a snapshot to the cluster that was copied, and immediately returns the id of a job.
   *
   * - **Danger**: A target table that exists is deleted first.
   *
   * Restore to a new name, compare, and then rename. Comments and permissions of a table are not restored.
   *
   * Snapshot and cluster must be available, the cluster must not be read-only, and the snapshot must be fine-grained
   * (`fine_grained_backup`): fine-grained snapshots must be enabled for the cluster before the snapshot is created. Tables
   * in a tablespace of their own cannot be restored.
   *
   * **Waiting.** Poll `listJobDetails` with `job_id` until its `status` is `SUCCESS`, `FAIL` or `STOP`. If the restoration
   * fails, `listClusterActions` with the action `FINE_GRAINED_RESTORING_FAILED` returns the reason.
   *
   * There is no idempotency key: if the response is lost, look for the action `FINE_GRAINED_RESTORING` with
   * `listClusterActions` before you retry.
   *
   * Sends `POST /v1/{project_id}/snapshots/{snapshot_id}/table-restore`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/snapshot_management/restoring_a_table.html
   */
  restoreTable(input: RestoreTableInput, options?: CallOptions): Promise<RestoreTableResponse>;

  /**
   * Show the storage that the snapshots of a cluster occupy.
   *
   * Returns how much storage the snapshots of a cluster occupy, and how much of it is free of charge. Read it before you
   * create or copy snapshots: storage beyond the free part is charged.
   *
   * Sends `GET /v1.0/{project_id}/clusters/{cluster_id}/snapshots/statistics`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/snapshot_management/querying_snapshot_statistics.html
   */
  listSnapshotStatistics(input: ListSnapshotStatisticsInput, options?: CallOptions): Promise<SnapshotStatistics>;

  /**
   * List the snapshot policies of a cluster.
   *
   * Returns the schedules by which the service creates snapshots of a cluster, their retention and where they are stored,
   * in one response without paging. While `auto_backup` is false, the service creates no snapshots by these schedules.
   *
   * Sends `GET /v2/{project_id}/clusters/{cluster_id}/snapshot-policies`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/snapshot_management/querying_a_snapshot_policy.html
   */
  listSnapshotPolicy(input: ListSnapshotPolicyInput, options?: CallOptions): Promise<SnapshotPolicyList>;

  /**
   * Create or change a snapshot policy.
   *
   * Adds a schedule to a cluster, or changes its retention or the storage of its automated snapshots. A policy without
   * `policy_id` is new and needs `policy_name` and `backup_strategy`. What happens to policies and settings that the
   * request does not contain is not documented: list them before and after the call.
   *
   * - **Cost**: Storage beyond the free part of the cluster, for the snapshots of the policies.
   * - **Danger**: Automated snapshots are deleted at the end of their retention, with their data.
   *
   * Snapshots slow down the disks of the cluster while they are created.
   *
   * The response does not contain the id of a new policy: find it by its name in `listSnapshotPolicy`. The name must be
   * unique, so that a retry after a lost response can fail.
   *
   * Sends `PUT /v2/{project_id}/clusters/{cluster_id}/snapshot-policies`, whose response has no body.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/snapshot_management/adding_a_snapshot_policy.html
   */
  createSnapshotPolicy(input: CreateSnapshotPolicyInput, options?: CallOptions): Promise<void>;

  /**
   * Delete a snapshot policy.
   *
   * Deletes a schedule of a cluster. A cluster without a schedule for full snapshots creates one after every 15
   * incremental ones.
   *
   * - **Danger**: The schedule is deleted, and the service no longer creates snapshots by it.
   *
   * The path begins with v1.0; the paths of the other operations for policies begin with v2.
   *
   * Sends `DELETE /v1.0/{project_id}/clusters/{cluster_id}/snapshot-policies/{id}`, whose response has no body.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/snapshot_management/deleting_a_snapshot_policy.html
   */
  deleteSnapshotPolicy(input: DeleteSnapshotPolicyInput, options?: CallOptions): Promise<void>;

  /**
   * List flavors to which a snapshot can be restored.
   *
   * Returns the flavor of the cluster at the time of the snapshot or, with `type` set to `restore`, also the flavors to
   * which the snapshot can be restored, in one response, without paging.
   *
   * Use it before a restoration to find out whether another zone can take the cluster.
   *
   * Sends `GET /v2/{project_id}/snapshots/{snapshot_id}/flavors`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/snapshot_management/querying_flavors_by_snapshot_id.html
   */
  listSnapshotFlavorInfo(input: ListSnapshotFlavorInfoInput, options?: CallOptions): Promise<SnapshotFlavorList>;

  /**
   * Show a job.
   *
   * Returns the state of a task of the service, for example of a restoration that `restoreTable` started. To wait for it,
   * repeat the call until `status` is `SUCCESS`, `FAIL` or `STOP`; every other status means that the task continues.
   *
   * `failed_code` and `failed_detail` say why a task failed.
   *
   * Sends `GET /v1.0/{project_id}/job/{job_id}`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/cluster_management/querying_the_task_progress.html
   */
  listJobDetails(input: ListJobDetailsInput, options?: CallOptions): Promise<JobDetail>;

  /**
   * List the steps of an action of a cluster.
   *
   * Returns the steps of an action of a cluster: how far a snapshot or a restoration is, or why it failed. No other
   * operation tells why a snapshot is `UNAVAILABLE`: call it with `SNAPSHOTTING_FAILED`.
   *
   * `detail` of a step is a JSON text whose property `progressInfo` is a JSON text again. The documentation describes neither
   * of the two: show them to people, and let no program depend on their properties.
   *
   * Sends `GET /v1/{project_id}/clusters/{cluster_id}/actions/{action_name}`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/cluster_management/querying_cluster_task_details.html
   */
  listClusterActions(input: ListClusterActionsInput, options?: CallOptions): Promise<ClusterAction>;

  /**
   * List the clusters of a project.
   *
   * Returns all clusters of the project with their state, in one response, without paging. Use it to find the id of a cluster
   * by its name.
   *
   * - **Permission**: `dws:openAPICluster:list` (Open Telekom Cloud).
   *
   * Sends `GET /v1.0/{project_id}/clusters`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/cluster_management/querying_the_cluster_list.html
   */
  listClusters(input?: ListClustersInput, options?: CallOptions): Promise<ClusterList>;

  /**
   * Show a cluster.
   *
   * Returns one cluster with its state.
   *
   * - **Permission**: `dws:openAPICluster:getDetail` (Open Telekom Cloud).
   *
   * **Waiting.** To wait until a cluster is ready, for example after `restoreCluster`, repeat the call until `status` is
   * `AVAILABLE` and `task_status` is missing; `action_progress` tells how far it is. Stop with an error if `status` is
   * `CREATION FAILED` or `UNAVAILABLE`, or if `task_status` is `REBOOT_FAILURE` or `RESIZE_FAILURE`: these states are final.
   * If a task failed, `listClusterActions` tells why.
   *
   * Sends `GET /v1.0/{project_id}/clusters/{cluster_id}`.
   *
   * @see https://docs.otc.t-systems.com/data-warehouse-service/api-ref/api_description/cluster_management/querying_cluster_details.html
   */
  listClusterDetails(input: ListClusterDetailsInput, options?: CallOptions): Promise<ClusterDetailResponse>;
}

/** The hosts of the service: one for each cloud, and one for each region of a cloud (`cloud-region`) that has its own. */
export const servers = {
  huaweicloud: "https://dws.{region}.myhuaweicloud.com",
  "huaweicloud-eu-west-101": "https://dws.eu-west-101.myhuaweicloud.eu",
  opentelekomcloud: "https://dws.{region}.otc.t-systems.com",
} as const;

/** When a request of the service may be sent again, unless its operation has a rule of its own. */
export const retry: OperationRetry = { statuses: [408, 429, 500, 502, 503, 504], connectionErrors: true };

/** Every operation as data, by its operationId. */
export const operations: Readonly<Record<keyof Operations<unknown>, Operation>> = {
  listSnapshots: { operationId: "listSnapshots", method: "GET", path: "/v1.0/{project_id}/snapshots", input: { properties: {} } },
  createSnapshot: {
    operationId: "createSnapshot",
    method: "POST",
    path: "/v1.0/{project_id}/snapshots",
    input: {
      required: ["snapshot"],
      properties: {
        snapshot: {
          required: ["name", "cluster_id"],
          properties: {
            name: { type: "string", minLength: 4, maxLength: 64, pattern: "^[A-Za-z][A-Za-z0-9_-]*$" },
            cluster_id: { type: "string" },
            description: { type: "string", maxLength: 256, pattern: "^[^!<>'=&\\x22]*$" },
          },
        },
      },
    },
    body: ["snapshot"],
    retry: { statuses: [429], connectionErrors: false },
  },
  listSnapshotDetails: {
    operationId: "listSnapshotDetails",
    method: "GET",
    path: "/v1.0/{project_id}/snapshots/{snapshot_id}",
    input: { required: ["snapshot_id"], properties: { snapshot_id: { type: "string" } } },
  },
  deleteSnapshot: {
    operationId: "deleteSnapshot",
    method: "DELETE",
    path: "/v1.0/{project_id}/snapshots/{snapshot_id}",
    input: { required: ["snapshot_id"], properties: { snapshot_id: { type: "string" } } },
    responseBody: "never",
    destructive: true,
    retry: { statuses: [429], connectionErrors: false },
  },
  copySnapshot: {
    operationId: "copySnapshot",
    method: "POST",
    path: "/v1.0/{project_id}/snapshots/{snapshot_id}/linked-copy",
    input: {
      required: ["snapshot_id", "backup_name"],
      properties: { snapshot_id: { type: "string" }, backup_name: { type: "string" }, description: { type: "string" } },
    },
    body: ["backup_name", "description"],
    retry: { statuses: [429], connectionErrors: false },
  },
  listClusterSnapshots: {
    operationId: "listClusterSnapshots",
    method: "GET",
    path: "/v1.0/{project_id}/clusters/{cluster_id}/snapshots",
    input: {
      required: ["cluster_id"],
      properties: {
        cluster_id: { type: "string", minLength: 36, maxLength: 36, pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" },
        limit: { type: "integer", format: "int32", minimum: 1 },
        offset: { type: "integer", format: "int32", minimum: 0 },
        sort_key: { type: "string" },
        sort_dir: { type: "string", enum: ["asc", "desc"] },
      },
    },
  },
  restoreCluster: {
    operationId: "restoreCluster",
    method: "POST",
    path: "/v1.0/{project_id}/snapshots/{snapshot_id}/actions",
    input: {
      required: ["snapshot_id", "restore"],
      properties: {
        snapshot_id: { type: "string" },
        restore: {
          required: ["name"],
          properties: {
            name: { type: "string", minLength: 4, maxLength: 64, pattern: "^[A-Za-z][A-Za-z0-9_-]*$" },
            subnet_id: { type: "string" },
            security_group_id: { type: "string" },
            vpc_id: { type: "string" },
            availability_zone: { type: "string" },
            port: { type: "integer", format: "int32" },
            public_ip: {
              properties: { public_bind_type: { type: "string", enum: ["auto_assign", "not_use", "bind_existing"] }, eip_id: { type: "string" } },
            },
            enterprise_project_id: { type: "string" },
            ipv6_enable: { type: "boolean" },
          },
        },
      },
    },
    body: ["restore"],
    retry: { statuses: [429], connectionErrors: false },
  },
  checkTableRestore: {
    operationId: "checkTableRestore",
    method: "POST",
    path: "/v1/{project_id}/snapshots/{snapshot_id}/table-restore-check",
    input: {
      required: ["snapshot_id", "case_sensitive", "database", "restore_table_list", "target_table_list"],
      properties: {
        snapshot_id: { type: "string" },
        case_sensitive: { type: "boolean" },
        database: { type: "string" },
        restore_table_list: {
          items: { required: ["schema_name", "table_name"], properties: { schema_name: { type: "string" }, table_name: { type: "string" } } },
        },
        target_table_list: {
          items: { required: ["schema_name", "table_name"], properties: { schema_name: { type: "string" }, table_name: { type: "string" } } },
        },
      },
    },
    body: ["case_sensitive", "database", "restore_table_list", "target_table_list"],
    retry: { statuses: [429], connectionErrors: false },
  },
  restoreTable: {
    operationId: "restoreTable",
    method: "POST",
    path: "/v1/{project_id}/snapshots/{snapshot_id}/table-restore",
    input: {
      required: ["snapshot_id", "case_sensitive", "database", "restore_table_list", "target_table_list"],
      properties: {
        snapshot_id: { type: "string" },
        case_sensitive: { type: "boolean" },
        database: { type: "string" },
        restore_table_list: {
          items: { required: ["schema_name", "table_name"], properties: { schema_name: { type: "string" }, table_name: { type: "string" } } },
        },
        target_table_list: {
          items: { required: ["schema_name", "table_name"], properties: { schema_name: { type: "string" }, table_name: { type: "string" } } },
        },
      },
    },
    body: ["case_sensitive", "database", "restore_table_list", "target_table_list"],
    destructive: true,
    retry: { statuses: [429], connectionErrors: false },
  },
  listSnapshotStatistics: {
    operationId: "listSnapshotStatistics",
    method: "GET",
    path: "/v1.0/{project_id}/clusters/{cluster_id}/snapshots/statistics",
    input: {
      required: ["cluster_id"],
      properties: { cluster_id: { type: "string", minLength: 36, maxLength: 36, pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" } },
    },
  },
  listSnapshotPolicy: {
    operationId: "listSnapshotPolicy",
    method: "GET",
    path: "/v2/{project_id}/clusters/{cluster_id}/snapshot-policies",
    input: {
      required: ["cluster_id"],
      properties: { cluster_id: { type: "string", minLength: 36, maxLength: 36, pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" } },
    },
  },
  createSnapshotPolicy: {
    operationId: "createSnapshotPolicy",
    method: "PUT",
    path: "/v2/{project_id}/clusters/{cluster_id}/snapshot-policies",
    input: {
      required: ["cluster_id"],
      properties: {
        cluster_id: { type: "string", minLength: 36, maxLength: 36, pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" },
        keep_day: { type: "integer", format: "int32", minimum: 1, maximum: 31 },
        backup_strategies: {
          items: {
            properties: {
              policy_id: { type: "string" },
              policy_name: { type: "string", minLength: 4, maxLength: 92, pattern: "^[A-Za-z][A-Za-z0-9_-]*$" },
              backup_strategy: { type: "string" },
              backup_type: { type: "string", enum: ["full", "increment"] },
              backup_level: { type: "string", enum: ["cluster"] },
            },
          },
        },
        device_name: { type: "string", enum: ["OBS", "NBU", "NFS"] },
        server_port: { type: "string" },
        backup_param: { type: "string" },
        server_ips: { items: { type: "string" } },
      },
    },
    body: ["keep_day", "backup_strategies", "device_name", "server_port", "backup_param", "server_ips"],
    responseBody: "never",
    destructive: true,
    retry: { statuses: [429], connectionErrors: false },
  },
  deleteSnapshotPolicy: {
    operationId: "deleteSnapshotPolicy",
    method: "DELETE",
    path: "/v1.0/{project_id}/clusters/{cluster_id}/snapshot-policies/{id}",
    input: {
      required: ["cluster_id", "id"],
      properties: {
        cluster_id: { type: "string", minLength: 36, maxLength: 36, pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" },
        id: { type: "string" },
      },
    },
    responseBody: "never",
    destructive: true,
    retry: { statuses: [429], connectionErrors: false },
  },
  listSnapshotFlavorInfo: {
    operationId: "listSnapshotFlavorInfo",
    method: "GET",
    path: "/v2/{project_id}/snapshots/{snapshot_id}/flavors",
    input: {
      required: ["snapshot_id"],
      properties: {
        snapshot_id: { type: "string" },
        type: { type: "string", enum: ["snapshot", "restore"] },
        az_code: { type: "string" },
        fine_grained_restore: { type: "boolean" },
      },
    },
  },
  listJobDetails: {
    operationId: "listJobDetails",
    method: "GET",
    path: "/v1.0/{project_id}/job/{job_id}",
    input: { required: ["job_id"], properties: { job_id: { type: "string" } } },
  },
  listClusterActions: {
    operationId: "listClusterActions",
    method: "GET",
    path: "/v1/{project_id}/clusters/{cluster_id}/actions/{action_name}",
    input: {
      required: ["cluster_id", "action_name"],
      properties: {
        cluster_id: { type: "string", minLength: 36, maxLength: 36, pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" },
        action_name: {
          type: "string",
          enum: [
            "GROWING",
            "RESIZE_FAILURE",
            "RESTORING",
            "RESTORING_FAILED",
            "SNAPSHOTTING",
            "SNAPSHOTTING_FAILED",
            "FINE_GRAINED_RESTORING",
            "FINE_GRAINED_RESTORING_FAILED",
          ],
        },
      },
    },
  },
  listClusters: {
    operationId: "listClusters",
    method: "GET",
    path: "/v1.0/{project_id}/clusters",
    input: { properties: { enterprise_project_id: { type: "string" } } },
  },
  listClusterDetails: {
    operationId: "listClusterDetails",
    method: "GET",
    path: "/v1.0/{project_id}/clusters/{cluster_id}",
    input: {
      required: ["cluster_id"],
      properties: { cluster_id: { type: "string", minLength: 36, maxLength: 36, pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" } },
    },
  },
};

/**
 * Iterates over the items of all pages; `.pages()` iterates over the pages, `.toArray({ max })` collects the items. Each
 * item is returned once. Nothing is sent before the first is requested.
 *
 * @param client - A client of the service.
 * @param input - The input of `listClusterSnapshots`, for all pages.
 * @param options - The options of each call, and `concurrency`.
 * @returns The pager.
 */
export function paginateListClusterSnapshots(
  client: Pick<Operations<CallOptions>, "listClusterSnapshots">,
  input: ListClusterSnapshotsInput,
  options?: PagerOptions,
): Pager<ClusterSnapshot, ClusterSnapshotList> {
  const pagination = { operation: "listClusterSnapshots", offset: "offset", unit: "page", limit: "limit", items: "snapshots", total: "count" } as const;
  return paginate(pagination, (page, call) => client.listClusterSnapshots(page, call), input, options);
}
