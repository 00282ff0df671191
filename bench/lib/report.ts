import Table from "cli-table3";

/** A limit for a figure, with the words that state it. */
export interface Goal {
  readonly words: string;
  readonly isMet: (value: number) => boolean;
}

/** The goal of a figure that must not exceed a limit. */
export function atMost(limit: number, format: (value: number) => string): Goal {
  return { words: `at most ${format(limit)}`, isMet: (value) => value <= limit };
}

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
  const drawn = new Table({
    head: [...headings],
    colAligns: headings.map((_, column) => (column > 0 && column <= figures ? "right" : "left")),
    style: { head: [], border: [], compact: true },
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
}

/** The sizes of heaps in bytes, at three places of a long run. */
export type Heaps = Readonly<Record<string, readonly number[]>>;

/** The growth of heaps while a run goes over so many items. Code that is compiled meanwhile makes it vary by less than 2 MB. */
export function heapTable(items: string, heaps: Heaps): string {
  const megabytes = unit("MB", 2, 1e6);
  const flat: Goal = { words: "flat: below 2 MB", isMet: (growth) => growth < 2e6 };
  const rows = Object.entries(heaps).map(([name, sizes]) => {
    const growth = (sizes.at(-1) ?? NaN) - (sizes[0] ?? NaN);
    return [name, ...sizes.map(megabytes), megabytes(growth), ...verdict(growth, flat)];
  });
  const title = `The heap during ${items}, after a collection`;
  return table([title, "at 10 %", "at 50 %", "at 100 %", "growth", "goal", ""], rows, 4);
}

/** The value in the middle; the mean of the two in the middle for an even number of values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}

/** Combines each value with the value of the same round, so that what slows the machine for a while cancels out. */
export function byRound(
  values: readonly number[],
  others: readonly number[],
  combine: (value: number, other: number) => number,
): number[] {
  return values.map((value, round) => combine(value, others[round] ?? NaN));
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
