import {
  componentName,
  isReference,
  resolve,
  type Description,
  type Reference,
  type Schema,
} from "../spec/description.js";
import { DescriptionError } from "../spec/source-location.js";
import type { JsonSchema } from "../../src/operation.js";
import { withoutUndefined } from "../../src/values.js";

/** Whether a schema is for a request, where everything counts, or for a response, where a service may add properties and values. */
export type SchemaUse = "request" | "response";

/** What describes a value without restricting it. */
const annotations: ReadonlySet<string> = new Set([
  "default",
  "deprecated",
  "description",
  "example",
  "readOnly",
  "title",
  "writeOnly",
  "x-enumDescriptions",
  "x-measure",
]);

/** What `src/validation` checks as it is. */
const copied = [
  "nullable",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "pattern",
] as const satisfies readonly (keyof JsonSchema)[];

/** The formats that `src/validation` knows. */
const checkedFormats = ["int32", "password"] as const;

const converted: ReadonlySet<string> = new Set([
  ...copied,
  "additionalProperties",
  "enum",
  "format",
  "items",
  "properties",
  "required",
  "type",
  "x-extensible-enum",
]);

/**
 * The parts of an OpenAPI 3.0 schema that restrict a value, in the form of {@link JsonSchema}. In a request components are
 * written out, because a `$ref` and its table take more bytes of a client; in a response they are named.
 *
 * @param path - The place of the schema in the description, for the message of an error.
 * @param within - The components that contain the schema.
 * @throws DescriptionError for a keyword that is not checked, and for a component that contains itself.
 */
export function jsonSchema(
  description: Description,
  schema: Schema | Reference,
  use: SchemaUse,
  path: readonly string[],
  within: readonly string[] = [],
): JsonSchema {
  if (!isReference(schema))
    return convert(schema, use, path, (inner) => jsonSchema(description, inner, use, path, within));
  const name = componentName(schema);
  if (use === "response") return { $ref: name };
  if (within.includes(name)) throw containsItself(name);
  return jsonSchema(description, resolve(description, schema), use, path, [...within, name]);
}

function convert(
  schema: Schema,
  use: SchemaUse,
  path: readonly string[],
  convertInner: (inner: Schema | Reference) => JsonSchema,
): JsonSchema {
  const unknown = Object.keys(schema).find(
    (keyword) => !annotations.has(keyword) && !converted.has(keyword),
  );
  if (unknown !== undefined)
    throw new DescriptionError(
      `Validation does not check the keyword ${unknown}: add it to src/validation/check-schema.ts and scripts/codegen/json-schema.ts.`,
      path,
    );
  const { type, format, properties, required = [], items, additionalProperties } = schema;
  const values = schema.enum ?? (use === "response" ? schema["x-extensible-enum"] : undefined);
  const isOpen = use === "request" && additionalProperties !== false;
  return withoutUndefined({
    // Properties and items imply the type.
    type: (properties ?? items) ? undefined : type,
    format: checkedFormats.find((name) => name === format),
    enum: values,
    ...Object.fromEntries(copied.map((keyword) => [keyword, schema[keyword]])),
    hint: use === "request" ? hintFor(schema.pattern) : undefined,
    required: required.length > 0 ? required : undefined,
    properties: properties && mapValues(properties, convertInner),
    additionalProperties: properties && isOpen ? true : undefined,
    items: items && convertInner(items),
  });
}

/** What the package has for a text of a pattern: `formatDdsTime` writes times. */
function hintFor(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  const form = new RegExp(pattern, "u");
  const isTime = form.test("2000-01-01 00:00:00") && !form.test("2000-01-01");
  return isTime ? "use formatDdsTime" : undefined;
}

/**
 * The components that schemas use, directly or through others, by name.
 *
 * @throws DescriptionError for a component that contains itself: a value could exhaust the stack of its check.
 */
export function reachedComponents(
  description: Description,
  roots: readonly (Schema | Reference)[],
): Map<string, Schema> {
  const reached = new Map<string, Schema>();
  const visit = (schema: Schema | Reference, within: readonly string[]): void => {
    if (isReference(schema)) {
      const name = componentName(schema);
      if (within.includes(name)) throw containsItself(name);
      if (reached.has(name)) return;
      const component = resolve<Schema>(description, schema);
      reached.set(name, component);
      visit(component, [...within, name]);
      return;
    }
    for (const property of Object.values(schema.properties ?? {})) visit(property, within);
    if (schema.items) visit(schema.items, within);
  };
  for (const root of roots) visit(root, []);
  return reached;
}

function mapValues<From, To>(
  object: Readonly<Record<string, From>>,
  convert: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, convert(value)]));
}

function containsItself(name: string): DescriptionError {
  return new DescriptionError(`${name} contains itself, which validation does not support yet.`, [
    "components",
    "schemas",
    name,
  ]);
}
