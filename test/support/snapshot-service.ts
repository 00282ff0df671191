import { afterEach, beforeEach, expect, jest } from "@jest/globals";
import { createDwsClient, tokenCredentials, type DwsClient } from "../../src/index.js";
import { jsonResponse } from "./stub-fetch.js";

interface StoredSnapshot {
  readonly id: string;
  readonly name: string;
  readonly cluster_id: string;
  readonly status: string;
  readonly type?: string;
}

/** The fate of a create call: whether it has its effect, and the response; without one, the connection breaks. */
export interface CreateFate {
  readonly hasEffect: boolean;
  readonly response?: { readonly status: number; readonly body?: object };
}

/** A service with one list of snapshots, whose create calls have the given fates, one after the other, and then succeed. */
export class SnapshotService {
  readonly snapshots: StoredSnapshot[] = [];
  readonly deleted: string[] = [];
  createCalls = 0;
  listCalls = 0;
  /** How many list calls after a create call do not show the snapshot yet. */
  lag = 0;
  /** What the ids of new snapshots begin with. */
  idPrefix = "id";
  #hiddenUntil = 0;

  constructor(private readonly fates: readonly CreateFate[] = []) {}

  readonly fetch = (url: string, init: RequestInit): Promise<Response> =>
    new Promise((resolve) => resolve(this.#respond(new URL(url).pathname, init)));

  #delete(id: string): Response {
    this.deleted.push(id);
    this.snapshots.splice(
      this.snapshots.findIndex((one) => one.id === id),
      1,
    );
    return new Response(null, { status: 202 });
  }

  /** Unlike the list, the details of a snapshot are never out of date. */
  #show(id: string): Response {
    const snapshot = this.snapshots.find((one) => one.id === id);
    return snapshot
      ? jsonResponse({ snapshot })
      : jsonResponse({ error_code: "DWS.5149", error_msg: "The snapshot does not exist." }, 400);
  }

  #respond(path: string, { method, body }: RequestInit): Response {
    const [, id] = /\/v1\.0\/\w+\/snapshots\/(.+)$/.exec(path) ?? [];
    if (id !== undefined) return method === "DELETE" ? this.#delete(id) : this.#show(id);
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

export const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
export const other_cluster = "aaaaaaaa-9072-46eb-a996-13f8b44994c1";
/** The snapshot that the tests ensure. */
export const wanted = { name: "nightly-2026-11-21", cluster_id };

/** Each test of a file runs with fake timers, and leaves none behind. */
export function withFakeTimers(): void {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => {
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });
}

/** A new client of the service. */
export function clientOf({ fetch }: SnapshotService): DwsClient {
  return createDwsClient({
    endpoint: "https://dws.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    fetch,
  });
}

/** Runs the clock until all is done. */
export async function runTimers<Value>(
  work: Promise<Value>,
  milliseconds = 600_000,
): Promise<Value | { readonly error: unknown }> {
  const outcome = work.catch((error: unknown) => ({ error }));
  await jest.advanceTimersByTimeAsync(milliseconds);
  return outcome;
}
