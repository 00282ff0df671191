import {
  restoreInstance,
  waitUntilJobCompleted,
  type DdsClient,
  type Instance,
  type Job,
  type StartedRestoration,
} from "../../dds.js";
import { findInstance } from "../../dds/read.js";
import { AbortError, CloudError } from "../../errors.js";
import type { CliCommand } from "../command.js";
import { addConsentOption, confirm, type ConsentOptions } from "../confirm.js";
import { ifInterrupted, Interruption } from "../errors.js";
import { exitCodeOf, exitCodes } from "../exit-codes.js";
import { shellWord } from "../printable.js";
import { instanceId } from "../resolve-names.js";
import { addSourceOptions, findSource, type SourceOptions } from "../restore-source.js";
import type { Act, Session } from "../session.js";
import { addEnsureOptions, type EnsureCommandOptions } from "../wait-options.js";

/** What `actions` of an instance contains while it is restored (document 042, table 3). */
const restorations: ReadonlySet<string> = new Set(["RESTORE", "RESTORE_TABLE", "RESTORING"]);

interface RestoreOptions extends SourceOptions, EnsureCommandOptions, ConsentOptions {
  readonly toInstance: string;
}

/** Defines the command that overwrites an instance. */
export function defineRestore(command: CliCommand, act: Act): void {
  command
    .summary("overwrite an instance with a backup")
    .description(
      "Overwrites all data of an instance with a backup, or with the state of an\ninstance at a point in time, and waits until that is done.",
    )
    .requiredOption("--to-instance <instance>", "the name or id of the instance to overwrite");
  addSourceOptions(command, "the instance of that time (default: the one to overwrite)");
  addConsentOption(addEnsureOptions(command)).example(
    "backup restore --backup backup-test --to-instance cluster-test \\\n      --max-wait 4h --yes",
  );
  act<RestoreOptions>(command, async (session, options) => {
    const dds = await session.dds();
    const { source, target } = await ifInterrupted(
      prepare(session, dds, options),
      () => "Interrupted. Nothing was changed.",
    );
    const { instance_id } = target;
    const onPoll = session.progress.polls(`Instance ${target.name}`);
    const started = await ifInterrupted(
      restoreInstance(
        dds,
        { source, target: { instance_id } },
        { overwrite: true, waitIfBusyMs: options.waitIfBusy, onPoll },
      ),
      ({ message }) => `Interrupted: ${message}`,
    );
    session.log.info(`Job ${started.job_id} overwrites instance ${target.name}.`);
    const job = options.wait ? await waitForJob(session, dds, started, options) : undefined;
    await session.write({ ...started, ...(job && { job }) });
    return undefined;
  });
}

/** Finds what is restored and what is overwritten, and shows both before the user agrees. */
async function prepare(session: Session, dds: DdsClient, options: RestoreOptions) {
  const instance_id = await instanceId(dds, options.toInstance);
  const own = options.at === undefined ? {} : { instance: instance_id };
  const { source, words } = await findSource(session, dds, { ...own, ...options });
  const { name } = await findTarget(dds, instance_id);
  const lines = [`All data of instance ${name} (${instance_id}) is replaced with ${words}.`];
  await confirm(session, { lines, summary: `Overwrite instance ${name}` }, options);
  return { source, target: { instance_id, name } };
}

/** The instance to overwrite. A second restoration would wait for the first one, and then overwrite what it has restored. */
async function findTarget(dds: DdsClient, instance_id: string): Promise<Instance> {
  const found = await findInstance(dds, instance_id, {});
  if (!found) throw new CloudError(`Instance ${instance_id} does not exist: nothing was restored.`);
  const running = found.actions?.filter((action) => restorations.has(action)) ?? [];
  if (running.length > 0)
    throw new CloudError(
      `Instance ${found.name} is being restored already (${running.join(", ")}): nothing more was sent. Wait until that ends, and look at the instance before you restore it again.`,
    );
  return found;
}

/** Waits for the job. Whatever ends the wait early, the job goes on, and the same command would overwrite once more. */
async function waitForJob(
  session: Session,
  dds: DdsClient,
  { job_id, instance_id }: StartedRestoration,
  { maxWait: maxWaitMs }: EnsureCommandOptions,
): Promise<Job | undefined> {
  const onPoll = session.progress.polls(`Job ${job_id}`);
  try {
    return await waitUntilJobCompleted(dds, { job_id }, { maxWaitMs, onPoll });
  } catch (cause) {
    const note = `Job ${job_id} goes on to overwrite instance ${instance_id}: do not start it again. See hwbackup call showJobDetail --id ${shellWord(job_id)}.`;
    if (cause instanceof AbortError) throw new Interruption(`Interrupted. ${note}`, { cause });
    if (cause instanceof CloudError && exitCodeOf(cause) === exitCodes.tryAgain)
      throw new CloudError(`${cause.message} ${note}`, { cause });
    throw cause;
  }
}
