// The whole surface as people write it, and every option as undefined where it may be left out.
import {
  waitUntilSnapshotAvailable,
  waitUntilBackupCompleted,
  paginateListClusterSnapshots,
  paginateListBackups,
  ensureSnapshot,
  accessKeyCredentials,
  agencyCredentials,
  applyRetention,
  createDdsClient,
  createDwsClient,
  credentialsFromEnvironment,
  isApiError,
  optionsFromEnvironment,
  passwordCredentials,
  planRetention,
  runForEach,
  toResult,
  tokenCredentials,
  type Backup,
  type CallOptions,
  type ClientEvent,
  type ClientOptions,
  type ClusterSnapshot,
  type InstanceRetention,
  type RetentionPlan,
  type Snapshot,
} from "../../src/index.js";
import { createRawClient } from "../../src/raw.js";
import { createValidation } from "../../src/validation.js";
import { use } from "./use.js";

const credentials = accessKeyCredentials({
  accessKeyId: "a",
  secretAccessKey: "s",
  securityToken: undefined,
});
const projectId = "p";
const cluster_id = "c";
const dws = createDwsClient({ region: "eu-west-101", projectId, credentials });
const dds = createDdsClient({ cloud: "opentelekomcloud", region: "eu-de", projectId, credentials });

export async function surface(): Promise<void> {
  for await (const snapshot of paginateListClusterSnapshots(dws, { cluster_id, limit: 50 })) {
    const item: ClusterSnapshot = snapshot;
    use(item);
  }
  for await (const { snapshots } of paginateListClusterSnapshots(dws, { cluster_id }).pages())
    use(snapshots satisfies ClusterSnapshot[] | undefined);
  const some: ClusterSnapshot[] = await paginateListClusterSnapshots(dws, { cluster_id }).toArray({
    max: undefined,
  });
  const made = await ensureSnapshot(
    dws,
    { name: "nightly", cluster_id, description: undefined },
    {
      waitIfBusyMs: undefined,
      minDelayMs: undefined,
      maxDelayMs: undefined,
      reconcileTimeoutMs: undefined,
      onPoll: ({ polls, elapsedMs }) => use(polls, elapsedMs),
    },
  );
  const id: string = made.id;
  const ready: Snapshot | ClusterSnapshot = await waitUntilSnapshotAvailable(dws, made, {
    maxWaitMs: 1,
    minDelayMs: 1,
    maxDelayMs: 1,
    onPoll: ({ state, percent, polls, elapsedMs }) => use(state, percent, polls, elapsedMs),
    signal: undefined,
  });
  await waitUntilSnapshotAvailable(dws, { id, cluster_id });
  for await (const backup of paginateListBackups(
    dds,
    { instance_id: "i", begin_time: "b", end_time: "e" },
    { concurrency: 8 },
  ))
    use(backup satisfies Backup);
  await waitUntilBackupCompleted(dds, { backup_id: "b" });
  const { data } = await createRawClient(dws).GET("/v1.0/{project_id}/snapshots", {});
  use(data?.snapshots);
  void createRawClient(dws).GET("/v1.0/{project_id}/snapshots");
  void createRawClient(dws).GET("/v1.0/{project_id}/clusters/{cluster_id}/snapshots", {
    params: { path: { cluster_id }, query: { limit: 1 } },
  });
  void createRawClient(dws).GET("/v1.0/{project_id}/clusters/{cluster_id}/snapshots", {
    params: {
      path: { cluster_id, project_id: undefined },
      query: { limit: undefined, sort_dir: undefined },
    },
  });
  void createRawClient(dds).GET("/v3/{project_id}/backups", {
    params: { path: undefined, query: { limit: 5, begin_time: undefined } },
  });
  // @ts-expect-error no such parameter
  void createRawClient(dds).GET("/v3/{project_id}/backups", { params: { query: { limits: 5 } } });
  // @ts-expect-error the cluster is nobody's but the caller's to know
  void createRawClient(dws).GET("/v1.0/{project_id}/clusters/{cluster_id}/snapshots", {});
  const plan = await planRetention(dws, {
    cluster_id,
    namePrefix: undefined,
    allNames: true,
    timeZone: undefined,
    failedOlderThanMs: undefined,
    keep: {
      last: undefined,
      withinMs: undefined,
      hourly: undefined,
      daily: 7,
      weekly: undefined,
      monthly: undefined,
      yearly: undefined,
    },
  });
  const planOfBackups: RetentionPlan<InstanceRetention> = await planRetention(
    dds,
    { instance_id: "i", namePrefix: "n", keep: { last: 1 } },
    nothing,
  );
  for (const { item, ...deleted } of await applyRetention(dws, plan))
    use(item.name, deleted.ok ? deleted.data : deleted.error.message);
  await applyRetention(dds, planOfBackups, {
    ...nothing,
    maxWaitMs: undefined,
    minDelayMs: undefined,
    maxDelayMs: undefined,
    onPoll: ({ state, item }) => use(state, item?.name),
  });
  // @ts-expect-error the plan of the other service
  void applyRetention(dws, planOfBackups);
  // @ts-expect-error a misspelt rule
  void planRetention(dws, { cluster_id, allNames: true, keep: { last: 1, days: 7 } });
  const ran = await runForEach([1, 2], (target) => Promise.resolve(`${target}`), {
    concurrency: undefined,
    laneOf: undefined,
  });
  for (const { target, ...one } of ran) use(target + 1, one.ok ? one.data.length : one.error);
  const result = await toResult(dws.listSnapshots());
  if (result.ok) use(result.data.count);
  else if (isApiError(result.error, { status: 404, code: undefined }))
    use(result.error.requestId satisfies string | undefined);
  const changed = dws.with({ timeoutMs: 1, region: undefined });
  void ensureSnapshot(changed, { name: "n", cluster_id });
  use(some, ready);
}

