import { jsonResponse } from "./stub-fetch.js";

interface StoredSnapshot {
  readonly id: string;
  readonly name: string;
  readonly cluster_id: string;
  readonly status: string;
}

/** What happens to an order: whether it is obeyed, and what is answered; an error stands for a connection that breaks. */
export interface OrderFate {
  readonly obeyed: boolean;
  readonly answer?: { readonly status: number; readonly body?: object };
}

/** A service with one list of snapshots, whose orders meet with the fates that are given, one after the other, and then succeed. */
export class SnapshotService {
  readonly snapshots: StoredSnapshot[] = [];
  orders = 0;
  looks = 0;
  /** How many looks after an order the list still lags behind. */
  lag = 0;
  /** What the ids of new snapshots begin with. */
  idPrefix = "id";
  #hiddenUntil = 0;

  constructor(private readonly fates: readonly OrderFate[] = []) {}

  readonly fetch = (_: string, init: RequestInit): Promise<Response> =>
    new Promise((resolve) => resolve(this.#respond(init)));

  #respond({ method, body }: RequestInit): Response {
    if (method === "GET") {
      this.looks += 1;
      const snapshots =
        this.looks > this.#hiddenUntil ? this.snapshots : this.snapshots.slice(0, -1);
      return jsonResponse({ snapshots, count: snapshots.length });
    }
    const { snapshot } = JSON.parse(body as string) as {
      snapshot: { name: string; cluster_id: string };
    };
    const fate = this.fates[this.orders] ?? { obeyed: true };
    this.orders += 1;
    const made = { id: `${this.idPrefix}-${this.orders}`, ...snapshot, status: "CREATING" };
    if (fate.obeyed) {
      this.snapshots.push(made);
      this.#hiddenUntil = this.looks + this.lag;
      if (!("answer" in fate) && this.fates[this.orders - 1])
        throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
      return fate.answer
        ? jsonResponse(fate.answer.body ?? {}, fate.answer.status)
        : jsonResponse({ snapshot: { id: made.id } }); // No more, as document 004 shows it.
    }
    if (!fate.answer) throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
    return jsonResponse(fate.answer.body ?? {}, fate.answer.status);
  }
}
