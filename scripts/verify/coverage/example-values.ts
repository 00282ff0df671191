import { isObject } from "../../../src/values.js";
import {
  jsonContent,
  operationsOf,
  resolve,
  successResponses,
  type Description,
  type Reference,
  type Schema,
} from "../../spec/description.js";

/** A value of a schema with every documented property, from the examples of the description. */
function exampleOf(description: Description, schema: Schema | Reference): unknown {
  const resolved = resolve(description, schema);
  const { type, example, properties, items, default: byDefault } = resolved;
  if (properties)
    return Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [
        name,
        exampleOf(description, property),
      ]),
    );
  if (items) return [exampleOf(description, items)];
  const [value] = resolved.enum ?? resolved["x-extensible-enum"] ?? [];
  return example ?? value ?? byDefault ?? (type && plainValues[type]);
}

const plainValues: Readonly<Record<NonNullable<Schema["type"]>, unknown>> = {
  string: "text",
  integer: 1,
  number: 1,
  boolean: true,
  array: [],
  object: {},
};

/**
 * What the responses of a service contain of a thing, as an item of a list or alone: every property that any of them
 * documents. A property has the value of the thing alone, which may be limited to fewer values.
 */
export function exampleOfItem(
  description: Description,
  list: string,
  single: string,
): Readonly<Record<string, unknown>> {
  const bodies = responseProperties(description);
  const schemas = [
    ...bodies.flatMap(({ [list]: items }) => (items && resolve(description, items).items) ?? []),
    ...bodies.flatMap(({ [single]: alone }) => alone ?? []),
  ];
  const items = schemas.map((schema) => exampleOf(description, schema)).filter(isObject);
  return Object.fromEntries(items.flatMap((item) => Object.entries(item)));
}

type Properties = NonNullable<Schema["properties"]>;
const propertiesByDescription = new WeakMap<Description, readonly Properties[]>();

/** The properties of every success response, which are gathered once for each description. */
function responseProperties(description: Description): readonly Properties[] {
  const properties =
    propertiesByDescription.get(description) ??
    operationsOf(description)
      .flatMap((operation) => successResponses(description, operation))
      .flatMap(({ body }) => jsonContent(body) ?? [])
      .map(({ schema }) => resolve(description, schema).properties ?? {});
  propertiesByDescription.set(description, properties);
  return properties;
}

/** The values of a schema that have one property more than a value, for every property that it lacks. */
export function extendedValues(
  description: Description,
  schema: Schema | Reference,
  value: unknown,
): unknown[] {
  const { properties = {}, items } = resolve(description, schema);
  if (Array.isArray(value)) {
    const [first, ...rest] = value as readonly unknown[];
    return items && first !== undefined
      ? extendedValues(description, items, first).map((item) => [item, ...rest])
      : [];
  }
  if (!isObject(value)) return [];
  return Object.entries(properties).flatMap(([name, property]) => {
    const present = value[name];
    const values =
      present === undefined
        ? [exampleOf(description, property)]
        : extendedValues(description, property, present);
    return values.map((changed) => ({ ...value, [name]: changed }));
  });
}

/** The values with one text replaced, for every text of a value. */
export function replacedTexts(value: unknown, text: string): unknown[] {
  if (typeof value === "string") return [text];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, index) =>
      replacedTexts(item, text).map((changed) => [
        ...items.slice(0, index),
        changed,
        ...items.slice(index + 1),
      ]),
    );
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, child]) =>
    replacedTexts(child, text).map((changed) => ({ ...value, [name]: changed })),
  );
}
