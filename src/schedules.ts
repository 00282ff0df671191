/**
 * The schedules of snapshot policies of DWS, in words.
 *
 * @module huaweicloud-dws-dds/schedules
 */
import { toString as describe } from "cronstrue";
import { ConfigurationError } from "./errors.js";
import { nextTime } from "./schedules/next-time.js";
import { scheduleProblem } from "./schedules/schedule-form.js";

/**
 * Checks a schedule of `createSnapshotPolicy` and says it in English: a cron expression of six fields (second, minute, hour, day
 * of the month, month, day of the week from 1 for Sunday), or one time (document 011, table 3). Its times are in UTC. One time
 * may be in the past, since a policy keeps it.
 *
 * @param backup_strategy - The schedule.
 * @returns What it means.
 * @throws {@link ConfigurationError} when it is none, or a cron expression that is never due.
 * @example
 * ```ts
 * import { explainSchedule } from "huaweicloud-dws-dds/schedules";
 *
 * console.log(explainSchedule("0 0 3 ? * 2-6")); // At 03:00, Monday through Friday, in UTC
 * ```
 */
export function explainSchedule(backup_strategy: string): string {
  const problem = (why: string): never => {
    throw new ConfigurationError(`The schedule ${JSON.stringify(backup_strategy)} ${why}.`);
  };
  const form = scheduleProblem(backup_strategy);
  if (form !== undefined) return problem(form);
  if (!backup_strategy.includes(" "))
    return `Once, at ${backup_strategy.replace("T", " ")}, in UTC`;
  try {
    const options = { dayOfWeekStartIndexZero: false, use24HourTimeFormat: true };
    if (nextTime(backup_strategy, Date.now()) !== undefined)
      return `${describe(backup_strategy, options)}, in UTC`;
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    return problem(`is none: ${message.replace(/\.$/, "")}`);
  }
  return problem("is never due");
}
