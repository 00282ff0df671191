import { parseDependency } from "../spec/dependencies.js";
import type { Path } from "../spec/json-pointer.js";
import type { Row, Table } from "../spec/tables.js";
import { checkMeanings } from "./check-meanings.js";
import type { DocumentedRow, RowPlace } from "./checked-document.js";
import { show, type CoverageTracker, type Source } from "./coverage-tracker.js";
import { documentedSchema, isArrayType, type DocumentedSchema } from "./documented-types.js";

const keywords = [
  "default",
  "format",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "pattern",
] as const;

/** Compares a row with the description. Undefined for an authentication header and for a row without a place there. */
export function checkRow(
  tracker: CoverageTracker,
  documented: DocumentedRow,
): RowPlace | undefined {
  const { row, table, source } = documented;
  if (table.holds === "header") {
    checkHeader(tracker, documented);
    return undefined;
  }
  const place = isParameterTable(table)
    ? findParameter(tracker, documented)
    : findProperty(tracker, documented);
  if (!place) return undefined;
  checkLocation(tracker, documented, place);
  checkType(tracker, documented, place.schema);
  // A list has the values in its items.
  const values = isArrayType(row) ? tracker.follow([...place.schema, "items"]) : place.schema;
  checkValues(tracker, documented, place, values);
  for (const keyword of keywords)
    if (row[keyword] !== undefined)
      tracker.expect(source, [...place.schema, keyword], row[keyword]);
  checkMeanings(tracker, documented, place, values);
  checkDependency(tracker, documented);
  return place;
}

/** An authentication header is a security scheme in OpenAPI, not a parameter. */
function checkHeader(tracker: CoverageTracker, { row, source }: DocumentedRow): void {
  const scheme = securitySchemeOf(tracker, row);
  if (!scheme) {
    tracker.differ(source, schemes, `The description has no security scheme for ${row.name}.`);
    return;
  }
  const name = String(scheme.at(-1));
  tracker.cover([...scheme, "name"]);
  tracker.expect(source, [...scheme, "type"], "apiKey");
  tracker.expect(source, [...scheme, "in"], "header");
  const index = tracker
    .listAt(["security"])
    .findIndex((_, position) => name in tracker.objectAt(["security", position]));
  if (index >= 0) tracker.expect(source, ["security", index, name], []);
  else tracker.differ(source, ["security"], `No operation of the description needs ${row.name}.`);
}

const schemes: Path = ["components", "securitySchemes"];

/** The security scheme that sends the header of a row. */
export function securitySchemeOf(tracker: CoverageTracker, { name }: Row): Path | undefined {
  return Object.keys(tracker.objectAt(schemes))
    .map((key): Path => [...schemes, key])
    .find((scheme) => tracker.at([...scheme, "name"]) === name);
}

function isParameterTable({ holds }: Table): boolean {
  return holds.split(" and ").some((place) => place === "path" || place === "query");
}

function findParameter(
  tracker: CoverageTracker,
  { row, table, operation, source }: DocumentedRow,
): RowPlace | undefined {
  const item: Path = ["paths", operation.path];
  const method: Path = [...item, operation.method.toLowerCase()];
  const reference = [item, method]
    .map((path): Path => [...path, "parameters"])
    .flatMap((list) => tracker.listAt(list).map((_, index): Path => [...list, index]))
    .find((path) => tracker.at([...tracker.target(path), "name"]) === row.name);
  if (!reference) {
    const { operationId } = operation.object;
    tracker.differ(
      source,
      [...method, "parameters"],
      `${operationId} has no parameter ${row.name} in the description.`,
    );
    return undefined;
  }
  const element = tracker.follow(reference);
  tracker.cover([...element, "name"]);
  const location = tracker.at([...element, "in"]);
  if (table.holds.split(" and ").includes(String(location))) tracker.cover([...element, "in"]);
  else
    tracker.differ(
      source,
      [...element, "in"],
      `${row.name} is in ${table.holds} in the document and in ${show(location)} in the description.`,
    );
  const required: Path = [...element, "required"];
  if (row.mandatory || tracker.at(required) !== undefined)
    tracker.expect(source, required, row.mandatory ?? false);
  return { element, schema: tracker.follow([...element, "schema"]) };
}

