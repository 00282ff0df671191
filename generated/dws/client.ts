// Written by "npm run build" from spec/dws, where changes belong.
import createClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { components, paths } from "./schema.js";

/** The typed openapi-fetch client of the service, with every path and every answer that is described. */
export type RawClient = Client<paths>;

/** Creates the typed openapi-fetch client; it knows nothing of credentials, retries or timeouts. */
export function createRawClient(options: ClientOptions): RawClient {
  return createClient<paths>(options);
}

/**
 * Where a snapshot is in its life. The list is open: keep a value that you do not know, and treat it as "not ready yet".
 *
 * - `CREATING`: being written; wait.
 * - `AVAILABLE`: complete, can be restored.
 * - `UNAVAILABLE`: failed or damaged, cannot be restored.
 * - `RESTORING`: a cluster is being restored from it. Documented for the list of one cluster only.
 * - `FROZEN`: locked by the cloud, cannot be used for now.
 * - `POLICE_FROZEN`: locked on behalf of the police, cannot be used for now.
 */
export type SnapshotStatus = components["schemas"]["SnapshotStatus"];

/**
 * Who had the snapshot taken. The list is open: keep a value that you do not know.
 *
 * - `MANUAL`: a person or a program.
 * - `AUTO`: a schedule, as Huawei Cloud spells it.
 * - `AUTOMATED`: a schedule, as Open Telekom Cloud spells it.
 */
export type SnapshotType = components["schemas"]["SnapshotType"];

/**
 * A snapshot as the list of the whole project shows it. Which members are always present is not documented, and the
 * live service sends more of them than these.
 */
export type Snapshot = components["schemas"]["Snapshot"];

/** All snapshots of a project. The call does not page, so one answer holds them all. */
export type SnapshotList = components["schemas"]["SnapshotList"];

/**
 * What went wrong. The services and the gateway in front of them do not use the same members, and none of them is
 * promised: read `error_code` and `error_msg` first, then the others.
 */
export type ErrorBody = components["schemas"]["ErrorBody"];

/** What to copy, and what to call the copy. Members that are not listed are refused. */
export type SnapshotToCreate = components["schemas"]["SnapshotToCreate"];

/** The order for a snapshot. Members that are not listed are refused. */
export type CreateSnapshotRequest = components["schemas"]["CreateSnapshotRequest"];

/** A snapshot that has been ordered and is only now being written. */
export type CreatedSnapshot = components["schemas"]["CreatedSnapshot"];

/** The receipt for an ordered snapshot. */
export type CreateSnapshotResponse = components["schemas"]["CreateSnapshotResponse"];

/**
 * The direction of sorting. Nothing else is accepted, and the letter case counts.
 *
 * - `asc`: smallest or oldest first.
 * - `desc`: largest or newest first.
 */
export type SortDirection = components["schemas"]["SortDirection"];

/** The kind and version of the warehouse software that ran when the snapshot was taken. */
export type Datastore = components["schemas"]["Datastore"];

/** What a fine-grained snapshot holds, one that copies parts of a database and not the whole cluster. */
export type FineGrainedSnapshotDetail = components["schemas"]["FineGrainedSnapshotDetail"];

/**
 * A snapshot as the list of one cluster shows it, with its progress and its place in a chain of incremental snapshots.
 * Which members are always present is not documented; the recorded answer lacks five of them.
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
  /** What to copy, and what to call the copy. Members that are not listed are refused. */
  readonly snapshot: SnapshotToCreate;
}

/** What `listClusterSnapshots` takes. */
export interface ListClusterSnapshotsInput {
  /**
   * The id of the cluster whose snapshots are wanted, a UUID of 36 characters. A cluster that is unknown to the caller
   * is answered with 404 or 401.
   */
  readonly cluster_id: string;
  /** How many snapshots a page holds at most, at least 1. Left out, the answer holds them all. */
  readonly limit?: number | undefined;
  /**
   * The page to begin with, where 0 is the first. Pages are `limit` long. An older edition of the help page counted
   * snapshots here and not pages, so a program that pages should notice which of the two it is talking to.
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
   * Use `listClusterSnapshots` for one cluster; it also shows progress. On Open Telekom Cloud this is the list that is
   * documented.
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
   * Orders a snapshot of a whole cluster and answers at once with its id. Writing it takes minutes to half an hour:
   * poll `listClusterSnapshots` until its status is `AVAILABLE`. Until then the cluster can be neither restarted nor
   * scaled, and its password cannot be reset.
   *
   * A cluster runs one operation at a time, and a second one is refused with 409. There is no idempotency key: after
   * a lost answer look for the name in the list before you repeat the call, or there may be two snapshots.
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
   * `dws:snapshot:list`). Open Telekom Cloud does not document this call.
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
      initialInterval: 500,
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
      { name: "cluster_id", in: "path", required: true, type: "string", format: "uuid", minLength: 36, maxLength: 36 },
      { name: "limit", in: "query", required: false, type: "integer", format: "int32", minimum: 1 },
      { name: "offset", in: "query", required: false, type: "integer", format: "int32", minimum: 0, default: 0 },
      { name: "sort_key", in: "query", required: false, type: "string" },
      { name: "sort_dir", in: "query", required: false, type: "string", values: ["asc", "desc"] },
    ],
    dependencies: [],
    pagination: { offset: "offset", unit: "page", limit: "limit", items: "snapshots" },
    retry: {
      statuses: [408, 429, 500, 502, 503, 504],
      connectionErrors: true,
      initialInterval: 500,
      maxInterval: 20000,
      maxElapsedTime: 120000,
      exponent: 2,
    },
    success: [200],
    errors: [400, 401, 403, 404, 429, 500, 502, 503, 504],
  },
} as const;
