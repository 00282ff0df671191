import { Cron } from "croner";
import type { BackupPolicy } from "../../generated/dds/client.js";
import { scheduleProblem } from "./schedule-form.js";

/**
 * When a schedule of the data warehouse service is due next, in milliseconds since 1970; undefined if never. A schedule is a
 * cron expression of six fields with the days of the week from 1 for Sunday, or one time. Its times are in UTC.
 *
 * @throws when the text is neither.
 */
export function nextTime(schedule: string, after: number): number | undefined {
  // A recorded schedule has "2/8": from 2, every 8.
  const options = { timezone: "UTC", alternativeWeekdays: true, sloppyRanges: true };
  return new Cron(schedule, options).nextRun(new Date(after))?.getTime();
}

/**
 * When the policy of a database instance is due next, in milliseconds since 1970; undefined if never. The window is in UTC. The
 * days of the week start with Monday: the documents do not say with which.
 */
export function nextBackup(
  { start_time = "", period = "" }: BackupPolicy,
  after: number,
): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)-/.exec(start_time) ?? [];
  if (hour === undefined || !/^[1-7](,[1-7])*$/.test(period)) return undefined;
  const schedule = new Cron(`0 ${minute} ${hour} * * ${period}`, { timezone: "UTC" });
  return schedule.nextRun(new Date(after))?.getTime();
}

/** Whether a text is a schedule of the data warehouse service. */
export function isSchedule(text: string): boolean {
  try {
    nextTime(text, 0);
    return scheduleProblem(text) === undefined;
  } catch {
    return false;
  }
}
