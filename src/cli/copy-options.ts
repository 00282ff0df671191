import { datedName, timeZoneOption } from "./dated-name.js";
import type { CliCommand } from "./command.js";
import type { Session } from "./session.js";
import { addEnsureOptions, type EnsureCommandOptions } from "./wait-options.js";

/** What `ensure` makes, a snapshot or a backup, and how it waits. */
export interface CopyOptions extends EnsureCommandOptions {
  readonly name: string;
  readonly description?: string;
  readonly timeZone: string;
  readonly replaceFailed?: boolean;
}

/** Adds the texts and options of `ensure`. A complete copy has a status of its own in each service. */
export function addCopyOptions(
  command: CliCommand,
  noun: "snapshot" | "backup",
  owner: "cluster" | "instance",
  complete: string,
): CliCommand {
  command
    .summary(`make a ${noun} unless one of its name exists`)
    .description(
      `Makes a ${noun} unless one of its name exists, and waits until it is ${complete}.`,
    )
    .requiredOption(`--${owner} <${owner}>`, `the name or id of the ${owner}`)
    .requiredOption("--name <text>", "the name; {date} is the date of today")
    .option("--description <text>", "the description")
    .addOption(timeZoneOption("of {date}"))
    .option("--replace-failed", "delete one of that name that has failed");
  return addEnsureOptions(command);
}

/** What the options say, in the forms of the tasks. */
export function copySettings(
  { progress }: Session,
  noun: "Snapshot" | "Backup",
  {
    description,
    replaceFailed,
    waitIfBusy: waitIfBusyMs,
    maxWait: maxWaitMs,
    ...options
  }: CopyOptions,
) {
  const name = datedName(options.name, options.timeZone);
  const onPoll = progress.polls(`${noun} ${name}`);
  return {
    wanted: { name, ...(description !== undefined && { description }) },
    ensuring: { waitIfBusyMs, replaceFailed, onPoll },
    waiting: { maxWaitMs, onPoll },
  };
}
