import {
  paginateListClusterSnapshots,
  type ClusterDetail,
  type ClusterSnapshot,
  type Operations,
  type Snapshot,
  type SnapshotDetail,
  type SnapshotPolicy,
  type SnapshotPolicyList,
} from "../../generated/dws/client.js";
import { isApiError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf, requiredObject } from "../paging/items.js";
import { withoutUndefined } from "../values.js";

/** Reads a snapshot by its id; undefined if the service does not find it. */
export async function findSnapshot(
  client: Pick<Operations<CallOptions>, "listSnapshotDetails">,
  snapshot_id: string,
  options: CallOptions,
): Promise<SnapshotDetail | undefined> {
  try {
    const response = await client.listSnapshotDetails({ snapshot_id }, options);
    return requiredObject(response.snapshot, "snapshot", "listSnapshotDetails");
  } catch (error) {
    // With status 400 (a Terraform provider relies on it).
    if (isApiError(error, { code: "DWS.5149" })) return undefined;
    throw error;
  }
}

/** Reads a cluster by its id; undefined if the service does not find it. */
export async function findCluster(
  client: Pick<Operations<CallOptions>, "listClusterDetails">,
  cluster_id: string,
  options: CallOptions,
): Promise<ClusterDetail | undefined> {
  try {
    const response = await client.listClusterDetails({ cluster_id }, options);
    return requiredObject(response.cluster, "cluster", "listClusterDetails");
  } catch (error) {
    // Of an unknown cluster and of one that has been deleted, both with status 404.
    if (isApiError(error, { status: 404 }) && /^DWS\.(0047|3027)$/.test(error.code ?? ""))
      return undefined;
    throw error;
  }
}

/** The snapshots of the project, and those of the cluster if the project has more than its list contains. */
export async function* listSnapshots(
  client: Pick<Operations<CallOptions>, "listSnapshots" | "listClusterSnapshots">,
  cluster_id: string | undefined,
  call: CallOptions,
): AsyncGenerator<Snapshot | ClusterSnapshot> {
  const list = await client.listSnapshots({}, call);
  const snapshots = requiredItemsOf<Snapshot>(list, "snapshots", "listSnapshots");
  yield* snapshots;
  // Contrary to the document, the response may not contain all snapshots.
  if (cluster_id !== undefined && Number(list.count) > snapshots.length)
    yield* paginateListClusterSnapshots(client, { cluster_id }, call);
}

/** The properties of a list of policies that can be set. */
export async function readPolicies(
  client: Pick<Operations<CallOptions>, "listSnapshotPolicy">,
  cluster_id: string,
  options: CallOptions,
): Promise<SnapshotPolicyList> {
  const list = await client.listSnapshotPolicy({ cluster_id }, options);
  const { keep_day, device_name, server_ips, server_port, backup_param } = list;
  const policies = requiredItemsOf<SnapshotPolicy>(
    list,
    "backup_strategies",
    "listSnapshotPolicy",
  ).map(({ policy_id, policy_name, backup_strategy, backup_type, backup_level }) =>
    withoutUndefined({ policy_id, policy_name, backup_strategy, backup_type, backup_level }),
  );
  const settings = { keep_day, device_name, server_ips, server_port, backup_param };
  return { ...withoutUndefined(settings), backup_strategies: policies };
}