function findProperty(
  tracker: CoverageTracker,
  { row, table, source }: DocumentedRow,
): RowPlace | undefined {
  const component: Path = ["components", "schemas", table.holds];
  const element: Path = [...component, "properties", row.name];
  if (tracker.at(element) === undefined) {
    tracker.differ(source, element, `${table.holds} has no property ${row.name}.`);
    return undefined;
  }
  if (row.mandatory) {
    const required: Path = [...component, "required"];
    const index = tracker.listAt(required).indexOf(row.name);
    if (index >= 0) tracker.cover([...required, index]);
    else
      tracker.differ(
        source,
        required,
        `${row.name} is mandatory in the document and optional in the description.`,
      );
  }
  return { element, schema: tracker.follow(element) };
}

/** A table with a column for it states where each parameter is. */
function checkLocation(
  tracker: CoverageTracker,
  { row, table, source }: DocumentedRow,
  { element }: RowPlace,
): void {
  if (row.in === undefined) return;
  const location = isParameterTable(table) ? tracker.at([...element, "in"]) : "body";
  if (row.in !== location)
    tracker.differ(
      source,
      isParameterTable(table) ? [...element, "in"] : element,
      `${row.name} is in ${row.in} in the document and in ${show(location)} in the description.`,
    );
}

function checkType(tracker: CoverageTracker, { row, source }: DocumentedRow, schema: Path): void {
  checkSchema(tracker, source, schema, documentedSchema(row.type));
  if (row.table === undefined) return;
  const component = source.document.tables.find(({ number }) => number === row.table)?.holds;
  const object = isArrayType(row) ? tracker.follow([...schema, "items"]) : schema;
  if (object.at(-1) !== component)
    tracker.differ(
      source,
      object,
      `${row.name}: the document describes it in table ${row.table} (${String(component)}), the description by ${String(object.at(-1))}.`,
    );
}

function checkSchema(
  tracker: CoverageTracker,
  source: Source,
  schema: Path,
  { type, format, items, additionalProperties }: DocumentedSchema,
): void {
  if (type !== undefined) tracker.expect(source, [...schema, "type"], type);
  if (format !== undefined) tracker.expect(source, [...schema, "format"], format);
  if (items) checkSchema(tracker, source, tracker.follow([...schema, "items"]), items);
  const values: Path = [...schema, "additionalProperties"];
  if (additionalProperties)
    checkSchema(tracker, source, tracker.follow(values), additionalProperties);
}

/**
 * Several documents may share one list, so that a value that one of them lacks is a difference.
 *
 * @param values The schema with the list.
 */
function checkValues(
  tracker: CoverageTracker,
  { row, request, source }: DocumentedRow,
  { element, schema }: RowPlace,
  values: Path,
): void {
  const list: Path = [...values, request ? "enum" : "x-extensible-enum"];
  const described = tracker.listAt(list).map(String);
  for (const value of row.values ?? []) {
    const index = described.indexOf(value);
    if (index >= 0) tracker.cover([...list, index]);
    else tracker.differ(source, list, `${row.name}: the description does not list ${show(value)}.`);
  }
  for (const [index, value] of described.entries())
    if (!row.values?.includes(value))
      tracker.differ(
        source,
        [...list, index],
        `${row.name}: ${source.document.document} does not list ${show(value)}.`,
      );
  // A documented value may always serve as an example.
  for (const place of [element, schema, values])
    if (row.values?.includes(String(tracker.at([...place, "example"]))))
      tracker.cover([...place, "example"]);
}

function checkDependency(
  tracker: CoverageTracker,
  { row, operation, source }: DocumentedRow,
): void {
  if (!row.neededBy) return;
  const list: Path = ["paths", operation.path, operation.method.toLowerCase(), "x-dependencies"];
  const index = tracker.listAt(list).findIndex((sentence) => {
    const dependency = parseDependency(String(sentence));
    const [condition, needed] = dependency?.parameters ?? [];
    return dependency?.kind === "requires" && condition === row.neededBy && needed === row.name;
  });
  if (index >= 0) tracker.cover([...list, index]);
  else
    tracker.differ(
      source,
      list,
      `${row.neededBy} needs ${row.name}, and x-dependencies does not say so.`,
    );
}
