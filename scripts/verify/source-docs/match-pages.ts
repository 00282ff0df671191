import type { SourceDocument } from "../../spec/tables.js";
import { PageError, type Page } from "./page.js";
import { pairTables } from "./pair-tables.js";

export interface Matched {
  readonly pages: ReadonlyMap<SourceDocument, Page>;
  /** Pages that belong to no record. */
  readonly foreign: readonly PageError[];
}

/**
 * Which page is that of which record: by the name of the file, and for a page that was downloaded anew under another name
 * by what it documents. Where two records document one request, the page goes to the one that it resembles most.
 *
 * @param nameOf The name of a page's file without its folder.
 */
export function matchPages(
  records: readonly SourceDocument[],
  pages: readonly Page[],
  nameOf: (page: Page) => string,
): Matched {
  const found = new Map<SourceDocument, Page>();
  const foreign: PageError[] = [];
  const unnamed: Page[] = [];
  for (const page of pages) {
    const record = records.find((candidate) => candidate.document === nameOf(page));
    if (!record) unnamed.push(page);
    else if (isOf(record, page, records)) found.set(record, page);
    else
      foreign.push(
        foreignPage(
          page,
          `The file has the name of the page of ${record.file}, but seems to be another`,
          records,
        ),
      );
  }
  const candidates = unnamed
    .flatMap((page) =>
      records
        .filter(({ request }) => request === page.request.text)
        .map((record) => ({ record, page, likeness: likeness(record, page) })),
    )
    .sort((a, b) => b.likeness - a.likeness);
  const placed = new Set<Page>();
  for (const { record, page } of candidates) {
    if (found.has(record) || placed.has(page)) continue;
    found.set(record, page);
    placed.add(page);
  }
  const left = unnamed.filter((page) => !placed.has(page));
  return {
    pages: found,
    foreign: [
      ...foreign,
      ...left.map((page) =>
        foreignPage(page, "The page belongs to no record that is without one", records),
      ),
    ],
  };
}

/** A page with the very words of another record is in the wrong file, even where both document one request. */
function isOf(record: SourceDocument, page: Page, records: readonly SourceDocument[]): boolean {
  if (record.hash === page.hash) return true;
  return record.request === page.request.text && !records.some(({ hash }) => hash === page.hash);
}

function likeness(record: SourceDocument, page: Page): number {
  const pairs = pairTables(record, page.tables);
  const sameRows = pairs.flatMap(({ ours, page: table }) =>
    ours.rows.filter(({ hash }) => table.rows.some((row) => row.hash === hash)),
  );
  const sameTitles = pairs.filter(({ ours, page: table }) => ours.title === table.title);
  const dated = (record.edition === undefined) === (page.edition === undefined) ? 1 : 0;
  return (
    (record.hash === page.hash ? 1000 : 0) +
    10 * (record.title === page.title.text ? 1 : 0) +
    sameRows.length +
    2 * sameTitles.length +
    dated
  );
}

function foreignPage(page: Page, what: string, records: readonly SourceDocument[]): PageError {
  const seemings = records.filter((record) => record.hash === page.hash);
  const all =
    seemings.length > 0
      ? seemings
      : records.filter((record) => record.request === page.request.text);
  const known = all.length > 0 ? `, the page of ${all.map(({ file }) => file).join(" or ")}` : "";
  return new PageError(
    page.file,
    page.request.line,
    1,
    `${what}: "${page.title.text}", ${page.request.text}${known}.`,
  );
}
