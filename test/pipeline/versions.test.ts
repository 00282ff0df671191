import { describe, expect, test } from "@jest/globals";
import type { Weight } from "../../scripts/release/diff/change.js";
import { judgeVersion } from "../../scripts/release/diff/judge-versions.js";
import { lowestVersionAfter, parseVersion } from "../../scripts/release/diff/versions.js";

test.each<[released: string, weight: Weight | undefined, lowest: string]>([
  ["1.2.3", undefined, "1.2.3"],
  ["1.2.3", "text", "1.2.4"],
  ["1.2.3", "addition", "1.3.0"],
  ["1.2.3", "break", "2.0.0"],
  // Before 1.0.0 the second number says what breaks, as npm's "^0.1.0" understands it.
  ["0.1.2", undefined, "0.1.2"],
  ["0.1.2", "text", "0.1.3"],
  ["0.1.2", "addition", "0.1.3"],
  ["0.1.2", "break", "0.2.0"],
])("after %s with a change of the weight %s comes %s at least", (released, weight, lowest) => {
  expect(lowestVersionAfter(parseVersion(released, "a test"), weight).join(".")).toBe(lowest);
});

describe("a version", () => {
  const where = "package.json";
  test.each<[current: string, weight: Weight | undefined, fault: string | undefined]>([
    ["1.0.0", undefined, undefined],
    [
      "1.0.0",
      "text",
      "package.json says 1.0.0, and must say 1.0.1 or more, since something is said anew.",
    ],
    [
      "1.0.1",
      "addition",
      "package.json says 1.0.1, and must say 1.1.0 or more, since something is added.",
    ],
    [
      "1.9.0",
      "break",
      "package.json says 1.9.0, and must say 2.0.0 or more, since something breaks.",
    ],
    ["2.0.0", "text", undefined],
    ["1.10.0", "addition", undefined],
    [
      "0.9.0",
      undefined,
      "package.json says 0.9.0, and must say 1.0.0 or more, since 1.0.0 is released.",
    ],
  ])("%s after 1.0.0 with a change of the weight %s is judged", (current, weight, fault) => {
    expect(judgeVersion({ where, released: "1.0.0", current, weight })).toBe(fault);
  });

  test("that is not three numbers is refused, with the place where it stands", () => {
    const text =
      'package.json has the version "1.0", which must be three numbers with points between them.';
    expect(() =>
      judgeVersion({ where, released: "1.0.0", current: "1.0", weight: undefined }),
    ).toThrow(text);
  });
});