const nothing: { readonly [Name in keyof CallOptions]: undefined } = {
  signal: undefined,
  timeoutMs: undefined,
  deadlineMs: undefined,
  maxResponseBytes: undefined,
  retry: undefined,
  headers: undefined,
  onResponse: undefined,
  extraQuery: undefined,
};
void dws.listSnapshots({}, nothing);
void ensureSnapshot(dws, { name: "n", cluster_id }, { ...nothing, reconcileTimeoutMs: undefined });
void waitUntilSnapshotAvailable(
  dws,
  { id: undefined, cluster_id: undefined },
  {
    ...nothing,
    maxWaitMs: undefined,
    minDelayMs: undefined,
    maxDelayMs: undefined,
    notFoundTimeoutMs: undefined,
    onPoll: undefined,
  },
);
void paginateListBackups(
  dds,
  { limit: undefined, end_time: undefined },
  { ...nothing, concurrency: undefined },
);
void dds.listBackups({}, { extraQuery: { backup_type: "Incremental", order_field: undefined } });
const clientOptions: ClientOptions = {
  ...nothing,
  cloud: undefined,
  region: undefined,
  endpoint: undefined,
  allowInsecureHttp: undefined,
  projectId: undefined,
  credentials: credentialsFromEnvironment({}),
  fetch: undefined,
  onEvent: undefined,
  validation: undefined,
  userAgent: undefined,
};
void createDwsClient(clientOptions).with({ ...clientOptions, credentials: undefined });
void createValidation({ onDrift: undefined, failOnDrift: undefined, strict: undefined });
void passwordCredentials({
  username: "u",
  password: "p",
  domainName: "d",
  projectName: undefined,
  projectId: undefined,
  authUrl: undefined,
});
void accessKeyCredentials(() => Promise.resolve({ accessKeyId: "a", secretAccessKey: "s" }));
void agencyCredentials({ fetch: undefined });
void createDwsClient({ ...optionsFromEnvironment("dws"), timeoutMs: 5000 });
// @ts-expect-error no such service
void optionsFromEnvironment("rds");
void tokenCredentials(({ rejected }) => Promise.resolve(rejected ?? "t"));
void dws.listSnapshots(
  {},
  {
    retry: {
      maxAttempts: undefined,
      baseDelayMs: undefined,
      maxDelayMs: undefined,
      maxRetryAfterMs: undefined,
    },
  },
);
void dws.listSnapshots({}, { retry: false, headers: { "X-Trace": undefined } });

// An event says by its type what it has.
export function onEvent(event: ClientEvent): string {
  switch (event.type) {
    case "request":
      return `${event.method} ${event.url}`;
    case "response":
      return `${event.status} ${event.durationMs}`;
    case "retry":
      return `${event.delayMs} ${event.error.message}`;
    case "error":
      return event.error.name;
  }
}

// @ts-expect-error a snapshot needs a cluster
void ensureSnapshot(dws, { name: "n" });
// @ts-expect-error no such option
void dws.listSnapshots({}, { timeout: 1 });
// @ts-expect-error retry is false or how
void dws.listSnapshots({}, { retry: true });
// @ts-expect-error begin_time needs end_time
void paginateListBackups(dds, { begin_time: "b" });
// @ts-expect-error end_time needs begin_time
void paginateListBackups(dds, { end_time: "e" });
