import { expect, test } from "@jest/globals";
import {
  formatBytes,
  formatDuration,
  readDuration,
  readMaxWait,
  readWait,
} from "../../src/cli/option-values.js";

test.each([
  [0, "0 bytes"],
  [1023, "1023 bytes"],
  [1024, "1.0 KiB"],
  [3.5 * 1024 ** 2, "3.5 MiB"],
  [1024 ** 3, "1.0 GiB"],
  [2048 * 1024 ** 4, "2048.0 TiB"],
])("%d bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0, "0 s"],
  [499, "0 s"],
  [500, "1 s"],
  [60_000, "1 min"],
  [61_000, "1 min 1 s"],
  [3_600_000, "1 h"],
  [7_500_000, "2 h 5 min"],
  [3_601_000, "1 h"],
  [90_000_000, "1 d 1 h"],
  [30 * 86_400_000, "30 d"],
])("%d milliseconds are %s", (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test.each([
  ["5ms", 5],
  ["1.5s", 1500],
  ["15m", 900_000],
  ["4h", 14_400_000],
  ["2d", 172_800_000],
])("the duration %s has %d milliseconds", (text, milliseconds) => {
  expect(readDuration(text)).toBe(milliseconds);
});

test.each(["", "4", "h", "4 h", "-4h", "4h ", "14h3", "1.h", ".5h", "4H"])(
  "%j is no duration",
  (text) => {
    expect(() => readDuration(text)).toThrow("a duration such as 90s, 15m, 4h or 2d");
  },
);

test("a wait has at most 24 days, and the longest wait is not 0", () => {
  expect([readWait("24d"), readWait("0s"), readMaxWait("1ms")]).toEqual([24 * 86_400_000, 0, 1]);
  expect(() => readWait("24.01d")).toThrow("at most 24d");
  expect(() => readMaxWait("0.5ms")).toThrow("longer than 0s and at most 24d");
});
