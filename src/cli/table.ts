import Table from "cli-table3";
import stringWidth from "string-width";
import { styled } from "./host.js";
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
  const head = columns.map((name) => name.toUpperCase());
  const lines = [head, ...rows].map((cells) => cells.map(printableLine));
  const widths = columns.map((_, index) =>
    lines.reduce((most, line) => Math.max(most, stringWidth(line[index] ?? "")), 0),
  );
  let count = columns.length;
  const widthOf = (shown: readonly number[]): number =>
    shown.reduce((sum, each) => sum + each + gap.length, -gap.length);
  while (count > 1 && widthOf(widths.slice(0, count)) > width) count -= 1;
  const [first = "", ...others] = lines.map((cells) =>
    cells
      .slice(0, count)
      .map((cell, index) => cell + " ".repeat((widths[index] ?? 0) - stringWidth(cell)))
      .join(gap)
      .trimEnd(),
  );
  const heading = hasColours ? styled("bold", first) : first;
  return { text: [heading, ...others, ""].join("\n"), leftOut: columns.slice(count) };
}

/** Between two columns. */
const gap = "  ";

const bare = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "" },
  ...{ bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: gap },
};

/** The lines of a short table without a head. The texts of the last column are wrapped if it has a width. */
export function drawLines(rows: readonly (readonly string[])[], lastWidth?: number): string[] {
  const style = { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 };
  const last = (rows[0] ?? []).length - 1;
  const colWidths = lastWidth === undefined ? [] : [...Array<null>(last).fill(null), lastWidth];
  const wordWrap = lastWidth !== undefined;
  const table = new Table({ chars: bare, style, colWidths, wordWrap });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}
