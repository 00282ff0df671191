import type { Behaviours } from "../behaviour.js";
import { serviceError } from "../responses.js";
import { progressOf } from "../task.js";
import { failureCode, type ActionName, type ClusterTask } from "./cluster-tasks.js";
import { statusesThatAllowSnapshots, unknownCluster } from "./snapshots.js";
import { timestamp, type ClusterRecord } from "./warehouse.js";

/** The operations on clusters, their actions and jobs. */
export const clusterBehaviours: Behaviours = {
  listClusters({ warehouse, timeline }, { enterprise_project_id: wanted = "all_granted_eps" }) {
    const clusters = warehouse.clusters
      .filter(
        ({ enterprise_project_id = "0" }) =>
          wanted === "all_granted_eps" || wanted === enterprise_project_id,
      )
      .map((cluster) => ({ ...detailsOf(cluster, timeline.now()), ...onlyInDetails }));
    return { status: 200, body: { clusters, count: clusters.length } };
  },

  listClusterDetails({ warehouse, timeline }, { cluster_id }) {
    const cluster = warehouse.cluster(cluster_id);
    return cluster
      ? { status: 200, body: { cluster: detailsOf(cluster, timeline.now()) } }
      : unknownCluster;
  },

  listClusterActions({ warehouse, timeline }, { cluster_id, action_name }) {
    const cluster = warehouse.cluster(cluster_id);
    if (!cluster) return unknownCluster;
    const [, action, failed] = /^(.*?)(_FAILED)?$/.exec(action_name) ?? [];
    const status = failed === undefined ? "RUNNING" : "FAILED";
    const task = cluster.tasks.find((one) => one.action === action && one.status === status);
    // The service's own response is not known.
    if (!task) return serviceError(400, "DWS.0001", "The cluster has no such action.");
    const [item_name, sub_item_name] = stepNames[task.action];
    const times = { begin_time: stepTime(task.startedAt), end_time: endOf(task, stepTime) ?? null };
    const detail = reportOf(task, timeline.now());
    return {
      status: 200,
      body: {
        id: task.id,
        status,
        action_name,
        cluster_name: cluster.name,
        submit_time: stepTime(task.startedAt),
        items: [
          {
            item_name,
            sub_items: [{ status, detail, sub_item_name, ...times, estimated_time: -1 }],
          },
        ],
      },
    };
  },

  listJobDetails({ warehouse, timeline }, { job_id }) {
    const task = warehouse.clusters.flatMap(({ tasks }) => tasks).find(({ id }) => id === job_id);
    if (!task) return serviceError(400, "DWS.0001", "The job does not exist.");
    const { status, failReason, startedAt } = task;
    const end_time = endOf(task, timestamp);
    return {
      status: 200,
      body: {
        job_id,
        job_name: task.action,
        begin_time: timestamp(startedAt),
        end_time,
        status: status === "FAILED" ? "FAIL" : status,
        progress: percentOf(task, timeline.now()),
        ...(failReason !== undefined && { failed_code: failureCode, failed_detail: failReason }),
      },
    };
  },
};

const stepNames: Readonly<Record<ActionName, readonly [item: string, step: string]>> = {
  SNAPSHOTTING: ["Create a snapshot", "Perform a backup"],
  RESTORING: ["Restore a cluster", "Restore the data"],
  FINE_GRAINED_RESTORING: ["Restore tables", "Restore the data"],
};

/** A cluster as `listClusterDetails` returns it. */
function detailsOf(cluster: ClusterRecord, now: number): object {
  const { task, tasks, status } = cluster;
  const failReason = tasks[0]?.failReason;
  return {
    ...cluster,
    task: undefined,
    tasks: undefined,
    policies: undefined,
    // A seed can have the names of the vendor's guide.
    status: statusesThatAllowSnapshots.has(status) ? "AVAILABLE" : status,
    ...(task && {
      task_status: task.action,
      action_progress: { [task.action]: percentOf(task, now) },
    }),
    ...(failReason !== undefined && {
      failed_reasons: { error_code: failureCode, error_msg: failReason },
    }),
  };
}

const onlyInDetails = {
  parameter_group: undefined,
  node_type_id: undefined,
  private_ip: undefined,
  maintain_window: undefined,
  resize_info: undefined,
};

function percentOf(task: ClusterTask, now: number): string {
  return `${Math.floor(progressOf(task, now) * 100)}%`;
}

/** When a task ended. */
function endOf(
  { status, endsAt }: ClusterTask,
  format: (time: number) => string,
): string | undefined {
  return status === "RUNNING" ? undefined : format(endsAt);
}

/** What a step reports: JSON in JSON, as recorded. */
function reportOf(task: ClusterTask, now: number): string {
  const { failReason = "" } = task;
  const progress = `${(progressOf(task, now) * 100).toFixed(2)}%`;
  return JSON.stringify({ progressInfo: JSON.stringify({ progress, errorMsg: failReason }) });
}

/** A time as the steps of an action contain it. */
function stepTime(time: number): string {
  return `${timestamp(time).replace("T", " ")}.0`;
}
