import type { RulesFor } from "../check-options.js";
import { callRules, type CallOptions } from "../options.js";

/** The result of one poll. */
export interface Poll<Item> {
  /** The state, as the service spells it; undefined while the resource is not found. */
  readonly state: string | undefined;
  /** The progress in percent, from 0 to 100; undefined if the service shows none. */
  readonly percent: number | undefined;
  /** The number of this poll, from 1. */
  readonly polls: number;
  /** How long the wait has lasted, in milliseconds. */
  readonly elapsedMs: number;
  /** The resource as the service shows it. */
  readonly item: Item | undefined;
}

/** What a waiter takes beside its subject; the call options apply to each poll. */
export interface WaiterOptions<Item> extends CallOptions {
  /**
   * How long to wait at most, in milliseconds, from 1. The last poll is a second before the end, if the wait is longer than two.
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
   * How long the service may not find the resource at first, in milliseconds, from 0: a new one is not visible at once.
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
export const waiterRules = (): RulesFor<WaiterOptions<unknown>> => ({
  ...callRules,
  maxWaitMs: 1,
  minDelayMs: 1,
  maxDelayMs: 1,
  notFoundTimeoutMs: 0,
  onPoll: "function",
});
