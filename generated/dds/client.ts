// Written by "npm run build" from spec/dds, where changes belong.
// The one function of src/ that generated code imports: the paginate functions below only add types to it.
import { paginate, type Pager, type PagerOptions } from "../../src/paging/paginate.js";
import type { CallOptions } from "../../src/options.js";
import type { Operation, OperationRetry } from "../../src/operation.js";
import type { components } from "./schema.js";

/**
 * Filters backups by type. The list is closed: send exactly one of these values.
 *
 * - `Auto`: automated full backups, created by a schedule.
 * - `Manual`: manual full backups, created by a user.
 *
 * Since December 2025, the vendor's SDKs also support `Incremental`, which requires `instance_id`; the documentation does
 * not list it.
 */
export type BackupTypeFilter = components["schemas"]["BackupTypeFilter"];

/**
 * The architecture of an instance. The list is closed: send exactly one of these values.
 *
 * - `Sharding`: a cluster with its data distributed over shards.
 * - `ReplicaSet`: a replica set, which is a set of replicas with the same data.
 * - `Single`: a single node.
 */
export type InstanceMode = components["schemas"]["InstanceMode"];

/**
 * An error. The services and their gateway use different properties, and none is guaranteed: read `error_code` and
 * `error_msg` first, then the others. Other forms occur: `{"error":{"code","message"}}`, `{"code","message"}`,
 * `{"errorCode","errorMsg"}`, an HTML page, or an empty body. A response with status 200 can also have a code, where
 * `DWS.0000` means success.
 */
export type ErrorBody = components["schemas"]["ErrorBody"];

/**
 * The database engine. The list is open: accept unknown values.
 *
 * - `DDS-Community`: DDS Community Edition.
 */
export type DatastoreType = components["schemas"]["DatastoreType"];

/**
 * The version of the database engine. The list is open: accept unknown values. It is a string, because a version is not
 * a number.
 *
 * - `5.0`: the newest documented version.
 * - `4.4`: newer than `4.2`.
 * - `4.2`: newer than `4.0`.
 * - `4.0`: newer than `3.4`.
 * - `3.4`: the oldest documented version.
 */
export type DatastoreVersion = components["schemas"]["DatastoreVersion"];

/** The database engine at the time of the backup. */
export type Datastore = components["schemas"]["Datastore"];

/**
 * How the backup was created. The list is open: accept unknown values. Compare case-insensitively, because the vendor's
 * example has `auto`.
 *
 * - `Auto`: an automated full backup, created by a schedule.
 * - `Manual`: a manual full backup, created by a user.
 *
 * The list can also contain incremental backups, `Incremental` in the vendor's SDKs; the documentation has no value for
 * them.
 */
export type BackupType = components["schemas"]["BackupType"];

/**
 * The status of a backup. The list is open: accept unknown values, and treat them as not completed.
 *
 * - `BUILDING`: the backup is in progress; wait.
 * - `COMPLETED`: the backup is completed and can be restored.
 * - `FAILED`: the backup failed and cannot be restored.
 * - `DISABLED`: the backup is being deleted. The vendor's SDKs call this status `DELETING`.
 */
export type BackupStatus = components["schemas"]["BackupStatus"];

/** A backup of a database instance. The documentation calls every property mandatory, although a running backup has no `end_time` yet. */
export type Backup = components["schemas"]["Backup"];

/** A page of backups. */
export type BackupList = components["schemas"]["BackupList"];

/** The instance to copy, and how the backup is called. */
export type ManualBackupToCreate = components["schemas"]["ManualBackupToCreate"];

/** The request for a manual backup. */
export type CreateManualBackupRequest = components["schemas"]["CreateManualBackupRequest"];

/** The ids of the new backup and of the job that creates it. */
export type CreateManualBackupResponse = components["schemas"]["CreateManualBackupResponse"];

/** The id of the job that the operation has started. */
export type JobIdResponse = components["schemas"]["JobIdResponse"];

/** One of the files that a backup consists of, with a link to it. */
export type BackupFile = components["schemas"]["BackupFile"];

/** The files of a backup, with links to download them. */
export type BackupFileList = components["schemas"]["BackupFileList"];

/** When automated backups are created, and how long they are kept. */
export type BackupPolicy = components["schemas"]["BackupPolicy"];

/** The policy for automated backups of an instance. */
export type BackupPolicyResponse = components["schemas"]["BackupPolicyResponse"];

/** The new policy. A policy that is on needs all properties, one that is off only `keep_days`. */
export type BackupPolicyToSet = components["schemas"]["BackupPolicyToSet"];

/** The request to set the backup policy of an instance. */
export type SetBackupPolicyRequest = components["schemas"]["SetBackupPolicyRequest"];

/** A range of time to which an instance can be restored. */
export type RestoreTimeRange = components["schemas"]["RestoreTimeRange"];

/** The ranges of time to which an instance can be restored. */
export type RestoreTimeList = components["schemas"]["RestoreTimeList"];

/** A page of the databases that can be restored. */
export type RestorableDatabaseList = components["schemas"]["RestorableDatabaseList"];

/** A page of the collections that can be restored. */
export type RestorableCollectionList = components["schemas"]["RestorableCollectionList"];

/** Which collection to restore, to which time and under which name. */
export type CollectionToRestore = components["schemas"]["CollectionToRestore"];

/** A database, or collections of it, to restore. */
export type DatabaseToRestore = components["schemas"]["DatabaseToRestore"];

/** The request to restore databases or collections. */
export type RestoreCollectionsRequest = components["schemas"]["RestoreCollectionsRequest"];

/**
 * From what an instance is restored. The list is closed: send exactly one of these values.
 *
 * - `backup`: restores from the backup files of `backup_id`. The type may be left out.
 * - `timestamp`: point-in-time restoration to `restore_time`. The type is required.
 */
export type RestoreMode = components["schemas"]["RestoreMode"];

/** What to restore. It has exactly one of `backup_id` and `restore_time`. */
export type RestoreSource = components["schemas"]["RestoreSource"];

/** The instance that is overwritten. */
export type RestoreTarget = components["schemas"]["RestoreTarget"];

/** The request to overwrite an instance with a backup or an earlier state. */
export type RestoreInstanceRequest = components["schemas"]["RestoreInstanceRequest"];

/**
 * Filters instances by database engine. The list is closed: send exactly this value.
 *
 * - `DDS-Community`: DDS Community Edition.
 */
export type DatastoreTypeFilter = components["schemas"]["DatastoreTypeFilter"];

/**
 * The status of an instance. The list is open: accept unknown values, and treat them as not ready. The status does not
 * tell what runs on the instance: see `actions`.
 *
 * - `normal`: the instance is running properly.
 * - `abnormal`: the instance is abnormal.
 * - `creating`: the instance is being created.
 * - `data_disk_full`: the storage space is full.
 * - `createfail`: the instance failed to be created.
 * - `enlargefail`: nodes failed to be added to the instance.
 */
