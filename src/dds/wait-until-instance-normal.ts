import type { Instance, Operations } from "../../generated/dds/client.js";
import { ConfigurationError } from "../errors.js";
import type { CallOptions } from "../options.js";
import type { WaiterOptions } from "../waiting/waiter-options.js";
import { waitFor } from "../waiting/waiter.js";
import { findInstance } from "./read.js";
import { withJob } from "./with-job.js";

/** An instance to wait for, for example the result of `restoreToNewInstance`. */
export interface InstanceToAwait {
  /** The id of the instance. */
  readonly instance_id: string;
  /** The id of its job, for the progress and the reason of a failure. */
  readonly job_id?: string | undefined;
}

/** What `waitUntilInstanceNormal` needs of a client: a test may pass an object with these methods. */
export type InstanceWaiterClient = Pick<Operations<CallOptions>, "listInstances" | "showJobDetail">;

const operation = "waitUntilInstanceNormal";

/**
 * Polls `listInstances` until an instance is normal and nothing runs on it: at once, then after 2 seconds, and after at most 30
 * seconds. While something runs on it, its state is the names of these actions, such as `BACKUP`. With `job_id`, each poll also
 * reads the job.
 *
 * @param client - A client of DDS.
 * @param instance - The instance to wait for, for example the result of `restoreToNewInstance`.
 * @param options - How long and how often to poll, and the options of each call.
 * @returns The instance, as it is listed then.
 * @throws {@link WaiterError} when its creation failed (`createfail`), it is deleted, or it takes too long; the error of a call
 * that will not succeed later.
 * @example
 * ```ts
 * import { createDdsClient, credentialsFromEnvironment, waitUntilInstanceNormal } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const instance_id = "d8e6ca5a624745bcb546a227aa3ae1cfin02";
 * await waitUntilInstanceNormal(dds, { instance_id }, { onPoll: ({ state }) => console.log(state) });
 * ```
 */
export async function waitUntilInstanceNormal(
  client: InstanceWaiterClient,
  instance: InstanceToAwait,
  options?: WaiterOptions<Instance>,
): Promise<Instance> {
  const { instance_id, job_id } = { ...instance }; // Without a type checker it may be undefined.
  if (!instance_id) throw new ConfigurationError(`${operation} needs \`instance_id\`.`);
  return await waitFor<Instance>(
    client,
    withJob(client, job_id, {
      operation,
      subject: `Instance ${instance_id}`,
      find: (call) => findInstance(client, instance_id, call),
      stateOf,
      success: "normal",
      failures: ["CREATEFAIL"], // Every other status can change: an abnormal instance can recover, a full disk be extended.
    }),
    options,
  );
}

/** What runs on a normal instance, and the status of any other. */
function stateOf({ status, actions }: Instance): string | undefined {
  const running = Array.isArray(actions) ? actions.join(", ") : "";
  return status?.toLowerCase() === "normal" && running !== "" ? running : status;
}
