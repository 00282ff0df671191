import { Cron } from "croner";

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

/** Whether a text is a schedule. */
export function isSchedule(text: string): boolean {
  try {
    nextTime(text, 0);
    return /^\S+( \S+){5}$/.test(text) || !text.includes(" ");
  } catch {
    return false;
  }
}
