import { describe, expect, test } from "@jest/globals";
import { formatDdsTime, parseTimestamp } from "../src/index.js";

describe("parseTimestamp", () => {
  test.each([
    ["2016-08-23T03:59:23Z", "2016-08-23T03:59:23.000Z"],
    ["2022-10-27T04:18:57", "2022-10-27T04:18:57.000Z"],
    ["2018-08-06 12:41:14", "2018-08-06T12:41:14.000Z"],
    ["2018-08-06 12:41:14Z", "2018-08-06T12:41:14.000Z"],
    ["2018-08-06T12:41:14+0000", "2018-08-06T12:41:14.000Z"],
    ["2018-08-06 12:41:14-00:00", "2018-08-06T12:41:14.000Z"],
    ["2018-08-06T12:41:14+08:00", "2018-08-06T04:41:14.000Z"],
    ["2018-08-06T12:41:14-0530", "2018-08-06T18:11:14.000Z"],
    ["2018-12-31T23:30:00-0100", "2019-01-01T00:30:00.000Z"],
    ["2018-08-06T12:41:14.5Z", "2018-08-06T12:41:14.500Z"],
    ["2018-08-06T12:41:14.001+08:00", "2018-08-06T04:41:14.001Z"],
    ["2018-08-06T12:41:14.999999999", "2018-08-06T12:41:14.999Z"],
    ["2020-02-29T00:00:00Z", "2020-02-29T00:00:00.000Z"],
    ["2000-02-29 23:59:59", "2000-02-29T23:59:59.000Z"],
    ["0099-01-01T00:00:00Z", "0099-01-01T00:00:00.000Z"],
    ["1666843740000", "2022-10-27T04:09:00.000Z"],
  ])("%s is %s", (text, time) => {
    expect(parseTimestamp(text).toISOString()).toBe(time);
  });

  test("keeps every millisecond", () => {
    const fractions = Array.from({ length: 1000 }, (_, index) => String(index).padStart(3, "0"));
    expect(
      fractions.map((fraction) =>
        parseTimestamp(`2018-08-06T12:41:14.${fraction}Z`).getMilliseconds(),
      ),
    ).toEqual(fractions.map(Number));
  });

  test("parses any second from 1970 to 9999, and every leap day", () => {
    let seed = 20_240_229;
    const random = (bound: number): number => (seed = (seed * 48_271) % 2_147_483_647) % bound;
    const last = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;
    const times = [
      0,
      last * 1000,
      ...Array.from(
        { length: 3000 },
        () => Math.floor((random(2_000_000_000) / 2_000_000_000) * last) * 1000,
      ),
    ];
    for (let year = 1972; year < 9999; year += 4) {
      const leapDay = Date.UTC(year, 1, 29, random(24), random(60), random(60));
      if (new Date(leapDay).getUTCDate() === 29) times.push(leapDay);
    }
    expect(times.length).toBeGreaterThan(4900);
    expect(times.filter((time) => parseTimestamp(formatDdsTime(time)).getTime() !== time)).toEqual(
      [],
    );
    expect(
      times.filter((time) => parseTimestamp(new Date(time).toISOString()).getTime() !== time),
    ).toEqual([]);
  });
});

describe("parseTimestamp rejects", () => {
  test.each([
    ["the empty text of a backup that is being built", ""],
    ["a word", "yesterday"],
    ["a date without a time", "2018-08-06"],
    ["a day that February never has", "2019-02-30 00:00:00"],
    ["a leap day of a common year", "2019-02-29 00:00:00"],
    ["a leap day of 1900", "1900-02-29T00:00:00Z"],
    ["month 13", "2018-13-06 12:41:14"],
    ["month 0", "2018-00-06 12:41:14"],
    ["day 0", "2018-08-00 12:41:14"],
    ["hour 24", "2018-08-06 24:00:00"],
    ["minute 60", "2018-08-06 12:60:14"],
    ["second 60", "2018-08-06 12:41:60"],
    ["an offset of a day", "2018-08-06T12:41:14+2400"],
    ["an offset of 60 minutes", "2018-08-06T12:41:14+08:60"],
    ["half an offset", "2018-08-06T12:41:14+08"],
    ["text at its end", "2018-08-06 12:41:14 UTC"],
    ["a line break at its end", "2018-08-06 12:41:14\n"],
    ["a line break after milliseconds", "1666843740000\n"],
    ["a space before it", " 2018-08-06 12:41:14"],
    ["a fraction of no digits", "2018-08-06 12:41:14."],
    ["digits of another script", "２０１８-08-06 12:41:14"],
    ["seconds since 1970, which are no milliseconds", "1666843740"],
    ["date and time in 14 digits, which are no milliseconds", "20180806124114"],
    ["negative milliseconds", "-1666843740000"],
  ])("%s", (_, text) => {
    const read = () => parseTimestamp(text);
    expect(read).toThrow(RangeError);
    expect(read).toThrow(
      `${JSON.stringify(text)} is not a time of the services: they write 2016-08-23T03:59:23Z`,
    );
  });

  test.each([
    ["a missing time", undefined, "undefined"],
    ["null", null, "null"],
    ["a number of seconds", 1_666_843_740, "1666843740"],
    ["not a number", Number.NaN, "NaN"],
    ["a large whole number", 5n, "5"],
    ["a date, which needs no reading", new Date(Number.NaN), "Invalid Date"],
    ["an object", { time: "2018-08-06 12:41:14" }, "[object Object]"],
    ["a symbol", Symbol("now"), "Symbol(now)"],
  ])("%s, where no type checker has looked", (_, value, shown) => {
    const read = () => parseTimestamp(value as unknown as string);
    expect(read).toThrow(RangeError);
    expect(read).toThrow(`${JSON.stringify(shown)} is not a time of the services`);
  });
});

describe("formatDdsTime", () => {
  test.each([
    [new Date("2018-08-06T12:41:14.999Z"), "2018-08-06 12:41:14"],
    [0, "1970-01-01 00:00:00"],
    [-1, "1969-12-31 23:59:59"],
    [Date.UTC(9999, 11, 31, 23, 59, 59), "9999-12-31 23:59:59"],
  ])("formats %s as %s", (time, text) => {
    expect(formatDdsTime(time)).toBe(text);
  });

  test.each([
    ["not a number", Number.NaN],
    ["a date that is none", new Date("yesterday")],
    ["a time without end", Number.POSITIVE_INFINITY],
    ["a time before all others", Number.NEGATIVE_INFINITY],
    ["more milliseconds than a date can hold", 9e15],
    ["the year 10000", Date.UTC(10_000, 0, 1)],
    ["a year before the first", Date.UTC(-1, 0, 1)],
    ["nothing", undefined],
    ["null, which is not 1970", null],
  ])("rejects %s", (_, time) => {
    const write = () => formatDdsTime(time as unknown as number);
    expect(write).toThrow(RangeError);
    expect(write).toThrow(`${String(time)} cannot be written as yyyy-mm-dd hh:mm:ss.`);
  });
});
