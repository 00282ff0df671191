import { operationsOf, type Operation } from "../spec/description.js";
import { hashOfValue, noHash } from "../build/hash.js";
import type { Path } from "../spec/json-pointer.js";
import type { RecordedExchange, Recording, Row, SourceDocument, Table } from "../spec/tables.js";
import { encodeRow, type RowPlace, type TableContext } from "./encode-row.js";
import type { Encoding, Source } from "./coverage-tracker.js";

/** A row of a document with the place that it has in the description. */
export interface EncodedRow {
  readonly row: Row;
  readonly source: Source;
  readonly context: TableContext;
  readonly place: RowPlace | undefined;
}

/** A recorded value with the example that holds it. */
export interface EncodedRecording {
  readonly recording: Recording;
  readonly exchange: RecordedExchange;
  readonly role: "body" | "response";
  readonly source: Source;
  /** The value within the description. */
  readonly path: Path;
  /** The schema component that the value is an instance of. */
  readonly schema: Path;
}

/** A document after it was held against the description. */
export interface EncodedDocument {
  readonly document: SourceDocument;
  readonly operation: Operation;
  readonly request: Source;
  readonly rows: readonly EncodedRow[];
  readonly statuses: readonly { readonly status: string; readonly source: Source }[];
  readonly recordings: readonly EncodedRecording[];
}

/** Holds a document against the description; undefined when the description does not have its operation. */
export function encodeDocument(
  encoding: Encoding,
  document: SourceDocument,
): EncodedDocument | undefined {
  const request: Source = { document, label: "request line", path: ["request"] };
  const operation = operationsOf(encoding.description).find(
    ({ object }) => object.operationId === document.operation,
  );
  if (!operation) {
    encoding.differ(request, ["paths"], `The description has no operation ${document.operation}.`);
    return undefined;
  }
  const path: Path = ["paths", operation.path, operation.method.toLowerCase()];
  if (document.request === `${operation.method} ${operation.path}`)
    encoding.cover(request, [...path, "operationId"]);
  else
    encoding.differ(
      request,
      path,
      `${document.operation} is described as ${operation.method} ${operation.path}.`,
    );
  const bodies = encodeBodies(encoding, document, path);
  return {
    document,
    operation,
    request,
    rows: document.tables.flatMap((table, index) =>
      encodeTable(
        encoding,
        { document, operation, table, request: isRequest(table, bodies, document) },
        index,
      ),
    ),
    statuses: document.statusCodes.map(({ status }, index) => {
      const source: Source = { document, label: `status ${status}`, path: ["statusCodes", index] };
      const response = [...path, "responses", status];
      if (encoding.at(response) === undefined)
        encoding.differ(source, response, `The status ${status} is not described.`);
      else encoding.cover(source, response);
      return { status, source };
    }),
    recordings: document.exchanges.flatMap((exchange, index) =>
      encodeExchange(encoding, document, exchange, index, path),
    ),
  };
}

function encodeTable(encoding: Encoding, context: TableContext, tableIndex: number): EncodedRow[] {
  const { document, table } = context;
  const component: Path = ["components", "schemas", table.holds, "type"];
  return table.rows.map((row, rowIndex) => {
    const source: Source = {
      document,
      label: `table ${table.number}, ${row.name}`,
      path: ["tables", tableIndex, "rows", rowIndex],
    };
    const place = encodeRow(encoding, context, row, source);
    if (place && encoding.at(component) === "object") encoding.cover(source, component);
    return { row, source, context, place };
  });
}

/** Tables that no row of another one leads to describe a body: the last one that of the answer, one before it that of the request. */
function rootTables(document: SourceDocument): Table[] {
  const inner = new Set(document.tables.flatMap(({ rows }) => rows.map(({ table }) => table)));
  return document.tables.filter(({ number, holds }) => !inner.has(number) && /^[A-Z]/.test(holds));
}

