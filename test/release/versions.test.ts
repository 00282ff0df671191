import { describe, expect, test } from "@jest/globals";
import type { Weight } from "../../scripts/release/diff/change.js";
import {
  lowestVersionAfter,
  parseVersion,
  versionProblem,
} from "../../scripts/release/diff/versions.js";

test.each<[released: string, weight: Weight | undefined, lowest: string]>([
  ["1.2.3", undefined, "1.2.3"],
  ["1.2.3", "text", "1.2.4"],
  ["1.2.3", "addition", "1.3.0"],
  ["1.2.3", "break", "2.0.0"],
  // Before 1.0.0 the second number marks a break, as npm's "^0.1.0" expects.
  ["0.1.2", undefined, "0.1.2"],
  ["0.1.2", "text", "0.1.3"],
  ["0.1.2", "addition", "0.1.3"],
  ["0.1.2", "break", "0.2.0"],
])("the lowest version after %s and a change of weight %s is %s", (released, weight, lowest) => {
  expect(lowestVersionAfter(parseVersion(released, "a test"), weight).join(".")).toBe(lowest);
});

describe("a version", () => {
  const where = "package.json";
  test.each<[current: string, weight: Weight | undefined, problem: string | undefined]>([
    ["1.0.0", undefined, undefined],
    [
      "1.0.0",
      "text",
      "package.json has 1.0.0, and needs 1.0.1 or higher, because texts have changed.",
    ],
    [
      "1.0.1",
      "addition",
      "package.json has 1.0.1, and needs 1.1.0 or higher, because something is added.",
    ],
    [
      "1.9.0",
      "break",
      "package.json has 1.9.0, and needs 2.0.0 or higher, because a change breaks users.",
    ],
    ["2.0.0", "text", undefined],
    ["1.10.0", "addition", undefined],
    [
      "0.9.0",
      undefined,
      "package.json has 0.9.0, and needs 1.0.0 or higher, because 1.0.0 is released.",
    ],
  ])("%s is checked after 1.0.0 and a change of weight %s", (current, weight, problem) => {
    expect(versionProblem({ where, released: "1.0.0", current, weight })).toBe(problem);
  });

  test("that is not three numbers is rejected, and the error names where it is", () => {
    const text =
      'package.json has the version "1.0", which must be three numbers with points between them.';
    expect(() =>
      versionProblem({ where, released: "1.0.0", current: "1.0", weight: undefined }),
    ).toThrow(text);
  });
});
