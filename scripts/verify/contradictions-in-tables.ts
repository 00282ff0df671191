import type { Path } from "../spec/json-pointer.js";
import type { CheckedDocument, CheckedRow } from "./checked-document.js";
import { documentedSchema, isArrayType, isNumeric } from "./documented-types.js";
import type { CoverageTracker } from "./coverage-tracker.js";

/**
 * Finds where the tables of a service contradict one another or themselves, or leave out what a reader needs. For each
 * place a deviation has to state the decision and its evidence.
 */
export function checkTableContradictions(
  tracker: CoverageTracker,
  documents: readonly CheckedDocument[],
): void {
  for (const document of documents) {
    checkMandatoryColumn(tracker, document);
    checkUnlistedKinds(tracker, document);
    checkCountedThings(tracker, document);
    for (const row of document.rows) {
      checkMandatoryEnd(tracker, row);
      checkRulesInProse(tracker, row);
      checkFreeText(tracker, row);
      checkSizeUnit(tracker, row);
    }
  }
  checkIdFormats(
    tracker,
    documents.flatMap(({ rows }) => rows),
  );
}

/** A response table has no column that says which properties are always present. */
function checkMandatoryColumn(tracker: CoverageTracker, { rows }: CheckedDocument): void {
  const seen = new Set<string>();
  for (const { row, table, request, source } of rows) {
    if (request || row.mandatory !== undefined || seen.has(table.holds)) continue;
    seen.add(table.holds);
    tracker.differ(
      source,
      ["components", "schemas", table.holds, "required"],
      `Table ${table.number} does not state which properties of ${table.holds} are always present.`,
    );
  }
}

/** The text of a document names a kind of thing that the values of the parameter do not include. */
function checkUnlistedKinds(tracker: CoverageTracker, { document, rows }: CheckedDocument): void {
  for (const kind of document.unlisted ?? [])
    for (const { row, request, source, place } of rows)
      if (
        request &&
        place &&
        row.name.endsWith("type") &&
        row.values?.every((value) => value.toLowerCase() !== kind)
      )
        tracker.differ(
          source,
          [...place.schema, "enum"],
          `The text of the document names "${kind}", and the values of ${row.name} do not include it.`,
        );
}

/** A parameter counts something else than the items of the list. */
function checkCountedThings(tracker: CoverageTracker, { rows }: CheckedDocument): void {
  const list = rows.find(({ row, request }) => !request && isArrayType(row))?.row.name ?? "";
  for (const { row, source, place } of rows)
    if (row.counts !== undefined && place && !row.counts.toLowerCase().endsWith(list))
      tracker.differ(
        source,
        [...place.element, "x-measure", "counts"],
        `${row.name} counts ${row.counts} in the document, and the response lists ${list}.`,
      );
}

/** An end time is mandatory although an object may not have ended. */
function checkMandatoryEnd(
  tracker: CoverageTracker,
  { row, table, request, source }: CheckedRow,
): void {
  if (request || !row.mandatory || !/^(end_time|finished)$/.test(row.name)) return;
  const unfinished = table.rows
    .flatMap(({ values = [] }) => values)
    .find((value) => /^(BUILDING|CREATING)$/.test(value));
  const required: Path = ["components", "schemas", table.holds, "required"];
  const index = tracker.listAt(required).indexOf(row.name);
  if (unfinished !== undefined && index >= 0)
    tracker.differ(
      source,
      [...required, index],
      `${row.name} is mandatory, although an object with the status ${unfinished} has no end.`,
    );
}

function checkRulesInProse(tracker: CoverageTracker, { row, source, place }: CheckedRow): void {
  if (row.rulesInProse && place)
    tracker.differ(
      source,
      [...place.schema, "description"],
      `The rules for ${row.name} are in its definition, and its range is empty.`,
    );
}

/** The values of a text in a request are not restricted: the service accepts some only, and the document does not say which. */
function checkFreeText(
  tracker: CoverageTracker,
  { row, request, source, place }: CheckedRow,
): void {
  // A text with bounds or a unit is a number.
  const rules = [row.values, row.pattern, row.format, row.maxLength, row.maximum, row.unit];
  const isFree =
    documentedSchema(row.type).type === "string" && rules.every((rule) => rule === undefined);
  if (request && place && isFree && !/(^|_)id$/.test(row.name))
    tracker.differ(
      source,
      [...place.schema, "enum"],
      `The values of ${row.name} are not documented.`,
    );
}

function checkSizeUnit(
  tracker: CoverageTracker,
  { row, request, source, place }: CheckedRow,
): void {
  const isSize = isNumeric(row) && row.name.includes("size");
  if (!request && place && isSize && row.unit === undefined)
    tracker.differ(
      source,
      [...place.schema, "description"],
      `The unit of ${row.name} is not documented.`,
    );
}

/** An id has the same form everywhere: where one table states a format, the others should. */
function checkIdFormats(tracker: CoverageTracker, rows: readonly CheckedRow[]): void {
  const ids = rows.filter(({ row }) => row.name.endsWith("_id"));
  const withFormat = new Map<string, CheckedRow>();
  for (const id of ids)
    if (id.row.format !== undefined && !withFormat.has(id.row.name))
      withFormat.set(id.row.name, id);
  for (const { row, source, place } of ids) {
    const other = withFormat.get(row.name);
    if (row.format === undefined && other && place)
      tracker.differ(
        source,
        [...place.schema, "format"],
        `${row.name} has no format here and is a ${String(other.row.format).toUpperCase()} in ${other.source.document.document}, ${other.source.label}.`,
      );
  }
}
