import { hashOfValue, noHash } from "../build/hash.js";
import { fromPointer, leavesOf, type Path } from "../spec/json-pointer.js";
import { isObject } from "../../src/values.js";
import { documentedSuccesses, isPathOf, printedValue, requestOf } from "../spec/recorded-calls.js";
import type { RecordedExchange, Recording, SourceDocument } from "../spec/tables.js";
import type { CheckedDocument, CheckedRecording } from "./checked-document.js";
import type { CoverageTracker, Source } from "./coverage-tracker.js";

/** Compares a recorded call with the description of its operation. */
export function checkExchange(
  tracker: CoverageTracker,
  document: SourceDocument,
  exchange: RecordedExchange,
  index: number,
  operation: Path,
): CheckedRecording[] {
  const line: Source = { document, label: "request", path: ["exchanges", index, "request"] };
  if (!isRequestOf(operation, exchange))
    tracker.differ(
      line,
      [...operation, "operationId"],
      `The recorded request does not call ${document.operation}: ${exchange.request}.`,
    );
  const check = (
    role: CheckedRecording["role"],
    recording: Recording,
    body: Path,
  ): CheckedRecording => {
    const label = `recording ${recording.example}`;
    const source: Source = { document, label, path: ["exchanges", index, role] };
    const content: Path = [...body, "content", "application/json"];
    const path: Path = ["components", "examples", recording.example, "value"];
    checkExampleReference(tracker, source, recording, content);
    if (role === "response" && tracker.at(body) !== undefined) tracker.cover(body);
    for (const [leaf] of leavesOf(tracker.at(path), path)) tracker.cover(leaf);
    checkHash(tracker, source, recording, path);
    const schema = tracker.target([...content, "schema"]);
    return { recording, exchange, role, source, path, schema };
  };
  const success = successOf(tracker, document, exchange, line, operation);
  if (success && !exchange.response)
    checkMissingResponse(tracker, document, exchange, line, success);
  return [
    ...(exchange.body ? [check("body", exchange.body, [...operation, "requestBody"])] : []),
    ...(exchange.response && success ? [check("response", exchange.response, success)] : []),
  ];
}

/** A document may print fewer responses than requests. One that prints none has no example of the response. */
function checkMissingResponse(
  tracker: CoverageTracker,
  { exchanges }: SourceDocument,
  { status }: RecordedExchange,
  line: Source,
  success: Path,
): void {
  const content: Path = [...success, "content"];
  const isRecorded = exchanges.some((one) => one.response && one.status === status);
  if (tracker.at(content) === undefined || isRecorded) return;
  const examples: Path = [...content, "application/json", "examples"];
  const [name] = Object.keys(tracker.objectAt(examples));
  tracker.differ(
    line,
    name === undefined ? examples : [...examples, name, "$ref"],
    `The response ${String(success.at(-1))} has a body, and no response is recorded for this call.`,
  );
}

/** The response of a recorded call: documents record successes only, and print no status beside them. */
function successOf(
  tracker: CoverageTracker,
  document: SourceDocument,
  { status }: RecordedExchange,
  line: Source,
  operation: Path,
): Path | undefined {
  const responses: Path = [...operation, "responses"];
  const listed = documentedSuccesses(document);
  // A document may refer to another page for its statuses.
  const successes =
    listed.length > 0
      ? listed
      : Object.keys(tracker.objectAt(responses)).filter((name) => name.startsWith("2"));
  const [only = "", ...others] = successes;
  if (status !== undefined ? !successes.includes(status) : others.length > 0) {
    tracker.differ(
      line,
      responses,
      status === undefined
        ? `The document lists the successes ${successes.join(" and ")}: name the one of this call with "status".`
        : `The recorded call has the status ${status}, and the document lists ${successes.join(" and ")}.`,
    );
    return undefined;
  }
  return [...responses, status ?? only];
}

function isRequestOf([, path, method]: Path, exchange: RecordedExchange): boolean {
  const recorded = requestOf(exchange);
  return recorded.method === String(method).toUpperCase() && isPathOf(String(path), recorded.path);
}