export type InstanceStatus = components["schemas"]["InstanceStatus"];

/** The database engine of an instance. */
export type InstanceDatastore = components["schemas"]["InstanceDatastore"];

/**
 * The storage engine. The list is open: accept unknown values.
 *
 * - `wiredTiger`: the WiredTiger storage engine.
 */
export type InstanceEngine = components["schemas"]["InstanceEngine"];

/**
 * The name of the administrator of the database. The list is open: accept unknown values.
 *
 * - `rwuser`: the default administrator.
 */
export type InstanceUserName = components["schemas"]["InstanceUserName"];

/**
 * Whether connections are encrypted. The list is open: accept unknown values.
 *
 * - `1`: SSL is enabled.
 * - `0`: SSL is disabled.
 */
export type InstanceSsl = components["schemas"]["InstanceSsl"];

/** When the service backs up the instance by itself, and how long it keeps these backups. */
export type InstanceBackupStrategy = components["schemas"]["InstanceBackupStrategy"];

/**
 * How the instance is paid. The list is open: accept unknown values.
 *
 * - `0`: pay per use.
 */
export type InstancePayMode = components["schemas"]["InstancePayMode"];

/**
 * What the nodes of a group do. The list is open: accept unknown values.
 *
 * - `shard`: the nodes hold one part of the data of a cluster.
 * - `config`: the nodes hold the configuration of a cluster.
 * - `mongos`: each node routes the requests to a cluster.
 * - `replica`: the nodes of a replica set.
 * - `single`: the only node of an instance.
 */
export type InstanceGroupType = components["schemas"]["InstanceGroupType"];

/** The disk of a group; missing for the routers of a cluster. */
export type InstanceVolume = components["schemas"]["InstanceVolume"];

/**
 * The status of a node. The list is open: accept unknown values.
 *
 * - `normal`: the node is running properly.
 * - `abnormal`: the node is abnormal.
 * - `backup`: a backup is running; the node is being backed up.
 * - `frozen`: the node has been frozen.
 * - `unfrozen`: the node is being unfrozen.
 * - `restore_table`: databases or collections are in a database- and table-level backup or restoration.
 * - `reboot`: the node is being restarted.
 * - `upgrade_database`: the version is being upgraded.
 * - `resize_flavor`: the class is being changed.
 * - `resize_volume`: the storage is being scaled up.
 * - `restore`: the node is being restored.
 * - `bind_eip`: an EIP is being bound to the node.
 */
export type InstanceNodeStatus = components["schemas"]["InstanceNodeStatus"];

/**
 * The role of a node. The list is open: accept unknown values. The role of a node changes after a failure.
 *
 * - `master`: a mongos node, which routes requests.
 * - `Primary`: the primary node of a shard, a configuration or a replica set, or a single node.
 * - `Secondary`: the secondary node of a shard, a configuration or a replica set.
 * - `Hidden`: the hidden node of a shard, a configuration or a replica set.
 * - `unknown`: the node is abnormal.
 */
export type InstanceNodeRole = components["schemas"]["InstanceNodeRole"];

/** A node of an instance, with its place, its role and its addresses. */
export type InstanceNode = components["schemas"]["InstanceNode"];

/**
 * A group of nodes of an instance. For a shard and for the configuration of a cluster, it has an id, a name and a status
 * of its own.
 */
export type InstanceGroup = components["schemas"]["InstanceGroup"];

/**
 * What runs on an instance. The list is open: accept unknown values, and treat them as something that runs.
 *
 * - `RESTARTING`: the instance is being restarted.
 * - `RESTORE`: restoring a backup.
 * - `RESIZE_FLAVOR`: the specifications are being changed.
 * - `RESTORE_TO_NEW_INSTANCE`: the instance is being restored from a backup of another one.
 * - `MODIFY_VPC_PEER`: cross-subnet access is being configured.
 * - `CREATE`: creating the instance.
 * - `FROZEN`: the account is frozen.
 * - `RESIZE_VOLUME`: the storage is being scaled up.
 * - `RESTORE_CHECK`: the restoration is being checked.
 * - `RESTORE_FAILED_HANGUP`: the restoration failed.
 * - `CLOSE_AUDIT_LOG`: disabling the audit log.
 * - `OPEN_AUDIT_LOG`: enabling the audit log.
 * - `CREATE_IP_SHARD`: the shard IP address is being enabled.
 * - `CREATE_IP_CONFIG`: the config IP address is being enabled.
 * - `GROWING`: the node is being scaled up: nodes are being added.
 * - `SET_CONFIGURATION`: parameters are being modified.
 * - `RESTORE_TABLE`: databases or collections are being restored; the documentation says that the database is being backed up.
 * - `MODIFY_SECURITYGROUP`: a security group is being changed.
 * - `BIND_EIP`: the EIP is being changed: it is being bound.
 * - `UNBIND_EIP`: the EIP is being unbound.
 * - `SWITCH_SSL`: SSL is being switched on or off.
 * - `SWITCH_PRIMARY`: another node becomes the primary one.
 * - `CHANGE_DBUSER_PASSWORD`: the password is being changed, that of a database user.
 * - `MODIFY_PORT`: the port is being changed.
 * - `MODIFY_IP`: the private IP address is being changed.
 * - `DELETE_INSTANCE`: the instance is being deleted.
 * - `REBOOT`: the system is restarting.
 * - `BACKUP`: a backup is in progress.
 * - `MIGRATE_AZ`: the AZ is being changed.
 * - `RESTORING`: a restore runs; the documentation says the same as for `BACKUP`.
 * - `PWD_RESETING`: the password is being reset, as for `RESET_PASSWORD`.
 * - `UPGRADE_DATABASE`: the patch is being upgraded.
 * - `DATA_MIGRATION`: data is being migrated.
 * - `SHARD_GROWING`: the shard is being scaled out: shards are being added.
 * - `APPLY_CONFIGURATION`: a parameter group is being changed.
 * - `RESET_PASSWORD`: the password is being reset, as for `PWD_RESETING`.
 * - `GROWING_REVERT`: nodes are being deleted.
 * - `SHARD_GROWING_REVERT`: shards are being deleted.
 * - `LOG_PLAINTEXT_SWITCH`: the slow query log configuration is being modified.
 * - `CREATE_DATABASE_USER`: the database user is being created.
 * - `CREATE_DATABASE_ROLE`: the database role is being created.
 * - `MODIFY_NAME`: the name is being changed.
 * - `MODIFY_PRIVATE_DNS`: the private zone is being modified.
 * - `MODIFY_OP_LOG_SIZE`: the oplog size is being changed.
 * - `ADD_READONLY_NODES`: read replicas are being added.
 */
export type InstanceAction = components["schemas"]["InstanceAction"];

