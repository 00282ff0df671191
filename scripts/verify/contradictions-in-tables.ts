import type { Path } from "../spec/json-pointer.js";
import type { EncodedDocument, EncodedRow } from "./encode-document.js";
import type { Encoding } from "./coverage-tracker.js";

/**
 * Where the tables of one service contradict one another or themselves, or leave out what a reader needs. Each is a
 * difference for which the ledger has to say what was chosen, and why.
 */
export function contradictionsInTables(
  encoding: Encoding,
  documents: readonly EncodedDocument[],
): void {
  const rows = documents.flatMap((document) => document.rows);
  for (const document of documents) {
    answersWithoutMandatory(encoding, document);
    unlistedKinds(encoding, document);
    otherThingsCounted(encoding, document);
    endsBeforeTheEnd(encoding, document);
  }
  for (const row of rows) {
    rulesInProse(encoding, row);
    freeChoice(encoding, row);
    sizeWithoutUnit(encoding, row);
  }
  idsOfOneForm(encoding, rows);
}

/** A table of an answer without the column that says which members are always there. */
function answersWithoutMandatory(encoding: Encoding, { rows }: EncodedDocument): void {
  const seen = new Set<string>();
  for (const { row, source, context } of rows) {
    const { table, request } = context;
    if (request || row.mandatory !== undefined || seen.has(table.holds)) continue;
    seen.add(table.holds);
    const path: Path = ["components", "schemas", table.holds, "required"];
    encoding.differ(
      source,
      path,
      `Table ${table.number} does not say which members of ${table.holds} are always there.`,
    );
  }
}

/** A kind of thing that the page speaks of, and that cannot be asked for by the list of a parameter. */
function unlistedKinds(encoding: Encoding, { document, rows }: EncodedDocument): void {
  for (const kind of document.unlisted ?? [])
    for (const { row, source, context, place } of rows)
      if (
        context.request &&
        place &&
        row.name.endsWith("type") &&
        row.values?.every((value) => value.toLowerCase() !== kind)
      )
        encoding.differ(
          source,
          [...place.schema, "enum"],
          `The page speaks of "${kind}", which is no value of ${row.name}.`,
        );
}

/** A number that counts something else than the list holds. */
function otherThingsCounted(encoding: Encoding, { rows }: EncodedDocument): void {
  const listed =
    rows.find(
      ({ row, context }) => !context.request && row.type.toLowerCase().startsWith("array of"),
    )?.row.name ?? "";
  for (const { row, source, place } of rows)
    if (row.counts !== undefined && place && !row.counts.toLowerCase().endsWith(listed))
      encoding.differ(
        source,
        [...place.member, "name"],
        `${row.name} counts ${row.counts} in the document, and the answer lists ${listed}.`,
      );
}

/** An end that is mandatory in things that may not have ended. */
function endsBeforeTheEnd(encoding: Encoding, { rows }: EncodedDocument): void {
  for (const { row, source, context } of rows) {
    if (context.request || !row.mandatory || !/^(end_time|finished)$/.test(row.name)) continue;
    const unfinished = context.table.rows
      .flatMap(({ values = [] }) => values)
      .find((value) => /^(BUILDING|CREATING)$/.test(value));
    const component: Path = ["components", "schemas", context.table.holds, "required"];
    const index = ((encoding.at(component) ?? []) as unknown[]).indexOf(row.name);
    if (unfinished !== undefined && index >= 0)
      encoding.differ(
        source,
        [...component, index],
        `${row.name} is mandatory, also of what is still ${unfinished} and has no end.`,
      );
  }
}

function rulesInProse(encoding: Encoding, { row, source, place }: EncodedRow): void {
  if (row.rulesInProse && place)
    encoding.differ(
      source,
      [...place.schema, "description"],
      `The rules of ${row.name} stand in its prose, and its range is given as none.`,
    );
}

/** A text to choose freely, in a request, that is no id: the service will accept some only, and nothing says which. */
function freeChoice(encoding: Encoding, { row, source, context, place }: EncodedRow): void {
  const bounded = [row.values, row.pattern, row.format, row.maxLength].some(
    (rule) => rule !== undefined,
  );
  if (
    context.request &&
    place &&
    row.type.toLowerCase() === "string" &&
    !bounded &&
    !/(^|_)id$/.test(row.name)
  )
    encoding.differ(
      source,
      [...place.schema, "enum"],
      `What ${row.name} may be is not documented.`,
    );
}

function sizeWithoutUnit(encoding: Encoding, { row, source, context, place }: EncodedRow): void {
  const isNumber = /^(integer|long|double)$/i.test(row.type);
  if (!context.request && place && isNumber && row.name.includes("size") && row.unit === undefined)
    encoding.differ(
      source,
      [...place.schema, "description"],
      `The unit of ${row.name} is not documented.`,
    );
}

/** An id has one form wherever it stands; where one table states a form, every other one should. */
function idsOfOneForm(encoding: Encoding, rows: readonly EncodedRow[]): void {
  const ids = rows.filter(({ row }) => row.name.endsWith("_id"));
  for (const { row, source, place } of ids) {
    const elsewhere = ids.find(
      (other) => other.row.name === row.name && other.row.format !== undefined,
    );
    if (row.format === undefined && elsewhere && place)
      encoding.differ(
        source,
        [...place.schema, "format"],
        `${row.name} has no form here and is a ${elsewhere.row.format?.toUpperCase()} in ${elsewhere.source.document.document}, ${elsewhere.source.label}.`,
      );
  }
}
