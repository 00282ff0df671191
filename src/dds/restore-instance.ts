import type { Instance, Operations, RestoreInstanceInput } from "../../generated/dds/client.js";
import { checkOptions } from "../check-options.js";
import { runTask, signalsOf } from "../client/context.js";
import { abortError, AbortError, CloudError, ConfigurationError } from "../errors.js";
import { outcomeOf } from "../ensuring/create-outcome.js";
import { busyRules, resolveEnsureOptions, type BusyOptions } from "../ensuring/ensure-settings.js";
import { repeatWhileBusy } from "../ensuring/while-busy.js";
import { withTimeout } from "../http/timeouts.js";
import type { CallOptions } from "../options.js";
import { checkSource, checkSourceForm, typeOf } from "./check-source.js";
import { findInstance } from "./read.js";

/** What `restoreInstance` takes beside its input; the call options apply to each of its calls. */
export interface RestoreInstanceOptions extends BusyOptions<Instance> {
  /** Confirms that all data of the target is replaced. Without it, nothing is sent. */
  readonly overwrite: true;
}

/** A restoration that has started. */
export interface StartedRestoration {
  /** The id of the job, as `waitUntilJobCompleted` needs it. */
  readonly job_id: string;
  /** The id of the instance that is overwritten. */
  readonly instance_id: string;
}

/** What `restoreInstance` needs of a client: a test may pass an object with these methods. */
export type RestoreInstanceClient = Pick<
  Operations<CallOptions>,
  "listBackups" | "listInstances" | "listRestoreTimes" | "restoreInstance"
>;

const operation = "restoreInstance";

/**
 * **Overwrites an instance** with a backup, or with the state of an instance at a point in time. Before that it checks that the
 * target is normal, and that the backup is COMPLETED or the time within the ranges of `listRestoreTimes`.
 *
 * It sends the request once: if the response is lost, the error says what runs on the target, and nothing is sent again, for
 * data that was written after a restoration would be lost with a second one. Calling it again is safe as long as no program
 * writes to the target: while a restoration runs, the service rejects another one, which `waitIfBusyMs` waits for; after that,
 * the target is overwritten again with the same data.
 *
 * @param client - A client of DDS.
 * @param wanted - The source and the target (document 038, tables 2 to 4). The type of the source may be left out.
 * @param options - `overwrite: true`, the options of each call, and how long to wait for a busy instance.
 * @returns The ids of the job and of the target: pass them to `waitUntilJobCompleted`.
 * @throws {@link ConfigurationError} without `overwrite: true`; {@link CloudError} when the target is not normal, the source cannot
 * be restored, or the response is lost; of a time outside the ranges, it names the nearest possible ones. {@link AbortError}, which
 * says whether the request was sent. The error of a call.
 * @example
 * ```ts
 * import { createDdsClient, credentialsFromEnvironment, restoreInstance, waitUntilJobCompleted } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const instance_id = "d8e6ca5a624745bcb546a227aa3ae1cfin02";
 * const restore_time = Date.parse("2026-11-20T08:30:00Z");
 * const started = await restoreInstance(
 *   dds,
 *   { source: { instance_id, restore_time }, target: { instance_id } },
 *   { overwrite: true, waitIfBusyMs: 3_600_000 },
 * );
 * await waitUntilJobCompleted(dds, started, { onPoll: ({ percent }) => console.log(percent) });
 * ```
 */
export function restoreInstance(
  client: RestoreInstanceClient,
  wanted: RestoreInstanceInput,
  options: RestoreInstanceOptions,
): Promise<StartedRestoration> {
  return runTask(client, () => restore(client, wanted, options));
}

async function restore(
  client: RestoreInstanceClient,
  wanted: RestoreInstanceInput,
  given: RestoreInstanceOptions,
): Promise<StartedRestoration> {
  checkOptions(operation, given, { ...busyRules(), overwrite: "boolean" });
  const { source, target } = { ...wanted }; // Without a type checker it may be undefined.
  const { instance_id } = { ...target };
  if (!instance_id) throw new ConfigurationError(`${operation} needs \`target.instance_id\`.`);
  checkSourceForm(operation, "source", source);
  if (!source.instance_id)
    throw new ConfigurationError(
      `${operation} also needs \`source.instance_id\`, the instance of the backup.`,
    );
  const { overwrite, ...others } = { ...given };
  // Without a type checker it may be missing.
  if ((overwrite as boolean | undefined) !== true)
    throw new ConfigurationError(
      `${operation} replaces all data of instance ${instance_id}: set overwrite to true if you want that.`,
    );
  const { settings, signal, options } = resolveEnsureOptions(others);
  const input = { source: { ...source, type: typeOf(source) }, target };
  let isSending = false;
  return await withTimeout(
    async (ended) => {
      const call = { ...options, signal: ended };
      await checkSource(client, operation, source, call);
      return await repeatWhileBusy(
        async () => {
          await checkTarget(client, instance_id, call);
          isSending = true;
          return await send(client, input, call).finally(() => (isSending = false));
        },
        settings,
        [ended],
      );
    },
    signal ? [...signalsOf(client), signal] : signalsOf(client),
    (cause) =>
      abortError(
        { operation, cause },
        isSending
          ? ` after its request was sent: see what runs on instance ${instance_id}`
          : ": nothing was restored",
      ),
  );
}

/** Throws unless an instance is normal. What runs on it is left to the service, which rejects a busy one. */
async function checkTarget(
  client: RestoreInstanceClient,
  instance_id: string,
  call: CallOptions,
): Promise<void> {
  const instance = await findInstance(client, instance_id, call);
  if (instance?.status?.toLowerCase() === "normal") return;
  throw new CloudError(
    `Instance ${instance_id} ${instance ? `is ${String(instance.status)}` : "does not exist"}: nothing was restored.`,
    { operation },
  );
}

async function send(
  client: RestoreInstanceClient,
  input: RestoreInstanceInput,
  call: CallOptions,
): Promise<StartedRestoration> {
  const { instance_id } = input.target;
  try {
    const { job_id } = { ...(await client.restoreInstance(input, call)) };
    if (job_id === undefined)
      throw new CloudError(
        `The service accepted the restoration of instance ${instance_id}, but its response has no job_id.`,
        { operation },
      );
    return { job_id, instance_id };
  } catch (error) {
    const outcome = outcomeOf(error, { name: operation, noEffect: /^/ });
    if (outcome !== "unknown" && outcome !== "accepted") throw error;
    throw new CloudError(
      `It is not known whether the service restores instance ${instance_id}, because its response was lost or incomplete. ${await activityOf(client, instance_id, call)} Nothing was sent again, since another restoration would overwrite what was written after the first one.`,
      { operation, cause: error },
    );
  }
}

/** What runs on an instance, in a sentence. */
async function activityOf(
  client: RestoreInstanceClient,
  instance_id: string,
  call: CallOptions,
): Promise<string> {
  try {
    const { actions = [] } = { ...(await findInstance(client, instance_id, call)) };
    return actions.length > 0
      ? `The instance shows ${actions.join(", ")}: if that is a restoration, wait with waitUntilInstanceNormal.`
      : "Nothing runs on the instance now.";
  } catch {
    return "What runs on the instance could not be read.";
  }
}
