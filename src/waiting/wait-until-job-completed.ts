import type { Job, Operations as DdsOperations } from "../../generated/dds/client.js";
import type { JobDetail, Operations as DwsOperations } from "../../generated/dws/client.js";
import { ConfigurationError, isApiError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { requiredObject } from "../paging/items.js";
import type { WaiterOptions } from "./waiter-options.js";
import type { WaitTarget } from "./wait.js";
import { waitFor, waitForOrGone } from "./waiter.js";

/** A job to wait for: the response of the operation that started it has its id. */
export interface JobToAwait {
  /** The id of the job. */
  readonly job_id: string;
}

/** A job of DDS to wait for. */
export interface DdsJobToAwait extends JobToAwait {
  /**
   * Whether the job deletes something, as that of `deleteManualBackup`. The service does not find such a job after its end: it
   * then counts as completed.
   * @defaultValue false
   */
  readonly isDeletion?: boolean | undefined;
}

/** What `waitUntilJobCompleted` needs of a client of DWS: a test may pass an object with this method. */
export type DwsJobClient = Pick<DwsOperations<CallOptions>, "listJobDetails">;

/** What `waitUntilJobCompleted` needs of a client of DDS: a test may pass an object with this method. */
export type DdsJobClient = Pick<DdsOperations<CallOptions>, "showJobDetail">;

const operation = "waitUntilJobCompleted";

/** How long a job of a deletion may not be found before it counts as completed: DDS shows a job some seconds after its start. */
const deletionNotFoundTimeoutMs = 30_000;

/**
 * Polls a job of DWS or DDS until it has ended: at once, then after 2 seconds, and after at most 30 seconds. A job that the
 * service does not find is not visible yet, for `notFoundTimeoutMs`.
 *
 * A job that deletes something (`isDeletion`) has succeeded when DDS shows it no more (`DBS.200543`), or has not shown it for
 * `notFoundTimeoutMs`, then 30 seconds by default.
 *
 * @param client - A client of DWS, whose `listJobDetails` is called, or of DDS, whose `showJobDetail` is called.
 * @param job - The job to wait for.
 * @param options - How long and how often to poll, and the options of each call.
 * @returns The job as the service shows it then; undefined if it is gone.
 * @throws {@link WaiterError} when the job fails, is stopped, or takes too long: its `reason` is what the service says of it
 * (`failed_code` and `failed_detail` of DWS, `fail_reason` of DDS); the error of a call that will not succeed later.
 * @example
 * ```ts
 * import { createDdsClient, credentialsFromEnvironment, waitUntilJobCompleted } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const { job_id = "" } = await dds.deleteManualBackup({ backup_id: "43e4feaab48f11e89039fa163ebaa7e4br02" });
 * await waitUntilJobCompleted(dds, { job_id, isDeletion: true });
 * ```
 */
export async function waitUntilJobCompleted(
  client: DwsJobClient,
  job: JobToAwait,
  options?: WaiterOptions<JobDetail>,
): Promise<JobDetail>;
export async function waitUntilJobCompleted(
  client: DdsJobClient,
  job: DdsJobToAwait,
  options?: WaiterOptions<Job>,
): Promise<Job | undefined>;
export async function waitUntilJobCompleted(
  ...args: DwsArguments | DdsArguments
): Promise<JobDetail | Job | undefined> {
  const { job_id } = { ...args[1] }; // Without a type checker it may be undefined.
  if (!job_id) throw new ConfigurationError(`${operation} needs \`job_id\`.`);
  return await (isDds(args) ? waitForDdsJob(...args) : waitForDwsJob(...args));
}

type DwsArguments = readonly [DwsJobClient, JobToAwait, (WaiterOptions<JobDetail> | undefined)?];
type DdsArguments = readonly [DdsJobClient, DdsJobToAwait, (WaiterOptions<Job> | undefined)?];

function isDds(args: DwsArguments | DdsArguments): args is DdsArguments {
  return "showJobDetail" in args[0];
}

function waitForDwsJob(...[client, { job_id }, options]: DwsArguments): Promise<JobDetail> {
  return waitFor<JobDetail>(
    client,
    {
      operation,
      subject: `Job ${job_id}`,
      find: (call) =>
        // The code for an unknown job is not documented; this one is that for a snapshot to delete that does not exist.
        findUnless(/^DWS\.0001$/, async () =>
          requiredObject(await client.listJobDetails({ job_id }, call), "job", "listJobDetails"),
        ),
      stateOf: ({ status }) => status,
      progressOf: ({ progress }) => progress,
      success: "SUCCESS",
      failures: ["FAIL", "STOP"],
      reasonOf: ({ failed_code, failed_detail }) =>
        Promise.resolve([failed_code, failed_detail].filter(Boolean).join(": ") || undefined),
    },
    options,
  );
}

function waitForDdsJob(
  ...[client, { job_id, isDeletion }, options]: DdsArguments
): Promise<Job | undefined> {
  const target: WaitTarget<Job> = {
    operation,
    subject: `Job ${job_id}`,
    find: (call) =>
      findUnless(/^DBS\.200543$/, async () =>
        requiredObject(
          (await client.showJobDetail({ id: job_id }, call)).job,
          "job",
          "showJobDetail",
        ),
      ),
    stateOf: ({ status }) => status,
    progressOf: ({ progress }) => progress,
    success: "Completed",
    failures: ["FAILED"],
    reasonOf: ({ fail_reason }) => Promise.resolve(fail_reason ?? undefined),
  };
  if (!isDeletion) return waitFor(client, target, options);
  return waitForOrGone(
    client,
    { ...target, goneUnseen: "after notFoundTimeoutMs" },
    { ...options, notFoundTimeoutMs: options?.notFoundTimeoutMs ?? deletionNotFoundTimeoutMs },
  );
}

/** Reads a job; undefined if the service does not find it. */
async function findUnless<Value>(
  notFound: RegExp,
  read: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isApiError(error, { status: 404 })) return undefined;
    if (isApiError(error) && notFound.test(error.code ?? "")) return undefined;
    throw error;
  }
}
