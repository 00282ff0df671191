import { Option } from "commander";
import type { RetentionKeep, RetentionRules } from "../retention/plan.js";
import type { CliCommand } from "./command.js";
import { timeZoneOption } from "./dated-name.js";
import { readDuration, wholeNumber } from "./option-values.js";
import type { Session } from "./session.js";
import { addTargetOptions, type TargetOptions } from "./target-options.js";

/** What to keep, of which cluster or instance. */
export interface RetentionOptions extends TargetOptions {
  readonly keepLast?: number;
  readonly keepWithin?: number;
  readonly keepHourly?: number;
  readonly keepDaily?: number;
  readonly keepWeekly?: number;
  readonly keepMonthly?: number;
  readonly keepYearly?: number;
  readonly timeZone: string;
  readonly namePrefix?: string;
  readonly allNames?: boolean;
  readonly failedOlderThan?: number;
}

const periods = ["hour", "day", "week", "month", "year"] as const;
const ruleOf = { hour: "hourly", day: "daily", week: "weekly", month: "monthly", year: "yearly" };

/** Adds the options for what to keep. */
export function addRetentionOptions(command: CliCommand): CliCommand {
  const count = wholeNumber(0, 1_000_000);
  addTargetOptions(command)
    .addOption(
      new Option("--name-prefix <text>", "only those whose names begin with it").conflicts(
        "allNames",
      ),
    )
    .option("--all-names", "all manual ones, whoever made them")
    .addOption(new Option("--keep-last <number>", "keep the newest ones").argParser(count))
    .addOption(
      new Option("--keep-within <duration>", "keep those of this time before the newest").argParser(
        readDuration,
      ),
    );
  for (const period of periods)
    command.addOption(
      new Option(
        `--keep-${ruleOf[period]} <number>`,
        `keep the newest one of each of that many ${period}s`,
      ).argParser(count),
    );
  return command
    .addOption(timeZoneOption("of days, weeks, months and years"))
    .addOption(
      new Option("--failed-older-than <duration>", "delete failed ones that are older").argParser(
        readDuration,
      ),
    );
}

/** The rules that the options state. */
export function retentionRules(session: Session, options: RetentionOptions): RetentionRules {
  const { timeZone, namePrefix, allNames, failedOlderThan: failedOlderThanMs } = options;
  if (namePrefix === undefined && !allNames)
    session.throwUsageError("Either --name-prefix or --all-names is needed.");
  const keep: RetentionKeep = {
    last: options.keepLast,
    withinMs: options.keepWithin,
    hourly: options.keepHourly,
    daily: options.keepDaily,
    weekly: options.keepWeekly,
    monthly: options.keepMonthly,
    yearly: options.keepYearly,
  };
  const { withinMs, ...counts } = keep;
  if (withinMs === undefined && !Object.values(counts).some(Boolean))
    session.throwUsageError("At least one option --keep-… with a number above 0 is needed.");
  return { keep, timeZone, namePrefix, allNames, failedOlderThanMs };
}
