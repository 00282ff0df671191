import { requestOf } from "../spec/recorded-calls.js";
import type { RecordedExchange, Row } from "../spec/tables.js";
import type { CheckedDocument, CheckedRow } from "./checked-document.js";
import {
  recordedObjects,
  recordedPath,
  type RecordedObject,
  type RecordedProperty,
} from "./check-recordings.js";
import type { CoverageTracker } from "./coverage-tracker.js";

/**
 * Finds where the recorded values of a document contradict its tables or themselves. For each place a deviation has to
 * state the decision and its evidence.
 */
export function checkRecordingContradictions(
  tracker: CoverageTracker,
  document: CheckedDocument,
): void {
  const objects = recordedObjects(tracker, document);
  for (const object of objects) {
    checkCount(tracker, object);
    for (const row of document.rows)
      if (row.table.holds === object.component.at(-1)) checkProperty(tracker, object, row);
    checkManualSnapshot(tracker, object);
    checkRequestedIds(tracker, document, object);
  }
  checkIds(tracker, objects);
}

/** A property that counts the items of a list has another value. */
function checkCount(tracker: CoverageTracker, { recording, properties }: RecordedObject): void {
  const list = properties.find(({ value }) => Array.isArray(value));
  const count = properties.find(({ name }) => /^(total_)?count$/.test(name));
  if (!list || !count || !Array.isArray(list.value) || count.value === list.value.length) return;
  const message = `${count.name} is ${String(count.value)}, and ${list.name} has ${list.value.length} items.`;
  tracker.differ(recording.source, count.path, message);
}

/** A recorded property is missing, has a value that its table does not list, or is a time without a zone. */
function checkProperty(
  tracker: CoverageTracker,
  { path, properties }: RecordedObject,
  { row, source }: CheckedRow,
): void {
  const property = properties.find(({ name }) => name === row.name);
  if (!property) {
    const message = `${row.name} is documented and missing in the recorded value.`;
    tracker.differ(source, [...path, row.name], message);
    return;
  }
  for (const message of contradictionsOf(property, row))
    tracker.differ(source, property.path, message);
}

function contradictionsOf({ name, value }: RecordedProperty, { values, zone }: Row): string[] {
  const isUnlisted = values && !values.includes(String(value));
  const isTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d+)?$/.test(String(value));
  return [
    ...(isUnlisted
      ? [`${name} is recorded as ${JSON.stringify(value)}, which its table does not list.`]
      : []),
    ...(isTime && zone === undefined
      ? [`${name} is recorded without a time zone, and its row does not name one.`]
      : []),
  ];
}

/** A manual snapshot has no schedule, and does not depend on an earlier snapshot of a schedule. */
function checkManualSnapshot(
  tracker: CoverageTracker,
  { recording, properties }: RecordedObject,
): void {
  const manual = properties.find(({ name, value }) => name === "type" && value === "MANUAL");
  const automatic = properties
    .map(({ name }) => name)
    .filter((name) => ["bak_period", "prior_backup_key"].includes(name));
  if (!manual || automatic.length === 0) return;
  const message = `The recorded snapshot is MANUAL and has ${automatic.join(" and ")}.`;
  tracker.differ(recording.source, manual.path, message);
}

/** Two properties with different names have the same id. */
function checkIds(tracker: CoverageTracker, objects: readonly RecordedObject[]): void {
  const ids = objects.flatMap(({ recording, properties }) =>
    properties
      .filter(({ name, value }) => /(^|_)id$/.test(name) && typeof value === "string")
      .map((property) => ({ ...property, recording })),
  );
  for (const { name, value, path, recording } of ids.filter((id) => id.name !== "id")) {
    const other = ids.find((id) => id.name !== name && id.value === value);
    if (other)
      tracker.differ(
        recording.source,
        path,
        `${name} is recorded with the value of ${other.name}, which is another id.`,
      );
  }
}

/** An id in a response of a read is another one than each of its recorded requests names. */
function checkRequestedIds(
  tracker: CoverageTracker,
  { document, operation }: CheckedDocument,
  { recording, path, properties }: RecordedObject,
): void {
  if (operation.method !== "GET") return;
  const calls = document.exchanges
    .filter(({ response }) => response?.example === recording.recording.example)
    .map((exchange) => requestedIds(operation.path, exchange));
  const parents = path.slice(recording.path.length).filter((one) => typeof one === "string");
  for (const property of properties)
    for (const name of parametersOf(property.name, parents)) {
      const ids = calls.map((requested) => requested.get(name));
      if (ids.some((id) => id === undefined || id === property.value)) continue;
      const message = `The response has another ${name} than the recorded request.`;
      tracker.differ(recording.source, property.path, message);
    }
}

/** The names that a parameter with the id of a property can have: the id of `cluster` or `clusters` is a cluster_id. */
function parametersOf(name: string, parents: readonly string[]): string[] {
  if (name !== "id") return name.endsWith("_id") ? [name] : [];
  const [outer, ...inner] = parents;
  if (outer === undefined || inner.length > 0) return [];
  return ["id", `${outer.replace(/s$/, "")}_id`];
}

/** The ids in the path and in the query of a recorded request. A placeholder is no id. */
function requestedIds(path: string, exchange: RecordedExchange): ReadonlyMap<string, string> {
  const segments = recordedPath(exchange);
  const inPath = path
    .split("/")
    .map((segment, index) => [segment.replace(/[{}]/g, ""), segments[index] ?? ""] as const);
  const parameters = [...inPath, ...new URLSearchParams(requestOf(exchange).query)];
  return new Map(parameters.filter(([, value]) => !value.startsWith("{")));
}
