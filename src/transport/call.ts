import type { CallSettings } from "../client/call-options.js";
import type { OperationRetry } from "../client/operation.js";
import { AbortError, TimeoutError } from "../errors.js";
import { limited } from "./limited.js";

/** What is asked for by a call. */
export interface CallDescription {
  readonly operation: string;
  readonly settings: CallSettings;
  /** When the service lets the call be repeated; left out, only what had no effect is. */
  readonly retry?: OperationRetry | undefined;
  /** Whether its path names a cluster, for the advice on a refusal. */
  readonly namesCluster?: boolean;
  /**
   * How a raw call wants its body read; it gets refusals as answers. Undefined for a method, which gets them as errors,
   * and its answer parsed.
   */
  readonly parseAs?: string | undefined;
}

/** One call, from its first attempt to its last: what is asked for, its limits, and what has become of it so far. */
export class Call {
  readonly operation: string;
  readonly settings: CallSettings;
  /** When the call has to be over, by `performance.now()`. */
  readonly deadline: number;
  projectId = "";
  /** How many attempts were made. */
  attempts = 0;
  /** The answer of a method, parsed. */
  answer: unknown;
  /** Takes what the last attempt sent in confidence out of a text. */
  clean = (text: string): string => text;

  constructor(readonly description: CallDescription) {
    this.operation = description.operation;
    this.settings = description.settings;
    this.deadline = performance.now() + description.settings.deadlineMs;
  }

  /** Does a piece of the call's work within what is left of its time, within a limit of the piece itself, and until a signal ends it. */
  within<Value>(milliseconds: number, work: (signal: AbortSignal, hold: () => () => void) => Promise<Value>): Promise<Value> {
    const left = Math.max(0, this.deadline - performance.now());
    return limited(
      {
        signals: this.settings.signals,
        milliseconds: Math.min(left, milliseconds),
        onTimeout: () => this.#late(left > milliseconds ? "attempt" : "deadline"),
        onAbort: (reason) => this.ended(reason),
      },
      work,
    );
  }

  /** The error of a call that a signal has ended. */
  ended(reason: unknown): AbortError {
    return new AbortError(`${this.operation} was ended by its signal.`, {
      operation: this.operation,
      attempts: this.attempts,
      cause: reason,
    });
  }

  #late(scope: "attempt" | "deadline"): TimeoutError {
    const { operation, attempts, settings } = this;
    const limit = scope === "attempt" ? `${settings.timeoutMs} ms (timeoutMs)` : `${settings.deadlineMs} ms (deadlineMs)`;
    const message = `${operation} brought no whole answer within ${limit}, in attempt ${attempts}.`;
    return new TimeoutError(message, scope, { operation, attempts });
  }
}
