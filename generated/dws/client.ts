// Written by "npm run build" from spec/dws, where changes belong.
import type { Operation, OperationRetry } from "../../src/operation.js";
import type { Pager } from "../pager.js";
import type { components } from "./schema.js";

/**
 * Where a snapshot is in its life. The list is open: keep a value that you do not know, and treat it as "not ready yet".
 *
 * - `CREATING`: being written; wait.
 * - `AVAILABLE`: complete, can be restored.
 * - `UNAVAILABLE`: failed, cannot be restored.
 * - `RESTORING`: being restored from; documented for the list of one cluster only.
 * - `FROZEN`: frozen; not documented by Open Telekom Cloud.
 * - `POLICE_FROZEN`: frozen by the police; not documented by Open Telekom Cloud.
 */
export type SnapshotStatus = components["schemas"]["SnapshotStatus"];

/**
 * Who had the snapshot taken. The list is open: keep a value that you do not know.
 *
 * - `MANUAL`: a person or a program.
 * - `AUTO`: a schedule.
 * - `AUTOMATED`: a schedule, as an older page of Open Telekom Cloud spells it.
 */
export type SnapshotType = components["schemas"]["SnapshotType"];

/**
 * A snapshot as the list of the whole project shows it. Which members are always present is not documented, and the
 * vendor's SDKs know more of them than these.
 */
export type Snapshot = components["schemas"]["Snapshot"];

/** All snapshots of a project. The call does not page, so one answer holds them all. */
export type SnapshotList = components["schemas"]["SnapshotList"];

/**
 * What went wrong. The services and the gateway in front of them do not use the same members, and none of them is
 * promised: read `error_code` and `error_msg` first, then the others. Other forms occur:
 * `{"error":{"code","message"}}`, `{"code","message"}`, `{"errorCode","errorMsg"}`, a page of HTML, or nothing at all. A
 * code can also come with status 200, where `DWS.0000` means success.
 */
export type ErrorBody = components["schemas"]["ErrorBody"];

/**
 * What to copy, and what to call the copy. This description allows no other members, so that a
 * misspelt one is found before it is sent.
 */
export type SnapshotToCreate = components["schemas"]["SnapshotToCreate"];

/**
 * The order for a snapshot. This description allows no other members, so that a
 * misspelt one is found before it is sent.
 */
export type CreateSnapshotRequest = components["schemas"]["CreateSnapshotRequest"];

/** A snapshot that has been ordered and is only now being written. */
export type CreatedSnapshot = components["schemas"]["CreatedSnapshot"];

/** The receipt for an ordered snapshot. */
export type CreateSnapshotResponse = components["schemas"]["CreateSnapshotResponse"];

/**
 * The direction of sorting. The list is closed: send one of these values, in this spelling.
 *
 * - `asc`: smallest or oldest first.
 * - `desc`: largest or newest first.
 */
export type SortDirection = components["schemas"]["SortDirection"];

/** The kind and version of the warehouse software that ran when the snapshot was taken. */
export type Datastore = components["schemas"]["Datastore"];

/** Which database, schemas and tables a fine-grained snapshot names. */
export type FineGrainedSnapshotDetail = components["schemas"]["FineGrainedSnapshotDetail"];

/**
 * A snapshot as the list of one cluster shows it, with its progress and its place in a chain of incremental snapshots.
 * Which members are always present is not documented; the recorded answer lacks five of
 * them. The vendor's SDKs also know `finished` and `cluster_task_status`.
 */
export type ClusterSnapshot = components["schemas"]["ClusterSnapshot"];

/** The snapshots of one cluster, or a page of them. */
export type ClusterSnapshotList = components["schemas"]["ClusterSnapshotList"];

/** The documented values of {@link SnapshotStatus}. */
export const snapshotStatusValues = ["CREATING", "AVAILABLE", "UNAVAILABLE", "RESTORING", "FROZEN", "POLICE_FROZEN"] as const;

/** The documented values of {@link SnapshotType}. */
export const snapshotTypeValues = ["MANUAL", "AUTO", "AUTOMATED"] as const;

/** The documented values of {@link SortDirection}. */
export const sortDirectionValues = ["asc", "desc"] as const;

/** The input of `listSnapshots`: empty, because the client knows all of it. */
export type ListSnapshotsInput = Record<string, never>;

/** The input of `createSnapshot`. */
export interface CreateSnapshotInput {
  /**
   * What to copy, and what to call the copy. This description allows no other members, so that a
   * misspelt one is found before it is sent.
   */
  readonly snapshot: SnapshotToCreate;
}

