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
 * - `ReplicaSet`: a set of replicas with the same data.
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
 * - `4.4`: the newest documented version.
 * - `4.2`: newer than `4.0`.
 * - `4.0`: newer than `3.4`.
 * - `3.4`: the oldest documented version.
 *
 * The vendor's SDKs also support `5.0`.
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
export const datastoreVersionValues = ["4.4", "4.2", "4.0", "3.4"] as const;

/** The documented values of {@link BackupType}. */
export const backupTypeValues = ["Auto", "Manual"] as const;

/** The documented values of {@link BackupStatus}. */
export const backupStatusValues = ["BUILDING", "COMPLETED", "FAILED", "DISABLED"] as const;

/** The documented values of {@link RestoreMode}. */
export const restoreModeValues = ["backup", "timestamp"] as const;

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
   * The start of the time range to search, in the format `yyyy-mm-dd hh:mm:ss`, in UTC. It is required with `end_time`;
   * other sources of the vendor always require both together. In the URL, encode the space as `%20` and the colon as
   * `%3A`.
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
   * - `ReplicaSet`: a set of replicas with the same data.
   * - `Single`: a single node.
   */
  readonly mode?: InstanceMode | undefined;
}

/** The input of `listBackups`. */
export type ListBackupsInput = ListBackupsProperties & ({ readonly end_time?: undefined } | { readonly begin_time: string });

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
  /** The id of the database instance. */
  readonly instance_id: string;
}

/** The input of `setBackupPolicy`. */
export interface SetBackupPolicyInput {
  /** The id of the database instance. */
  readonly instance_id: string;
  /** The new policy. A policy that is on needs all properties, one that is off only `keep_days`. */
  readonly backup_policy: BackupPolicyToSet;
}

/** The input of `listRestoreTimes`. */
export interface ListRestoreTimesInput {
  /** The id of the database instance. */
  readonly instance_id: string;
  /** The day whose times to list, in the format `yyyy-mm-dd`, in UTC. */
  readonly date: string;
}

/** The input of `listRestoreDatabases`. */
export interface ListRestoreDatabasesInput {
  /** The id of the database instance. */
  readonly instance_id: string;
  /** The time to restore to, as a UNIX timestamp, in milliseconds, in UTC. It must be in a range of `listRestoreTimes`. */
  readonly restore_time: number;
  /** The maximum size of a page, from 1 to 100; 100 if left out. It counts records. */
  readonly limit?: number | undefined;
  /** The number of records to skip, each a name, at least 0, and 0 if left out. */
  readonly offset?: number | undefined;
}

/** The input of `listRestoreCollections`. */
export interface ListRestoreCollectionsInput {
  /** The id of the database instance. */
  readonly instance_id: string;
  /** The name of the database, an item of `listRestoreDatabases`. */
  readonly db_name: string;
  /** The time to restore to, as a UNIX timestamp, in milliseconds, in UTC. It must be in a range of `listRestoreTimes`. */
  readonly restore_time: number;
  /** The maximum size of a page, from 1 to 100; 100 if left out. It counts records. */
  readonly limit?: number | undefined;
  /** The number of records to skip, each a name, at least 0, and 0 if left out. */
  readonly offset?: number | undefined;
}

/** The input of `restoreInstanceFromCollection`. */
export interface RestoreInstanceFromCollectionInput {
  /** The id of the database instance. */
  readonly instance_id: string;
  /** The databases to restore, completely or in part. */
  readonly restore_collections: readonly DatabaseToRestore[];
}

/** The input of `restoreInstance`. */
export interface RestoreInstanceInput {
  /** What to restore. It has exactly one of `backup_id` and `restore_time`. */
  readonly source: RestoreSource;
  /** The instance that is overwritten. */
  readonly target: RestoreTarget;
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
   * For a cluster instance, the list also contains incremental backups that contain data.
   *
   * Permission: `dds:backup:listAll` (older name `dds:backup:list`); on Open Telekom Cloud `dds:backup:list`.
   *
   * Sends `GET /v3/{project_id}/backups`.
   *
   * @see https://support.huaweicloud.com/intl/en-us/api-dds/dds_api_0029.html
   */
  listBackups(input?: ListBackupsInput, options?: CallOptions): Promise<BackupList>;

  /**
   * Create a backup of an instance.
   *
   * Starts a manual backup of an instance and immediately returns the id of the backup and the id of its job. Call
   * `showJobDetail` until the job has ended, or `listBackups` with `backup_id` until the status is `COMPLETED` or
   * `FAILED`. Nothing deletes a manual backup but `deleteManualBackup`, and its storage is charged until then.
   *
   * The name must be unique in the project. The service rejects a name that is in use with `DBS.201201`, and a request
   * for a busy instance with one of the codes of a busy service: retry when the instance is idle.
   *
   * There is no idempotency key. If the response is lost, look for the name in `listBackups` before you retry.
   *
   * Permission: `dds:instance:createManualBackup`.
   *
   * Sends `POST /v3/{project_id}/backups`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/creating_a_manual_backup.html
   */
  createManualBackup(input: CreateManualBackupInput, options?: CallOptions): Promise<CreateManualBackupResponse>;