/** A label of an instance, which consists of a key and a value. */
export type InstanceTag = components["schemas"]["InstanceTag"];

/** A database instance. */
export type Instance = components["schemas"]["Instance"];

/** A page of instances. */
export type InstanceList = components["schemas"]["InstanceList"];

/**
 * What the nodes do. The list is closed: send exactly one of these values.
 *
 * - `mongos`: the routers of a cluster.
 * - `shard`: the shards of a cluster, with its data.
 * - `config`: the nodes with the configuration of a cluster.
 * - `replica`: the nodes of a replica set.
 * - `single`: a single node.
 */
export type NodeTypeToCreate = components["schemas"]["NodeTypeToCreate"];

/** What the nodes of one type consist of. */
export type FlavorToCreate = components["schemas"]["FlavorToCreate"];

/** What to restore: the backup `backup_id`, or the instance `instance_id` at the time `restore_time`. */
export type RestorePoint = components["schemas"]["RestorePoint"];

/** When the service backs up the new instance by itself, and how long it keeps these backups. */
export type BackupStrategyToCreate = components["schemas"]["BackupStrategyToCreate"];

/**
 * Whether connections are encrypted, `1` if left out. The list is closed: send exactly one of these values.
 *
 * - `0`: SSL is disabled.
 * - `1`: SSL is enabled.
 */
export type SslOption = components["schemas"]["SslOption"];

/** The request to create an instance from a backup or an earlier state. */
export type RestoreNewInstanceRequest = components["schemas"]["RestoreNewInstanceRequest"];

/**
 * The version of the database engine. The list is open: accept unknown values. It is a string, because a version is not
 * a number.
 *
 * - `5.0`: the newest documented version.
 * - `4.4`: newer than `4.2`.
 * - `4.2`: newer than `4.0`.
 * - `4.0`: the oldest documented version.
 */
export type CreatedInstanceVersion = components["schemas"]["CreatedInstanceVersion"];

/**
 * The storage engine. The list is open: accept unknown values.
 *
 * - `rocksDB`: the RocksDB engine, of version `4.2` or later.
 * - `wiredTiger`: the WiredTiger engine, of version `4.0`.
 */
export type StorageEngine = components["schemas"]["StorageEngine"];

/** The database engine of the new instance. */
export type CreatedDatastore = components["schemas"]["CreatedDatastore"];

/**
 * The status of the new instance. The list is open: accept unknown values.
 *
 * - `creating`: the instance is being created.
 */
export type CreatedInstanceStatus = components["schemas"]["CreatedInstanceStatus"];

/**
 * The type of a disk. The list is open: accept unknown values.
 *
 * - `ULTRAHIGH`: SSD.
 */
export type DiskType = components["schemas"]["DiskType"];

/** What the nodes of one type consist of. */
export type CreatedFlavor = components["schemas"]["CreatedFlavor"];

/** When the service backs up the new instance by itself, and how long it keeps these backups. */
export type CreatedBackupStrategy = components["schemas"]["CreatedBackupStrategy"];

/** The new instance, with the values of the request, and the id of the job that creates it. */
export type RestoreNewInstanceResponse = components["schemas"]["RestoreNewInstanceResponse"];

/**
 * The status of a job. The list is open: accept unknown values, and treat them as not ended.
 *
 * - `Running`: the job is being executed; wait.
 * - `Completed`: the job was successfully executed.
 * - `Failed`: the job fails; `fail_reason` says why.
 */
export type JobStatus = components["schemas"]["JobStatus"];

/** The instance on which a job runs. */
export type JobInstance = components["schemas"]["JobInstance"];

/** The state of a job that the service runs in the background. */
export type Job = components["schemas"]["Job"];

/** The job with the requested id. */
export type JobDetailResponse = components["schemas"]["JobDetailResponse"];

/** The documented values of {@link BackupTypeFilter}. */
export const backupTypeFilterValues = ["Auto", "Manual"] as const;

/** The documented values of {@link InstanceMode}. */
export const instanceModeValues = ["Sharding", "ReplicaSet", "Single"] as const;

/** The documented values of {@link DatastoreType}. */
export const datastoreTypeValues = ["DDS-Community"] as const;

/** The documented values of {@link DatastoreVersion}. */
export const datastoreVersionValues = ["5.0", "4.4", "4.2", "4.0", "3.4"] as const;

/** The documented values of {@link BackupType}. */
export const backupTypeValues = ["Auto", "Manual"] as const;

/** The documented values of {@link BackupStatus}. */
export const backupStatusValues = ["BUILDING", "COMPLETED", "FAILED", "DISABLED"] as const;

/** The documented values of {@link RestoreMode}. */
export const restoreModeValues = ["backup", "timestamp"] as const;

/** The documented values of {@link DatastoreTypeFilter}. */
export const datastoreTypeFilterValues = ["DDS-Community"] as const;

/** The documented values of {@link InstanceStatus}. */
export const instanceStatusValues = ["normal", "abnormal", "creating", "data_disk_full", "createfail", "enlargefail"] as const;

/** The documented values of {@link InstanceEngine}. */
export const instanceEngineValues = ["wiredTiger"] as const;

/** The documented values of {@link InstanceUserName}. */
export const instanceUserNameValues = ["rwuser"] as const;

/** The documented values of {@link InstanceSsl}. */
export const instanceSslValues = [1, 0] as const;

/** The documented values of {@link InstancePayMode}. */
export const instancePayModeValues = ["0"] as const;

/** The documented values of {@link InstanceGroupType}. */
export const instanceGroupTypeValues = ["shard", "config", "mongos", "replica", "single"] as const;

/** The documented values of {@link InstanceNodeStatus}. */
export const instanceNodeStatusValues = ["normal", "abnormal", "backup", "frozen", "unfrozen", "restore_table", "reboot", "upgrade_database", "resize_flavor", "resize_volume", "restore", "bind_eip"] as const;

/** The documented values of {@link InstanceNodeRole}. */
export const instanceNodeRoleValues = ["master", "Primary", "Secondary", "Hidden", "unknown"] as const;

/** The documented values of {@link InstanceAction}. */
export const instanceActionValues = ["RESTARTING", "RESTORE", "RESIZE_FLAVOR", "RESTORE_TO_NEW_INSTANCE", "MODIFY_VPC_PEER", "CREATE", "FROZEN", "RESIZE_VOLUME", "RESTORE_CHECK", "RESTORE_FAILED_HANGUP", "CLOSE_AUDIT_LOG", "OPEN_AUDIT_LOG", "CREATE_IP_SHARD", "CREATE_IP_CONFIG", "GROWING", "SET_CONFIGURATION", "RESTORE_TABLE", "MODIFY_SECURITYGROUP", "BIND_EIP", "UNBIND_EIP", "SWITCH_SSL", "SWITCH_PRIMARY", "CHANGE_DBUSER_PASSWORD", "MODIFY_PORT", "MODIFY_IP", "DELETE_INSTANCE", "REBOOT", "BACKUP", "MIGRATE_AZ", "RESTORING", "PWD_RESETING", "UPGRADE_DATABASE", "DATA_MIGRATION", "SHARD_GROWING", "APPLY_CONFIGURATION", "RESET_PASSWORD", "GROWING_REVERT", "SHARD_GROWING_REVERT", "LOG_PLAINTEXT_SWITCH", "CREATE_DATABASE_USER", "CREATE_DATABASE_ROLE", "MODIFY_NAME", "MODIFY_PRIVATE_DNS", "MODIFY_OP_LOG_SIZE", "ADD_READONLY_NODES"] as const;

