import { parseDependency } from "../spec/dependencies.js";
import type { Operation } from "../spec/description.js";
import type { Path } from "../spec/json-pointer.js";
import type { Row, SourceDocument, Table } from "../spec/tables.js";
import { show, type Encoding, type Source } from "./coverage-tracker.js";

/** How a documented type is written in a description. */
const types: Readonly<Record<string, readonly [type: string, format?: string]>> = {
  string: ["string"],
  integer: ["integer"],
  long: ["integer", "int64"],
  double: ["number", "double"],
  boolean: ["boolean"],
};

const keywords = [
  "default",
  "format",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "pattern",
] as const;

/** Where a row is encoded. */
export interface RowPlace {
  /** The parameter, or the member of a schema; undefined for a header that signs in. */
  readonly member: Path;
  /** The schema of its values, references followed. */
  readonly schema: Path;
}

/** What a table has to do with its operation. */
export interface TableContext {
  readonly document: SourceDocument;
  readonly operation: Operation;
  readonly table: Table;
  /** Whether the rows describe what is sent. */
  readonly request: boolean;
}

/** Holds a row of a document against the description; undefined where the description has no place for it. */
export function encodeRow(
  encoding: Encoding,
  context: TableContext,
  row: Row,
  source: Source,
): RowPlace | undefined {
  if (context.table.holds === "header") {
    encodeHeader(encoding, row, source);
    return undefined;
  }
  const place = findMember(encoding, context, row, source);
  if (!place) return undefined;
  encodeType(encoding, context, row, source, place.schema);
  encodeValues(encoding, context, row, source, place);
  for (const keyword of keywords)
    if (row[keyword] !== undefined)
      encoding.expect(source, [...place.schema, keyword], row[keyword]);
  encodeWords(encoding, row, source, place);
  if (row.neededBy) encodeDependency(encoding, context, row, source);
  return place;
}

/** A header that signs a caller in is a security scheme in OpenAPI, and no parameter. */
function encodeHeader(encoding: Encoding, row: Row, source: Source): void {
  const schemes: Path = ["components", "securitySchemes"];
  const name = Object.keys((encoding.at(schemes) ?? {}) as object).find(
    (candidate) => encoding.at([...schemes, candidate, "name"]) === row.name,
  );
  if (name === undefined)
    return encoding.differ(
      source,
      schemes,
      `${row.name} is no security scheme of the description.`,
    );
  const scheme = [...schemes, name];
  encoding.cover(source, [...scheme, "name"]);
  encoding.expect(source, [...scheme, "type"], "apiKey");
  encoding.expect(source, [...scheme, "in"], "header");
  const requirements = (encoding.at(["security"]) ?? []) as readonly object[];
  const index = requirements.findIndex((requirement) => name in requirement);
  if (index < 0)
    encoding.differ(
      source,
      ["security"],
      `${row.name} is in the document, and no call of the description needs it.`,
    );
  else encoding.expect(source, ["security", index, name], []);
}

function findMember(
  encoding: Encoding,
  { operation, table }: TableContext,
  row: Row,
  source: Source,
): RowPlace | undefined {
  const places = table.holds.split(" and ");
  if (places.includes("path") || places.includes("query")) {
    const item: Path = ["paths", operation.path];
    const method: Path = [...item, operation.method.toLowerCase()];
    const lists = [item, method].map((path) => [...path, "parameters"]);
    const way = lists
      .flatMap((list) =>
        ((encoding.at(list) ?? []) as unknown[]).map((_, index) => [...list, index]),
      )
      .find((candidate) => encoding.at([...encoding.target(candidate), "name"]) === row.name);
    if (!way) {
      encoding.differ(
        source,
        [...method, "parameters"],
        `${row.name} is no parameter of ${operation.object.operationId}.`,
      );
      return undefined;
    }
    const member = encoding.follow(source, way);
    encoding.cover(source, [...member, "name"]);
    const where = [...member, "in"];
    if (places.includes(String(encoding.at(where)))) encoding.cover(source, where);
    else
      encoding.differ(
        source,
        where,
        `${row.name} is in ${table.holds} in the document and in ${show(encoding.at(where))} in the description.`,
      );
    const required = [...member, "required"];
    if (row.mandatory) encoding.expect(source, required, true);
    else if (encoding.at(required) !== undefined) encoding.expect(source, required, false);
    return { member, schema: encoding.follow(source, [...member, "schema"]) };
  }
  const component: Path = ["components", "schemas", table.holds];
  const member = [...component, "properties", row.name];
  if (encoding.at(member) === undefined) {
    encoding.differ(source, member, `${row.name} is no member of ${table.holds}.`);
    return undefined;
  }
  encoding.lead(source, member);
  if (row.mandatory) {
    const index = ((encoding.at([...component, "required"]) ?? []) as unknown[]).indexOf(row.name);
    if (index < 0)
      encoding.differ(
        source,
        [...component, "required"],
        `${row.name} is mandatory in the document and optional in the description.`,
      );
    else encoding.cover(source, [...component, "required", index]);
  }
  return { member, schema: encoding.follow(source, member) };
}

