import type { ClusterDetail, Operations } from "../../generated/dws/client.js";
import { ConfigurationError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { ownValue } from "../values.js";
import type { WaiterOptions } from "../waiting/waiter-options.js";
import { waitFor } from "../waiting/waiter.js";
import { reasonOfAction } from "./action-reason.js";
import { findCluster } from "./read.js";

/** A cluster to wait for. */
export interface ClusterToAwait {
  /** The id of the cluster. */
  readonly cluster_id: string;
}

/** What `waitUntilClusterAvailable` needs of a client: a test may pass an object with these methods. */
export type ClusterWaiterClient = Pick<
  Operations<CallOptions>,
  "listClusterDetails" | "listClusterActions"
>;

/** The statuses and tasks of a cluster that are final (document 017, table 3). */
const failures = ["UNAVAILABLE", "CREATION FAILED", "REBOOT_FAILURE", "RESIZE_FAILURE"];

const operation = "waitUntilClusterAvailable";

/**
 * Polls `listClusterDetails` until a cluster is AVAILABLE and runs no task: at once, then after 2 seconds, and after at most 30
 * seconds. While it runs a task, its state is the name of the task, such as `RESTORING`. If it fails, the error has the reason
 * that `failed_reasons` of the cluster says, or else the reports of its latest restoration that failed, from
 * `listClusterActions`.
 *
 * @param client - A client of DWS.
 * @param cluster - The cluster to wait for, for example the result of `restoreCluster`.
 * @param options - How long and how often to poll, and the options of each call.
 * @returns The cluster, as the service shows it then.
 * @throws {@link WaiterError} when it is UNAVAILABLE, its creation, restart or change of size failed, it is deleted, or it takes
 * too long; the error of a call that will not succeed later.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, waitUntilClusterAvailable } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
 * await waitUntilClusterAvailable(dws, { cluster_id }, { onPoll: ({ state, percent }) => console.log(state, percent) });
 * ```
 */
export async function waitUntilClusterAvailable(
  client: ClusterWaiterClient,
  cluster: ClusterToAwait,
  options?: WaiterOptions<ClusterDetail>,
): Promise<ClusterDetail> {
  const { cluster_id } = { ...cluster }; // Without a type checker it may be undefined.
  if (!cluster_id) throw new ConfigurationError(`${operation} needs \`cluster_id\`.`);
  return await waitFor<ClusterDetail>(
    client,
    {
      operation,
      subject: `Cluster ${cluster_id}`,
      find: (call) => findCluster(client, cluster_id, call),
      stateOf,
      progressOf: ({ task_status, action_progress, status }) =>
        ownValue({ ...action_progress }, task_status || status || ""),
      success: "AVAILABLE",
      failures,
      reasonOf: async ({ failed_reasons }, call) =>
        [failed_reasons?.error_code, failed_reasons?.error_msg].filter(Boolean).join(": ") ||
        (await reasonOfAction(client, cluster_id, "RESTORING_FAILED", call)),
    },
    options,
  );
}

/** The status of a cluster that has failed; otherwise the task that it runs, and its status without one. */
function stateOf({ status, task_status }: ClusterDetail): string | undefined {
  const hasFailed = failures.includes(status?.toUpperCase() ?? "");
  return hasFailed ? status : task_status || status;
}
