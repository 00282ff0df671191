import { checkOptions, type RulesFor } from "../check-options.js";
import { runTask, signalsOf } from "../client/context.js";
import { AbortError, WaiterError, type CloudError } from "../errors.js";
import { notify } from "../http/events.js";
import { isTransient, retryAfterOf } from "../http/retry.js";
import { sleep, withTimeout } from "../http/timeouts.js";
import { callRules, type CallOptions } from "../options.js";

/** The result of one poll. */
export interface Poll<Item> {
  /** The state, as the service spells it; undefined while the resource is not listed. */
  readonly state: string | undefined;
  /** The progress, as the service writes it, if it has one. */
  readonly progress: string | undefined;
  /** The number of this poll, from 1. */
  readonly polls: number;
  /** How long the wait has lasted, in milliseconds. */
  readonly elapsedMs: number;
  /** The resource as it is listed. */
  readonly item: Item | undefined;
}

/** What a waiter takes beside its subject; the call options apply to each poll. */
export interface WaiterOptions<Item> extends CallOptions {
  /**
   * How long to wait at most, in milliseconds, from 1.
   * @defaultValue 3,600,000 (one hour)
   */
  readonly maxWaitMs?: number | undefined;
  /**
   * The delay after the first poll, in milliseconds, from 1; it doubles with each. The first poll is immediate.
   * @defaultValue 2,000
   */
  readonly minDelayMs?: number | undefined;
  /**
   * The longest delay between polls, in milliseconds, from 1.
   * @defaultValue 30,000
   */
  readonly maxDelayMs?: number | undefined;
  /**
   * How long the resource may be missing from the list at first, in milliseconds, from 0: a list can be out of date.
   * @defaultValue 300,000
   */
  readonly notFoundTimeoutMs?: number | undefined;
  /**
   * Called after each poll, to show the progress. What it throws is ignored.
   * @defaultValue none
   */
  readonly onPoll?: ((poll: Poll<Item>) => void) | undefined;
}

/** A function: a bundler keeps the copy of an object that a module makes when it is loaded. */
const waiterRules = (): RulesFor<WaiterOptions<unknown>> => ({
  ...callRules,
  maxWaitMs: 1,
  minDelayMs: 1,
  maxDelayMs: 1,
  notFoundTimeoutMs: 0,
  onPoll: "function",
});

/** What a waiter waits for. */
export interface WaitTarget<Item> {
  /** The name of the waiter, for errors. */
  readonly operation: string;
  /** The resource, for errors. */
  readonly subject: string;
  /** Finds the resource in its list. */
  readonly find: (options: CallOptions) => Promise<Item | undefined>;
  readonly stateOf: (item: Item) => string | undefined;
  readonly progressOf?: (item: Item) => string | undefined;
  /** The wanted state, and those from which it cannot be reached. */
  readonly success: string;
  readonly failures: readonly string[];
}

/** Polls until a resource has the wanted state. */
export function waitFor<Item>(
  client: object,
  target: WaitTarget<Item>,
  options?: WaiterOptions<Item>,
): Promise<Item> {
  return runTask(client, () => poll(client, target, options));
}

async function poll<Item>(
  client: object,
  target: WaitTarget<Item>,
  options?: WaiterOptions<Item>,
): Promise<Item> {
  const { operation } = target;
  checkOptions(operation, options, waiterRules());
  const {
    maxWaitMs = 3_600_000,
    minDelayMs = 2000,
    maxDelayMs = 30_000,
    notFoundTimeoutMs = 300_000,
    onPoll,
    signal,
    ...callOptions
  } = options ?? {};
  const signals = signalsOf(client);
  const wait = new Wait(target, notFoundTimeoutMs, onPoll);
  const end = performance.now() + maxWaitMs;
  /** Runs work within the rest of the time. */
  const limit = <Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> =>
    withTimeout(
      work,
      signal ? [...signals, signal] : signals,
      (reason) =>
        new AbortError(`${operation} was aborted by its signal.`, { operation, cause: reason }),
      Math.max(0, end - performance.now()),
      () => wait.timeoutError(maxWaitMs),
    );
  for (
    let delayMs = Math.min(minDelayMs, maxDelayMs);
    ;
    delayMs = Math.min(delayMs * 2, maxDelayMs)
  ) {
    let pauseMs = delayMs;
    try {
      const item = await limit((ended) => target.find({ ...callOptions, signal: ended }));
      if (wait.isDone(item, delayMs)) return item as Item;
    } catch (error) {
      const retryAfterMs = retryAfterOf(error) ?? 0;
      const leftMs = Math.max(0, end - performance.now());
      if (!isTransient(error) || retryAfterMs > leftMs) throw error;
      pauseMs = Math.max(delayMs, retryAfterMs);
      wait.cause = error; // The calls have their own retries, and the wait continues through a longer outage.
    }
    await limit((ended) => sleep(pauseMs, [ended]));
  }
}

/** The state of one wait. */
class Wait<Item> {
  /** The error of the last poll. */
  cause: CloudError | undefined;
  #state: string | undefined;
  #polls = 0;
  /** How many polls in a row have not listed the resource. */
  #missing = 0;
  readonly #started = performance.now();
  #firstListing: number | undefined;

  constructor(
    private readonly target: WaitTarget<Item>,
    private readonly notFoundTimeoutMs: number,
    private readonly onPoll: WaiterOptions<Item>["onPoll"],
  ) {}

  /** Evaluates a poll: whether the wanted state is reached. Throws when it cannot be reached any more. */
  isDone(item: Item | undefined, delayMs: number): boolean {
    this.cause = undefined;
    if (item === undefined) {
      this.#countMissing();
      this.#report(undefined);
      this.#checkNotFound(delayMs);
      return false;
    }
    this.#missing = 0;
    this.#firstListing ??= performance.now();
    this.#state = this.target.stateOf(item);
    this.#report(item);
    const { success, failures } = this.target;
    const state = this.#state?.toUpperCase() ?? "";
    if (failures.includes(state))
      throw this.#error(`is ${this.#state ?? ""} and will not become ${success}.`);
    return state === success;
  }

  #countMissing(): void {
    this.#firstListing ??= performance.now();
    this.#missing += 1;
    // A single list without the resource may be out of date.
    if (this.#missing > 1 && this.#state !== undefined)
      throw this.#error(`was ${this.#state} and is not listed any more: it has been deleted.`);
  }

  #checkNotFound(delayMs: number): void {
    const listedForMs = performance.now() - (this.#firstListing ?? 0);
    if (this.#state === undefined && listedForMs + delayMs > this.notFoundTimeoutMs)
      throw this.#error(
        `was not listed within ${this.notFoundTimeoutMs} ms (notFoundTimeoutMs): check its id.`,
      );
  }

  #report(item: Item | undefined): void {
    this.#polls += 1;
    notify(this.onPoll, {
      state: item && this.#state,
      progress: item && this.target.progressOf?.(item),
      polls: this.#polls,
      elapsedMs: performance.now() - this.#started,
      item,
    });
  }

  /** The error of a wait that has lasted too long. */
  timeoutError(maxWaitMs: number): WaiterError {
    const lastSeen = this.cause ? `: ${this.cause.message}` : ", and it was not listed";
    const state = this.#state ? `; it is ${this.#state}` : lastSeen;
    return this.#error(
      `did not become ${this.target.success} within ${maxWaitMs} ms (maxWaitMs)${state}.`,
    );
  }

  #error(message: string): WaiterError {
    const { operation, subject } = this.target;
    return new WaiterError(`${subject} ${message}`, this.#state, {
      operation,
      cause: this.cause,
    });
  }
}
