import type { Operation } from "../spec/description.js";
import { toPointer, type Path } from "../spec/json-pointer.js";
import { isObject } from "../../src/values.js";
import type { SourceDocument, Table } from "../spec/tables.js";
import { checkExchange } from "./check-recordings.js";
import { checkRow } from "./check-row.js";
import type { CheckedDocument, CheckedRow, DocumentedRow } from "./checked-document.js";
import type { CoverageTracker, Source } from "./coverage-tracker.js";

/** Compares a source document with the description of its operation. */
export function checkDocument(
  tracker: CoverageTracker,
  document: SourceDocument,
  operation: Operation,
): CheckedDocument {
  const path: Path = ["paths", operation.path, operation.method.toLowerCase()];
  checkRequestLine(tracker, document, operation, path);
  const requestBody = checkBodies(tracker, document, path);
  const rows = document.tables.flatMap((table, index) => {
    const request = isRequest(table, requestBody, document);
    return checkTable(tracker, document, operation, table, index, request);
  });
  const statusCodes = document.statusCodes.map(({ status }, index) => {
    const source: Source = { document, label: `status ${status}`, path: ["statusCodes", index] };
    const response: Path = [...path, "responses", status];
    if (tracker.at(response) !== undefined) tracker.cover(response);
    else tracker.differ(source, response, `The description has no response ${status}.`);
    return { status, source };
  });
  const recordings = document.exchanges.flatMap((exchange, index) =>
    checkExchange(tracker, document, exchange, index, path),
  );
  const success = describedSuccess(tracker, path);
  return { document, operation, success, rows, statusCodes, recordings };
}

function checkRequestLine(
  tracker: CoverageTracker,
  document: SourceDocument,
  operation: Operation,
  path: Path,
): void {
  const source: Source = { document, label: "request line", path: ["request"] };
  const described = `${operation.method} ${operation.path}`;
  if (document.request === described) tracker.cover([...path, "operationId"]);
  else
    tracker.differ(
      source,
      path,
      `${document.operation}: the document has ${document.request}, the description has ${described}.`,
    );
}

function checkTable(
  tracker: CoverageTracker,
  document: SourceDocument,
  operation: Operation,
  table: Table,
  tableIndex: number,
  request: boolean,
): CheckedRow[] {
  const type: Path = ["components", "schemas", table.holds, "type"];
  return table.rows.map((row, rowIndex) => {
    const source: Source = {
      document,
      label: `table ${table.number}, ${row.name}`,
      path: ["tables", tableIndex, "rows", rowIndex],
    };
    const documented: DocumentedRow = { row, table, operation, request, source };
    const place = checkRow(tracker, documented);
    if (place && tracker.at(type) === "object") tracker.cover(type);
    return { ...documented, place };
  });
}

/** Compares the schemas of both bodies with the tables; returns the table of the request body. */
function checkBodies(
  tracker: CoverageTracker,
  document: SourceDocument,
  operation: Path,
): Table | undefined {
  // Tables that no row of another table refers to: the last describes the response body, the one before it the request
  // body. Without a response body, the last describes the request body.
  const inner = new Set(document.tables.flatMap(({ rows }) => rows.map(({ table }) => table)));
  // A table of a component that the description lacks describes no body.
  const isDescribed = ({ holds }: Table): boolean =>
    tracker.at(["components", "schemas", holds]) !== undefined;
  const roots = document.tables.filter(
    (table) => isComponent(table) && isDescribed(table) && !inner.has(table.number),
  );
  const response: Path = [...operation, "responses", describedSuccess(tracker, operation)];
  const isRequestOnly =
    tracker.at([...response, "content"]) === undefined &&
    tracker.at([...operation, "requestBody"]) !== undefined;
  const [responseTable, request] = isRequestOnly
    ? [undefined, roots.at(-1)]
    : [roots.at(-1), roots.at(-2)];
  const check = (table: Table, body: Path): void => {
    const index = document.tables.indexOf(table);
    const source: Source = { document, label: `table ${table.number}`, path: ["tables", index] };
    const reference: Path = [...body, "content", "application/json", "schema", "$ref"];
    tracker.expect(source, reference, `#/components/schemas/${table.holds}`);
    if (table === request && table.rows.some(({ mandatory }) => mandatory))
      tracker.expect(source, [...body, "required"], true);
  };
  if (responseTable) check(responseTable, response);
  if (request) check(request, [...operation, "requestBody"]);
  return request;
}

/** The status of the success that tables of a response describe: the first one with a body, or else the first one. */
function describedSuccess(tracker: CoverageTracker, operation: Path): string {
  const responses: Path = [...operation, "responses"];
  const successes = Object.keys(tracker.objectAt(responses)).filter((name) => name.startsWith("2"));
  const hasBody = (status: string): boolean =>
    tracker.at([...tracker.target([...responses, status]), "content"]) !== undefined;
  return successes.find(hasBody) ?? successes[0] ?? "2XX";
}

/** Whether a table describes parameters, the request body, or an object in the request body. */
function isRequest(table: Table, body: Table | undefined, document: SourceDocument): boolean {
  if (!isComponent(table) || table === body) return true;
  return document.tables.some(
    (parent) =>
      parent !== table &&
      parent.rows.some((row) => row.table === table.number) &&
      isRequest(parent, body, document),
  );
}

function isComponent({ holds }: Table): boolean {
  return /^[A-Z]/.test(holds);
}

/**
 * Finds rows and status codes that one document of an operation lacks and another one has. What no document has is
 * unverified as a statement of the description.
 */
export function checkCompleteness(
  tracker: CoverageTracker,
  { document, operation, rows }: CheckedDocument,
): void {
  const located = new Set(rows.map(({ place }) => place && toPointer(place.element)));
  const item: Path = ["paths", operation.path];
  const method: Path = [...item, operation.method.toLowerCase()];
  const check = (what: string, path: Path, isDocumented: boolean, source: Source): void => {
    if (!isDocumented && tracker.isCovered(toPointer(path)))
      tracker.differ(source, path, `The document lacks ${what}, which another document has.`);
  };
  const request: Source = { document, label: "request line", path: ["request"] };
  for (const owner of [item, method])
    for (const index of tracker.listAt([...owner, "parameters"]).keys()) {
      const parameter = tracker.target([...owner, "parameters", index]);
      const name: Path = [...parameter, "name"];
      check(String(tracker.at(name)), name, located.has(toPointer(parameter)), request);
    }
  for (const [index, table] of document.tables.entries()) {
    const source: Source = { document, label: `table ${table.number}`, path: ["tables", index] };
    const properties: Path = ["components", "schemas", table.holds, "properties"];
    for (const [name, property] of Object.entries(tracker.objectAt(properties))) {
      const path: Path = [...properties, name];
      const key = isObject(property) && "$ref" in property ? "$ref" : "type";
      check(name, [...path, key], located.has(toPointer(path)), source);
    }
  }
  // A document may refer to another page for all of its status codes.
  if (document.statusCodes.length === 0) return;
  const statuses = new Set(document.statusCodes.map(({ status }) => status));
  const source: Source = { document, label: "status codes", path: ["statusCodes"] };
  for (const status of Object.keys(tracker.objectAt([...method, "responses"]))) {
    const path: Path = [...method, "responses", status];
    check(`the status code ${status}`, path, statuses.has(status), source);
  }
}
