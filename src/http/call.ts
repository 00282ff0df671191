import type { CallSettings } from "../options.js";
import type { OperationRetry } from "../operation.js";
import { AbortError, TimeoutError } from "../errors.js";
import { limited } from "./with-timeout.js";
import type { FetchResponse } from "./http-types.js";

/**
 * Reads an answer: brings what the caller gets in its place, and the text of a refusal. What goes on after the call, like a
 * stream, calls `hold`, and what that returns at its end.
 */
export type Reader = (
  call: Call,
  response: FetchResponse,
  signal: AbortSignal,
  hold: () => () => void,
) => Promise<{ readonly response: FetchResponse; readonly text: string }>;

/** What is asked for by a call. */
export interface CallDescription {
  /** When the service lets the call be repeated; left out, only what had no effect is. */
  readonly retry?: OperationRetry | undefined;
  /** Whether its path names a cluster, for the advice on a refusal. */
  readonly namesCluster?: boolean | undefined;
  /** How a raw call reads its answers, of which it gets refusals, too. Left out for a method, which gets those as errors, and its answer parsed. */
  readonly read?: Reader | undefined;
}

/** One call, from its first attempt to its last: what is asked for, its limits, and what has become of it so far. */
export class Call {
  /** When the call has to be over, by `performance.now()`. */
  readonly deadline: number;
  projectId = "";
  /** How many attempts were made, and how many of them failed. */
  attempts = 0;
  failures = 0;
  /** Whether other proof of who is calling was asked for. */
  renewed = false;
  /** The headers of each attempt, and what else was sent in confidence: their secrets must not be shown. */
  readonly sent: Readonly<Record<string, string>>[] = [];
  /** The answer of a method, parsed. */
  answer: unknown;

  constructor(
    readonly operation: string,
    readonly settings: CallSettings,
    readonly description: CallDescription,
  ) {
    this.deadline = performance.now() + settings.deadlineMs;
  }

  /** Whether the call may be sent again when nobody knows how far it got. */
  get mayRepeat(): boolean {
    return this.description.retry?.connectionErrors ?? false;
  }

  /** Does a piece of the call's work within what is left of its time, within a limit of the piece itself, and until a signal ends it. */
  within<Value>(
    milliseconds: number,
    work: (signal: AbortSignal, hold: () => () => void) => Promise<Value>,
  ): Promise<Value> {
    const left = Math.max(0, this.deadline - performance.now());
    return limited(
      this.settings.signals,
      (reason) => this.ended(reason),
      work,
      Math.min(left, milliseconds),
      () => this.#late(left > milliseconds ? "attempt" : "deadline"),
    );
  }

  /** The error of a call that a signal has ended. */
  ended(reason: unknown): AbortError {
    const { operation, attempts } = this;
    return new AbortError(`${operation} was ended by its signal.`, {
      operation,
      attempts,
      cause: reason,
    });
  }

  #late(scope: "attempt" | "deadline"): TimeoutError {
    const { operation, attempts, settings } = this;
    const limit =
      scope === "attempt"
        ? `${settings.timeoutMs} ms (timeoutMs)`
        : `${settings.deadlineMs} ms (deadlineMs)`;
    return new TimeoutError(
      `${operation} brought no whole answer within ${limit}, in attempt ${attempts}.`,
      scope,
      {
        operation,
        attempts,
      },
    );
  }
}
