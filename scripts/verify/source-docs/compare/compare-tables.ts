import type { Path } from "../../../spec/json-pointer.js";
import type { Row, SourceDocument, Table } from "../../../spec/tables.js";
import type { PageRow, PageTable } from "../source-page.js";
import { compareRow, hasSameWords, isRenamed, rowText } from "./compare-rows.js";
import { factDifference, type Comparison, type Difference, type TablePair } from "./difference.js";

/**
 * Pairs tables by the names of their rows, their title and their number, so that a table may be renamed, renumbered or
 * rewritten, but not all at once.
 */
export function pairTables(
  { tables }: SourceDocument,
  pageTables: readonly PageTable[],
): TablePair[] {
  const candidates = tables
    .flatMap((table, index) => pageTables.map((pageTable) => ({ index, table, pageTable })))
    .map((pair) => ({ ...pair, similarity: similarityOf(pair) }))
    .filter(({ similarity }) => similarity >= 2)
    .sort((a, b) => b.similarity - a.similarity);
  const pairs = new Map<number, TablePair>();
  const taken = new Set<PageTable>();
  for (const { index, table, pageTable } of candidates) {
    if (pairs.has(index) || taken.has(pageTable)) continue;
    pairs.set(index, { index, table, pageTable });
    taken.add(pageTable);
  }
  return [...pairs.values()].sort((a, b) => a.index - b.index);
}

function similarityOf({ table, pageTable }: TablePair): number {
  const shared = table.rows.filter(({ name }) => rowNamed(pageTable.rows, name)).length;
  const names = shared / Math.max(table.rows.length, pageTable.rows.length);
  const title = table.title === pageTable.title ? 2 : 0;
  return 4 * names + title + (table.number === pageTable.number ? 0.5 : 0);
}

export function compareTables(comparison: Comparison): Difference[] {
  const { tables, page } = comparison;
  const pairs = pairTables(tables, page.tables);
  const numbers = new Map(pairs.map(({ table, pageTable }) => [pageTable.number, table.number]));
  const missing = tables.tables
    .filter((table) => !pairs.some((pair) => pair.table === table))
    .map((table) =>
      factDifference(comparison, ["tables", tables.tables.indexOf(table)], {
        line: 1,
        what: `Table ${table.number}`,
        inTables: tableText(table),
        inDocument: "no such table",
      }),
    );
  const added = page.tables
    .filter((table) => !pairs.some(({ pageTable }) => pageTable === table))
    .map((table) =>
      factDifference(comparison, ["tables"], {
        line: table.line,
        what: `Table ${table.number}`,
        inTables: "no such table",
        inDocument: tableText(table),
      }),
    );
  return [
    ...pairs.flatMap((pair) => compareTable(comparison, pair, numbers)),
    ...missing,
    ...added,
  ];
}

function tableText({ title, rows }: Table | PageTable): string {
  return `${title}: ${rows.map(({ name }) => name).join(", ")}`;
}

type RowPair = readonly [Row, PageRow];

function compareTable(
  comparison: Comparison,
  pair: TablePair,
  numbers: ReadonlyMap<number, number>,
): Difference[] {
  const { index, table, pageTable } = pair;
  const path: Path = ["tables", index];
  const { line } = pageTable;
  const rowPairs = table.rows.flatMap((row): RowPair[] => {
    const pageRow = rowNamed(pageTable.rows, row.name);
    return pageRow ? [[row, pageRow]] : [];
  });
  const captions = (["number", "title"] as const)
    .filter((key) => table[key] !== pageTable[key])
    .map((key) =>
      factDifference(comparison, path, {
        line,
        what: `Table ${table.number}: ${key}`,
        inTables: String(table[key]),
        inDocument: String(pageTable[key]),
      }),
    );
  const moved = movedRows(rowPairs).map(([row, pageRow]) =>
    factDifference(comparison, [...path, "rows", table.rows.indexOf(row)], {
      line: pageRow.line,
      what: `Table ${table.number}, ${row.name}: moved`,
      inTables: positionIn(table.rows, row.name),
      inDocument: positionIn(pageTable.rows, row.name),
    }),
  );
  return [
    ...captions,
    ...compareColumns(comparison, pair, rowPairs),
    ...rowPairs.flatMap((rowPair) => compareRow(comparison, pair, rowPair, numbers)),
    ...missingAndAddedRows(comparison, pair),
    ...moved,
  ];
}

