import { styleText } from "node:util";
import Table from "cli-table3";
import { printableLine } from "./printable.js";
import type { Rows } from "./rows.js";

/** How a table is drawn. */
export interface TableStyle {
  /** The width of the terminal. */
  readonly width?: number | undefined;
  readonly hasColours: boolean;
}

/** A table without borders. Columns at the end that do not fit the width are left out, and named. */
export function drawTable(
  { columns, rows }: Rows,
  { width = Infinity, hasColours }: TableStyle,
): { readonly text: string; readonly leftOut: readonly string[] } {
  for (let count = columns.length; ; count -= 1) {
    const cells = rows.map((row) => row.slice(0, count).map(printableLine));
    const head = columns.slice(0, count).map((name) => printableLine(name.toUpperCase()));
    const lines = drawLines(head, cells);
    if (count > 1 && lines.some((line) => line.length > width)) continue;
    const [first = "", ...others] = lines;
    const heading = hasColours ? styleText("bold", first) : first;
    return { text: [heading, ...others, ""].join("\n"), leftOut: columns.slice(count) };
  }
}

const bare = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "" },
  ...{ bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "  " },
};

/** The lines of a table. The texts of the last column are wrapped if it has a width. */
export function drawLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  lastWidth?: number,
): string[] {
  const style = { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 };
  const last = (rows[0] ?? head).length - 1;
  const colWidths = lastWidth === undefined ? [] : [...Array<null>(last).fill(null), lastWidth];
  const wordWrap = lastWidth !== undefined;
  const table = new Table({ chars: bare, style, head: [...head], colWidths, wordWrap });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}
