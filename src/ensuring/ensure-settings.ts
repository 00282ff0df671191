import type { RulesFor } from "../check-options.js";
import { callRules, resolveOptions, type CallOptions } from "../options.js";
import type { Poll } from "../waiting/waiter-options.js";

/** What `ensureSnapshot` and `ensureBackup` take beside their input; the call options apply to each of their calls. */
export interface EnsureOptions<Item = unknown> extends CallOptions {
  /**
   * How long to wait for a cluster (`DWS.0011`) or an instance (`DBS.200019`, `DBS.200076`, `DBS.200998`, `DBS.201000`,
   * `DBS.201014` and `DBS.201015`) that is busy with another operation, in milliseconds, from 0. Meanwhile the list is searched
   * and the call repeated, with the delays below; when the time is over, it rejects with that error.
   * @defaultValue 0: it rejects at once
   */
  readonly waitIfBusyMs?: number | undefined;
  /**
   * Whether a snapshot or backup of the wanted name that has failed is deleted, and created again when it is gone, for which the
   * task waits at most an hour. Only a manual one of the wanted cluster or instance is deleted that is `UNAVAILABLE` or
   * `FAILED`, as the service says when it is read once more before. One that is being deleted already is waited for.
   * @defaultValue false: it rejects
   */
  readonly replaceFailed?: boolean | undefined;
  /**
   * The first delay while the cluster or instance is busy or something is being deleted, in milliseconds, from 1; it doubles
   * with each attempt.
   * @defaultValue 2,000
   */
  readonly minDelayMs?: number | undefined;
  /**
   * The longest delay of these, in milliseconds, from 1.
   * @defaultValue 30,000
   */
  readonly maxDelayMs?: number | undefined;
  /**
   * Called after each attempt while the cluster or instance is busy, and after each poll of what is being deleted, as by a
   * waiter; neither has an `item`.
   * @defaultValue none
   */
  readonly onPoll?: ((poll: Poll<Item>) => void) | undefined;
  /**
   * How long to look for what a create call has created whose response was lost, before the call is repeated, in milliseconds,
   * from 0: a list can be out of date.
   * @defaultValue 60,000
   */
  readonly reconcileTimeoutMs?: number | undefined;
}

/** What a task takes that waits for a busy service: it deletes nothing, and a lost response is not searched for. */
export type BusyOptions<Item = unknown> = Omit<
  EnsureOptions<Item>,
  "replaceFailed" | "reconcileTimeoutMs"
>;

/** What a task takes that restores to something new: it deletes nothing. */
export type RestoreOptions<Item = unknown> = Omit<EnsureOptions<Item>, "replaceFailed">;

/** A function: a bundler keeps the copy of an object that a module makes when it is loaded. */
export const busyRules = (): RulesFor<BusyOptions> => ({
  ...callRules,
  waitIfBusyMs: 0,
  minDelayMs: 1,
  maxDelayMs: 1,
  onPoll: "function",
});

export const restoreRules = (): RulesFor<RestoreOptions> => ({
  ...busyRules(),
  reconcileTimeoutMs: 0,
});

export const ensureRules = (): RulesFor<EnsureOptions> => ({
  ...restoreRules(),
  replaceFailed: "boolean",
});

/** The delays between lists double from the first to the longest. */
export const firstDelayMs = 2000;
export const longestDelayMs = 30_000;

/** The options of the task itself, with their defaults. */
export interface EnsureSettings {
  readonly reconcileTimeoutMs: number;
  readonly waitIfBusyMs: number;
  readonly replaceFailed: boolean;
  readonly minDelayMs: number;
  readonly maxDelayMs: number;
  readonly onPoll: ((poll: Poll<never>) => void) | undefined;
}

/** Applies the defaults of options, and separates those of the task from those of its calls. */
export function resolveEnsureOptions(given?: EnsureOptions<never>): {
  readonly settings: EnsureSettings;
  readonly signal: AbortSignal | undefined;
  readonly options: CallOptions;
} {
  const {
    reconcileTimeoutMs = 60_000,
    waitIfBusyMs = 0,
    replaceFailed = false,
    ...rest
  } = given ?? {};
  const { minDelayMs = firstDelayMs, maxDelayMs = longestDelayMs, onPoll, ...others } = rest;
  const { signal, ...options } = others;
  resolveOptions({ ...options, signal });
  const delays = { minDelayMs, maxDelayMs };
  return {
    settings: { reconcileTimeoutMs, waitIfBusyMs, replaceFailed, ...delays, onPoll },
    signal,
    options,
  };
}
