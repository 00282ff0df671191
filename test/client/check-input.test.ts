import { describe, expect, test } from "@jest/globals";
import { explainValue } from "../../src/client/explain-input.js";
import type { OperationParameter } from "../../src/operation.js";

const path: OperationParameter = { name: "p", in: "path", required: true, type: "string" };
const query: OperationParameter = { name: "q", in: "query", required: false, type: "string" };

/** Each rule by itself: another one must not be what refuses the value. */
const refused: readonly (readonly [
  parameter: OperationParameter,
  value: unknown,
  message: string,
])[] = [
  [path, undefined, "p is missing."],
  [path, "", "p is empty."],
  [path, ".", 'p must be a single segment of a path: not ".", not "..", and without a slash.'],
  [path, "..", 'p must be a single segment of a path: not ".", not "..", and without a slash.'],
  [path, "a/b", 'p must be a single segment of a path: not ".", not "..", and without a slash.'],
  [path, "a\\b", 'p must be a single segment of a path: not ".", not "..", and without a slash.'],
  [path, "a\u0000b", "p holds a control character, such as a line break."],
  [path, "a\u007fb", "p holds a control character, such as a line break."],
  [path, "a\ud800b", "p holds half a character, which cannot be sent."],
  [path, null, "p must be a string and is null."],
  [path, ["a"], "p must be a string and is an array."],
  [{ ...path, minLength: 3 }, "😀😀", "p must have at least 3 characters and has 2."],
  [{ ...path, maxLength: 1 }, "ab", "p must have at most 1 characters and has 2."],
  [{ ...path, pattern: "^[a-z]+$" }, "A", "p does not have the documented form ^[a-z]+$."],
  [
    { ...query, values: ["asc", "desc"] },
    "ASC",
    "q must be one of asc, desc, in this letter case.",
  ],
  [{ ...query, type: "integer" }, 1.5, "q must be a whole number and is 1.5."],
  [
    { ...query, type: "integer" },
    Number.POSITIVE_INFINITY,
    "q must be a whole number and is Infinity.",
  ],
  [{ ...query, type: "integer" }, "1", "q must be a whole number and is a string."],
  [{ ...query, type: "number" }, Number.NaN, "q must be a number and is NaN."],
  [{ ...query, type: "number", minimum: 0 }, -0.5, "q must be at least 0 and is -0.5."],
  [{ ...query, type: "boolean" }, "true", "q must be true or false and is a string."],
];

describe("a value of the address", () => {
  test.each(refused)("%j %j: %s", (parameter, value, message) => {
    expect(explainValue(parameter, value)).toEqual({ pointer: `/${parameter.name}`, message });
  });

  test.each([
    [path, "a..b"],
    [path, "月"],
    [query, "a/b"],
    [query, ".."],
    [query, undefined],
    [{ ...path, maxLength: 1 }, "😀"],
    [{ ...query, type: "number" }, 0.5],
    [{ ...query, type: "boolean" }, false],
  ] as const)("%j may be %j", (parameter, value) => {
    expect(explainValue(parameter, value)).toBeUndefined();
  });
});