/** The input of `listClusterSnapshots`. */
export interface ListClusterSnapshotsInput {
  /**
   * The id of the cluster whose snapshots are wanted, a UUID of 36 characters: the `cluster_id` of an item of
   * `listSnapshots`. A cluster that does not exist is answered with 404, 401 or 403.
   */
  readonly cluster_id: string;
  /** How many snapshots a page holds at most, at least 1. Left out, the answer holds them all. */
  readonly limit?: number | undefined;
  /**
   * The page to begin with, where 0 is the first, and 0 if left out; use it with `limit`. An older edition of the help page
   * counted snapshots and not pages: if the second page repeats snapshots of the first, the service still does.
   */
  readonly offset?: number | undefined;
  /** The member to sort by. The accepted names are not documented. */
  readonly sort_key?: string | undefined;
  /** The direction of sorting by `sort_key`, `asc` for ascending or `desc` for descending. */
  readonly sort_dir?: SortDirection | undefined;
}

/** The operations of the service as methods: one documented call each, with the names that the service uses. */
export interface Operations<CallOptions> {
  /**
   * List the snapshots of a project.
   *
   * Lists every snapshot of the project, over all of its clusters, in one answer: there are no pages.
   *
   * Use `listClusterSnapshots` for one cluster; it also shows progress.
   *
   * Permission: `dws:cluster:listSnapshot` (older names `dws:openAPISnapshot:list`, `dws:clusterSnapshot:list`,
   * `dws:snapshot:list`); on Open Telekom Cloud `dws:openAPISnapshot:list`.
   *
   * Sends `GET /v1.0/{project_id}/snapshots`.
   *
   * @see https://support.huaweicloud.com/intl/en-us/api-dws/ListSnapshots.html
   */
  listSnapshots(input?: ListSnapshotsInput, options?: CallOptions): Promise<SnapshotList>;

  /**
   * Create a snapshot of a cluster.
   *
   * Orders a snapshot of a cluster and answers at once with its id. Writing it can take minutes to half an hour: poll
   * `listClusterSnapshots`, for example every 30 seconds for at most 30 minutes. `AVAILABLE` is done, `UNAVAILABLE`
   * failed, anything else is still pending. Until then the cluster can be neither restarted nor scaled, and its
   * password cannot be reset.
   *
   * A cluster runs one operation at a time, and a second one is refused with 409. There is no idempotency key: after
   * a lost answer look for the name in the list before you repeat the call. A repeated one may take a second snapshot,
   * or be refused because the name is in use; the code for that is not known.
   *
   * Permission: `dws:cluster:createSnapshot` (older names `dws:openAPISnapshot:create`, `dws:snapshot:create`); on
   * Open Telekom Cloud `dws:openAPISnapshot:create`.
   *
   * Sends `POST /v1.0/{project_id}/snapshots`.
   *
   * @see https://support.huaweicloud.com/intl/en-us/api-dws/CreateSnapshot.html
   */
  createSnapshot(input: CreateSnapshotInput, options?: CallOptions): Promise<CreateSnapshotResponse>;

  /**
   * List the snapshots of a cluster.
   *
   * Lists the snapshots of one cluster with their progress and their place in the chain of incremental snapshots,
   * page by page if `limit` is given.
   *
   * Permission: `dws:cluster:listSnapshot` (older names `dws:openAPISnapshot:list`, `dws:clusterSnapshot:list`,
   * `dws:snapshot:list`). Open Telekom Cloud documents this call too; its list of permissions names none for it.
   *
   * Sends `GET /v1.0/{project_id}/clusters/{cluster_id}/snapshots`.
   *
   * @see https://support.huaweicloud.com/intl/en-us/api-dws/ListClusterSnapshots.html
   */
  listClusterSnapshots(input: ListClusterSnapshotsInput, options?: CallOptions): Promise<ClusterSnapshotList>;
}

/** The operations that page as pagers. */
export interface Pagers<PagerOptions> {
  /**
   * Goes through everything that `listClusterSnapshots` lists, over all pages; `.pages()` goes through the pages, and
   * `.toArray({ max })` collects. Each item comes once. Nothing is sent before the first is asked for.
   */
  paginateListClusterSnapshots(input: ListClusterSnapshotsInput, options?: PagerOptions): Pager<ClusterSnapshot, ClusterSnapshotList>;
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
    pagination: { offset: "offset", unit: "page", limit: "limit", items: "snapshots", total: "count" },
  },
};