function checkExampleReference(
  tracker: CoverageTracker,
  source: Source,
  { example }: Recording,
  content: Path,
): void {
  const examples: Path = [...content, "examples"];
  const name = Object.keys(tracker.objectAt(examples)).find(
    (key) => tracker.at([...examples, key, "$ref"]) === `#/components/examples/${example}`,
  );
  if (name !== undefined) tracker.cover([...examples, name, "$ref"]);
  else tracker.differ(source, examples, `The recording ${example} is not among the examples here.`);
}

function checkHash(
  tracker: CoverageTracker,
  source: Source,
  recording: Recording,
  path: Path,
): void {
  const { example, asText = [], hash } = recording;
  // A missing fingerprint is a finding of the file.
  if (hash !== noHash && hashOfValue(printedValue(tracker.at(path) ?? null, recording)) !== hash)
    tracker.differ(
      source,
      path,
      `${example} differs from the value that the document prints: restore the recorded value.`,
    );
  for (const pointer of asText)
    tracker.differ(
      source,
      [...path, ...fromPointer(pointer)],
      `${example} has a text where the document prints a number.`,
    );
}

/** A property of a recorded value. */
export interface RecordedProperty {
  readonly name: string;
  readonly value: unknown;
  /** In the example. */
  readonly path: Path;
  /** In the properties of a component. */
  readonly element: Path;
  /** The schema of its values, references followed. */
  readonly schema: Path;
}

/** An object of a recorded value. */
export interface RecordedObject {
  readonly recording: CheckedRecording;
  /** In the example. */
  readonly path: Path;
  /** The component that describes the object. */
  readonly component: Path;
  readonly properties: readonly RecordedProperty[];
}

/** Every object of the recorded values of a document, the outermost first. */
export function recordedObjects(
  tracker: CoverageTracker,
  { recordings }: CheckedDocument,
): RecordedObject[] {
  return recordings.flatMap((recording) =>
    objectsIn(tracker, recording, recording.path, recording.schema),
  );
}

function objectsIn(
  tracker: CoverageTracker,
  recording: CheckedRecording,
  path: Path,
  component: Path,
): RecordedObject[] {
  const value = tracker.at(path);
  if (Array.isArray(value)) {
    const items = tracker.target([...component, "items"]);
    return value.flatMap((_, index) => objectsIn(tracker, recording, [...path, index], items));
  }
  if (!isObject(value)) return [];
  const properties = Object.entries(value).map(([name, child]): RecordedProperty => {
    const element: Path = [...component, "properties", name];
    return { name, value: child, path: [...path, name], element, schema: tracker.target(element) };
  });
  return [
    { recording, path, component, properties },
    ...properties.flatMap((property) =>
      objectsIn(tracker, recording, property.path, property.schema),
    ),
  ];
}

/** Accounts for examples of properties and parameters whose value is a recorded one. */
export function coverRecordedExamples(tracker: CoverageTracker, document: CheckedDocument): void {
  for (const { properties } of recordedObjects(tracker, document))
    for (const { value, element, schema } of properties)
      for (const place of [element, schema]) coverExample(tracker, place, value);
  for (const { row, place } of document.rows)
    if (place) coverExample(tracker, place.element, recordedSegment(document, row.name));
}

function coverExample(tracker: CoverageTracker, place: Path, value: unknown): void {
  const example = tracker.at([...place, "example"]);
  if (example !== undefined && typeof example !== "object" && example === value)
    tracker.cover([...place, "example"]);
}

/** The value that a recorded request line has for a path parameter. */
function recordedSegment(
  { document, operation }: CheckedDocument,
  name: string,
): string | undefined {
  const position = operation.path.split("/").indexOf(`{${name}}`);
  return document.exchanges
    .map((exchange) => recordedPath(exchange)[position])
    .find((segment) => segment && !segment.startsWith("{"));
}

/** The segments of the path in a recorded request line. */
export function recordedPath(exchange: RecordedExchange): string[] {
  return requestOf(exchange).path.split("/");
}
