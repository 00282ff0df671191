/** How long to wait between attempts, in milliseconds. */
export interface Backoff {
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
}

/**
 * Full jitter: anything between nothing and a bound that doubles with each attempt, so that callers who failed together
 * do not come back together.
 */
export function fullJitter(
  attempt: number,
  { baseDelayMs, maxDelayMs }: Backoff,
  random = Math.random,
): number {
  return Math.round(random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1)));
}
