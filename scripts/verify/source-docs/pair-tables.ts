import type { SourceDocument, Table } from "../../spec/tables.js";
import type { PageTable } from "./page.js";

export interface TablePair {
  readonly index: number;
  readonly ours: Table;
  readonly page: PageTable;
}

/**
 * Which table of a page is which of ours: those that share most names of rows, title and number. A table may so be
 * renamed, renumbered or rewritten, but not all at once.
 */
export function pairTables(record: SourceDocument, tables: readonly PageTable[]): TablePair[] {
  const candidates = record.tables
    .flatMap((ours, index) =>
      tables.map((page) => ({ index, ours, page, likeness: likeness(ours, page) })),
    )
    .filter((candidate) => candidate.likeness >= 2)
    .sort((a, b) => b.likeness - a.likeness);
  const pairs = new Map<number, TablePair>();
  const taken = new Set<PageTable>();
  for (const { index, ours, page } of candidates) {
    if (pairs.has(index) || taken.has(page)) continue;
    pairs.set(index, { index, ours, page });
    taken.add(page);
  }
  return [...pairs.values()].sort((a, b) => a.index - b.index);
}

function likeness(ours: Table, page: PageTable): number {
  const shared = ours.rows.filter(({ name }) => page.rows.some((row) => row.name === name)).length;
  const names = shared / Math.max(ours.rows.length, page.rows.length);
  return 4 * names + (ours.title === page.title ? 2 : 0) + (ours.number === page.number ? 0.5 : 0);
}
