import { isDeepStrictEqual } from "node:util";
import { hashOfText, noHash } from "../../build/hash.js";
import type { Row, RowFacts } from "../../spec/tables.js";
import { changedWords, whoseOf, type Difference, type Sides } from "./difference.js";
import type { TablePair } from "./pair-tables.js";
import type { PageRow, StatedFacts } from "./page.js";

const factNames = [
  "table",
  "values",
  "default",
  "format",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "pattern",
  "unit",
  "zone",
  "neededBy",
  "counts",
  "rulesInProse",
] as const satisfies readonly (keyof RowFacts)[];

/** Whether a row has our words when the column Mandatory is left out, put in or moved: then the table's form changed, not the row. */
export function hasOurWords(ours: Row, page: PageRow): boolean {
  const text = page.description.map((paragraph) => paragraph.text).join("\n");
  const flag = page.mandatory ?? ours.mandatory;
  const cells = (...middle: string[]): string[] => [page.name, ...middle, text];
  const forms =
    ours.mandatory === undefined || flag === undefined
      ? [cells(page.type)]
      : [cells(flag ? "Yes" : "No", page.type), cells(page.type, flag ? "Yes" : "No")];
  return page.hash === ours.hash || forms.some((form) => hashOfText(form.join("\n")) === ours.hash);
}

/** Whether a row of the page is one of ours under a new name, and otherwise in the same words. */
export function isRenamed(ours: Row, page: PageRow): boolean {
  return (
    hashOfText(page.cells.map((cell) => (cell === page.name ? ours.name : cell)).join("\n")) ===
    ours.hash
  );
}

/**
 * What one row says and the other does not.
 *
 * @param tableNumbers The number that we have for each table of the page: after a renumbering they differ.
 */
export function compareRow(
  sides: Sides,
  { index, ours: table, page: pageTable }: TablePair,
  rowIndex: number,
  [ours, page]: readonly [Row, PageRow],
  tableNumbers: ReadonlyMap<number, number>,
): Difference[] {
  const path = ["tables", index, "rows", rowIndex];
  const what = `Table ${table.number}, ${ours.name}`;
  const sameWords = hasOurWords(ours, page);
  const whose = whoseOf(sides, ours.hash, sameWords ? ours.hash : page.hash);
  const stated: StatedFacts = {
    ...page.facts,
    ...(page.facts.table !== undefined && {
      table: tableNumbers.get(page.facts.table) ?? page.facts.table,
    }),
  };
  const column =
    pageTable.columns.includes("mandatory") &&
    table.rows.some(({ mandatory }) => mandatory !== undefined);
  const sayings: [string, unknown, unknown][] = [
    ["type", ours.type, page.type],
    ...(column
      ? [["mandatory", ours.mandatory, page.mandatory] satisfies [string, unknown, unknown]]
      : []),
    ...factNames.map((name): [string, unknown, unknown] => [name, ours[name], stated[name]]),
  ];
  const facts = sayings
    .filter(([, weSay, pageSays]) => !isDeepStrictEqual(weSay, pageSays))
    .map(([name, weSay, pageSays]): Difference => {
      // A row leads to a table by that table's title, which stands elsewhere and may have changed while the row did not.
      const elsewhere = name === "table" && sides.whole === "new edition";
      return {
        ours: sides.record.placeOf(path),
        pageLine: page.line,
        what: `${what}: ${name}`,
        weSay: shown(weSay),
        pageSays: shown(pageSays),
        whose: elsewhere ? "new edition" : whose,
        kind: "fact",
      };
    });
  if (facts.length > 0 || (sameWords && ours.hash !== noHash)) return facts;
  return changedWords(sides, path, what, ours.hash, {
    ...page,
    words: page.cells.slice(1).join(" ").replace(/\s+/g, " "),
  });
}

/** A row in one line, as far as it is facts. */
export function factsInWords(page: PageRow): string {
  const mandatory = page.mandatory === undefined ? [] : [page.mandatory ? "mandatory" : "optional"];
  const facts = factNames
    .filter((name) => page.facts[name] !== undefined)
    .map((name) => `${name} ${shown(page.facts[name])}`);
  const words = page.description.map(({ text }) => text).join(" ");
  return `${[page.type, ...mandatory, ...facts].join(", ")}: "${words}"`;
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === "" ? "the empty text" : String(value);
}
