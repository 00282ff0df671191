// How a description writes the types that the documents name.
import type { Row } from "../spec/tables.js";

/** The keywords of a schema that a type states. */
export interface DocumentedSchema {
  readonly type?: string;
  readonly format?: string;
  readonly items?: DocumentedSchema;
  readonly additionalProperties?: DocumentedSchema;
}

const simpleTypes: Readonly<Record<string, DocumentedSchema>> = {
  string: { type: "string" },
  integer: { type: "integer" },
  int: { type: "integer" },
  long: { type: "integer", format: "int64" },
  number: { type: "number" },
  double: { type: "number", format: "double" },
  float: { type: "number", format: "float" },
  boolean: { type: "boolean" },
  bool: { type: "boolean" },
};

const list = /^(?:array|list)(?: of |\s*<\s*)(.+?)>?$/i;
const map = /^map\s*<\s*string\s*,\s*(.+)>$/i;

/** What a type states: of a list the type of its items, of a map that of its values. Other types are objects. */
export function documentedSchema(documented: string | undefined): DocumentedSchema {
  if (documented === undefined) return {};
  const name = documented.trim().toLowerCase();
  const simple = simpleTypes[name];
  if (simple) return simple;
  const [, items] = list.exec(name) ?? [];
  if (items !== undefined) return withSimple("array", "items", items.replace(/s$/, ""));
  if (name === "array" || name === "list") return { type: "array" };
  const [, values] = map.exec(name) ?? [];
  return withSimple("object", "additionalProperties", values);
}

/** An object in a list or a map has a table of its own. */
function withSimple(
  type: string,
  key: "items" | "additionalProperties",
  name: string | undefined,
): DocumentedSchema {
  const simple = name === undefined ? undefined : simpleTypes[name];
  return { type, ...(simple && { [key]: simple }) };
}

export function isArrayType({ type }: Pick<Row, "type">): boolean {
  return documentedSchema(type).type === "array";
}

/** Whether the values of a row are numbers. */
export function isNumeric({ type }: Pick<Row, "type">): boolean {
  return ["integer", "number"].includes(documentedSchema(type).type ?? "");
}
