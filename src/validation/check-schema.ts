import type { ValidationIssue } from "../errors.js";
import type { JsonSchema } from "../operation.js";
import { isObject, ownValue, types } from "../values.js";

/** How {@link checkSchema} checks a value. */
export interface CheckOptions {
  /** Whether undocumented properties and values are issues, and null as a property. */
  readonly strict: boolean;
  /** Makes a value safe to show, before it is shortened. */
  readonly redact?: ((text: string) => string) | undefined;
  /** The schemas that a `$ref` names. */
  readonly components?: Readonly<Record<string, JsonSchema>>;
}

type Properties = Readonly<Record<string, unknown>>;

/**
 * Checks a value against a schema, and returns everything that is wrong. Reads only own properties of objects, and goes as
 * deep as the schema and no deeper, whatever the value is.
 */
export function checkSchema(
  root: JsonSchema,
  rootValue: unknown,
  { strict, components = {}, redact = String }: CheckOptions,
): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  visit(root, rootValue, "");
  return issues;

  function report(pointer: string, predicate: string): void {
    issues.push(issueAt(pointer, predicate));
  }

  function visit(schema: JsonSchema, value: unknown, pointer: string): void {
    const { $ref, items } = schema;
    if ($ref !== undefined) visit(components[$ref] ?? {}, value, pointer);
    else {
      for (const predicate of predicates(schema, value, strict && redact))
        // Of a secret, the message shows the rule only, and not even the length.
        report(
          pointer,
          schema.format === "password" ? predicate.replace(/ and is .*/s, "") : predicate,
        );
      if (items && Array.isArray(value))
        for (const [index, item] of value.entries()) visit(items, item, pointerTo(pointer, index));
      if (isObject(value)) {
        for (const [name, predicate] of missing(schema, value))
          report(name === undefined ? pointer : pointerTo(pointer, name), predicate);
        visitProperties(schema, value, pointer);
      }
    }
  }

  function visitProperties(
    { properties, additionalProperties }: JsonSchema,
    value: Properties,
    pointer: string,
  ): void {
    if (!properties) return;
    for (const [name, schema] of Object.entries(properties)) {
      const property = ownValue(value, name);
      if (property !== undefined && (strict || property !== null))
        visit(schema, property, pointerTo(pointer, name));
    }
    if (!strict || additionalProperties) return;
    // The list helps with a misspelt parameter, and would be repeated for every item of a response.
    const names = Object.keys(properties).join(", ");
    const known = pointer ? "" : names ? `; known are ${names}` : "; there are no parameters";
    for (const name of Object.keys(value))
      if (value[name] !== undefined && !Object.hasOwn(properties, name))
        report(pointerTo(pointer, redact(name)), `is not documented${known}`);
  }
}

/** The properties that an object should have, each with the end of a sentence; without a name, what is wrong with the object. */
function missing(
  { required = [], dependentRequired = {}, onlyOne = [] }: JsonSchema,
  value: Properties,
): [name: string | undefined, predicate: string][] {
  const isMissing = (name: string): boolean => ownValue(value, name) === undefined;
  const found: [string | undefined, string][] = required
    .filter(isMissing)
    .map((name) => [name, "is missing"]);
  for (const [name, others] of Object.entries(dependentRequired))
    for (const other of isMissing(name) ? [] : others.filter(isMissing))
      found.push([other, `is missing, and ${name} requires it`]);
  for (const names of onlyOne) {
    const given = names.filter((name) => !isMissing(name)).join(", ");
    if (!names.includes(given))
      found.push([
        undefined,
        `must have exactly one of ${names.join(", ")} and has ${given || "none"}`,
      ]);
  }
  return found;
}

/** An issue whose message is a sentence about the value at a pointer. */
export function issueAt(pointer: string, predicate: string): ValidationIssue {
  const subject = pointer.slice(1).replaceAll("/", ".") || "The value";
  return { pointer, message: `${subject} ${predicate}.` };
}

/** What is wrong with a value, apart from what it contains, each as the end of a sentence. */
function predicates(
  schema: JsonSchema,
  value: unknown,
  strict: false | ((text: string) => string),
): string[] {
  const { nullable, enum: values, properties, items } = schema;
  const type = schema.type ?? (properties ? "object" : items && "array");
  if (type && !types[type][1](value) && !(nullable && value === null))
    return [`must be ${types[type][0]} and is ${describe(value)}`];
  const broken = limits(schema, value);
  if (strict && values && !values.includes(value)) {
    const text = typeof value === "string" ? JSON.stringify(value) : describe(value);
    const actual = strict(text).slice(0, 64);
    broken.unshift(`must be one of ${values.join(", ")} and is ${actual}`);
  }
  return broken;
}

/** The bounds and the pattern that a value breaks. */
function limits(schema: JsonSchema, value: unknown): string[] {
  if (typeof value === "number") {
    const limit = schema.format === "int32" ? 2 ** 31 : Infinity;
    const { minimum = -limit, maximum = limit - 1 } = schema;
    return outside(value, minimum, maximum);
  }
  if (typeof value === "string") {
    const { minLength = 0, maxLength = Infinity, pattern, hint } = schema;
    const broken = outside(Array.from(value).length, minLength, maxLength, " characters long");
    if (pattern !== undefined && !new RegExp(pattern, "u").test(value))
      broken.push(`does not have the documented form ${pattern}${hint ? `: ${hint}` : ""}`);
    return broken;
  }
  const { minItems = 0, maxItems = Infinity } = schema;
  return Array.isArray(value) ? outside(value.length, minItems, maxItems, " items long") : [];
}

function outside(actual: number, minimum: number, maximum: number, unit = ""): string[] {
  const bound = actual < minimum ? `least ${minimum}` : actual > maximum && `most ${maximum}`;
  return bound ? [`must be at ${bound}${unit} and is ${actual}`] : [];
}

function describe(value: unknown): string {
  if (value === null || value === undefined || typeof value === "number") return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** The JSON pointer (RFC 6901) to a property or an item of the value that a pointer leads to. */
export function pointerTo(pointer: string, name: string | number): string {
  return `${pointer}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
