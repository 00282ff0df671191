/** Something that goes wrong on demand. What it names together happens together, in the order of this list. */
export interface Fault {
  /** The operation that it is for. Default: every one. */
  readonly operation?: string | undefined;
  /** For how many calls, a whole number from 1. Default: 1. */
  readonly times?: number | undefined;
  /** How long the answer waits, in milliseconds, from 0. Default: 0. */
  readonly delayMs?: number | undefined;
  /** Does what is asked for all the same, before the answer goes wrong. Default: false. */
  readonly afterEffect?: boolean | undefined;
  /** Breaks the connection, before the answer or within its body. Default: neither. */
  readonly reset?: "before" | "within" | undefined;
  /** The status in place of the service's. Default: 503, unless the answer goes wrong otherwise. */
  readonly status?: number | undefined;
  /** The body in place of the service's: an object as JSON, a text as it is. Default: the service's own form of an error. */
  readonly body?: object | string | undefined;
  /** Headers to add, such as `Retry-After`. Default: none. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The faults that are still to happen, the oldest first. */
export class FaultList {
  readonly #waiting: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    const { times = 1 } = fault;
    if (!Number.isInteger(times) || times < 1)
      throw new RangeError(`times must be a whole number from 1 and is ${String(times)}.`);
    this.#waiting.push({ fault, left: times });
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  /** Takes what is to happen to a call of an operation, if anything. */
  take(operationId: string): Fault | undefined {
    const index = this.#waiting.findIndex(
      ({ fault }) => (fault.operation ?? operationId) === operationId,
    );
    const entry = this.#waiting[index];
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left === 0) this.#waiting.splice(index, 1);
    return entry.fault;
  }
}
