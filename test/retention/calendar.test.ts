import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createCalendar, type Periods } from "../../src/retention/calendar.js";

const hour = 3_600_000;

/** The number of different periods among times. */
function count(zone: string, rule: keyof Periods, times: readonly string[]): number {
  const periodsOf = createCalendar(zone);
  return new Set(times.map((time) => periodsOf(Date.parse(time))[rule])).size;
}

describe("a period follows the calendar of the time zone", () => {
  test.each<[string, string, keyof Periods, number, string[]]>([
    [
      "midnight in Berlin in winter",
      "Europe/Berlin",
      "daily",
      2,
      ["2026-01-05T22:59:59Z", "2026-01-05T23:00:00Z"],
    ],
    [
      "midnight of UTC in Berlin",
      "Europe/Berlin",
      "daily",
      1,
      ["2026-01-05T23:00:00Z", "2026-01-06T00:00:00Z"],
    ],
    [
      "midnight in Berlin in summer",
      "Europe/Berlin",
      "daily",
      2,
      ["2026-07-05T21:59:59Z", "2026-07-05T22:00:00Z"],
    ],
    [
      "the day of 23 hours",
      "Europe/Berlin",
      "daily",
      1,
      ["2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z"],
    ],
    [
      "the day of 25 hours",
      "Europe/Berlin",
      "daily",
      1,
      ["2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z"],
    ],
    [
      "the hour that comes twice",
      "Europe/Berlin",
      "hourly",
      2,
      ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"],
    ],
    [
      "the hours around the missing one",
      "Europe/Berlin",
      "hourly",
      2,
      ["2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z"],
    ],
    [
      "a change of half an hour",
      "Australia/Lord_Howe",
      "hourly",
      2,
      ["2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"],
    ],
    [
      "an offset of 45 minutes",
      "Asia/Kathmandu",
      "daily",
      2,
      ["2026-01-05T18:14:59Z", "2026-01-05T18:15:00Z"],
    ],
    [
      "the day that Samoa left out",
      "Pacific/Apia",
      "daily",
      2,
      ["2011-12-30T09:59:59Z", "2011-12-30T10:00:00Z"],
    ],
    ["Sunday and Monday", "UTC", "weekly", 2, ["2026-11-29T23:59:59Z", "2026-11-30T00:00:00Z"]],
    ["Monday and Sunday", "UTC", "weekly", 1, ["2026-11-23T00:00:00Z", "2026-11-29T23:59:59Z"]],
    [
      "a week over the end of a year",
      "UTC",
      "weekly",
      1,
      ["2026-12-28T00:00:00Z", "2027-01-03T23:59:59Z"],
    ],
    ["a week before 1970", "UTC", "weekly", 2, ["1969-12-28T23:59:59Z", "1969-12-29T00:00:00Z"]],
    [
      "the end of a month in New York",
      "America/New_York",
      "monthly",
      2,
      ["2026-03-01T04:59:59Z", "2026-03-01T05:00:00Z"],
    ],
    [
      "the same month of two years",
      "UTC",
      "monthly",
      2,
      ["2025-11-01T00:00:00Z", "2026-11-01T00:00:00Z"],
    ],
    ["the 29th of February", "UTC", "monthly", 1, ["2028-02-01T00:00:00Z", "2028-02-29T23:59:59Z"]],
    [
      "the end of a year in Tokyo",
      "Asia/Tokyo",
      "yearly",
      2,
      ["2026-12-31T14:59:59Z", "2026-12-31T15:00:00Z"],
    ],
  ])("%s (%s, %s): %i", (_, zone, rule, expected, times) => {
    expect(count(zone, rule, times)).toBe(expected);
  });
});

test("the periods are those of the fields that Intl shows, for any time and zone", () => {
  const zones = ["UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Chatham"];
  const calendars = zones.map((timeZone) => ({
    periodsOf: createCalendar(timeZone),
    format: new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }),
  }));
  const time = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2040, 0) });
  fc.assert(
    fc.property(fc.constantFrom(...calendars), time, fc.nat(50 * hour), (calendar, one, later) => {
      const { periodsOf, format } = calendar;
      const [first, second] = [one, one + later].map((at) => ({
        shown: format.format(at),
        periods: periodsOf(at),
      }));
      const fields = { daily: 10, monthly: 7, yearly: 4 } as const;
      for (const [rule, length] of Object.entries(fields) as [keyof typeof fields, number][])
        expect(first?.periods[rule] === second?.periods[rule]).toBe(
          first?.shown.slice(0, length) === second?.shown.slice(0, length),
        );
    }),
    { numRuns: 200 },
  );
});

test("a time zone that does not exist is a ConfigurationError", () => {
  expect(() => createCalendar("Europe/Bielefeld")).toThrow(
    'timeZone must be an IANA time zone such as Europe/Berlin and is "Europe/Bielefeld".',
  );
});
