// Tables and inline markup of reStructuredText. The package rst-compiler reads them too, with 32 MB of dependencies.
import { PageError, type CellRow, type Paragraph } from "../source-page.js";

export interface RstTable {
  readonly headings: readonly string[];
  readonly rows: readonly CellRow[];
  /** The index of the first line after the table. */
  readonly next: number;
}

interface DraftRow extends CellRow {
  readonly isHeading: boolean;
}

function isGridBorder(line: string): boolean {
  return /^\s*\+[-=+]{2,}\s*$/.test(line);
}

function isSimpleBorder(line: string): boolean {
  return /^\s*=+(?: +=+)+\s*$/.test(line);
}

export function isTableBorder(line: string | undefined): boolean {
  return line !== undefined && (isGridBorder(line) || isSimpleBorder(line));
}

/** Reads the grid table or simple table that begins in a line. */
export function readRstTable(file: string, lines: readonly string[], from: number): RstTable {
  const read = isGridBorder(lines[from] ?? "") ? readGridTable : readSimpleTable;
  return read(file, lines, from);
}

function readGridTable(file: string, lines: readonly string[], from: number): RstTable {
  const border = (lines[from] ?? "").trimEnd();
  const edges = [...border.matchAll(/\+/g)].map(({ index }) => index);
  const [indent = 0] = edges;
  const columns = columnsBetween(edges);
  const rows: DraftRow[] = [];
  let start = from + 1;
  let index = start;
  for (; /^\s*[+|]/.test(lines[index] ?? ""); index += 1) {
    const line = (lines[index] ?? "").trimEnd();
    const isBorder = line[indent] === "+";
    const error = missingEdge(line, edges, isBorder);
    if (error !== undefined) {
      const part = isBorder ? "the border" : "a cell";
      throw brokenTable(file, index, `${part} does not end at the edge of its column`, error + 1);
    }
    if (!isBorder) continue;
    const cells = columns.map(([left, right]) => {
      const cell = lines.slice(start, index).map((text) => text.slice(left + 1, right));
      return paragraphsOf(cell, start + 1);
    });
    rows.push({ line: start + 1, isHeading: line[indent + 1] === "=", cells });
    start = index + 1;
  }
  if (start !== index || rows.length === 0)
    throw brokenTable(file, index, "it has no lower border");
  if ((lines[index] ?? "").trim() !== "")
    throw brokenTable(
      file,
      index,
      "this line is neither a border nor a row, and there is no empty line before it",
    );
  return tableOf(rows, index);
}

function brokenTable(file: string, index: number, reason: string, column = 1): PageError {
  return new PageError(file, index + 1, column, `The table is broken: ${reason}.`);
}

/** The position of the first edge that a line of a grid lacks. */
function missingEdge(
  line: string,
  edges: readonly number[],
  isBorder: boolean,
): number | undefined {
  const [first = 0] = edges;
  const last = edges.at(-1) ?? first;
  if (line.length !== last + 1) return Math.min(line.length, last);
  const edge = isBorder ? /\+/ : /[|+]/;
  const missing = edges.find((column) => !edge.test(line[column] ?? ""));
  if (missing !== undefined || !isBorder) return missing;
  const stray = line.slice(first).search(/[^-=+]/);
  return stray < 0 ? undefined : first + stray;
}

function readSimpleTable(file: string, lines: readonly string[], from: number): RstTable {
  const starts = [...(lines[from] ?? "").matchAll(/=+/g)].map(({ index }) => index);
  const columns = columnsBetween([...starts, Number.POSITIVE_INFINITY]);
  const rows: DraftRow[] = [];
  let borders = 1;
  let index = from + 1;
  for (; index < lines.length && borders < 3; index += 1) {
    const line = lines[index] ?? "";
    if (isSimpleBorder(line)) borders += 1;
    else if (line.trim() !== "") {
      const cells = columns.map(([left, right]) =>
        paragraphsOf([line.slice(left, right)], index + 1),
      );
      addSimpleRow(rows, { line: index + 1, isHeading: borders === 1, cells });
    }
  }
  if (borders < 3) throw brokenTable(file, from, "it has no lower border");
  return tableOf(rows, index);
}

/** A line of a simple table without a first cell continues the row above it. */
function addSimpleRow(rows: DraftRow[], row: DraftRow): void {
  const above = rows.at(-1);
  if (!above || row.cells[0]?.length !== 0) rows.push(row);
  else {
    const cells = above.cells.map((cell, column) => [...cell, ...(row.cells[column] ?? [])]);
    rows[rows.length - 1] = { ...above, cells };
  }
}

function tableOf(rows: readonly DraftRow[], next: number): RstTable {
  return {
    headings: rows
      .filter(({ isHeading }) => isHeading)
      .flatMap(({ cells }) => cells.map((cell) => cell.map(({ text }) => text).join(" "))),
    rows: rows.filter(({ isHeading }) => !isHeading),
    next,
  };
}

function columnsBetween(edges: readonly number[]): [left: number, right: number][] {
  return edges.slice(0, -1).map((left, index) => [left, edges[index + 1] ?? left]);
}

/** The visible text of markup: of a reference its text, of strong and literal text the text itself. */
export function visibleText(markup: string): string {
  const textOf = (target: string): string => target.replace(/\s*<[^>]*>$/, "");
  return markup
    .replace(/:[\w:+.-]+:`([^`]*)`/g, (_, target: string) => textOf(target))
    .replace(/(?<![`\w])`([^`]+)`__?/g, (_, target: string) => textOf(target))
    .replace(/``(.+?)``/g, "$1")
    .replace(/\*\*(.+?)\*\*/g, "$1")
    .replace(/(?<![\w*])\*(\S(?:.*?\S)?)\*(?![\w*])/g, "$1")
    .replace(/\\ /g, "")
    .replace(/\\(\S)/g, "$1");
}

/** The paragraphs and list items of some lines. */
export function paragraphsOf(lines: readonly string[], firstLine: number): Paragraph[] {
  const drafts: { text: string; line: number; item: boolean }[] = [];
  let open: (typeof drafts)[number] | undefined;
  for (const [index, markup] of lines.entries()) {
    const text = markup.trim();
    const line = firstLine + index;
    const [, item] = /^(?:[-*+•]|#\.)\s+(.*)$/.exec(text) ?? [];
    const [, note] = /^\.\. (note|important|caution|warning|tip)::/i.exec(text) ?? [];
    if (open && text !== "" && item === undefined && note === undefined) open.text += ` ${text}`;
    else {
      open = undefined;
      if (text === "") continue;
      const draft =
        note === undefined
          ? { text: item ?? text, line, item: item !== undefined }
          : { text: `${note.toUpperCase()}:`, line, item: false };
      drafts.push(draft);
      if (note === undefined) open = draft;
    }
  }
  return drafts.map((draft) => {
    const strong = [...draft.text.matchAll(/\*\*(.+?)\*\*/g)].map(([, text = ""]) =>
      visibleText(text),
    );
    return { ...draft, text: visibleText(draft.text), ...(strong.length > 0 && { strong }) };
  });
}
