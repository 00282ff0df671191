import type { EncodedDocument, EncodedRow } from "./encode-document.js";
import type { Encoding } from "./coverage-tracker.js";
import { recordedObjects, type RecordedMember, type RecordedObject } from "./recorded-members.js";

/**
 * Where the recorded values of a document contradict its tables or themselves. Each is a difference for which the ledger
 * has to say what was chosen, and why.
 */
export function contradictionsInRecordings(encoding: Encoding, document: EncodedDocument): void {
  const objects = recordedObjects(encoding, document);
  for (const object of objects) {
    const rows = document.rows.filter(
      ({ context }) => context.table.holds === object.component.at(-1),
    );
    miscounted(encoding, document, object);
    missingMembers(encoding, object, rows);
    unlistedValues(encoding, object, rows);
    timesWithoutZone(encoding, object, rows);
    manualWithSchedule(encoding, document, object);
  }
  idsOfTwoThings(encoding, document, objects);
  otherProject(encoding, document, objects);
}

/** A member that counts the objects of a list beside it, and does not. */
function miscounted(
  encoding: Encoding,
  document: EncodedDocument,
  { members }: RecordedObject,
): void {
  const list = members.find(({ value }) => Array.isArray(value));
  const count = members.find(({ name }) => /^(total_)?count$/.test(name));
  if (list && count && count.value !== (list.value as unknown[]).length)
    differ(
      encoding,
      document,
      count,
      `${count.name} is ${String(count.value)}, and ${list.name} holds ${(list.value as unknown[]).length}.`,
    );
}

function missingMembers(
  encoding: Encoding,
  object: RecordedObject,
  rows: readonly EncodedRow[],
): void {
  for (const { row, source } of rows)
    if (!object.members.some(({ name }) => name === row.name))
      encoding.differ(
        source,
        [...object.path, row.name],
        `${row.name} is documented and not in the recorded value.`,
      );
}

function unlistedValues(
  encoding: Encoding,
  { members }: RecordedObject,
  rows: readonly EncodedRow[],
): void {
  for (const { row, source } of rows) {
    const member = members.find(({ name }) => name === row.name);
    if (member && row.values && !row.values.includes(String(member.value)))
      encoding.differ(
        source,
        member.path,
        `${row.name} is recorded as ${JSON.stringify(member.value)}, which its table does not list.`,
      );
  }
}

/** A time whose zone neither the value nor its row gives. */
function timesWithoutZone(
  encoding: Encoding,
  { members }: RecordedObject,
  rows: readonly EncodedRow[],
): void {
  for (const { row, source } of rows) {
    const member = members.find(({ name }) => name === row.name);
    const isTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}$/.test(String(member?.value));
    if (member && isTime && row.zone === undefined)
      encoding.differ(
        source,
        member.path,
        `${row.name} is recorded without a zone, and its row does not name one.`,
      );
  }
}

/** A copy that a person ordered has no schedule, and builds upon no earlier one of a schedule. */
function manualWithSchedule(
  encoding: Encoding,
  document: EncodedDocument,
  { members }: RecordedObject,
): void {
  const manual = members.find(({ name, value }) => name === "type" && value === "MANUAL");
  const automatic = members
    .filter(({ name }) => ["bak_period", "prior_backup_key"].includes(name))
    .map(({ name }) => name);
  if (manual && automatic.length > 0)
    differ(
      encoding,
      document,
      manual,
      `The recorded snapshot is MANUAL and has ${automatic.join(" and ")}.`,
    );
}

/** One id for two things of different names. */
function idsOfTwoThings(
  encoding: Encoding,
  document: EncodedDocument,
  objects: readonly RecordedObject[],
): void {
  const ids = objects
    .flatMap(({ members }) => members)
    .filter(({ name, value }) => /(^|_)id$/.test(name) && typeof value === "string");
  for (const id of ids.filter(({ name }) => name !== "id")) {
    const other = ids.find(({ name, value }) => name !== id.name && value === id.value);
    if (other)
      differ(
        encoding,
        document,
        id,
        `${id.name} is recorded with the value of another id, that of ${other.name}.`,
      );
  }
}

/** An answer that belongs to another project than the request. */
function otherProject(
  encoding: Encoding,
  { operation, recordings }: EncodedDocument,
  objects: readonly RecordedObject[],
): void {
  const segment = operation.path.split("/").indexOf("{project_id}");
  for (const { path, exchange, role, source } of recordings) {
    const requested = exchange.request.replace(/^\S+ https:\/\/\{Endpoint\}/, "").split("/")[
      segment
    ];
    const project = objects
      .find((object) => object.path === path)
      ?.members.find(({ name }) => name === "project_id");
    if (role === "response" && project && project.value !== requested)
      encoding.differ(
        source,
        project.path,
        "The answer has another project_id than the recorded request.",
      );
  }
}

function differ(
  encoding: Encoding,
  document: EncodedDocument,
  { path }: RecordedMember,
  message: string,
): void {
  const recording = document.recordings.find((candidate) =>
    candidate.path.every((segment, index) => segment === path[index]),
  );
  if (recording) encoding.differ(recording.source, path, message);
}