  /**
   * Delete a manual backup.
   *
   * Starts to delete a manual backup for good and returns the id of the job. Call `showJobDetail` until the job has ended;
   * the error code `DBS.200543` then also means that the backup is deleted.
   *
   * A backup from which an instance is being restored is rejected with `DBS.201319`. `DBS.201214` means that
   * the backup no longer exists, `DBS.201502` that its instance does not exist. A backup that a schedule created can only be deleted after the backup policy of
   * its instance is turned off.
   *
   * Permission: `dds:backup:delete`.
   *
   * Sends `DELETE /v3/{project_id}/backups/{backup_id}`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/deleting_a_manual_backup.html
   */
  deleteManualBackup(input: DeleteManualBackupInput, options?: CallOptions): Promise<JobIdResponse>;

  /**
   * Show the download links of a backup.
   *
   * Returns a link to each file of a backup. A link is valid for 15 minutes, and whoever has it can download the file without
   * any other credentials: do not log it. Call this operation again for a new link.
   *
   * A backup of a cluster can have a file for each shard. On Huawei Cloud, the download policy of the project can forbid
   * downloads.
   *
   * Permission: `dds:backup:download`.
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
   * Permission: `dds:instance:list`.
   *
   * Sends `GET /v3/{project_id}/instances/{instance_id}/backups/policy`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/querying_an_automated_backup_policy.html
   */
  showBackupPolicy(input: ShowBackupPolicyInput, options?: CallOptions): Promise<BackupPolicyResponse>;

  /**
   * Set the backup policy of an instance.
   *
   * Replaces the policy for automated backups of an instance. To change one property, send the others with their present
   * values, too. To turn the policy off, send only `keep_days` with the value 0. Turning it on immediately starts a full
   * backup.
   *
   * If backups are kept for fewer than 7 days, `period` must contain all days of the week, otherwise at least one.
   *
   * The service rejects an invalid `keep_days` with `DBS.280214`, an invalid `period` with `DBS.280215`, and an invalid
   * `start_time` with `DBS.280216` or `DBS.280416`. A request can be repeated: the same policy is set again.
   *
   * Permission: `dds:instance:modifyBackupPolicy`.
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
   * It needs a backup policy that is on, and supports replica sets and clusters of version 4.0.
   *
   * Permission: `dds:instance:list`.
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
   * It supports only replica sets. Call `listRestoreTimes` for the times.
   *
   * Permission: `dds:instance:list`.
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
   * It supports only replica sets. Call `listRestoreTimes` for the times.
   *
   * Permission: `dds:instance:list`.
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
   * For a whole database, send `restore_database_time`; for single collections, send `collections`, each with its
   * `restore_collection_time`. Call `listRestoreTimes`, `listRestoreDatabases` and `listRestoreCollections` for the
   * possible values. Give a collection a `new_name` to keep the present one beside it.
   *
   * It supports only replica sets. There is no idempotency key. If the response is lost, look at the instance before you
   * retry.
   *
   * Permission: `dds:backup:refreshInstanceFromBackup`.
   *
   * Sends `POST /v3/{project_id}/instances/{instance_id}/restore/collections`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/restoring_databases_and_tables_to_a_point_in_time.html
   */
  restoreInstanceFromCollection(input: RestoreInstanceFromCollectionInput, options?: CallOptions): Promise<JobIdResponse>;

  /**
   * Restore an existing instance.
   *
   * **Overwrites the data of the target instance** with that of a backup, or of a point in time of the source instance, and
   * returns the id of the job. What was written since then is lost: create a manual backup before. Call `showJobDetail`
   * until the job has ended.
   *
   * Send exactly one of `backup_id` and `restore_time`: `backup_id` for a backup, `restore_time` together with `type`
   * `timestamp` for a point in time, which must be in a range of `listRestoreTimes`.
   *
   * A request for a busy instance is rejected with one of the codes of a busy service: retry when the instance is idle.
   * There is no idempotency key. If the response is lost, look at the instance before you retry.
   *
   * Permission: `dds:backup:refreshInstanceFromBackup`.
   *
   * Sends `POST /v3/{project_id}/instances/recovery`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/restoring_data_to_the_original_db_instance.html
   */
  restoreInstance(input: RestoreInstanceInput, options?: CallOptions): Promise<JobIdResponse>;

  /**
   * Show a job.
   *
   * Shows the progress of a job, for example of a backup or a restore. The id is in the response of the operation that
   * started the job. A job can be shown from some seconds after its start, and for one month.
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
      dependentRequired: { end_time: ["begin_time"] },
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
    emptyResponse: true,
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
        limit: { type: "integer", format: "int32", minimum: 1, maximum: 100 },
        offset: { type: "integer", format: "int32", minimum: 0 },
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
        limit: { type: "integer", format: "int32", minimum: 1, maximum: 100 },
        offset: { type: "integer", format: "int32", minimum: 0 },
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
                  properties: { old_name: { type: "string" }, new_name: { type: "string" }, restore_collection_time: { type: "integer" } },
                },
              },
              restore_database_time: { type: "integer" },
            },
          },
        },
      },
    },
    body: ["restore_collections"],
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
        },
        target: { required: ["instance_id"], properties: { instance_id: { type: "string" } } },
      },
    },
    body: ["source", "target"],
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
 * @param options - The options of each call, and `prefetch`.
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
 * @param options - The options of each call, and `prefetch`.
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
 * @param options - The options of each call, and `prefetch`.
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
