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

/** The id of the job that deletes the backup. */
export type DeleteManualBackupResponse = components["schemas"]["DeleteManualBackupResponse"];

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

/** The input of `deleteManualBackup`. */
export interface DeleteManualBackupInput {
  /** The `id` of an item of `listBackups`. */
  readonly backup_id: string;
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
   * Delete a manual backup.
   *
   * Starts to delete a manual backup for good and returns the id of the job. Call `showJobDetail` until the job has ended;
   * the error code `DBS.200543` then also means that the backup is deleted.
   *
   * A backup from which an instance is being restored is rejected with `DBS.201319`. `DBS.201214` and `DBS.201502` mean
   * that the backup no longer exists. A backup that a schedule created can only be deleted after the backup policy of
   * its instance is turned off.
   *
   * Permission: `dds:backup:delete`.
   *
   * Sends `DELETE /v3/{project_id}/backups/{backup_id}`.
   *
   * @see https://docs.otc.t-systems.com/document-database-service/api-ref/apis_v3.0_recommended/backup_and_restoration/deleting_a_manual_backup.html
   */
  deleteManualBackup(input: DeleteManualBackupInput, options?: CallOptions): Promise<DeleteManualBackupResponse>;

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
  deleteManualBackup: {
    operationId: "deleteManualBackup",
    method: "DELETE",
    path: "/v3/{project_id}/backups/{backup_id}",
    input: { required: ["backup_id"], properties: { backup_id: { type: "string" } } },
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
