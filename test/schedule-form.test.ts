import { describe, expect, test } from "@jest/globals";
import { explainSchedule } from "../src/schedules.js";
import { scheduleProblem } from "../src/schedules/schedule-form.js";

describe("a schedule has no problem, and explainSchedule accepts it, too:", () => {
  test.each([
    "0 0 2 ? * 1",
    "0 7 2/8 ? * 2,3,4,5,6,7", // This and the one above are recorded.
    "* * * * * *",
    "59 59 23 31 12 ?",
    "*/15 0-30/10 0,12 1-15 JAN,jul ?",
    "0 0 3 ? 1-6/2 MON-FRI",
    "0 0 0 L * ?",
    "0 0 0 15W * ?",
    "0 0 0 LW * ?",
    "0 0 0 ? * 6#3",
    "0 0 0 ? * 6L",
    "0 0 3 29 2 ?",
    "0 0 3 31 2,3 ?",
    "0 0 3 31 4/2 ?",
    "0 0 3 31 2 1", // It can be due on Sundays.
    "0 0 3 28-31 FEB *",
    "0 0 3 28-31 2 *",
    "0 0 3 1,31 2 ?",
    "2024-02-29T23:59:59",
  ])("%j", (schedule) => {
    expect(scheduleProblem(schedule)).toBeUndefined();
    expect(() => explainSchedule(schedule)).not.toThrow();
  });
});

describe("a schedule that the service cannot perform is rejected, and the error names the field and what is allowed:", () => {
  const neither =
    'is neither a cron expression of six fields, such as "0 0 3 ? * 1,2,3,4,5,6,7", nor a time, such as "2023-05-19T09:24:00"';
  test.each([
    ["60 0 0 * * ?", 'has the second "60": allowed are 0 to 59 and * , - /'],
    ["0 60 0 * * ?", 'has the minute "60": allowed are 0 to 59 and * , - /'],
    ["0 0 25 ? * 9", 'has the hour "25": allowed are 0 to 23 and * , - /'],
    ["0 0 3 0 * ?", 'has the day of the month "0": allowed are 1 to 31 and * , - / ? L W'],
    ["0 0 3 32 * ?", 'has the day of the month "32"'],
    ["0 0 3 31# * ?", 'has the day of the month "31#"'],
    ["0 0 3 32W * ?", 'has the day of the month "32W"'],
    ["0 0 3 ? 13 1", 'has the month "13": allowed are 1 to 12 and * , - / JAN FEB'],
    ["0 0 3 ? * 9", 'has the day of the week "9": allowed are 1 to 7 and * , - / ? L # SUN MON'],
    ["0 0 3 ? * 0", 'has the day of the week "0"'],
    ["0 0 3 ? * 2#8", 'has the day of the week "2#8"'],
    ["0 0 3 ? * MONDAY", 'has the day of the week "MONDAY"'],
    ["0 0 3 ? * MO", 'has the day of the week "MO"'],
    ["0 0 3 ? * 1-", 'has the day of the week "1-"'],
    ["0 0 3 ? * 1,", 'has the day of the week "1,"'],
    ["0 0 3 ? * 1,/", 'has the day of the week "1,/"'],
    ["0 0 0/24 ? * 1", 'has the hour "0/24"'],
    ["0 0 */0 ? * 1", 'has the hour "*/0"'],
    ["0 0 1.5 ? * 1", 'has the hour "1.5"'],
    ["0 0 -1 ? * 1", 'has the hour "-1"'],
    ["0 0 ? * * 1", 'has the hour "?"'],
    ["nonsense a b c d e", 'has the second "nonsense"'],
    ["0 0 3 31 2 ?", "is never due: the month 2 has no day 31"],
    ["0 0 3 30 2 *", "is never due: the month 2 has no day 30"],
    ["0 0 3 31 11 *", "is never due: the month 11 has no day 31"],
    ["2026-13-40T99:00:00", neither],
    ["2026-02-29T00:00:00", neither],
    ["2026-02-28T24:00:00", neither],
    ["+012026-02-28T00:00:00", neither],
    ["2026-02-28t00:00:00", neither],
    ["0 3 * * *", neither],
    ["0  0 3 ? * 1", neither],
    ["", neither],
  ])("%j", (schedule, problem) => {
    expect(scheduleProblem(schedule)).toContain(problem);
    expect(() => explainSchedule(schedule)).toThrow(problem);
  });
});

test.each([
  [
    "0 0 3 ? * 2#6",
    "is none: CronPattern: nth weekday out of range, should be 1-5 or L. Value: 6, Type: string.",
  ],
  [
    "0 0 3 L-3 * ?",
    "is none: CronPattern: Syntax error, L has to be a value of its own in day-of-month ('L-3').",
  ],
  ["0 0 3 30,31 2 ?", "is never due."],
])("explainSchedule says of %j what only a library finds out", (schedule, problem) => {
  expect(scheduleProblem(schedule)).toBeUndefined();
  const explain = () => explainSchedule(schedule);
  expect(explain).toThrow(new Error(`The schedule ${JSON.stringify(schedule)} ${problem}`));
});
