// Written by "npm run build" from spec/dds, where changes belong.
import type { Operation, OperationRetry } from "../../src/operation.js";
import type { Pager } from "../pager.js";
import type { components } from "./schema.js";

/**
 * How a backup was taken, as a filter. The list is closed: send one of these values, in this spelling.
 *
 * - `Auto`: full, by a schedule.
 * - `Manual`: full, by a person or a program.
 *
 * Since December 2025 the vendor's SDKs also know `Incremental`, which needs `instance_id`; the help page does not.
 */
export type BackupTypeFilter = components["schemas"]["BackupTypeFilter"];

/**
 * How an instance is built. The list is closed: send one of these values, in this spelling.
 *
 * - `Sharding`: a cluster that spreads its data over shards.
 * - `ReplicaSet`: a set of replicas, all with the same data.
 * - `Single`: one node.
 */
export type InstanceMode = components["schemas"]["InstanceMode"];

/**
 * The database engine. The list is open: keep a value that you do not know.
 *
 * - `DDS-Community`: the community edition.
 */
export type DatastoreType = components["schemas"]["DatastoreType"];

/**
 * The version of the engine. The list is open: keep a value that you do not know. It is a string, for versions are
 * names and not numbers.
 *
 * - `4.4`: the newest that is documented.
 * - `4.2`: newer than `4.0`.
 * - `4.0`: newer than `3.4`.
 * - `3.4`: the oldest that is documented.
 *
 * The vendor's SDKs also know `5.0`.
 */
export type DatastoreVersion = components["schemas"]["DatastoreVersion"];

/** The database engine that ran when the backup was taken. */
export type Datastore = components["schemas"]["Datastore"];

/**
 * How the backup was taken. The list is open: keep a value that you do not know, and compare without regard to letter
 * case, for the vendor's own example says `auto`.
 *
 * - `Auto`: full, by a schedule.
 * - `Manual`: full, by a person or a program.
 *
 * Incremental backups may be listed too, which the vendor's SDKs call `Incremental`; the help page has no value for them.
 */
export type BackupType = components["schemas"]["BackupType"];

/**
 * Where a backup is in its life. The list is open: keep a value that you do not know, and wait no longer than you
 * would for any other.
 *
 * - `BUILDING`: being written; wait.
 * - `COMPLETED`: complete, can be restored.
 * - `FAILED`: failed, cannot be restored.
 * - `DISABLED`: being deleted. The vendor's SDKs call the same state `DELETING`.
 */
export type BackupStatus = components["schemas"]["BackupStatus"];

/** A backup of a database instance. The help page calls every member mandatory, though `end_time` has no real value at first. */
export type Backup = components["schemas"]["Backup"];

/** A page of backups. */
export type BackupList = components["schemas"]["BackupList"];

/**
 * What went wrong. The services and the gateway in front of them do not use the same members, and none of them is
 * promised: read `error_code` and `error_msg` first, then the others. Other forms occur:
 * `{"error":{"code","message"}}`, `{"code","message"}`, `{"errorCode","errorMsg"}`, a page of HTML, or nothing at all. A
 * code can also come with status 200, where `DWS.0000` means success.
 */
export type ErrorBody = components["schemas"]["ErrorBody"];

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

interface ListBackupsProperties {
  /** Only backups of this instance. */
  readonly instance_id?: string | undefined;
  /** Only the backup of this id. This is how a single backup is read. */
  readonly backup_id?: string | undefined;
  /** Only backups that were taken this way, `Auto` for those of a schedule or `Manual` for those of a person or program. */
  readonly backup_type?: BackupTypeFilter | undefined;
  /** How many backups to pass over, at least 0, and 0 if left out. The help page counts from the latest, but speaks of instances there. */
  readonly offset?: number | undefined;
  /** How many backups a page holds at most, from 1 to 100; 100 if left out. */
  readonly limit?: number | undefined;
  /**
   * The beginning of the time span that is searched, in UTC, written `yyyy-mm-dd hh:mm:ss`. It must be given whenever
   * `end_time` is; other sources of the vendor want the two together always. In the query the space becomes `%20`
   * and the colon `%3A`.
   */
  readonly begin_time?: string | undefined;
  /**
   * The end of the time span that is searched, in UTC, written `yyyy-mm-dd hh:mm:ss`. It needs `begin_time` beside it.
   * In the query the space becomes `%20` and the colon `%3A`.
   */
  readonly end_time?: string | undefined;
  /** Only backups of instances built this way, `Sharding`, `ReplicaSet` or `Single`. */
  readonly mode?: InstanceMode | undefined;
}

/** The input of `listBackups`. */
export type ListBackupsInput = ListBackupsProperties & ({ readonly end_time?: undefined } | { readonly begin_time: string });

/** The operations of the service as methods: one documented call each, with the names that the service uses. */
export interface Operations<CallOptions> {
  /**
   * List the backups of a project.
   *
   * Lists backups of the project's database instances page by page, narrowed by any of the parameters. A single backup is read by giving its id as `backup_id`: there is no other call for it.
   *
   * For a cluster instance, an incremental backup that holds data counts as a result too.
   *
   * Permission: `dds:backup:listAll` (older name `dds:backup:list`); on Open Telekom Cloud `dds:backup:list`.
   *
   * Sends `GET /v3/{project_id}/backups`.
   *
   * @see https://support.huaweicloud.com/intl/en-us/api-dds/dds_api_0029.html
   */
  listBackups(input?: ListBackupsInput, options?: CallOptions): Promise<BackupList>;
}

/** The operations that page as pagers. */
export interface Pagers<PagerOptions> {
  /**
   * Goes through everything that `listBackups` lists, over all pages; `.pages()` goes through the pages, and
   * `.toArray({ max })` collects. Each item comes once. Nothing is sent before the first is asked for.
   */
  paginateListBackups(input?: ListBackupsInput, options?: PagerOptions): Pager<Backup, BackupList>;
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
        begin_time: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$" },
        end_time: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$" },
        mode: { type: "string", enum: ["Sharding", "ReplicaSet", "Single"] },
      },
      dependentRequired: { end_time: ["begin_time"] },
    },
    pagination: { offset: "offset", unit: "item", limit: "limit", pageSize: 100, items: "backups", total: "total_count" },
  },
};
