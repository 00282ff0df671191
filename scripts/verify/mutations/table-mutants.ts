import type { Path } from "../../spec/json-pointer.js";
import { recordingsOf } from "../../spec/recorded-calls.js";
import type { RecordedExchange, Row, SourceDocument } from "../../spec/tables.js";
import { mutant, remove, set, type Mutant } from "./mutant.js";

/** Changes of a file of tables: what it has lost, and what a row says of values and numbers. */
export function mutantsOfTables(
  document: SourceDocument,
  documents: readonly SourceDocument[],
): Mutant[] {
  const { tables, file } = document;
  const rows = tables.flatMap(({ rows: ofTable }, table) =>
    ofTable.map((row, index) => [row, ["tables", table, "rows", index]] as const),
  );
  return [
    ...rows.map(([{ name }, path]) => mutant("row", `drop ${name}:`, remove(path))),
    ...lostStatusCodes(document),
    ...lostCalls(document, documents),
    ...rows.flatMap(([row, path]) => mutantsOfRow(row, path)),
  ].map((one) => ({ ...one, title: `${file}: ${one.title}`, file }));
}

/**
 * A success that is the only status is also stated by its recorded calls: a document without a status refers to another page
 * for all of them.
 */
function lostStatusCodes({ statusCodes, exchanges }: SourceDocument): Mutant[] {
  if (statusCodes.length === 1 && exchanges.length > 0) return [];
  return statusCodes.map(({ status }, index) =>
    mutant("status", `drop ${status}:`, remove(["statusCodes", index])),
  );
}

/** Of a call without a recording of its own, only the acceptance of the file tells that it is lost. */
function lostCalls({ exchanges }: SourceDocument, documents: readonly SourceDocument[]): Mutant[] {
  return exchanges.flatMap((exchange, index) =>
    hasOwnRecording(exchange, documents)
      ? [mutant("recording", `drop ${exchange.request}:`, remove(["exchanges", index]))]
      : [],
  );
}

/** Whether a call has a recording that no other call of any document of the service has. */
export function hasOwnRecording(
  exchange: RecordedExchange,
  documents: readonly SourceDocument[],
): boolean {
  const others = documents.flatMap(({ exchanges }) =>
    recordingsOf(exchanges.filter((one) => one !== exchange)),
  );
  return recordingsOf([exchange]).some(
    ({ example }) => !others.some((other) => other.example === example),
  );
}

function mutantsOfRow({ meanings = {}, unit, zone }: Row, path: Path): Mutant[] {
  const entries = Object.entries(meanings);
  const other = (key: string, value: string): Mutant =>
    mutant("row", `be ${value}:`, set([...path, key], value));
  return [
    ...entries.slice(1).map(([value, meaning], index) => {
      const [before = "", text] = entries[index] ?? [];
      const swapped = { ...meanings, [before]: meaning, [value]: text };
      return mutant("row", `swap ${before} and ${value}:`, set([...path, "meanings"], swapped));
    }),
    ...(unit === undefined ? [] : [other("unit", unit === "MB" ? "KB" : "MB")]),
    ...(zone === undefined ? [] : [other("zone", "CET")]),
  ];
}
