import { parseDependency } from "../lib/dependencies.js";
import { isReference, resolve, type Description, type Operation, type Reference, type Schema } from "../lib/description.js";
import type { Row, Table } from "../lib/tables.js";

/** How a documented type is written in the description. */
const types: Readonly<Record<string, readonly [type: string, format?: string]>> = {
  string: ["string"],
  integer: ["integer"],
  long: ["integer", "int64"],
  double: ["number", "double"],
  boolean: ["boolean"],
};

/** What a row of a table says and the description does not, in sentences. */
export function checkRow(description: Description, operation: Operation, table: Table, row: Row): string[] {
  if (table.holds === "header") return checkHeader(description, row);
  const place = placeOf(description, operation, table, row);
  if (!place) return [`${row.name} is not in the description (${table.holds}).`];
  return [
    ...(row.mandatory !== undefined && place.required !== row.mandatory
      ? [`${row.name} is ${row.mandatory ? "mandatory" : "optional"} in the document and not in the description.`]
      : []),
    ...checkType(description, row, place.schema),
    ...checkValues(row, resolve(description, place.schema)),
    ...checkKeywords(row, resolve(description, place.schema)),
    ...checkNeeds(operation, row),
  ];
}

/** A header that signs a caller in is a security scheme in OpenAPI, and no parameter. */
function checkHeader(description: Description, row: Row): string[] {
  const schemes = Object.values(
    (description.components as unknown as { securitySchemes: Record<string, { in: string; name: string }> }).securitySchemes,
  );
  return schemes.some((scheme) => scheme.in === "header" && scheme.name === row.name)
    ? []
    : [`${row.name} is no security scheme of the description.`];
}

function placeOf(
  description: Description,
  operation: Operation,
  table: Table,
  row: Row,
): { schema: Schema | Reference; required: boolean } | undefined {
  const places = table.holds.split(" and ");
  if (places.includes("path") || places.includes("query")) {
    const parameter = operation.parameters.find((candidate) => candidate.name === row.name && places.includes(candidate.in));
    return parameter && { schema: parameter.schema, required: parameter.required ?? false };
  }
  const component = description.components.schemas[table.holds];
  const schema = component?.properties?.[row.name];
  return schema && { schema, required: (component.required ?? []).includes(row.name) };
}

function checkType(description: Description, row: Row, schema: Schema | Reference): string[] {
  const documented = row.type.toLowerCase();
  const target = resolve(description, schema);
  const [type, format] = types[documented] ?? [documented.startsWith("array of") ? "array" : "object"];
  if (target.type !== type) return [`${row.name} is documented as ${row.type} and described as ${String(target.type)}.`];
  if (format && target.format !== format) return [`${row.name} is documented as ${row.type} and has the format ${String(target.format)}.`];
  if (documented === "array of strings" && target.items && !isReference(target.items) && target.items.type !== "string")
    return [`${row.name} holds strings.`];
  return [];
}

/** One list may serve several documents: it has at least the values of each. */
function checkValues(row: Row, schema: Schema): string[] {
  if (!row.values) return [];
  const described = schema.enum ?? schema["x-extensible-enum"] ?? [];
  const missing = row.values.filter((value) => !described.includes(value));
  return missing.length > 0 ? [`${row.name} lacks the documented value ${missing.join(", ")}.`] : [];
}

function checkKeywords(row: Row, schema: Schema): string[] {
  const keywords = ["default", "format", "minimum", "maximum", "minLength", "maxLength", "pattern"] as const;
  return keywords
    .filter((keyword) => row[keyword] !== undefined && row[keyword] !== schema[keyword])
    .map(
      (keyword) =>
        `${row.name} has ${keyword} ${JSON.stringify(row[keyword])} in the document and ${JSON.stringify(schema[keyword])} in the description.`,
    );
}

function checkNeeds(operation: Operation, row: Row): string[] {
  if (!row.needs) return [];
  const stated = (operation.object["x-dependencies"] ?? []).map(parseDependency);
  const found = stated.some(
    (dependency) => dependency?.kind === "if" && dependency.parameters[0] === row.name && dependency.parameters[1] === row.needs,
  );
  return found ? [] : [`${row.name} needs ${row.needs}, which x-dependencies does not say.`];
}
