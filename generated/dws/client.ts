// Written by "npm run build" from spec/dws, where changes belong.
// The one function of src/ that generated code imports: the paginate functions below only add types to it.
import { paginate, type Pager, type PagerOptions } from "../../src/paging/paginate.js";
import type { CallOptions } from "../../src/options.js";
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

/** What `listSnapshots` takes: nothing but what the client already knows. */
export type ListSnapshotsInput = Record<string, never>;

/** What `createSnapshot` takes. */
export interface CreateSnapshotInput {
  /**
   * What to copy, and what to call the copy. This description allows no other members, so that a
   * misspelt one is found before it is sent.
   */
  readonly snapshot: SnapshotToCreate;
}

/** What `listClusterSnapshots` takes. */
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

/** The operations of the service as methods: one documented call each, in the wire's own names. */
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

/** The hosts of the service: one a cloud, and one a region of a cloud (`cloud-region`) that has a host of its own. */
export const servers = {
  huaweicloud: "https://dws.{region}.myhuaweicloud.com",
  "huaweicloud-eu-west-101": "https://dws.eu-west-101.myhuaweicloud.eu",
  opentelekomcloud: "https://dws.{region}.otc.t-systems.com",
} as const;

/** Every operation as data, by its operationId. */
export const operations = {
  listSnapshots: {
    operationId: "listSnapshots",
    method: "GET",
    path: "/v1.0/{project_id}/snapshots",
    tag: "Snapshots",
    summary: "List the snapshots of a project",
    parameters: [{ name: "project_id", in: "path", required: true, type: "string" }],
    dependencies: [],
    retry: {
      statuses: [408, 429, 500, 502, 503, 504],
      connectionErrors: true,
      initialInterval: 2000,
      maxInterval: 20000,
      maxElapsedTime: 120000,
      exponent: 2,
    },
    success: [200],
    errors: [400, 401, 403, 404, 429, 500, 502, 503, 504],
  },
  createSnapshot: {
    operationId: "createSnapshot",
    method: "POST",
    path: "/v1.0/{project_id}/snapshots",
    tag: "Snapshots",
    summary: "Create a snapshot of a cluster",
    parameters: [{ name: "project_id", in: "path", required: true, type: "string" }],
    dependencies: [],
    body: { required: true, members: ["snapshot"] },
    retry: { statuses: [429], connectionErrors: false, initialInterval: 2000, maxInterval: 20000, maxElapsedTime: 120000, exponent: 2 },
    success: [200],
    errors: [400, 401, 403, 404, 409, 429, 500, 502, 503, 504],
  },
  listClusterSnapshots: {
    operationId: "listClusterSnapshots",
    method: "GET",
    path: "/v1.0/{project_id}/clusters/{cluster_id}/snapshots",
    tag: "Snapshots",
    summary: "List the snapshots of a cluster",
    parameters: [
      { name: "project_id", in: "path", required: true, type: "string" },
      {
        name: "cluster_id",
        in: "path",
        required: true,
        type: "string",
        minLength: 36,
        maxLength: 36,
        pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
      },
      { name: "limit", in: "query", required: false, type: "integer", format: "int32", minimum: 1 },
      { name: "offset", in: "query", required: false, type: "integer", format: "int32", minimum: 0, default: 0 },
      { name: "sort_key", in: "query", required: false, type: "string" },
      { name: "sort_dir", in: "query", required: false, type: "string", values: ["asc", "desc"] },
    ],
    dependencies: [],
    pagination: { offset: "offset", unit: "page", limit: "limit", items: "snapshots", total: "count" },
    retry: {
      statuses: [408, 429, 500, 502, 503, 504],
      connectionErrors: true,
      initialInterval: 2000,
      maxInterval: 20000,
      maxElapsedTime: 120000,
      exponent: 2,
    },
    success: [200],
    errors: [400, 401, 403, 404, 429, 500, 502, 503, 504],
  },
} as const;

/**
 * Iterates over all items that `listClusterSnapshots` lists, over all pages; `.pages()` iterates over the pages, and
 * `.toArray({ max })` collects the items. Each item is returned once. Nothing is sent before the first is requested.
 *
 * @param client - A client of the service.
 * @param input - The input of `listClusterSnapshots`, which is the same for all pages.
 * @param options - The options of each call, and `prefetch`.
 * @returns The pager.
 */
export function paginateListClusterSnapshots(
  client: Pick<Operations<CallOptions>, "listClusterSnapshots">,
  input: ListClusterSnapshotsInput,
  options?: PagerOptions,
): Pager<ClusterSnapshot, ClusterSnapshotList> {
  return paginate(operations.listClusterSnapshots, (page, call) => client.listClusterSnapshots(page, call), input, options);
}
