import { check, type CallOptions } from "../options.js";
import { AbortError, WaiterError, type CloudError } from "../errors.js";
import { isTransient } from "../is-transient.js";
import { notify } from "../http/events.js";
import { limited } from "../http/with-timeout.js";
import { sleep } from "../http/sleep.js";

/** What a poll has seen. */
export interface Poll<Item> {
  /** The state, as the service spells it; undefined while the thing is not listed. */
  readonly state: string | undefined;
  /** The progress, as the service writes it, where it tells one. */
  readonly progress: string | undefined;
  /** How many times the service has been asked. */
  readonly polls: number;
  /** How long the wait has lasted, in milliseconds. */
  readonly elapsedMs: number;
  /** All that is listed of the thing. */
  readonly item: Item | undefined;
}

/** What a waiter takes: how long and how often, and what each of its calls takes. */
export interface WaiterOptions<Item> extends CallOptions {
  /** How long to wait at most, in milliseconds, from 1. Default: 3,600,000, which is an hour. */
  readonly maxWaitMs?: number | undefined;
  /** The delay after the first poll, in milliseconds, from 1; it doubles with each. The first poll is at once. Default: 2,000. */
  readonly minDelayMs?: number | undefined;
  /** The longest delay between polls, in milliseconds, from 1. Default: 30,000. */
  readonly maxDelayMs?: number | undefined;
  /** How long the thing may be missing from the list at first, in milliseconds, from 0: a list can lag. Default: 300,000. */
  readonly maxUnlistedMs?: number | undefined;
  /** Called after each poll, for a line of progress. What it throws is ignored. Default: none. */
  readonly onPoll?: ((poll: Poll<Item>) => void) | undefined;
}

/** What is waited for. */
export interface Wait<Item> {
  /** What the wait calls itself in errors. */
  readonly operation: string;
  /** The thing, for people. */
  readonly subject: string;
  /** Looks for the thing in its list. */
  readonly find: (options: CallOptions) => Promise<Item | undefined>;
  readonly stateOf: (item: Item) => string | undefined;
  readonly progressOf?: (item: Item) => string | undefined;
  /** The state in which the wait is over, and those from which nothing leads there; any other may yet. */
  readonly success: string;
  readonly failures: readonly string[];
}

/** Polls until a thing is in the state that is waited for. */
export async function wait<Item>(
  { operation, subject, find, stateOf, progressOf, success, failures }: Wait<Item>,
  clientSignals: readonly AbortSignal[],
  {
    maxWaitMs = 3_600_000,
    minDelayMs = 2000,
    maxDelayMs = 30_000,
    maxUnlistedMs = 300_000,
    onPoll,
    signal,
    ...options
  }: WaiterOptions<Item> = {},
): Promise<Item> {
  for (const [name, value] of Object.entries({ maxWaitMs, minDelayMs, maxDelayMs }))
    check(name, value, 1);
  check("maxUnlistedMs", maxUnlistedMs, 0);
  const started = performance.now();
  let state: string | undefined;
  let cause: CloudError | undefined;
  const fail = (message: string): WaiterError =>
    new WaiterError(`${subject} ${message}`, state, { operation, cause });
  const late = (): WaiterError => {
    const seen = state ? `; it is ${state}` : cause ? `: ${cause.message}` : ", nor was it listed";
    return fail(`did not become ${success} within ${maxWaitMs} ms (maxWaitMs)${seen}.`);
  };
  /** Work within what is left of the wait. */
  const within = <Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> =>
    limited(
      signal ? [...clientSignals, signal] : clientSignals,
      (reason) =>
        new AbortError(`${operation} was ended by its signal.`, { operation, cause: reason }),
      work,
      Math.max(0, started + maxWaitMs - performance.now()),
      late,
    );

  let delayMs = Math.min(minDelayMs, maxDelayMs);
  let missing = 0;
  let firstListing: number | undefined;
  for (let polls = 1; ; polls += 1) {
    try {
      const item = await within((ended) => find({ ...options, signal: ended }));
      const now = performance.now();
      cause = undefined;
      firstListing ??= now;
      missing = item === undefined ? missing + 1 : 0;
      // One list that lags is no sign of a deletion.
      if (missing > 1 && state !== undefined)
        throw fail(`was ${state} and is listed no longer: it has been deleted.`);
      if (item !== undefined) state = stateOf(item);
      notify(onPoll, {
        state: item && state,
        progress: item && progressOf?.(item),
        polls,
        elapsedMs: now - started,
        item,
      });
      const known = (item && state?.toUpperCase()) ?? "";
      if (item !== undefined && known === success) return item;
      if (failures.includes(known)) throw fail(`is ${state} and will not become ${success}.`);
      if (state === undefined && missing > 0 && now - firstListing + delayMs > maxUnlistedMs)
        throw fail(`was not listed within ${maxUnlistedMs} ms (maxUnlistedMs): is its id right?`);
    } catch (error) {
      if (!isTransient(error)) throw error;
      cause = error; // The calls have their own retries, and the wait outlives a longer outage.
    }
    await within((ended) => sleep(delayMs, [ended]));
    delayMs = Math.min(delayMs * 2, maxDelayMs);
  }
}
