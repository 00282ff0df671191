import { jsonResponse } from "./stub-fetch.js";

interface StoredSnapshot {
  readonly id: string;
  readonly name: string;
  readonly cluster_id: string;
  readonly status: string;
}

/** The fate of a create call: whether it has its effect, and the response; without one, the connection breaks. */
export interface CreateFate {
  readonly hasEffect: boolean;
  readonly response?: { readonly status: number; readonly body?: object };
}

/** A service with one list of snapshots, whose create calls have the given fates, one after the other, and then succeed. */
export class SnapshotService {
  readonly snapshots: StoredSnapshot[] = [];
  createCalls = 0;
  listCalls = 0;
  /** How many list calls after a create call do not show the snapshot yet. */
  lag = 0;
  /** What the ids of new snapshots begin with. */
  idPrefix = "id";
  #hiddenUntil = 0;

  constructor(private readonly fates: readonly CreateFate[] = []) {}

  readonly fetch = (_: string, init: RequestInit): Promise<Response> =>
    new Promise((resolve) => resolve(this.#respond(init)));

  #respond({ method, body }: RequestInit): Response {
    if (method === "GET") {
      this.listCalls += 1;
      const snapshots =
        this.listCalls > this.#hiddenUntil ? this.snapshots : this.snapshots.slice(0, -1);
      return jsonResponse({ snapshots, count: snapshots.length });
    }
    const { snapshot } = JSON.parse(body as string) as {
      snapshot: { name: string; cluster_id: string };
    };
    const fate = this.fates[this.createCalls] ?? { hasEffect: true };
    this.createCalls += 1;
    const made = { id: `${this.idPrefix}-${this.createCalls}`, ...snapshot, status: "CREATING" };
    if (fate.hasEffect) {
      this.snapshots.push(made);
      this.#hiddenUntil = this.listCalls + this.lag;
      if (!("response" in fate) && this.fates[this.createCalls - 1])
        throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
      return fate.response
        ? jsonResponse(fate.response.body ?? {}, fate.response.status)
        : jsonResponse({ snapshot: { id: made.id } }); // No more, as in document 004.
    }
    if (!fate.response) throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
    return jsonResponse(fate.response.body ?? {}, fate.response.status);
  }
}
