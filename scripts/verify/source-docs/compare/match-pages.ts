import { basename } from "node:path";
import type { SourceDocument } from "../../../spec/tables.js";
import { PageError, type SourcePage } from "../source-page.js";
import { pairTables } from "./compare-tables.js";

export interface MatchedPages {
  readonly pages: ReadonlyMap<SourceDocument, SourcePage>;
  /** One error for each page that belongs to no file of tables. */
  readonly unmatched: readonly PageError[];
}

/**
 * Finds the page of each file of tables: by the name of the file, or by its content for a page that was downloaded under
 * another name. Where two files of tables have the same request, the more similar one gets the page.
 */
export function matchPages(
  files: readonly SourceDocument[],
  pages: readonly SourcePage[],
): MatchedPages {
  const found = new Map<SourceDocument, SourcePage>();
  const unmatched: PageError[] = [];
  const unnamed: SourcePage[] = [];
  for (const page of pages) {
    const named = files.find(({ document }) => document === basename(page.file));
    if (!named) unnamed.push(page);
    else if (isPageOf(named, page, files)) found.set(named, page);
    else
      unmatched.push(
        unmatchedPage(
          page,
          files,
          `The file has the name of the document of ${named.file} and another content`,
        ),
      );
  }
  const candidates = unnamed
    .flatMap((page) => files.map((tables) => ({ tables, page })))
    .filter(({ tables, page }) => tables.request === page.request.text)
    .map((candidate) => ({ ...candidate, similarity: similarityOf(candidate) }))
    .sort((a, b) => b.similarity - a.similarity);
  const placed = new Set<SourcePage>();
  for (const { tables, page } of candidates) {
    if (found.has(tables) || placed.has(page)) continue;
    found.set(tables, page);
    placed.add(page);
  }
  const rest = unnamed
    .filter((page) => !placed.has(page))
    .map((page) => unmatchedPage(page, files, "There is no file of tables for this document"));
  return { pages: found, unmatched: [...unmatched, ...rest] };
}

/** A page with the words of another file of tables has the wrong name, even when both have the same request. */
function isPageOf(
  tables: SourceDocument,
  page: SourcePage,
  files: readonly SourceDocument[],
): boolean {
  if (tables.hash === page.hash) return true;
  return tables.request === page.request.text && !files.some(({ hash }) => hash === page.hash);
}

interface Candidate {
  readonly tables: SourceDocument;
  readonly page: SourcePage;
}

function similarityOf({ tables, page }: Candidate): number {
  const pairs = pairTables(tables, page.tables);
  const sameRows = pairs.flatMap(({ table, pageTable }) =>
    table.rows.filter(({ hash }) => pageTable.rows.some((row) => row.hash === hash)),
  );
  const sameTitles = pairs.filter(({ table, pageTable }) => table.title === pageTable.title);
  const hasDate = (tables.edition === undefined) === (page.edition === undefined);
  return (
    (tables.hash === page.hash ? 1000 : 0) +
    (tables.title === page.title.text ? 10 : 0) +
    sameRows.length +
    2 * sameTitles.length +
    (hasDate ? 1 : 0)
  );
}

function unmatchedPage(
  { file, hash, title, request }: SourcePage,
  files: readonly SourceDocument[],
  reason: string,
): PageError {
  const sameWords = files.filter((tables) => tables.hash === hash);
  const sameRequest = files.filter((tables) => tables.request === request.text);
  const [what, known] = sameWords.length > 0 ? ["words", sameWords] : ["request", sameRequest];
  const names = known.map((tables) => tables.file).join(" and ");
  const hint = names === "" ? "" : ` (${names} has the same ${what})`;
  return new PageError(
    file,
    request.line,
    1,
    `${reason}: "${title.text}", ${request.text}${hint}.`,
  );
}
