import { abortError, TimeoutError } from "../errors.js";
import type { Operation, OperationRetry } from "../operation.js";
import type { CallSettings } from "../options.js";
import type { Sent } from "./redact.js";
import { withTimeout } from "./timeouts.js";

/** What a call is, for retries and error messages. */
export interface CallDescription {
  /** The name of the operation, as errors and events show it. */
  readonly operationId: string;
  /** When the operation can be retried; without it, only a request that was not sent is sent again. */
  readonly retry?: OperationRetry | undefined;
  /** Whether a success has a body; without it, a success without JSON is an error. */
  readonly responseBody?: Operation["responseBody"];
  /** Whether the caller gets the body of every response as it is; otherwise a success is parsed, and an error thrown. */
  readonly keepsBody?: boolean | undefined;
}

/** One call, from its first attempt to its last: its description, its limits and its state. */
export class Call {
  declare readonly description: CallDescription;
  declare readonly settings: CallSettings;
  declare readonly operation: string;
  /** When the call has to end, by `performance.now()`. */
  declare readonly deadline: number;
  /** What the events of the call have in common, from the first event on. */
  id?: string;
  projectId = "";
  /** How many attempts were made, and how many of them failed. */
  attempts = 0;
  failures = 0;
  /** Whether the credentials were renewed. */
  renewed = false;
  /** The headers of each attempt, and other secrets that were sent: no message may contain their values. */
  readonly sent: Sent[] = [];
  /** When the last attempt began, by `performance.now()`. */
  attemptStart = performance.now();

  constructor(description: CallDescription, settings: CallSettings) {
    this.description = description;
    this.settings = settings;
    this.operation = description.operationId;
    this.deadline = this.attemptStart + settings.deadlineMs;
  }

  /** Whether the call can be sent again when it is unknown whether the service has received it. */
  get isRepeatable(): boolean {
    return this.description.retry?.connectionErrors ?? false;
  }

  /** Runs a part of the call within the limit of one attempt, the deadline of the call, and its signals. */
  limit<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const { operation, settings } = this;
    const { signals, timeoutMs } = settings;
    const leftMs = Math.max(0, this.deadline - performance.now());
    return withTimeout(
      work,
      signals,
      (cause) => abortError({ ...this.details, cause }),
      Math.min(leftMs, timeoutMs),
      () => {
        const isAttempt = leftMs > timeoutMs;
        const option = isAttempt ? "timeoutMs" : "deadlineMs";
        return new TimeoutError(
          `${operation} received no complete response within ${settings[option]} ms (${option}), in attempt ${this.attempts}.`,
          isAttempt ? "attempt" : "deadline",
          this.details,
        );
      },
    );
  }

  /** What every error of the call carries. */
  get details(): { readonly operation: string; readonly attempts: number } {
    const { operation, attempts } = this;
    return { operation, attempts };
  }
}