/** Holds the schemas of both bodies against the tables; returns the component of the request's body, if there is one. */
function encodeBodies(
  encoding: Encoding,
  document: SourceDocument,
  operation: Path,
): Table | undefined {
  const roots = rootTables(document);
  const answer = roots.at(-1);
  const request = roots.at(-2);
  const expectSchema = (table: Table, body: Path): void => {
    const index = document.tables.indexOf(table);
    const source: Source = { document, label: `table ${table.number}`, path: ["tables", index] };
    encoding.expect(
      source,
      [...body, "content", "application/json", "schema", "$ref"],
      `#/components/schemas/${table.holds}`,
    );
    if (body.at(-1) === "requestBody" && table.rows.some(({ mandatory }) => mandatory))
      encoding.expect(source, [...body, "required"], true);
  };
  if (answer) expectSchema(answer, [...operation, "responses", "200"]);
  if (request) expectSchema(request, [...operation, "requestBody"]);
  return request;
}

/** Whether a table describes what is sent: parameters, the body of the request, and all that it leads to. */
function isRequest(table: Table, body: Table | undefined, document: SourceDocument): boolean {
  if (!/^[A-Z]/.test(table.holds)) return true;
  if (table === body) return true;
  return document.tables.some(
    (parent) =>
      parent.rows.some((row) => row.table === table.number) &&
      parent !== table &&
      isRequest(parent, body, document),
  );
}

function encodeExchange(
  encoding: Encoding,
  document: SourceDocument,
  exchange: RecordedExchange,
  index: number,
  operation: Path,
): EncodedRecording[] {
  const encode = (role: "body" | "response", recording: Recording, body: Path): EncodedRecording => {
    const source: Source = {
      document,
      label: `recording ${recording.example}`,
      path: ["exchanges", index, role],
    };
    const content = [...body, "content", "application/json"];
    const path: Path = ["components", "examples", recording.example, "value"];
    const examples = Object.entries(
      (encoding.at([...content, "examples"]) ?? {}) as Readonly<Record<string, { $ref?: string }>>,
    );
    const name = examples.find(
      ([, { $ref }]) => $ref === `#/components/examples/${recording.example}`,
    )?.[0];
    if (name === undefined)
      encoding.differ(
        source,
        [...content, "examples"],
        `The recording ${recording.example} is no example of this ${role}.`,
      );
    else encoding.cover(source, [...content, "examples", name, "$ref"]);
    if (role === "response" && encoding.at(body) !== undefined) encoding.cover(source, body);
    coverLeaves(encoding, source, path);
    if (recording.hash === noHash)
      encoding.differ(
        source,
        path,
        `${recording.example} has no fingerprint yet: npm run tables:verify fills it in with --accept.`,
      );
    else if (hashOfValue(encoding.at(path)) !== recording.hash)
      encoding.differ(
        source,
        path,
        `${recording.example} is not what the document prints: restore the recorded value.`,
      );
    return {
      recording,
      exchange,
      role,
      source,
      path,
      schema: encoding.target([...content, "schema"]),
    };
  };
  const line: Source = {
    document,
    label: "recorded request",
    path: ["exchanges", index, "request"],
  };
  const [method = "", address = ""] = exchange.request.split(/[ ?]/);
  const [described = "", ...segments] = [
    String(operation[2]).toUpperCase(),
    ...String(operation[1]).split("/"),
  ];
  const recorded = address.replace("https://{Endpoint}", "").split("/");
  if (
    method !== described ||
    recorded.length !== segments.length ||
    !segments.every(
      (segment, position) => segment.startsWith("{") || segment === recorded[position],
    )
  )
    encoding.differ(
      line,
      operation,
      `The recorded request is no ${document.operation}: ${exchange.request}.`,
    );
  return [
    ...(exchange.body ? [encode("body", exchange.body, [...operation, "requestBody"])] : []),
    // Pages record answers of success only; one that does not print the status means 200.
    encode("response", exchange.response, [...operation, "responses", "200"]),
  ];
}

function coverLeaves(encoding: Encoding, source: Source, path: Path): void {
  const node = encoding.at(path);
  if (typeof node !== "object" || node === null || Object.keys(node).length === 0)
    encoding.cover(source, path);
  else
    for (const key of Object.keys(node))
      coverLeaves(encoding, source, [...path, Array.isArray(node) ? Number(key) : key]);
}
