import { describe, expect, test } from "@jest/globals";
import type { JsonSchema } from "../../src/operation.js";
import { checkSchema } from "../../src/validation/check-schema.js";

const text: JsonSchema = { type: "string" };
const object: JsonSchema = { required: ["a"], properties: { a: text, b: { type: "integer" } } };

/** What is wrong with a value, as "pointer: message". */
function issuesOf(
  schema: JsonSchema,
  value: unknown,
  strict = true,
  components: Readonly<Record<string, JsonSchema>> = {},
): string[] {
  return checkSchema(schema, value, { strict, components }).map(
    ({ pointer, message }) => `${pointer}: ${message}`,
  );
}

/** Each rule alone: schema, value, message about the value itself. */
const broken: readonly (readonly [schema: JsonSchema, value: unknown, message: string])[] = [
  [{ ...text, format: "password" }, 12345678, "The value must be a string."],
  [
    { ...text, format: "password", minLength: 9 },
    "a secret",
    "The value must be at least 9 characters long.",
  ],
  [{ ...text, format: "password", enum: ["a", "b"] }, "a secret", "The value must be one of a, b."],
  [text, 1, "The value must be a string and is 1."],
  [text, undefined, "The value must be a string and is undefined."],
  [text, null, "The value must be a string and is null."],
  [text, ["a"], "The value must be a string and is an array."],
  [{ type: "integer" }, 1.5, "The value must be a whole number and is 1.5."],
  [{ type: "integer" }, Infinity, "The value must be a whole number and is Infinity."],
  [{ type: "integer" }, "1", "The value must be a whole number and is a string."],
  [{ type: "number" }, NaN, "The value must be a number and is NaN."],
  [{ type: "number" }, 1n, "The value must be a number and is a bigint."],
  [{ type: "boolean" }, "true", "The value must be true or false and is a string."],
  [{ type: "array" }, {}, "The value must be an array and is an object."],
  [{ type: "object" }, [], "The value must be an object and is an array."],
  [{ items: text }, "a", "The value must be an array and is a string."],
  [{ properties: {} }, null, "The value must be an object and is null."],
  [{ properties: {} }, () => 1, "The value must be an object and is a function."],
  [{ enum: ["asc", "desc"] }, "ASC", 'The value must be one of asc, desc and is "ASC".'],
  [{ enum: [1, 2] }, 3, "The value must be one of 1, 2 and is 3."],
  [{ minimum: 0 }, -0.5, "The value must be at least 0 and is -0.5."],
  [{ maximum: 100 }, 101, "The value must be at most 100 and is 101."],
  [
    { type: "integer", format: "int32" },
    2 ** 31,
    "The value must be at most 2147483647 and is 2147483648.",
  ],
  [
    { type: "integer", format: "int32" },
    -(2 ** 31) - 1,
    "The value must be at least -2147483648 and is -2147483649.",
  ],
  [{ type: "integer", format: "int32", minimum: 1 }, 0, "The value must be at least 1 and is 0."],
  [{ minLength: 3 }, "😀😀", "The value must be at least 3 characters long and is 2."],
  [{ maxLength: 1 }, "ab", "The value must be at most 1 characters long and is 2."],
  [{ pattern: "^[a-z]+$" }, "A", "The value does not have the documented form ^[a-z]+$."],
  [{ pattern: "^.$" }, "ab", "The value does not have the documented form ^.$."],
  [{ items: text, minItems: 1 }, [], "The value must be at least 1 items long and is 0."],
  [{ items: text, maxItems: 1 }, ["a", "b"], "The value must be at most 1 items long and is 2."],
  [
    { type: "string", nullable: true, enum: ["a"] },
    null,
    "The value must be one of a and is null.",
  ],
  [{ $ref: "Text" }, 1, "The value must be a string and is 1."],
];

const valid: readonly (readonly [schema: JsonSchema, value: unknown])[] = [
  [{}, undefined],
  [text, ""],
  [{ type: "string", nullable: true }, null],
  [{ type: "integer" }, -3],
  [{ type: "integer" }, 2 ** 60],
  [{ type: "integer", format: "int32" }, 2 ** 31 - 1],
  [{ type: "number" }, 0.5],
  [{ type: "boolean" }, false],
  [{ enum: ["asc"] }, "asc"],
  [{ minLength: 1, maxLength: 1, pattern: "^.$" }, "😀"],
  [{ minimum: 1, minLength: 2, minItems: 3 }, true],
  [{ items: text }, []],
  [{ items: text }, ["a", ""]],
  [object, { a: "x" }],
  [object, { a: "x", b: undefined }],
  [object, { a: "x", unknown: undefined }],
  [{ properties: {}, additionalProperties: true }, { a: 1 }],
  [{ type: "object" }, { a: 1 }],
  [{ $ref: "Text" }, "a"],
  [{ $ref: "Missing" }, 1],
];

