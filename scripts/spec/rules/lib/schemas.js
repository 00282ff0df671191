import { follow } from "./references.js";

/** The schemas inside of one, each with its place, references followed: members, items, and what it is composed of. */
export function childSchemas(description, schema, path) {
  const named = Object.entries(schema.properties ?? {}).map(([name, child]) => [
    child,
    ["properties", name],
  ]);
  const composed = ["allOf", "anyOf", "oneOf"].flatMap((key) =>
    (schema[key] ?? []).map((child, index) => [child, [key, index]]),
  );
  const single = ["items", "additionalProperties"].map((key) => [schema[key], [key]]);
  return [...named, ...composed, ...single]
    .filter(([child]) => typeof child === "object" && child !== null)
    .map(([child, steps]) => follow(description, child, [...path, ...steps]))
    .filter(({ node }) => node);
}

/** The schema that a value's member or item has, or undefined where the schema names none. */
export function schemaAt(description, schema, keys) {
  const { node } = follow(description, schema, []);
  const [key, ...rest] = keys;
  if (key === undefined || !node) return node;
  return schemaAt(
    description,
    node.properties?.[key] ?? (/^\d+$/.test(key) ? node.items : undefined),
    rest,
  );
}

/** The list of values that a schema gives, and whether it is closed. */
export function listOf(schema) {
  if (Array.isArray(schema?.enum)) return { values: schema.enum, closed: true };
  if (Array.isArray(schema?.["x-extensible-enum"]))
    return { values: schema["x-extensible-enum"], closed: false };
  return undefined;
}
