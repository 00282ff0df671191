import { withTimeout } from "./timeouts.js";

/** Work that is running. */
interface SharedCall<Value> {
  readonly result: Promise<Value>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Deduplicates in-flight calls: callers of one key wait for one piece of work. The signal of a caller ends its own wait; the
 * work is aborted when no caller waits any more.
 */
export class SharedCalls<Value> {
  readonly #calls = new Map<string, SharedCall<Value>>();

  /** Whether work for a key is running. */
  has(key: string): boolean {
    return this.#calls.has(key);
  }

  /** Waits for the running work of a key, or starts it. A signal rejects with its own reason. */
  async run(
    key: string,
    signals: readonly AbortSignal[],
    work: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    for (const signal of signals) signal.throwIfAborted(); // Before the work starts.
    const call = this.#calls.get(key) ?? this.#start(key, work);
    call.waiting += 1;
    try {
      return await withTimeout(
        () => call.result,
        signals,
        (reason) => reason,
      );
    } finally {
      call.waiting -= 1;
      if (call.waiting === 0) {
        this.#end(key, call);
        call.controller.abort();
      }
    }
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<Value>): SharedCall<Value> {
    const controller = new AbortController();
    const call: SharedCall<Value> = { controller, waiting: 0, result: work(controller.signal) };
    this.#calls.set(key, call);
    const end = (): void => this.#end(key, call);
    call.result.then(end, end);
    return call;
  }

  #end(key: string, call: SharedCall<Value>): void {
    if (this.#calls.get(key) === call) this.#calls.delete(key);
  }
}
