import { describe, expect, test } from "@jest/globals";
import type { JsonSchema, Operation } from "../../src/operation.js";
import { checkInput } from "../../src/validation/check-input.js";

/** An operation with one path parameter, one query parameter and one property of a body, all optional strings by default. */
function operationWith(properties: Readonly<Record<string, JsonSchema>> = {}): Operation {
  const text: JsonSchema = { type: "string" };
  return {
    operationId: "change",
    method: "POST",
    path: "/v1/{project_id}/things/{id}",
    input: { properties: { id: text, filter: text, name: text, ...properties } },
    body: ["name"],
  };
}

const segment = "must be a single segment of a path";

/** Each rule alone. */
const rejected: readonly (readonly [name: string, value: unknown, predicate: string])[] = [
  ["id", "", "is empty"],
  ["id", ".", segment],
  ["id", "..", segment],
  ["id", "a/b", segment],
  ["id", "a\\b", segment],
  ["id", "a\u0000b", "contains a control character"],
  ["id", "a\u007fb", "contains a control character"],
  ["id", "a\ud800b", "contains half of a surrogate pair"],
  ["filter", "", "is empty"],
  ["filter", "a\nb", "contains a control character"],
  ["filter", "a\udc00b", "contains half of a surrogate pair"],
  ["count", 2 ** 53, "is too large to be sent exactly"],
  ["id", null, "must be a string and is null"],
  ["id", ["a"], "must be a string and is an array"],
  ["filter", 1, "must be a string and is 1"],
  ["count", Infinity, "must be a whole number and is Infinity"],
  ["project_id", "p", "is not documented; known are id, filter, name, count"],
];

describe("checkInput", () => {
  const operation = operationWith({ count: { type: "integer" } });

  test.each(rejected)("rejects %s %p: %s", (name, value, predicate) => {
    expect(checkInput(operation, { [name]: value })).toEqual([
      { pointer: `/${name}`, message: `${name} ${predicate}.` },
    ]);
  });

  test.each([
    ["id", "a..b"],
    ["id", "月"],
    ["id", "😀"],
    ["filter", "a/b"],
    ["filter", ".."],
    ["filter", undefined],
    ["count", -1],
    ["name", ""],
    ["name", "a\nb/.."],
  ])("accepts %s %p", (name, value) => {
    expect(checkInput(operation, { [name]: value })).toEqual([]);
  });

  test("reports of a value that cannot be sent only that", () => {
    const strict = operationWith({
      id: { type: "string", minLength: 36, pattern: "^[0-9a-f-]+$" },
    });
    expect(checkInput(strict, { id: ".." }).map(({ message }) => message)).toEqual([
      `id ${segment}.`,
    ]);
    expect(checkInput(strict, { id: "xyz" })).toHaveLength(2);
  });

  test.each([undefined, null, "text", []])("rejects the input %p", (input) => {
    expect(checkInput(operation, input)).toEqual([
      { pointer: "", message: expect.stringMatching(/^The value must be an object and is /) },
    ]);
  });
});
