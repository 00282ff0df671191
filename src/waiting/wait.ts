import { WaiterError, type CloudError } from "../errors.js";
import { notify } from "../http/events.js";
import type { CallOptions } from "../options.js";
import type { WaiterOptions } from "./waiter-options.js";

/** What a waiter waits for. */
export interface WaitTarget<Item> {
  /** The name of the waiter, for errors. */
  readonly operation: string;
  /** The resource, for errors. */
  readonly subject: string;
  /** Reads the resource; undefined if the service does not find it. */
  readonly find: (options: CallOptions) => Promise<Item | undefined>;
  readonly stateOf: (item: Item) => string | undefined;
  /** The progress, as the service writes it. */
  readonly progressOf?: (item: Item) => unknown;
  /** The wanted state, and those from which it cannot be reached, in upper case. */
  readonly success: string;
  readonly failures: readonly string[];
  /** Reads why the resource has failed. An error of it is ignored. */
  readonly reasonOf?: (item: Item, options: CallOptions) => Promise<string | undefined>;
}

/** What a waiter waits for that may be gone: "success" is then the word for that in errors. */
export interface GoneTarget<Item> extends WaitTarget<Item> {
  /** Whether a resource counts as gone that was never found: at once, or only after `notFoundTimeoutMs`. */
  readonly goneUnseen: "at once" | "after notFoundTimeoutMs";
}

/** The state of one wait. */
export class Wait<Item> {
  /** The error of the last poll. */
  cause: CloudError | undefined;
  #state: string | undefined;
  #polls = 0;
  /** How many polls in a row have not found the resource. */
  #missing = 0;
  readonly #started = performance.now();
  #firstPoll: number | undefined;

  constructor(
    private readonly target: WaitTarget<Item> | GoneTarget<Item>,
    private readonly notFoundTimeoutMs: number,
    private readonly onPoll: WaiterOptions<Item>["onPoll"],
  ) {}

  /** Evaluates a poll. Throws when the resource is not found, and will not be. */
  evaluate(item: Item | undefined, delayMs: number): "pending" | "done" | "failed" {
    this.cause = undefined;
    this.#firstPoll ??= performance.now();
    if (item === undefined) {
      this.#missing += 1;
      this.#report(undefined);
      return this.#isGone(delayMs) ? "done" : "pending";
    }
    this.#missing = 0;
    this.#state = this.target.stateOf(item);
    this.#report(item);
    const { success, failures } = this.target;
    const state = this.#state?.toUpperCase() ?? "";
    if (failures.includes(state)) return "failed";
    return state === success.toUpperCase() ? "done" : "pending";
  }

  /** Whether a resource that was not found is gone. Throws if it was to be found. */
  #isGone(delayMs: number): boolean {
    const { target } = this;
    if ("goneUnseen" in target && (this.#state !== undefined || target.goneUnseen === "at once"))
      return true;
    if (this.#state !== undefined) {
      // A single list without the resource may be out of date.
      if (this.#missing > 1)
        throw this.#error(`was ${this.#state} and is not found any more: it has been deleted.`);
      return false;
    }
    const polledForMs = performance.now() - (this.#firstPoll ?? 0);
    if (polledForMs + delayMs <= this.notFoundTimeoutMs) return false;
    if ("goneUnseen" in target) return true;
    throw this.#error(
      `was not found within ${this.notFoundTimeoutMs} ms (notFoundTimeoutMs): check its id.`,
    );
  }

  #report(item: Item | undefined): void {
    this.#polls += 1;
    notify(this.onPoll, {
      state: item && this.#state,
      percent: item && percentOf(this.target.progressOf?.(item)),
      polls: this.#polls,
      elapsedMs: performance.now() - this.#started,
      item,
    });
  }

  /** The error of a resource that has failed. */
  failure(given: string | undefined): WaiterError {
    // A service can have any value where a text is documented.
    const reason = typeof given === "string" && given !== "" ? given : undefined;
    return this.#error(
      `is ${this.#state ?? ""} and will not become ${this.target.success}${reason === undefined ? "." : `: ${reason}`}`,
      reason,
    );
  }

  /** The error of a wait that has lasted too long. */
  timeoutError(maxWaitMs: number): WaiterError {
    const failed = this.cause?.message.replace(/\.$/, "");
    const unseen = this.#polls === 0 ? ": no poll had a response" : ", and it was not found";
    const seen =
      failed === undefined
        ? `; it is ${this.#state}`
        : `; it was ${this.#state}, and then ${failed}`;
    const state = this.#state ? seen : failed === undefined ? unseen : `: ${failed}`;
    return this.#error(
      `did not become ${this.target.success} within ${maxWaitMs} ms (maxWaitMs)${state}.`,
      undefined,
      true,
    );
  }

  #error(message: string, reason?: string, isTimeout = false): WaiterError {
    const { operation, subject } = this.target;
    const details = { operation, cause: this.cause, reason };
    return new WaiterError(`${subject} ${message}`, this.#state, details, isTimeout);
  }
}

/** The number of a progress such as `45%`; undefined for any other text, since the form is not documented everywhere. */
function percentOf(progress: unknown): number | undefined {
  const text = typeof progress === "number" || typeof progress === "string" ? progress : "";
  const [, digits] = /^\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*$/.exec(String(text)) ?? [];
  const percent = digits === undefined ? NaN : Number(digits);
  return percent <= 100 ? percent : undefined;
}
