import type { ValidationIssue } from "../errors.js";
import type { JsonSchema } from "../operation.js";
import { isObject } from "../values.js";

/** How {@link checkSchema} checks a value. */
export interface CheckOptions {
  /** Whether undocumented properties and values are issues. */
  readonly strict: boolean;
  /** The schemas that a `$ref` names. */
  readonly components?: Readonly<Record<string, JsonSchema>>;
}

type Properties = Readonly<Record<string, unknown>>;

/** Far above the depth of a documented value, and far below the depth that exhausts the stack. */
const maximumDepth = 100;

/** Checks a value against a schema, and returns everything that is wrong. Reads only own enumerable properties of objects. */
export function checkSchema(
  root: JsonSchema,
  rootValue: unknown,
  { strict, components = {} }: CheckOptions,
): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  visit(root, rootValue, "", 0);
  return issues;

  function visit(schema: JsonSchema, value: unknown, pointer: string, depth: number): void {
    const { $ref, items } = schema;
    if (depth > maximumDepth) issues.push(issueAt(pointer, "is nested too deeply"));
    else if ($ref !== undefined) visit(components[$ref] ?? {}, value, pointer, depth + 1);
    else {
      for (const predicate of predicates(schema, value, strict))
        issues.push(issueAt(pointer, predicate));
      if (items && Array.isArray(value))
        for (const [index, item] of value.entries())
          visit(items, item, pointerTo(pointer, index), depth + 1);
      if (isObject(value)) visitObject(schema, value, pointer, depth);
    }
  }

  function visitObject(
    schema: JsonSchema,
    value: Properties,
    pointer: string,
    depth: number,
  ): void {
    const { properties, additionalProperties } = schema;
    const report = (name: string, predicate: string): void =>
      void issues.push(issueAt(pointerTo(pointer, name), predicate));
    for (const [name, predicate] of missingProperties(schema, value)) report(name, predicate);
    if (!properties) return;
    for (const name of Object.keys(value)) {
      if (value[name] === undefined) continue;
      const property = ownValue(properties, name) as JsonSchema | undefined;
      if (property) visit(property, value[name], pointerTo(pointer, name), depth + 1);
      else if (strict && !additionalProperties) {
        // The list helps with a misspelt parameter, and would be repeated for every item of a response.
        const known = pointer === "" ? `; known are ${Object.keys(properties).join(", ")}` : "";
        report(name, `is not documented${known}`);
      }
    }
  }
}

function missingProperties(
  { required = [], dependentRequired = {} }: JsonSchema,
  value: Properties,
): [name: string, predicate: string][] {
  const isMissing = (name: string): boolean => ownValue(value, name) === undefined;
  return [
    ...required.filter(isMissing).map((name): [string, string] => [name, "is missing"]),
    ...Object.entries(dependentRequired)
      .filter(([name]) => !isMissing(name))
      .flatMap(([name, others]) =>
        others
          .filter(isMissing)
          .map((other): [string, string] => [other, `is missing, and ${name} requires it`]),
      ),
  ];
}

/** An issue whose message is a sentence about the value at a pointer. */
export function issueAt(pointer: string, predicate: string): ValidationIssue {
  const subject = pointer.slice(1).replaceAll("/", ".") || "The value";
  return { pointer, message: `${subject} ${predicate}.` };
}

/** A property of the object itself, never an inherited one such as `constructor`. */
export function ownValue(object: Properties, name: string): unknown {
  return Object.prototype.propertyIsEnumerable.call(object, name) ? object[name] : undefined;
}

/** What is wrong with a value, apart from what it contains, each as the end of a sentence. */
function predicates(schema: JsonSchema, value: unknown, strict: boolean): string[] {
  const { nullable, enum: values, properties, items } = schema;
  const type = schema.type ?? (properties ? "object" : items && "array");
  const isNull = value === null && nullable;
  if (type && !isNull && !hasType[type](value))
    return [`must be ${kinds[type]} and is ${describe(value)}`];
  if (!strict || !values || values.includes(value)) return limits(schema, value);
  return [
    `must be one of ${values.join(", ")}, in this letter case, and is ${quote(value)}`,
    ...limits(schema, value),
  ];
}

/** The bounds and the pattern that a value breaks. */
function limits(schema: JsonSchema, value: unknown): string[] {
  if (typeof value === "number") {
    const limit = schema.format === "int32" ? 2 ** 31 : Infinity;
    const { minimum = -limit, maximum = limit - 1 } = schema;
    return outside(value, minimum, maximum, "be", "");
  }
  if (typeof value === "string") {
    const { minLength = 0, maxLength = Infinity, pattern } = schema;
    const broken = outside(Array.from(value).length, minLength, maxLength, "have", " characters");
    if (pattern !== undefined && !regExp(pattern).test(value))
      broken.push(`does not have the documented form ${pattern}`);
    return broken;
  }
  const { minItems = 0, maxItems = Infinity } = schema;
  return Array.isArray(value) ? outside(value.length, minItems, maxItems, "have", " items") : [];
}

function outside(
  actual: number,
  minimum: number,
  maximum: number,
  verb: "be" | "have",
  unit: string,
): string[] {
  const is = `${unit} and ${verb === "be" ? "is" : "has"} ${actual}`;
  if (actual < minimum) return [`must ${verb} at least ${minimum}${is}`];
  return actual > maximum ? [`must ${verb} at most ${maximum}${is}`] : [];
}

const kinds = {
  string: "a string",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "an array",
  object: "an object",
};

const hasType: Readonly<Record<keyof typeof kinds, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  integer: Number.isInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === "boolean",
  array: Array.isArray,
  object: isObject,
};

const regExps = new Map<string, RegExp>();

function regExp(pattern: string): RegExp {
  const compiled = regExps.get(pattern) ?? new RegExp(pattern, "u");
  regExps.set(pattern, compiled);
  return compiled;
}

function describe(value: unknown): string {
  if (value === null || value === undefined || typeof value === "number") return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** A string as it is, up to 64 characters; a response can hold any. */
function quote(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value.slice(0, 64)) : describe(value);
}

/** The JSON pointer (RFC 6901) to a property or an item of the value that a pointer leads to. */
export function pointerTo(pointer: string, name: string | number): string {
  return `${pointer}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
