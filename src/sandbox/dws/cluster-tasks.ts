import { randomUUID } from "node:crypto";
import { startTask, type Task } from "../task.js";
import type { Timeline } from "../timeline.js";

/** What a cluster does, by its name in `task_status` and in `listClusterActions`. */
export type ActionName = "SNAPSHOTTING" | "RESTORING" | "FINE_GRAINED_RESTORING";

/** The code of every failure that a name asks for. The service's own codes are not known. */
export const failureCode = "DWS.0005";

/** A task of a cluster, which is a job as well. */
export interface ClusterTask extends Task {
  readonly id: string;
  readonly action: ActionName;
  status: "RUNNING" | "SUCCESS" | "FAILED";
  failReason?: string | undefined;
}

/** The tasks of a cluster, which runs one at a time. */
export interface ClusterTasks {
  /** The task that runs. */
  task?: ClusterTask | undefined;
  /** All tasks, the latest first. */
  readonly tasks: ClusterTask[];
}

/**
 * Starts a task of a cluster.
 *
 * @param effect - Made when it ends; returns the reason if the task failed.
 */
export function startClusterTask(
  timeline: Timeline,
  cluster: ClusterTasks,
  action: ActionName,
  durationMs: number,
  effect: (task: Task) => string | undefined,
): ClusterTask {
  const times = startTask(timeline, durationMs, (ended) => {
    task.failReason = effect(ended);
    task.status = task.failReason === undefined ? "SUCCESS" : "FAILED";
    cluster.task = undefined;
  });
  const task: ClusterTask = { ...times, id: randomUUID(), action, status: "RUNNING" };
  cluster.tasks.unshift(task);
  cluster.task = task;
  return task;
}
