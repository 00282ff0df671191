import { limited } from "./http/with-timeout.js";

/** A piece of work under way. */
interface Flight<Value> {
  readonly result: Promise<Value>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Lets those who want the same at the same time share one piece of work. Each may leave by its own signal; the work is
 * ended when all have left.
 */
export class SingleFlight<Value> {
  readonly #flights = new Map<string, Flight<Value>>();

  /** Whether there is work under way for a key. */
  has(key: string): boolean {
    return this.#flights.has(key);
  }

  /** Joins the work under way for a key, or starts it. A signal rejects with its own reason. */
  async join(
    key: string,
    signals: readonly AbortSignal[],
    work: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    for (const signal of signals) signal.throwIfAborted(); // Before any work is begun.
    const flight = this.#flights.get(key) ?? this.#start(key, work);
    flight.waiting += 1;
    try {
      return await limited(
        signals,
        (reason) => reason,
        () => flight.result,
      );
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0) {
        this.#end(key, flight);
        flight.controller.abort();
      }
    }
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<Value>): Flight<Value> {
    const controller = new AbortController();
    const flight: Flight<Value> = { controller, waiting: 0, result: work(controller.signal) };
    this.#flights.set(key, flight);
    const end = (): void => this.#end(key, flight);
    flight.result.then(end, end);
    return flight;
  }

  #end(key: string, flight: Flight<Value>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}