/** The documented values of {@link NodeTypeToCreate}. */
export const nodeTypeToCreateValues = ["mongos", "shard", "config", "replica", "single"] as const;

/** The documented values of {@link SslOption}. */
export const sslOptionValues = ["0", "1"] as const;

/** The documented values of {@link CreatedInstanceVersion}. */
export const createdInstanceVersionValues = ["5.0", "4.4", "4.2", "4.0"] as const;

/** The documented values of {@link StorageEngine}. */
export const storageEngineValues = ["rocksDB", "wiredTiger"] as const;

/** The documented values of {@link CreatedInstanceStatus}. */
export const createdInstanceStatusValues = ["creating"] as const;

/** The documented values of {@link DiskType}. */
export const diskTypeValues = ["ULTRAHIGH"] as const;

/** The documented values of {@link JobStatus}. */
export const jobStatusValues = ["Running", "Completed", "Failed"] as const;

interface ListBackupsProperties {
  /** Return only backups of this instance. */
  readonly instance_id?: string | undefined;
  /** Return only the backup with this id. This is the way to get a single backup. */
  readonly backup_id?: string | undefined;
  /**
   * Return only backups of this type.
   *
   * - `Auto`: automated full backups, created by a schedule.
   * - `Manual`: manual full backups, created by a user.
   */
  readonly backup_type?: BackupTypeFilter | undefined;
  /** The number of entries to skip, at least 0, and 0 if left out. It counts backups. The documentation counts from the latest one, but says instances instead of backups. */
  readonly offset?: number | undefined;
  /** The maximum size of a page, from 1 to 100; 100 if left out. It counts backups. */
  readonly limit?: number | undefined;
  /**
   * The start of the time range to search, in the format `yyyy-mm-dd hh:mm:ss`, in UTC. It requires `end_time`. In
   * the URL, encode the space as `%20` and the colon as `%3A`.
   */
  readonly begin_time?: string | undefined;
  /**
   * The end of the time range to search, in the format `yyyy-mm-dd hh:mm:ss`, in UTC. It requires `begin_time`. In the
   * URL, encode the space as `%20` and the colon as `%3A`.
   */
  readonly end_time?: string | undefined;
  /**
   * Return only backups of instances with this architecture.
   *
   * - `Sharding`: a cluster with its data distributed over shards.
   * - `ReplicaSet`: a replica set, which is a set of replicas with the same data.
   * - `Single`: a single node.
   */
  readonly mode?: InstanceMode | undefined;
}

/** The input of `listBackups`. */
export type ListBackupsInput = ListBackupsProperties & ({ readonly begin_time?: undefined } | { readonly end_time: string }) & ({ readonly end_time?: undefined } | { readonly begin_time: string });

/** The input of `createManualBackup`. */
export interface CreateManualBackupInput {
  /** The instance to copy, and how the backup is called. */
  readonly backup: ManualBackupToCreate;
}

/** The input of `deleteManualBackup`. */
export interface DeleteManualBackupInput {
  /** The `id` of an item of `listBackups`. */
  readonly backup_id: string;
}

/** The input of `showBackupDownloadLink`. */
export interface ShowBackupDownloadLinkInput {
  /** The id of the backed-up instance, the `instance_id` of an item of `listBackups`. */
  readonly instance_id: string;
  /** The `id` of an item of `listBackups`. */
  readonly backup_id: string;
}

/** The input of `showBackupPolicy`. */
export interface ShowBackupPolicyInput {
  /** The `id` of an item of `listInstances`. */
  readonly instance_id: string;
}

/** The input of `setBackupPolicy`. */
export interface SetBackupPolicyInput {
  /** The `id` of an item of `listInstances`. */
  readonly instance_id: string;
  /** The new policy. A policy that is on needs all properties, one that is off only `keep_days`. */
  readonly backup_policy: BackupPolicyToSet;
}

/** The input of `listRestoreTimes`. */
export interface ListRestoreTimesInput {
  /** The `id` of an item of `listInstances`. */
  readonly instance_id: string;
  /** The day whose times to list, in the format `yyyy-mm-dd`, in UTC. */
  readonly date: string;
}

/** The input of `listRestoreDatabases`. */
export interface ListRestoreDatabasesInput {
  /** The `id` of an item of `listInstances`. */
  readonly instance_id: string;
  /** The time to restore to, as a UNIX timestamp, in milliseconds, in UTC. It must be in a range of `listRestoreTimes`. */
  readonly restore_time: number;
  /** The number of records to skip, each a name, at least 0, and 0 if left out. */
  readonly offset?: number | undefined;
  /** The maximum size of a page, from 1 to 100; 100 if left out. It counts records. */
  readonly limit?: number | undefined;
}

/** The input of `listRestoreCollections`. */
export interface ListRestoreCollectionsInput {
  /** The `id` of an item of `listInstances`. */
  readonly instance_id: string;
  /** The name of the database, an item of `listRestoreDatabases`. */
  readonly db_name: string;
  /** The time to restore to, as a UNIX timestamp, in milliseconds, in UTC. It must be in a range of `listRestoreTimes`. */
  readonly restore_time: number;
  /** The number of records to skip, each a name, at least 0, and 0 if left out. */
  readonly offset?: number | undefined;
  /** The maximum size of a page, from 1 to 100; 100 if left out. It counts records. */
  readonly limit?: number | undefined;
}

/** The input of `restoreInstanceFromCollection`. */
export interface RestoreInstanceFromCollectionInput {
  /** The `id` of an item of `listInstances`. */
  readonly instance_id: string;
  /** The databases to restore, completely or in part. */
  readonly restore_collections: readonly DatabaseToRestore[];
}

interface RestoreInstanceProperties {
  /** What to restore. It has exactly one of `backup_id` and `restore_time`. */
  readonly source: RestoreSource;
  /** The instance that is overwritten. */
  readonly target: RestoreTarget;
}

/** The input of `restoreInstance`. */
export type RestoreInstanceInput = RestoreInstanceProperties & { readonly source: ({ readonly backup_id: string; readonly restore_time?: undefined } | { readonly backup_id?: undefined; readonly restore_time: number }) };

