import { describe, expect, test } from "@jest/globals";
import { ConfigurationError } from "../src/errors.js";
import { explainSchedule } from "../src/schedules.js";

describe("explainSchedule", () => {
  test.each([
    ["0 0 3 ? * 2-6", "At 03:00, Monday through Friday, in UTC"],
    ["0 0 2 ? * 1", "At 02:00, only on Sunday, in UTC"],
    ["0 0 0 L * ?", "At 00:00, on the last day of the month, in UTC"],
    ["0 30 3 1,15 * ?", "At 03:30, on day 1 and 15 of the month, in UTC"],
    [
      "0 0 2/8 ? * 1,7",
      "On the hour, every 8 hours, starting at 02:00, only on Sunday and Saturday, in UTC",
    ],
    ["2023-05-19T09:24:00", "Once, at 2023-05-19 09:24:00, in UTC"],
  ])("says %j in words", (schedule, words) => {
    expect(explainSchedule(schedule)).toBe(words);
  });

  test.each([
    ["0 3 * * *", "is neither a cron expression of six fields"],
    ["", "is neither"],
    ["every day", "is neither"],
    ["0 0 25 ? * 1", 'has the hour "25"'],
    ["0 0 3 ? * 8", 'has the day of the week "8"'],
    ["0 0 3 30 2 ?", "is never due"],
    ["tomorrow", "is neither"],
    ["@daily", "is neither"],
    ["2023-05-19", "is neither"],
    ["2023-05-19T09:24:00Z", "is neither"],
    ["2030-05-19T09:24:00+02:00", "is neither"],
    ["2030-13-45T09:24:00", "is neither"],
  ])("rejects %j", (schedule, message) => {
    expect(() => explainSchedule(schedule)).toThrow(ConfigurationError);
    expect(() => explainSchedule(schedule)).toThrow(message);
  });
});
