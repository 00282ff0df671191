import { isDeepStrictEqual } from "node:util";
import { aspects, type Aspect } from "../../../spec/aspects.js";
import { unstatedMeanings } from "./compare-meanings.js";
import { hashOfText, noHash } from "../../../build/hash.js";
import type { Path } from "../../../spec/json-pointer.js";
import type { Row, RowFacts } from "../../../spec/tables.js";
import type { PageRow, StatedFacts } from "../source-page.js";
import {
  causeOf,
  factDifference,
  wordDifferences,
  type Comparison,
  type Difference,
  type TablePair,
} from "./difference.js";

const factNames = [
  "in",
  "table",
  "values",
  "default",
  "format",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "pattern",
  "unit",
  "zone",
  "neededBy",
  "counts",
  "rulesInProse",
] as const satisfies readonly (keyof RowFacts)[];

/** Whether two rows have the same words, except for a column Mandatory that was added, removed or moved. */
export function hasSameWords(row: Row, pageRow: PageRow): boolean {
  const text = pageRow.description.map((paragraph) => paragraph.text).join("\n");
  const isMandatory = pageRow.mandatory ?? row.mandatory;
  const flag = isMandatory ? "Yes" : "No";
  const type = pageRow.type === undefined ? [] : [pageRow.type];
  const cells = (...middle: string[]): string[] => [pageRow.name, ...middle, text];
  const forms =
    row.mandatory === undefined || isMandatory === undefined
      ? [cells(...type)]
      : [cells(flag, ...type), cells(...type, flag)];
  return (
    pageRow.hash === row.hash || forms.some((form) => hashOfText(form.join("\n")) === row.hash)
  );
}

/** Whether two rows have the same words except for their name. */
export function isRenamed(row: Row, { name, cells }: PageRow): boolean {
  return hashOfText(cells.map((cell) => (cell === name ? row.name : cell)).join("\n")) === row.hash;
}

/** @param tableNumbers Our number for each table of the page: they differ after a renumbering. */
export function compareRow(
  comparison: Comparison,
  { index, table, pageTable }: TablePair,
  [row, pageRow]: readonly [Row, PageRow],
  tableNumbers: ReadonlyMap<number, number>,
): Difference[] {
  const path: Path = ["tables", index, "rows", table.rows.indexOf(row)];
  const what = `Table ${table.number}, ${row.name}`;
  const sameWords = hasSameWords(row, pageRow);
  const cause = causeOf(comparison, row.hash, sameWords ? row.hash : pageRow.hash);
  const { table: linked } = pageRow.facts;
  const stated: StatedFacts = {
    ...pageRow.facts,
    ...(linked !== undefined && { table: tableNumbers.get(linked) ?? linked }),
  };
  // The reader has no fact where the words are unclear, and the row has what a person has read.
  const byHand = new Set<string>(pageRow.unclear.flatMap(({ aspect }) => aspects[aspect]));
  const hasMandatory =
    pageTable.columns.includes("mandatory") &&
    table.rows.some(({ mandatory }) => mandatory !== undefined);
  const facts: [name: string, inTables: unknown, inDocument: unknown][] = [
    ["type", row.type, pageRow.type],
    ...(hasMandatory
      ? [["mandatory", row.mandatory, pageRow.mandatory] as [string, unknown, unknown]]
      : []),
    ...factNames
      .filter((name) => !byHand.has(name))
      .map((name): [string, unknown, unknown] => [name, row[name], stated[name]]),
    ["byHand", asList(row.byHand), asList(pageRow.unclear.map(({ aspect }) => aspect))],
    ...unstatedMeanings(row, pageRow),
  ];
  const differences = facts
    .filter(([, inTables, inDocument]) => !isDeepStrictEqual(inTables, inDocument))
    .map(([name, inTables, inDocument]) =>
      factDifference(comparison, path, {
        line: pageRow.line,
        what: `${what}: ${name}`,
        inTables: show(inTables),
        inDocument: name === "byHand" ? unclearText(pageRow) : show(inDocument),
        // A row refers to a table by its title, which may have changed although the row did not.
        cause: name === "table" && comparison.cause === "new edition" ? "new edition" : cause,
      }),
    );
  if (differences.length > 0 || (sameWords && row.hash !== noHash)) return differences;
  const words = pageRow.cells.slice(1).join(" ").replace(/\s+/g, " ");
  return wordDifferences(comparison, path, what, row.hash, { ...pageRow, words });
}

/** Undefined for none, and without regard to the order. */
function asList(names: readonly Aspect[] = []): string[] | undefined {
  return names.length === 0 ? undefined : [...names].sort();
}

/** The unclear words of a row: what the key byHand has to list, and what a person has to read. */
function unclearText({ unclear }: PageRow): string {
  if (unclear.length === 0) return "nothing that cannot be read";
  return unclear.map(({ aspect, words }) => `${aspect}: "${words}"`).join("; ");
}

/** The facts and the words of a row in one line. */
export function rowText(row: PageRow): string {
  const { type, mandatory, facts, description, unclear } = row;
  const stated = factNames
    .filter((name) => facts[name] !== undefined)
    .map((name) => `${name} ${show(facts[name])}`);
  const flag = mandatory === undefined ? [] : [mandatory ? "mandatory" : "optional"];
  const words = description.map(({ text }) => text).join(" ");
  const read = [type ?? "no type", ...flag, ...stated].join(", ");
  const unread = unclear.length === 0 ? "" : `; to be read by hand: ${unclearText(row)}`;
  return `${read}: "${words}"${unread}`;
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value === "" ? "the empty text" : value;
  return JSON.stringify(value);
}