/** The input of `listInstances`. */
export interface ListInstancesInput {
  /** Return only the instance with this id. This is the way to get a single instance. */
  readonly id?: string | undefined;
  /**
   * Return only instances with exactly this name. With an asterisk before it, a part of the name is enough; the asterisk
   * alone is not allowed.
   */
  readonly name?: string | undefined;
  /**
   * Return only instances with this architecture.
   *
   * - `Sharding`: a cluster with its data distributed over shards.
   * - `ReplicaSet`: a replica set, which is a set of replicas with the same data.
   * - `Single`: a single node.
   */
  readonly mode?: InstanceMode | undefined;
  /**
   * Return only instances with this database engine.
   *
   * - `DDS-Community`: DDS Community Edition.
   */
  readonly datastore_type?: DatastoreTypeFilter | undefined;
  /** Return only instances in the virtual private cloud with this id. */
  readonly vpc_id?: string | undefined;
  /** Return only instances in the subnet with this network id. */
  readonly subnet_id?: string | undefined;
  /** The number of entries to skip, at least 0, and 0 if left out. It counts DB instances. The first entry is the instance that was created last. */
  readonly offset?: number | undefined;
  /** The maximum size of a page, from 1 to 100; 100 if left out. It counts DB instances. */
  readonly limit?: number | undefined;
  /**
   * Return only instances with these tags: at most 20 pairs of key and value, as in `key1=value1,key2=value2`. A key
   * appears once and is not empty; a value can be empty.
   */
  readonly tags?: string | undefined;
}

/** The input of `restoreNewInstance`. */
export interface RestoreNewInstanceInput {
  /**
   * The name of the instance, which others can have: 4 to 64 characters, the first a letter, the others letters (upper
   * or lower case), digits, `-` or `_`.
   */
  readonly name: string;
  /** The id of the availability zone, at least 1 character. */
  readonly availability_zone: string;
  /** The id of the virtual private cloud, a UUID. */
  readonly vpc_id: string;
  /** The network id of the subnet. */
  readonly subnet_id: string;
  /** The id of the security group whose rules apply to the instance. */
  readonly security_group_id: string;
  /**
   * The password of the administrator of the database: 8 to 32 characters, with letters of upper and lower case,
   * digits and special characters such as `~!@#%^*-_=+?`. It is a secret: the service does not return it.
   */
  readonly password?: string | undefined;
  /** The id of the key that encrypts the disks, a UUID. The disks are not encrypted if it is left out. */
  readonly disk_encryption_id?: string | undefined;
  /**
   * What the nodes consist of: one item for a replica set or a single node; for a cluster one each for routers, shards
   * and configuration.
   */
  readonly flavor: readonly FlavorToCreate[];
  /** What to restore: the backup `backup_id`, or the instance `instance_id` at the time `restore_time`. */
  readonly restore_point: RestorePoint;
  /** When the service backs up the new instance by itself, and how long it keeps these backups. */
  readonly backup_strategy?: BackupStrategyToCreate | undefined;
  /** The id of the enterprise project. The instance is in the default one if it is left out. */
  readonly enterprise_project_id?: string | undefined;
  /**
   * Whether connections are encrypted, `1` if left out. The list is closed: send exactly one of these values.
   *
   * - `0`: SSL is disabled.
   * - `1`: SSL is enabled.
   */
  readonly ssl_option?: SslOption | undefined;
}

/** The input of `showJobDetail`. */
export interface ShowJobDetailInput {
  /** The `job_id` that the operation returned that started the job. */
  readonly id: string;
}

/** The operations of the service as methods: one documented call each, with the names that the service uses. */
export interface Operations<CallOptions> {
  /**
   * List the backups of a project.
   *
   * Lists the backups of the project's database instances page by page. The parameters filter the list. To get a single
   * backup, send its id as `backup_id`: there is no separate operation.
   *
   * - **Permission**: `dds:backup:listAll`, `dds:backup:list` (Open Telekom Cloud; older name).
   *
   * For a cluster instance, the list also contains incremental backups that contain data.
   *
   * Sends `GET /v3/{project_id}/backups`.
   *
   * @see https://support.huaweicloud.com/intl/en-us/api-dds/dds_api_0029.html
   */
  listBackups(input?: ListBackupsInput, options?: CallOptions): Promise<BackupList>;

  /**
   * Create a manual backup of an instance.
   *
   * Starts a manual backup of an instance and immediately returns the id of the backup and the id of its job. Call
   * `showJobDetail` until the job has ended, or `listBackups` with `backup_id` until the status is `COMPLETED` or
   * `FAILED`. Nothing deletes a manual backup but `deleteManualBackup`.
   *
   * - **Permission**: `dds:instance:createManualBackup`.
   * - **Cost**: Storage beyond the free part, which is as large as that of the instance, until the backup is deleted.
   *
   * The name must be unique in the project. The service rejects a name that is in use with `DBS.201201`, and a request
   * for a busy instance with one of the codes of a busy service: retry when the instance is idle.
   *
   * There is no idempotency key. If the response is lost, look for the name in `listBackups` before you retry.
   *
   * Sends `POST /v3/{project_id}/backups`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/creating_a_manual_backup.html
   */
  createManualBackup(input: CreateManualBackupInput, options?: CallOptions): Promise<CreateManualBackupResponse>;

  /**
   * Delete a manual backup.
   *
   * Starts to delete a manual backup and returns the id of the job. Call `showJobDetail` until the job has ended;
   * the error code `DBS.200543` then also means that the backup is deleted.
   *
   * - **Permission**: `dds:backup:delete`.
   * - **Danger**: The backup is deleted, which cannot be undone.
   *
   * A backup from which an instance is being restored is rejected with `DBS.201319`. `DBS.201214` means that the backup no
   * longer exists, `DBS.201502` that its instance does not exist. A backup that a schedule created can only be deleted
   * after the backup policy of its instance is turned off.
   *
   * Sends `DELETE /v3/{project_id}/backups/{backup_id}`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/deleting_a_manual_backup.html
   */
  deleteManualBackup(input: DeleteManualBackupInput, options?: CallOptions): Promise<JobIdResponse>;

  /**
   * Show the download links of a backup.
   *
   * Returns a link to each file of a backup. A link is valid for 15 minutes: do not log it, and call this operation
   * again for a new one.
   *
   * - **Permission**: `dds:backup:download`.
   * - **Danger**: Whoever has a link can download the file without any other credentials.
   *
   * A backup of a cluster can have a file for each shard. On Huawei Cloud, the download policy of the project can forbid
   * downloads.
   *
   * Sends `GET /v3/{project_id}/backups/download-file`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/obtaining_the_link_for_downloading_a_backup_file.html
   */
  showBackupDownloadLink(input: ShowBackupDownloadLinkInput, options?: CallOptions): Promise<BackupFileList>;