function encodeType(
  encoding: Encoding,
  context: TableContext,
  row: Row,
  source: Source,
  schema: Path,
): void {
  const documented = row.type.toLowerCase();
  const [type, format] = types[documented] ?? [
    documented.startsWith("array of") ? "array" : "object",
  ];
  encoding.expect(source, [...schema, "type"], type);
  if (format) encoding.expect(source, [...schema, "format"], format);
  if (documented === "array of strings")
    encoding.expect(source, [...schema, "items", "type"], "string");
  if (row.table === undefined) return;
  const described = context.document.tables.find(({ number }) => number === row.table)?.holds;
  const object = type === "array" ? encoding.follow(source, [...schema, "items"]) : schema;
  if (object.at(-1) !== described)
    encoding.differ(
      source,
      object,
      `${row.name} is described by table ${row.table}, which is ${described}, and leads elsewhere.`,
    );
}

/** A list may serve several documents, so that each value which one of them lacks is a difference. */
function encodeValues(
  encoding: Encoding,
  { request, document }: TableContext,
  row: Row,
  source: Source,
  { member, schema }: RowPlace,
): void {
  const list: Path = [...schema, request ? "enum" : "x-extensible-enum"];
  const described = (encoding.at(list) ?? []) as readonly unknown[];
  for (const value of row.values ?? []) {
    const index = described.indexOf(value);
    if (index < 0)
      encoding.differ(
        source,
        list,
        `${row.name} can be ${show(value)}, which the description does not list.`,
      );
    else encoding.cover(source, [...list, index]);
  }
  for (const [index, value] of described.entries())
    if (!row.values?.includes(String(value)))
      encoding.differ(
        source,
        [...list, index],
        `${show(value)} is no value of ${row.name} in ${document.document}.`,
      );
  // A documented value may always serve as an example.
  for (const example of [
    [...member, "example"],
    [...schema, "example"],
  ])
    if (row.values?.includes(String(encoding.at(example)))) encoding.cover(source, example);
}

/** Units and zones have no keyword, so that the prose has to say them. */
function encodeWords(
  encoding: Encoding,
  row: Row,
  source: Source,
  { member, schema }: RowPlace,
): void {
  const prose = [member, schema]
    .map((path) => [...path, "description"])
    .find((path) => encoding.at(path) !== undefined);
  for (const word of [row.unit, row.zone]) {
    if (word === undefined) continue;
    if (prose && new RegExp(`\\b${word}\\b`).test(String(encoding.at(prose))))
      encoding.lead(source, prose);
    else
      encoding.differ(
        source,
        prose ?? [...member, "description"],
        `${row.name} is in ${word}, which its description does not say.`,
      );
  }
}

function encodeDependency(
  encoding: Encoding,
  { operation }: TableContext,
  row: Row,
  source: Source,
): void {
  const list: Path = ["paths", operation.path, operation.method.toLowerCase(), "x-dependencies"];
  const sentences = (encoding.at(list) ?? []) as readonly string[];
  const index = sentences.findIndex((sentence) => {
    const dependency = parseDependency(sentence);
    return (
      dependency?.kind === "if" &&
      dependency.parameters[0] === row.neededBy &&
      dependency.parameters[1] === row.name
    );
  });
  if (index < 0)
    encoding.differ(
      source,
      list,
      `${row.neededBy} needs ${row.name}, which x-dependencies does not say.`,
    );
  else encoding.cover(source, [...list, index]);
}
