// Grid tables and simple tables of reStructuredText. rst-compiler of npm reads them too, and brings a highlighter and a
// typesetter of formulas with it (32 MB): the two forms that the pages have are less work than that is weight.
import { shownParagraphs } from "./inline-markup.js";
import { PageError, type Paragraph } from "./page.js";

/** The cells of a table's heading and rows, each with the line that it begins in. */
export interface Grid {
  readonly headings: readonly string[];
  readonly rows: readonly {
    readonly line: number;
    readonly cells: readonly (readonly Paragraph[])[];
  }[];
  /** The index of the first line after the table. */
  readonly next: number;
}

export function isGridBorder(line: string): boolean {
  return /^\s*\+[-=+]{2,}\s*$/.test(line);
}

export function isSimpleBorder(line: string): boolean {
  return /^\s*=+(?: +=+)+\s*$/.test(line);
}

/** Reads the grid table whose upper border stands at an index. */
export function readGridTable(file: string, lines: readonly string[], from: number): Grid {
  const border = (lines[from] ?? "").trimEnd();
  const indent = border.indexOf("+");
  const edges = [...border.matchAll(/\+/g)].map(({ index }) => index);
  const columns = pairs(edges);
  const parts: { line: number; heading: boolean; cells: Paragraph[][] }[] = [];
  let start = from + 1;
  let index = start;
  for (; /^\s*[+|]/.test(lines[index] ?? ""); index += 1) {
    const line = (lines[index] ?? "").trimEnd();
    const isBorder = line[indent] === "+";
    const fault = faultIn(line, indent, edges, isBorder);
    if (fault !== undefined)
      throw new PageError(
        file,
        index + 1,
        fault + 1,
        `The grid is broken: ${isBorder ? "the border" : "a cell"} does not end where its column does.`,
      );
    if (!isBorder) continue;
    const cells = columns.map(([left, right]) =>
      shownParagraphs(
        lines.slice(start, index).map((text) => text.slice(left + 1, right)),
        start + 1,
      ),
    );
    parts.push({ line: start + 1, heading: line[indent + 1] === "=", cells });
    start = index + 1;
  }
  if (start !== index || parts.length === 0)
    throw new PageError(file, index + 1, 1, "The grid is broken: it has no lower border.");
  if ((lines[index] ?? "").trim() !== "")
    throw new PageError(
      file,
      index + 1,
      1,
      "The grid is broken: this line is neither a border nor a row of it, and no empty line ends it.",
    );
  return toGrid(parts, index);
}

/** The column of the first edge that a line of a grid does not have. */
function faultIn(
  line: string,
  indent: number,
  edges: readonly number[],
  isBorder: boolean,
): number | undefined {
  const last = edges.at(-1) ?? indent;
  if (line.length !== last + 1) return Math.min(line.length, last);
  const edge = isBorder ? /\+/ : /[|+]/;
  const missing = edges.find((column) => !edge.test(line[column] ?? ""));
  if (missing !== undefined || !isBorder) return missing;
  const stray = line.slice(indent).search(/[^-=+]/);
  return stray < 0 ? undefined : indent + stray;
}

/** Reads the simple table whose upper border stands at an index. */
export function readSimpleTable(file: string, lines: readonly string[], from: number): Grid {
  const columns = pairs(
    [...(lines[from] ?? "").matchAll(/=+/g)].map(({ index }) => index),
    Number.POSITIVE_INFINITY,
  );
  const parts: { line: number; heading: boolean; cells: Paragraph[][] }[] = [];
  let borders = 1;
  let index = from + 1;
  for (; index < lines.length && borders < 3; index += 1) {
    const line = lines[index] ?? "";
    if (isSimpleBorder(line)) borders += 1;
    else if (line.trim() !== "")
      parts.push({
        line: index + 1,
        heading: borders === 1,
        cells: columns.map(([left, right]) =>
          shownParagraphs([line.slice(left, right)], index + 1),
        ),
      });
  }
  if (borders < 3)
    throw new PageError(file, from + 1, 1, "The table is broken: it has no lower border.");
  return toGrid(joinContinued(parts), index);
}

/** A line of a simple table without a first cell goes on with the row above it. */
function joinContinued(
  parts: readonly { line: number; heading: boolean; cells: Paragraph[][] }[],
): typeof parts {
  const rows: { line: number; heading: boolean; cells: Paragraph[][] }[] = [];
  for (const part of parts) {
    const above = rows.at(-1);
    if (above && part.cells[0]?.length === 0)
      rows[rows.length - 1] = {
        ...above,
        cells: above.cells.map((cell, column) => [...cell, ...(part.cells[column] ?? [])]),
      };
    else rows.push(part);
  }
  return rows;
}

function toGrid(
  parts: readonly { line: number; heading: boolean; cells: Paragraph[][] }[],
  next: number,
): Grid {
  const headings = parts
    .filter(({ heading }) => heading)
    .flatMap(({ cells }) => cells.map((cell) => cell.map(({ text }) => text).join(" ")));
  return {
    headings,
    rows: parts.filter(({ heading }) => !heading).map(({ line, cells }) => ({ line, cells })),
    next,
  };
}

function pairs(edges: readonly number[], end?: number): [left: number, right: number][] {
  const all = end === undefined ? edges : [...edges, end];
  return all.slice(0, -1).map((left, index) => [left, all[index + 1] ?? left]);
}
