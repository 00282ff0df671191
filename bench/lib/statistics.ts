/** The value in the middle; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("There is no median of nothing.");
  const sorted = [...values].sort((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return (lower + upper) / 2;
}

/** Each value by its partner of the same round: what slows the machine for a while slows both, and drops out. */
export function ratios(values: readonly number[], partners: readonly number[]): number[] {
  return values.map((value, index) => {
    const partner = partners[index];
    if (partner === undefined) throw new RangeError("A ratio needs two values.");
    return value / partner;
  });
}

/** How long the work takes, in milliseconds, with what it returns. */
export async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly milliseconds: number; readonly result: T }> {
  const start = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - start, result };
}
