import { isObject } from "../values.js";

/** The keywords whose value is a schema, and those whose values are schemas by name. */
const schemaKeywords: ReadonlySet<string> = new Set(["schema", "items", "additionalProperties"]);
const schemaMaps: ReadonlySet<string> = new Set(["schemas", "properties"]);

/**
 * Converts a published description from OpenAPI 3.0.3 to 3.1, so that the package does not have to contain both. In these
 * descriptions, only the version, the examples and the null of schemas, and the server variables differ: a test compares the result with
 * generated/openapi/.
 */
export function toOpenapi31(description: object): object {
  return { ...(convert(description, "") as object), openapi: "3.1.0" };
}

function convert(node: unknown, key: string, parentKey = ""): unknown {
  if (Array.isArray(node)) return node.map((item) => convert(item, ""));
  if (!isObject(node)) return node;
  const isSchema =
    schemaMaps.has(parentKey) || (schemaKeywords.has(key) && parentKey !== "properties");
  const entries = Object.entries(node).flatMap(([name, value]): [string, unknown][] => {
    // The build leaves the example of a schema without a type as it is, which 3.1 allows.
    if (name === "example" && isSchema && "type" in node) return [["examples", [value]]];
    if (name === "nullable" && isSchema) return [];
    if (name === "type" && isSchema && node["nullable"] === true) return [[name, [value, "null"]]];
    // The published description omits it (scripts/spec/derived-descriptions.ts).
    if (name === "description" && parentKey === "variables") return [];
    // A value of data has no keywords of OpenAPI; a property can have its name.
    const isData = (name === "example" || name === "value") && !schemaMaps.has(key);
    return [[name, isData ? value : convert(value, name, key)]];
  });
  return Object.fromEntries(entries);
}