/** Reports a changed column once for the table, not once for each row. */
function compareColumns(
  comparison: Comparison,
  { index, table, pageTable }: TablePair,
  rowPairs: readonly RowPair[],
): Difference[] {
  const path: Path = ["tables", index];
  const { line, columns } = pageTable;
  const inTables = table.rows.some(({ mandatory }) => mandatory !== undefined);
  const inDocument = columns.includes("mandatory");
  if (inTables !== inDocument)
    return [
      factDifference(comparison, path, {
        line,
        what: `Table ${table.number}: column Mandatory`,
        inTables: inTables ? mandatoryText(table.rows) : "no such column",
        inDocument: inDocument ? mandatoryText(pageTable.rows) : "no such column",
      }),
    ];
  const isReordered = rowPairs.some(
    ([row, pageRow]) => row.hash !== pageRow.hash && hasSameWords(row, pageRow),
  );
  if (!isReordered) return [];
  const what = `Table ${table.number}: columns`;
  const order = { line, what, inTables: "another order", inDocument: columns.join(", ") };
  return [{ ...factDifference(comparison, path, order), kind: "words" }];
}

function mandatoryText(rows: readonly (Row | PageRow)[]): string {
  const names = (flag: boolean): string =>
    rows
      .filter(({ mandatory }) => mandatory === flag)
      .map(({ name }) => name)
      .join(", ") || "none";
  return `Yes: ${names(true)}; No: ${names(false)}`;
}

function missingAndAddedRows(
  comparison: Comparison,
  { index, table, pageTable }: TablePair,
): Difference[] {
  const missing = table.rows.filter(({ name }) => !rowNamed(pageTable.rows, name));
  const added = pageTable.rows.filter(({ name }) => !rowNamed(table.rows, name));
  const renamed = new Map(
    missing.flatMap((row): RowPair[] => {
      const pageRow = added.find((candidate) => isRenamed(row, candidate));
      return pageRow ? [[row, pageRow]] : [];
    }),
  );
  const what = (row: Row | PageRow): string => `Table ${table.number}, ${row.name}`;
  return [
    ...missing.map((row) => {
      const pageRow = renamed.get(row);
      const difference = pageRow
        ? { what: `${what(row)}: name`, inTables: row.name, inDocument: pageRow.name }
        : { what: what(row), inTables: row.type ?? "no type", inDocument: "no such row" };
      const line = (pageRow ?? pageTable).line;
      const path: Path = ["tables", index, "rows", table.rows.indexOf(row)];
      return factDifference(comparison, path, { line, ...difference });
    }),
    ...added
      .filter((row) => ![...renamed.values()].includes(row))
      .map((row) =>
        factDifference(comparison, ["tables", index], {
          line: row.line,
          what: what(row),
          inTables: "no such row",
          inDocument: rowText(row),
        }),
      ),
  ];
}

/** The fewest rows whose move explains the other order: all except a longest run in the same order. */
function movedRows(pairs: readonly RowPair[]): RowPair[] {
  const longestOf = (runs: readonly RowPair[][]): RowPair[] =>
    runs.reduce((best, run) => (run.length > best.length ? run : best), []);
  const runs: RowPair[][] = [];
  for (const pair of pairs) {
    const before = runs.filter((run) => (run.at(-1)?.[1].line ?? 0) < pair[1].line);
    runs.push([...longestOf(before), pair]);
  }
  const kept = new Set(longestOf(runs));
  return pairs.filter((pair) => !kept.has(pair));
}

function rowNamed<T extends Row | PageRow>(rows: readonly T[], name: string): T | undefined {
  return rows.find((row) => row.name === name);
}

function positionIn(rows: readonly (Row | PageRow)[], name: string): string {
  const before = rows[rows.findIndex((row) => row.name === name) - 1];
  return before ? `after ${before.name}` : "first";
}
