import { Option } from "commander";
import { invalidValue } from "./command.js";

/**
 * A name with the date in place of `{date}`, as in `nightly-2026-11-29`: in a crontab, the percent signs of the command date
 * would be line breaks.
 */
export function datedName(name: string, timeZone: string, now = new Date()): string {
  return name.replaceAll("{date}", dateIn(timeZone, now));
}

/** The option for a time zone. */
export function timeZoneOption(use: string): Option {
  return new Option("--time-zone <zone>", `the time zone ${use}`)
    .argParser((text) => {
      try {
        dateIn(text, new Date());
        return text;
      } catch {
        invalidValue("a time zone such as Europe/Berlin");
      }
    })
    .default("UTC");
}

function dateIn(timeZone: string, now: Date): string {
  // The Swedish form of a date is that of ISO 8601.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
}