  /**
   * Show the backup policy of an instance.
   *
   * Shows when automated backups of an instance are created, and how long they are kept. If the policy is off, the response
   * contains only `keep_days`, with the value 0.
   *
   * - **Permission**: `dds:instance:list`.
   *
   * Sends `GET /v3/{project_id}/instances/{instance_id}/backups/policy`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/querying_an_automated_backup_policy.html
   */
  showBackupPolicy(input: ShowBackupPolicyInput, options?: CallOptions): Promise<BackupPolicyResponse>;

  /**
   * Set the backup policy of an instance.
   *
   * Replaces the policy for automated backups of an instance. To change one property, send the others with their current
   * values, too. To turn the policy off, send only `keep_days` with the value 0. Turning it on immediately starts a full
   * backup.
   *
   * - **Permission**: `dds:instance:modifyBackupPolicy`.
   * - **Cost**: Storage beyond the free part, which is as large as that of the instance, for the automated backups.
   * - **Danger**: The whole policy is replaced.
   *
   * If backups are kept for fewer than 7 days, `period` must contain all days of the week, otherwise at least one.
   *
   * The service rejects an invalid `keep_days` with `DBS.280214`, an invalid `period` with `DBS.280215`, and an invalid
   * `start_time` with `DBS.280216` or `DBS.280416`. A request can be repeated: the same policy is set again.
   *
   * Sends `PUT /v3/{project_id}/instances/{instance_id}/backups/policy`, whose response has no body.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/setting_an_automated_backup_policy.html
   */
  setBackupPolicy(input: SetBackupPolicyInput, options?: CallOptions): Promise<void>;

  /**
   * List the times to which an instance can be restored.
   *
   * Lists the ranges of time of one day to which an instance can be restored. To search several days, call it for each day.
   * A day without a range cannot be restored.
   *
   * - **Permission**: `dds:instance:list`.
   *
   * The backup policy of the instance must be on. Only replica sets and clusters of version 4.0 are supported.
   *
   * Sends `GET /v3/{project_id}/instances/{instance_id}/restore-time`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/querying_the_restoration_time_ranges.html
   */
  listRestoreTimes(input: ListRestoreTimesInput, options?: CallOptions): Promise<RestoreTimeList>;

  /**
   * List the databases that can be restored.
   *
   * Lists the names of the databases of an instance that can be restored to a given time, page by page.
   *
   * - **Permission**: `dds:instance:list`.
   *
   * It supports only replica sets. Call `listRestoreTimes` for the times.
   *
   * Sends `GET /v3/{project_id}/instances/{instance_id}/restore-database`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/obtaining_the_list_of_databases_that_can_be_restored.html
   */
  listRestoreDatabases(input: ListRestoreDatabasesInput, options?: CallOptions): Promise<RestorableDatabaseList>;

  /**
   * List the collections that can be restored.
   *
   * Lists the names of the collections of a database that can be restored to a given time, page by page.
   *
   * - **Permission**: `dds:instance:list`.
   *
   * It supports only replica sets. Call `listRestoreTimes` for the times.
   *
   * Sends `GET /v3/{project_id}/instances/{instance_id}/restore-collection`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/obtaining_the_list_of_database_collections_that_can_be_restored.html
   */
  listRestoreCollections(input: ListRestoreCollectionsInput, options?: CallOptions): Promise<RestorableCollectionList>;

  /**
   * Restore databases or collections of an instance.
   *
   * Restores databases or collections of an instance to a point in time, and returns the id of the job. Call `showJobDetail`
   * until the job has ended.
   *
   * - **Permission**: `dds:backup:refreshInstanceFromBackup`.
   * - **Danger**: Expect that a database or collection of the same name is overwritten, which the documents do not say.
   *
   * For a whole database, send `restore_database_time`; for single collections, send `collections`, each with its
   * `restore_collection_time`. Call `listRestoreTimes`, `listRestoreDatabases` and `listRestoreCollections` for the
   * possible values. Give a collection a `new_name` to keep the present one beside it.
   *
   * It supports only replica sets. There is no idempotency key. If the response is lost, look at the instance before you
   * retry.
   *
   * Sends `POST /v3/{project_id}/instances/{instance_id}/restore/collections`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/restoring_databases_and_tables_to_a_point_in_time.html
   */
  restoreInstanceFromCollection(input: RestoreInstanceFromCollectionInput, options?: CallOptions): Promise<JobIdResponse>;

  /**
   * Restore an existing instance.
   *
   * Overwrites the data of the target instance with that of a backup, or of a point in time of the source instance,
   * and returns the id of the job. Data that was written to the target since then is lost: create a manual backup of it
   * first. Call `showJobDetail` until the job has ended.
   *
   * - **Permission**: `dds:backup:refreshInstanceFromBackup`.
   * - **Danger**: All data of the target instance is overwritten. The target instance is not available until the restoration has ended.
   *
   * Send exactly one of `backup_id` and `restore_time`: `backup_id` for a backup, `restore_time` together with `type`
   * `timestamp` for a point in time, which must be in a range of `listRestoreTimes`.
   *
   * A request for a busy instance is rejected with one of the codes of a busy service: retry when the instance is idle.
   * There is no idempotency key. If the response is lost, look at the instance before you retry.
   *
   * Sends `POST /v3/{project_id}/instances/recovery`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/restoring_data_to_the_original_db_instance.html
   */
  restoreInstance(input: RestoreInstanceInput, options?: CallOptions): Promise<JobIdResponse>;

  /**
   * List the instances of a project.
   *
   * Lists the database instances of the project page by page, the newest first, with their groups and nodes. The parameters
   * filter the list. To get a single instance, send its id as `id`: there is no separate operation.
   *
   * - **Permission**: `dds:instance:list`.
   *
   * An instance has no status for work such as a backup or a restore: `actions` names what runs on it. The service rejects
   * most changes of an instance while something runs.
   *
   * Sends `GET /v3/{project_id}/instances`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/db_instance_management/querying_instances_and_details.html
   */
  listInstances(input?: ListInstancesInput, options?: CallOptions): Promise<InstanceList>;

  /**
   * Restore a backup to a new instance.
   *
   * Creates an instance from a backup, or as another instance was at a point in time, and immediately returns its id and
   * the id of the job. The source does not change. Call `showJobDetail` until the job has ended, or `listInstances` with the id until the status is `normal`.
   *
   * - **Permission**: `dds:instance:create`.
   * - **Cost**: The new instance, from its creation on.
   *
   * Send `backup_id` for a backup. For a point in time, send `instance_id`, `restore_time` and the `type` `timestamp`; only
   * replica sets and clusters of version `4.0` have one. The new instance has the database type of the source, and its
   * disks are at least as large.
   *
   * There is no idempotency key, and names need not be unique: a retry can create a second instance. If the response is
   * lost, look for the name in `listInstances` before you retry.
   *
   * The service also creates empty instances at this URL, for requests without `restore_point`; they are not described.
   *
   * Sends `POST /v3/{project_id}/instances`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/restoring_data_to_a_new_db_instance.html
   */
  restoreNewInstance(input: RestoreNewInstanceInput, options?: CallOptions): Promise<RestoreNewInstanceResponse>;

