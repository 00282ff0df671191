import { throwConfigurationError } from "../errors.js";

/** The periods of a calendar, by the names of their rules. */
export const periodNames = ["hourly", "daily", "weekly", "monthly", "yearly"] as const;

/** The hour, day, week, month and year that a time belongs to: two times of the same one have the same value. */
export type Periods = Readonly<Record<(typeof periodNames)[number], number | string>>;

const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;

/**
 * Creates a function that finds the periods of a time, by the calendar of a time zone. A week starts on Monday, and the hour
 * that comes twice when daylight saving time ends is two hours.
 *
 * @throws {@link ConfigurationError} for a time zone that does not exist.
 */
export function createCalendar(timeZone: string): (time: number) => Periods {
  const format = offsetFormat(timeZone);
  return (time) => {
    const offset = offsetMs(format.format(time));
    const local = new Date(time + offset);
    const day = Math.floor(local.getTime() / msPerDay);
    const year = local.getUTCFullYear();
    return {
      hourly: `${Math.floor(local.getTime() / msPerHour)} ${offset}`,
      daily: day,
      weekly: Math.floor((day + 3) / 7), // 1 January 1970 was a Thursday.
      monthly: year * 12 + local.getUTCMonth(),
      yearly: year,
    };
  };
}

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  } catch {
    throwConfigurationError("timeZone", "an IANA time zone such as Europe/Berlin", timeZone);
  }
}

/** The offset from UTC at the end of a text such as "3/29/2026, GMT+02:00"; some runtimes write "GMT" alone for none. */
function offsetMs(text: string): number {
  const [, sign = "+", hours = 0, minutes = 0, seconds = 0] =
    /GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(text) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (sign === "-" ? -1 : 1) * offset * 1000;
}
