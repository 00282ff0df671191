import type { Job, Operations } from "../../generated/dds/client.js";
import type { CallOptions } from "../options.js";
import type { WaitTarget } from "../waiting/wait.js";

/** What reads a job needs of a client. */
export type JobClient = Pick<Operations<CallOptions>, "showJobDetail">;

/**
 * Adds to what a waiter waits for what its job says, if its id is known: the progress while it runs, and the reason of a failure.
 * A job that cannot be read, as one that is not visible yet, says nothing.
 */
export function withJob<Item>(
  client: JobClient,
  job_id: string | undefined,
  target: WaitTarget<Item>,
): WaitTarget<Item> {
  if (job_id === undefined) return target;
  let job: Job | undefined;
  return {
    ...target,
    async find(call) {
      const item = await target.find(call);
      job =
        item === undefined || target.stateOf(item) === target.success
          ? undefined
          : await client.showJobDetail({ id: job_id }, call).then(
              (detail) => detail.job,
              () => undefined,
            );
      return item;
    },
    progressOf: () => job?.progress,
    reasonOf: () => Promise.resolve(job?.fail_reason ?? undefined),
  };
}
