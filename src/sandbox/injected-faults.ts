import { ConfigurationError, throwConfigurationError } from "../errors.js";

/** A fault to inject into the next calls. Properties that are given together take effect together, in this order. */
export interface InjectedFault {
  /**
   * The operation it applies to.
   * @defaultValue every one
   */
  readonly operation?: string | undefined;
  /**
   * The number of calls it applies to, a whole number from 1.
   * @defaultValue 1
   */
  readonly times?: number | undefined;
  /**
   * How long to delay the response, in milliseconds, from 0.
   * @defaultValue 0
   */
  readonly delayMs?: number | undefined;
  /**
   * Whether to perform the operation before the fault takes effect.
   * @defaultValue false
   */
  readonly afterEffect?: boolean | undefined;
  /**
   * Closes the connection, before the response or within its body.
   * @defaultValue neither
   */
  readonly reset?: "before" | "within" | undefined;
  /**
   * The status in place of the service's.
   * @defaultValue 503, unless only other properties are given
   */
  readonly status?: number | undefined;
  /**
   * The body in place of the service's: an object is sent as JSON, a string unchanged.
   * @defaultValue an error body of the service
   */
  readonly body?: object | string | undefined;
  /**
   * Headers to add, such as `Retry-After`.
   * @defaultValue none
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The faults that have not been injected yet, the oldest first. */
export class InjectedFaults {
  readonly #pending: { readonly fault: InjectedFault; left: number }[] = [];

  add(fault: InjectedFault): void {
    const { times = 1 } = fault;
    if (!Number.isInteger(times) || times < 1)
      throwConfigurationError("times", "a whole number from 1");
    this.#pending.push({ fault, left: times });
  }

  clear(): void {
    this.#pending.length = 0;
  }

  /** The fault for a call of an operation, if there is one, which counts as used then. */
  take(operationId: string): InjectedFault | undefined {
    const index = this.#pending.findIndex(
      ({ fault }) => (fault.operation ?? operationId) === operationId,
    );
    const entry = this.#pending[index];
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left === 0) this.#pending.splice(index, 1);
    return entry.fault;
  }
}

/** Limits the number of requests in each second of the clock, as the gateway does. */
export class RateLimit {
  #perSecond = Infinity;
  #second = NaN;
  #count = 0;

  constructor(perSecond?: number) {
    this.set(perSecond);
  }

  /** Sets the limit; undefined removes it. */
  set(perSecond = Infinity): void {
    if (!(perSecond >= 1))
      throw new ConfigurationError("requestsPerSecond must be a number from 1.");
    this.#perSecond = perSecond;
  }

  /** Counts a request, and returns whether it exceeds the limit. */
  isExceeded(now = performance.now()): boolean {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) this.#count = 0;
    this.#second = second;
    this.#count += 1;
    return this.#count > this.#perSecond;
  }
}
