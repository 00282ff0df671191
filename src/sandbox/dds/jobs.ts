import type { Behaviours } from "../behaviour.js";
import { serviceError } from "../responses.js";
import { progressOf } from "../task.js";
import { jobTime } from "./databases.js";

/** The operations on jobs. */
export const jobBehaviours: Behaviours = {
  showJobDetail({ databases, timeline }, { id }) {
    const seeded = databases.seededJobs.get(id);
    if (seeded) return { status: 200, body: { job: seeded } };
    const job = databases.jobs.get(id);
    const now = timeline.now();
    // A job is visible some seconds after its start; the sandbox makes it a tenth of its duration.
    if (!job || progressOf(job.task, now) < 0.1)
      return serviceError(400, "DBS.200543", "The job does not exist.");
    const { name, instance, task, status, failReason = null } = job;
    const isRunning = status === "Running";
    return {
      status: 200,
      body: {
        job: {
          id,
          name,
          status,
          created: jobTime(task.startedAt),
          ...(!isRunning && { ended: jobTime(task.endsAt) }),
          progress: isRunning ? `${Math.floor(progressOf(task, now) * 100)}%` : "",
          instance,
          fail_reason: failReason,
        },
      },
    };
  },
};
