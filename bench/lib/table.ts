/** Columns under a line of headings: the first to the left, figures to the right, words after the figures to the left again. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  figureColumns: number,
): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? "").length)),
  );
  const isFigure = (column: number): boolean => column > 0 && column <= figureColumns;
  const render = (line: readonly string[]): string =>
    widths
      .map((width, column) =>
        isFigure(column)
          ? (line[column] ?? "").padStart(width)
          : (line[column] ?? "").padEnd(width),
      )
      .join("   ")
      .trimEnd();
  const rule = "-".repeat(Math.max(...lines.map((line) => render(line).length)));
  return [render(headings), rule, ...rows.map(render)].join("\n");
}

/** The words for a goal: what is asked for, and whether the figure meets it. */
export function verdict(
  value: number,
  goal: { readonly words: string; readonly isMet: (value: number) => boolean },
): [goal: string, verdict: string] {
  return [goal.words, goal.isMet(value) ? "holds" : "missed"];
}

export function asSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** Milliseconds, with decimals only where they say something. */
export function asMilliseconds(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
}

export function asRatio(ratio: number): string {
  return ratio.toFixed(2);
}