  /**
   * Show a job.
   *
   * Shows the progress of a job, for example of a backup or a restore. The id is in the response of the operation that
   * started the job. A job can be shown from some seconds after its start, and for one month. The service
   * rejects the id of a job that does not exist with `DBS.200543`.
   *
   * Poll, for example every 10 seconds, until the status is no longer `Running`. A restore or a backup can take longer than
   * half an hour.
   *
   * Sends `GET /v3/{project_id}/jobs`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/task_management/obtaining_information_about_a_task_with_a_specified_id.html
   */
  showJobDetail(input: ShowJobDetailInput, options?: CallOptions): Promise<JobDetailResponse>;
}

/** The hosts of the service: one for each cloud, and one for each region of a cloud (`cloud-region`) that has its own. */
export const servers = {
  huaweicloud: "https://dds.{region}.myhuaweicloud.com",
  "huaweicloud-eu-west-101": "https://dds.eu-west-101.myhuaweicloud.eu",
  opentelekomcloud: "https://dds.{region}.otc.t-systems.com",
} as const;

/** When a request of the service may be sent again, unless its operation has a rule of its own. */
export const retry: OperationRetry = { statuses: [408, 429, 500, 502, 503, 504], connectionErrors: true };

/** Every operation as data, by its operationId. */
export const operations: Readonly<Record<keyof Operations<unknown>, Operation>> = {
  listBackups: {
    operationId: "listBackups",
    method: "GET",
    path: "/v3/{project_id}/backups",
    input: {
      properties: {
        instance_id: { type: "string" },
        backup_id: { type: "string" },
        backup_type: { type: "string", enum: ["Auto", "Manual"] },
        offset: { type: "integer", format: "int32", minimum: 0 },
        limit: { type: "integer", format: "int32", minimum: 1, maximum: 100 },
        begin_time: {
          type: "string",
          pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$",
          hint: "use formatDdsTime",
        },
        end_time: {
          type: "string",
          pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$",
          hint: "use formatDdsTime",
        },
        mode: { type: "string", enum: ["Sharding", "ReplicaSet", "Single"] },
      },
      dependentRequired: { begin_time: ["end_time"], end_time: ["begin_time"] },
    },
  },
  createManualBackup: {
    operationId: "createManualBackup",
    method: "POST",
    path: "/v3/{project_id}/backups",
    input: {
      required: ["backup"],
      properties: {
        backup: {
          required: ["instance_id", "name"],
          properties: {
            instance_id: { type: "string" },
            name: { type: "string", minLength: 4, maxLength: 64, pattern: "^[A-Za-z][A-Za-z0-9_-]*$" },
            description: { type: "string", maxLength: 256, pattern: "^[^>!<\\x22&'=]*$" },
          },
        },
      },
    },
    body: ["backup"],
    retry: { statuses: [429], connectionErrors: false },
  },
  deleteManualBackup: {
    operationId: "deleteManualBackup",
    method: "DELETE",
    path: "/v3/{project_id}/backups/{backup_id}",
    input: { required: ["backup_id"], properties: { backup_id: { type: "string" } } },
    destructive: true,
    retry: { statuses: [429], connectionErrors: false },
  },
  showBackupDownloadLink: {
    operationId: "showBackupDownloadLink",
    method: "GET",
    path: "/v3/{project_id}/backups/download-file",
    input: { required: ["instance_id", "backup_id"], properties: { instance_id: { type: "string" }, backup_id: { type: "string" } } },
  },
  showBackupPolicy: {
    operationId: "showBackupPolicy",
    method: "GET",
    path: "/v3/{project_id}/instances/{instance_id}/backups/policy",
    input: { required: ["instance_id"], properties: { instance_id: { type: "string" } } },
  },
  setBackupPolicy: {
    operationId: "setBackupPolicy",
    method: "PUT",
    path: "/v3/{project_id}/instances/{instance_id}/backups/policy",
    input: {
      required: ["instance_id", "backup_policy"],
      properties: {
        instance_id: { type: "string" },
        backup_policy: {
          required: ["keep_days"],
          properties: {
            keep_days: { type: "integer", format: "int32", minimum: 0, maximum: 732 },
            start_time: { type: "string", pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$" },
            period: { type: "string", pattern: "^[1-7](,[1-7])*$" },
          },
        },
      },
    },
    body: ["backup_policy"],
    responseBody: "never",
    destructive: true,
  },
  listRestoreTimes: {
    operationId: "listRestoreTimes",
    method: "GET",
    path: "/v3/{project_id}/instances/{instance_id}/restore-time",
    input: {
      required: ["instance_id", "date"],
      properties: { instance_id: { type: "string" }, date: { type: "string", pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" } },
    },
  },
  listRestoreDatabases: {
    operationId: "listRestoreDatabases",
    method: "GET",
    path: "/v3/{project_id}/instances/{instance_id}/restore-database",
    input: {
      required: ["instance_id", "restore_time"],
      properties: {
        instance_id: { type: "string" },
        restore_time: { type: "integer" },
        offset: { type: "integer", format: "int32", minimum: 0 },
        limit: { type: "integer", format: "int32", minimum: 1, maximum: 100 },
      },
    },
  },
  listRestoreCollections: {
    operationId: "listRestoreCollections",
    method: "GET",
    path: "/v3/{project_id}/instances/{instance_id}/restore-collection",
    input: {
      required: ["instance_id", "db_name", "restore_time"],
      properties: {
        instance_id: { type: "string" },
        db_name: { type: "string" },
        restore_time: { type: "integer" },
        offset: { type: "integer", format: "int32", minimum: 0 },
        limit: { type: "integer", format: "int32", minimum: 1, maximum: 100 },
      },
    },
  },
  restoreInstanceFromCollection: {
    operationId: "restoreInstanceFromCollection",
    method: "POST",
    path: "/v3/{project_id}/instances/{instance_id}/restore/collections",
    input: {
      required: ["instance_id", "restore_collections"],
      properties: {
        instance_id: { type: "string" },
        restore_collections: {
          items: {
            required: ["database"],
            properties: {
              database: { type: "string" },
              collections: {
                items: {
                  required: ["old_name", "restore_collection_time"],
                  properties: { old_name: { type: "string" }, new_name: { type: "string" }, restore_collection_time: { type: "string" } },
                },
              },
              restore_database_time: { type: "string" },
            },
          },
        },
      },
    },
    body: ["restore_collections"],
    destructive: true,
    retry: { statuses: [429], connectionErrors: false },
  },
  restoreInstance: {
    operationId: "restoreInstance",
    method: "POST",
    path: "/v3/{project_id}/instances/recovery",
    input: {
      required: ["source", "target"],
      properties: {
        source: {
          required: ["instance_id"],
          properties: {
            instance_id: { type: "string" },
            type: { type: "string", enum: ["backup", "timestamp"] },
            backup_id: { type: "string" },
            restore_time: { type: "integer" },
          },
          onlyOne: [["backup_id", "restore_time"]],
        },
        target: { required: ["instance_id"], properties: { instance_id: { type: "string" } } },
      },
    },
    body: ["source", "target"],
    destructive: true,
    retry: { statuses: [429], connectionErrors: false },
  },
  listInstances: {
    operationId: "listInstances",
    method: "GET",
    path: "/v3/{project_id}/instances",
    input: {
      properties: {
        id: { type: "string" },
        name: { type: "string" },
        mode: { type: "string", enum: ["Sharding", "ReplicaSet", "Single"] },
        datastore_type: { type: "string", enum: ["DDS-Community"] },
        vpc_id: { type: "string" },
        subnet_id: { type: "string" },
        offset: { type: "integer", format: "int32", minimum: 0 },
        limit: { type: "integer", format: "int32", minimum: 1, maximum: 100 },
        tags: { type: "string" },
      },
    },
  },
  restoreNewInstance: {
    operationId: "restoreNewInstance",
    method: "POST",
    path: "/v3/{project_id}/instances",
    input: {
      required: ["name", "availability_zone", "vpc_id", "subnet_id", "security_group_id", "flavor", "restore_point"],
      properties: {
        name: { type: "string", minLength: 4, maxLength: 64, pattern: "^[A-Za-z][A-Za-z0-9_-]*$" },
        availability_zone: { type: "string", minLength: 1 },
        vpc_id: { type: "string", pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" },
        subnet_id: { type: "string" },
        security_group_id: { type: "string" },
        password: { type: "string", format: "password", minLength: 8, maxLength: 32 },
        disk_encryption_id: { type: "string", pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" },
        flavor: {
          items: {
            required: ["type", "spec_code"],
            properties: {
              type: { type: "string", enum: ["mongos", "shard", "config", "replica", "single"] },
              num: { type: "integer", format: "int32" },
              size: { type: "string" },
              spec_code: { type: "string" },
            },
          },
        },
        restore_point: {
          properties: {
            instance_id: { type: "string" },
            type: { type: "string", enum: ["backup", "timestamp"] },
            backup_id: { type: "string" },
            restore_time: { type: "integer" },
          },
        },
        backup_strategy: {
          required: ["start_time"],
          properties: {
            start_time: { type: "string", pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$" },
            keep_days: { type: "string", pattern: "^([0-9]|[1-9][0-9]|[1-6][0-9]{2}|7[0-2][0-9]|73[0-2])$" },
          },
        },
        enterprise_project_id: { type: "string" },
        ssl_option: { type: "string", enum: ["0", "1"] },
      },
    },
    body: [
      "name",
      "availability_zone",
      "vpc_id",
      "subnet_id",
      "security_group_id",
      "password",
      "disk_encryption_id",
      "flavor",
      "restore_point",
      "backup_strategy",
      "enterprise_project_id",
      "ssl_option",
    ],
    retry: { statuses: [429], connectionErrors: false },
  },
  showJobDetail: {
    operationId: "showJobDetail",
    method: "GET",
    path: "/v3/{project_id}/jobs",
    input: { required: ["id"], properties: { id: { type: "string" } } },
  },
};

/**
 * Iterates over the items of all pages; `.pages()` iterates over the pages, `.toArray({ max })` collects the items. Each
 * item is returned once. Nothing is sent before the first is requested.
 *
 * @param client - A client of the service.
 * @param input - The input of `listBackups`, for all pages.
 * @param options - The options of each call, and `concurrency`.
 * @returns The pager.
 */
export function paginateListBackups(
  client: Pick<Operations<CallOptions>, "listBackups">,
  input: ListBackupsInput = {},
  options?: PagerOptions,
): Pager<Backup, BackupList> {
  const pagination = { operation: "listBackups", offset: "offset", unit: "item", limit: "limit", pageSize: 100, items: "backups", total: "total_count" } as const;
  return paginate(pagination, (page, call) => client.listBackups(page, call), input, options);
}

/**
 * Iterates over the items of all pages; `.pages()` iterates over the pages, `.toArray({ max })` collects the items. Each
 * item is returned once. Nothing is sent before the first is requested.
 *
 * @param client - A client of the service.
 * @param input - The input of `listRestoreDatabases`, for all pages.
 * @param options - The options of each call, and `concurrency`.
 * @returns The pager.
 */
export function paginateListRestoreDatabases(
  client: Pick<Operations<CallOptions>, "listRestoreDatabases">,
  input: ListRestoreDatabasesInput,
  options?: PagerOptions,
): Pager<string, RestorableDatabaseList> {
  const pagination = {
    operation: "listRestoreDatabases",
    offset: "offset",
    unit: "item",
    limit: "limit",
    pageSize: 100,
    items: "databases",
    texts: true,
    total: "total_count",
  } as const;
  return paginate(pagination, (page, call) => client.listRestoreDatabases(page, call), input, options);
}

/**
 * Iterates over the items of all pages; `.pages()` iterates over the pages, `.toArray({ max })` collects the items. Each
 * item is returned once. Nothing is sent before the first is requested.
 *
 * @param client - A client of the service.
 * @param input - The input of `listRestoreCollections`, for all pages.
 * @param options - The options of each call, and `concurrency`.
 * @returns The pager.
 */
export function paginateListRestoreCollections(
  client: Pick<Operations<CallOptions>, "listRestoreCollections">,
  input: ListRestoreCollectionsInput,
  options?: PagerOptions,
): Pager<string, RestorableCollectionList> {
  const pagination = {
    operation: "listRestoreCollections",
    offset: "offset",
    unit: "item",
    limit: "limit",
    pageSize: 100,
    items: "collections",
    texts: true,
    total: "total_count",
  } as const;
  return paginate(pagination, (page, call) => client.listRestoreCollections(page, call), input, options);
}

/**
 * Iterates over the items of all pages; `.pages()` iterates over the pages, `.toArray({ max })` collects the items. Each
 * item is returned once. Nothing is sent before the first is requested.
 *
 * @param client - A client of the service.
 * @param input - The input of `listInstances`, for all pages.
 * @param options - The options of each call, and `concurrency`.
 * @returns The pager.
 */
export function paginateListInstances(
  client: Pick<Operations<CallOptions>, "listInstances">,
  input: ListInstancesInput = {},
  options?: PagerOptions,
): Pager<Instance, InstanceList> {
  const pagination = { operation: "listInstances", offset: "offset", unit: "item", limit: "limit", pageSize: 100, items: "instances", total: "total_count" } as const;
  return paginate(pagination, (page, call) => client.listInstances(page, call), input, options);
}