describe("checkSchema", () => {
  test.each(broken)("%j rejects %p: %s", (schema, value, message) => {
    expect(issuesOf(schema, value, true, { Text: text })).toEqual([`: ${message}`]);
  });

  test.each(valid)("%j accepts %p", (schema, value) => {
    expect(issuesOf(schema, value, true, { Text: text })).toEqual([]);
  });

  test("reports every issue at its place", () => {
    const schema: JsonSchema = { properties: { list: { items: object } } };
    expect(issuesOf(schema, { list: [{ a: "x" }, { b: 0.5, "c/d~": 1 }], e: 1 })).toEqual([
      "/list/1/a: list.1.a is missing.",
      "/list/1/b: list.1.b must be a whole number and is 0.5.",
      "/list/1/c~1d~0: list.1.c~1d~0 is not documented.",
      "/e: e is not documented; known are list.",
    ]);
  });

  test("reports a property that another one requires", () => {
    const schema: JsonSchema = {
      properties: { a: text, b: text },
      dependentRequired: { a: ["b"] },
    };
    expect(issuesOf(schema, { a: "x" })).toEqual(["/b: b is missing, and a requires it."]);
    expect(
      [{}, { b: "x" }, { a: "x", b: "x" }].flatMap((value) => issuesOf(schema, value)),
    ).toEqual([]);
  });

  test("reports none and several of properties of which an object has exactly one", () => {
    const schema: JsonSchema = {
      properties: { s: { properties: { a: text, b: text }, onlyOne: [["a", "b"]] } },
    };
    expect([{}, { a: "x" }, { a: "x", b: "x" }].map((s) => issuesOf(schema, { s }))).toEqual([
      ["/s: s must have exactly one of a, b and has none."],
      [],
      ["/s: s must have exactly one of a, b and has a, b."],
    ]);
  });

  test("reports undocumented properties and values only if it is strict", () => {
    const schema: JsonSchema = { properties: { status: { type: "string", enum: ["A"] } } };
    expect(issuesOf(schema, { status: "B", other: 1 }, false)).toEqual([]);
    expect(issuesOf(schema, { status: "B", other: 1 })).toHaveLength(2);
  });

  test("accepts null as a property, and not as an item, unless it is strict", () => {
    const schema: JsonSchema = { properties: { ...object.properties, c: { $ref: "Text" } } };
    const value = { a: null, b: null, c: null };
    expect(issuesOf(schema, value, false, { Text: text })).toEqual([]);
    expect(issuesOf(schema, value, true, { Text: text })).toHaveLength(3);
    expect(issuesOf(object, { a: null }, false)).toEqual([]);
    expect(issuesOf(object, { a: null })).toEqual(["/a: a must be a string and is null."]);
    expect(issuesOf({ items: text }, [null], false)).toHaveLength(1);
  });

  test("shows at most 64 characters of a value", () => {
    const [issue = ""] = issuesOf({ enum: ["a"] }, "x".repeat(1_000_000));
    expect(issue).toMatch(/ and is "x{63}\.$/);
  });
});

describe("checkSchema, for data of an attacker,", () => {
  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "treats a property %s like any other one",
    (name) => {
      const value: unknown = JSON.parse(`{ "a": "x", "${name}": { "a": 1 } }`);
      expect(issuesOf(object, value)).toEqual([
        `/${name}: ${name} is not documented; known are a, b.`,
      ]);
      expect(issuesOf({ required: [name], properties: {} }, {})).toEqual([
        `/${name}: ${name} is missing.`,
      ]);
    },
  );

  test("ignores inherited properties", () => {
    expect(issuesOf(object, Object.create({ a: "x", b: "y" }))).toEqual(["/a: a is missing."]);
  });

  test("accepts an object without a prototype", () => {
    expect(issuesOf(object, Object.assign(Object.create(null), { a: "x" }))).toEqual([]);
  });

  test.each([
    ["an unknown property", { properties: { a: text } }],
    ["an object without documented properties", { properties: { children: { type: "object" } } }],
    ["an array without documented items", { properties: { children: { type: "array" } } }],
    ["a string", { properties: { children: text } }],
  ] as const)("does not exhaust the stack over deeply nested data in place of %s", (_, schema) => {
    const value: unknown = JSON.parse(`${'{"children":['.repeat(50_000)}${"]}".repeat(50_000)}`);
    expect(issuesOf(schema, value).length).toBeLessThan(2);
  });
});
