/** A limit for a figure, with the words that state it. */
export interface Goal {
  readonly words: string;
  readonly isMet: (value: number) => boolean;
}

/** The goal of a figure that must not exceed a limit. */
export function atMost(limit: number, format: (value: number) => string): Goal {
  return { words: `at most ${format(limit)}`, isMet: (value) => value <= limit };
}

/** The goal of a heap, whose size varies this much with compiled code. */
export const flat: Goal = { words: "flat: below 2 MB", isMet: (growth) => growth < 2e6 };

/** The cells "goal" and "result" of a row. */
export function verdict(value: number, goal: Goal | undefined): string[] {
  return goal ? [goal.words, goal.isMet(value) ? "met" : "missed"] : [];
}

/** A table: the first column is left-aligned, so many columns of figures are right-aligned, the rest is left-aligned. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  figures: number,
): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? "").length)),
  );
  const render = (line: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = line[column] ?? "";
        return column > 0 && column <= figures ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("   ")
      .trimEnd();
  const rule = "-".repeat(Math.max(...lines.map((line) => render(line).length)));
  return [render(headings), rule, ...rows.map(render)].join("\n");
}

/** The value in the middle; the mean of the two in the middle for an even number of values. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("A median needs at least one value.");
  const sorted = [...values].sort((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return (lower + upper) / 2;
}

/** Combines each value with the value of the same round, so that what slows the machine for a while cancels out. */
export function byRound(
  values: readonly number[],
  others: readonly number[],
  combine: (value: number, other: number) => number,
): number[] {
  if (values.length !== others.length) throw new RangeError("Both series need the same rounds.");
  return values.map((value, round) => combine(value, others[round] ?? Number.NaN));
}

/** Median, least and greatest value, formatted. */
export function spread(values: readonly number[], format: (value: number) => string): string[] {
  return [median(values), Math.min(...values), Math.max(...values)].map(format);
}

/** Formats figures with a unit and a number of decimals. */
export function unit(name: string, decimals: number, scale = 1): (value: number) => string {
  return (value) => `${(value / scale).toFixed(decimals)}${name && ` ${name}`}`;
}

export const asRatio = unit("", 2);

/** Reports progress on stderr, where it does not mix with the tables. */
export function tell(line: string): void {
  console.error(`  … ${line}`);
}
