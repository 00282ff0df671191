import type { Operations, Snapshot, SnapshotToCreate } from "../../generated/dws/client.js";
import { check, type CallOptions } from "../client/call-options.js";
import { AbortError, CloudError, ConfigurationError, NetworkError, TimeoutError } from "../errors.js";
import { isApiError } from "../is-api-error.js";
import { isTransient } from "../is-transient.js";
import { listOf } from "../list-of.js";
import { SingleFlight } from "../single-flight.js";
import { sleep } from "../transport/sleep.js";

/** A snapshot that exists, or has been ordered; of the latter the service tells no more than the id (document 004, table 5). */
export type EnsuredSnapshot = Snapshot & { readonly id: string; readonly cluster_id: string };

/** What `ensureSnapshot` takes beside its input. */
export interface EnsureOptions extends CallOptions {
  /**
   * How long to look for a snapshot whose order brought no answer, before it is ordered again, in milliseconds, from 0: a
   * list can lag. Default: 60,000.
   */
  readonly patienceMs?: number | undefined;
}

/** The client that looks and orders, and what is its own. */
export interface EnsuringClient {
  readonly client: Operations<CallOptions>;
  readonly endpoint: string;
  readonly signals: readonly AbortSignal[];
}

/** The delays between looks double from the one to the other: long enough to be no burden. */
const firstDelayMs = 2000;
const longestDelayMs = 30_000;
/** How long to look after a refusal, which hardly ever is that of a name just taken. */
const patienceAfterRefusalMs = 6000;

/** All of this process: two clients must not order the same snapshot either. */
const flights = new SingleFlight<EnsuredSnapshot>();

/**
 * When an order was sent of which nobody knows what has become, by its flight. Kept beyond the call: the next one must
 * have patience, too, even if this one was aborted.
 */
const doubts = new Map<string, number>();

const operation = "ensureSnapshot";

/** Brings about that a cluster has a snapshot of a name. */
export async function ensureSnapshot(
  { client, endpoint, signals: clientSignals }: EnsuringClient,
  wanted: SnapshotToCreate,
  { patienceMs = 60_000, signal, ...options }: EnsureOptions = {},
): Promise<EnsuredSnapshot> {
  check("patienceMs", patienceMs, 0);
  if (!wanted?.name || !wanted.cluster_id) throw new ConfigurationError(`${operation} needs the name of a snapshot and a cluster_id.`);
  const signals = signal ? [...clientSignals, signal] : clientSignals;
  const key = JSON.stringify([endpoint, wanted.cluster_id.toLowerCase(), wanted.name]);
  for (;;) {
    const isOurs = !flights.has(key);
    try {
      return await flights.join(key, signals, (shared) =>
        new Flight(client, key, wanted, patienceMs, { ...options, signal: shared }).run(),
      );
    } catch (error) {
      const cause = signals.find(({ aborted }) => aborted)?.reason as unknown;
      if (signals.some(({ aborted }) => aborted)) throw new AbortError(`${operation} was ended by its signal.`, { operation, cause });
      // The limits of whoever started the flight are not those of who joined it.
      if (isOurs || !(error instanceof AbortError || error instanceof TimeoutError)) throw error;
    }
  }
}

/** One go at bringing about a snapshot, for all who want it. */
class Flight {
  constructor(
    private readonly client: Operations<CallOptions>,
    private readonly key: string,
    private readonly wanted: SnapshotToCreate,
    private readonly patienceMs: number,
    private readonly options: CallOptions & { readonly signal: AbortSignal },
  ) {}

  async run(): Promise<EnsuredSnapshot> {
    const doubt = doubts.get(this.key);
    const found = doubt === undefined ? await this.look() : await this.lookWithPatience(doubt + this.patienceMs);
    if (found) return this.settled(found);
    for (let orders = 1; ; orders += 1) {
      try {
        return this.settled(await this.order());
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome !== "lost" && outcome !== "accepted") doubts.delete(this.key);
        if (outcome === "no effect") throw error;
        const patienceMs = outcome === "refused" ? Math.min(this.patienceMs, patienceAfterRefusalMs) : this.patienceMs;
        const made = await this.lookWithPatience(performance.now() + patienceMs);
        if (made) return this.settled(made);
        if (outcome !== "lost" || orders === 2) throw error;
      }
    }
  }

  private settled(snapshot: EnsuredSnapshot): EnsuredSnapshot {
    doubts.delete(this.key);
    return snapshot;
  }

  private async order(): Promise<EnsuredSnapshot> {
    doubts.set(this.key, performance.now());
    const { snapshot } = await this.client.createSnapshot({ snapshot: this.wanted }, this.options);
    if (snapshot?.id === undefined)
      throw new OrderWithoutId("createSnapshot was accepted, but its answer holds no id.", { operation: "createSnapshot" });
    return { ...this.wanted, ...snapshot, id: snapshot.id };
  }

  private async look(): Promise<EnsuredSnapshot | undefined> {
    return choose(listOf<Snapshot>(await this.client.listSnapshots({}, this.options), "snapshots"), this.wanted);
  }

  /** Looks again and again, with a last look at the end: an order must not be repeated unseen. */
  private async lookWithPatience(until: number): Promise<EnsuredSnapshot | undefined> {
    for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
      const leftMs = until - performance.now();
      const found = await this.look().catch((error: unknown) => {
        // Without a last look nobody knows what there is, and nothing must be ordered again.
        if (!isTransient(error) || leftMs <= 0) throw error;
        return undefined;
      });
      if (found || leftMs <= 0) return found;
      await sleep(Math.min(delayMs, leftMs), [this.options.signal]);
    }
  }
}

/** The order was obeyed, or so the service says; what came of it only the list can tell. */
class OrderWithoutId extends CloudError {}

/** What is known of an order that failed. */
function outcomeOf(error: unknown): "no effect" | "refused" | "lost" | "accepted" {
  if (error instanceof OrderWithoutId || (error instanceof CloudError && error.name === "ResponseParseError")) return "accepted";
  // Who could not even sign in has ordered nothing.
  if (!(error instanceof CloudError) || error.operation !== "createSnapshot") return "no effect";
  if (error instanceof NetworkError && error.hadNoEffect) return "no effect";
  if (!isApiError(error)) return error.name === "ValidationError" || error.name === "ConfigurationError" ? "no effect" : "lost";
  if (error.status >= 500 || error.status === 408) return "lost";
  if (error.status < 300) return "accepted";
  // A refusal may be that of a name which another process has just used; the service's code for that is not known, but these it is not.
  if (/^DWS\.(0015|0047|3027|7023)$/.test(error.code ?? "")) return "no effect";
  return error.status < 400 || error.status === 401 || error.status === 429 ? "no effect" : "refused";
}

/** The snapshot of the name, the best of several; an error where that name stands for something else. */
function choose(snapshots: readonly Snapshot[], { name, cluster_id }: SnapshotToCreate): EnsuredSnapshot | undefined {
  const named = snapshots.filter((snapshot) => snapshot.name === name);
  const here = named.filter((snapshot) => (snapshot.cluster_id ?? cluster_id).toLowerCase() === cluster_id.toLowerCase());
  const usable = here.find(({ id, status }) => id !== undefined && status !== "UNAVAILABLE");
  if (usable?.id !== undefined) return { ...usable, id: usable.id, cluster_id: usable.cluster_id ?? cluster_id };
  const [failed] = here;
  const [elsewhere] = named;
  if (failed)
    throw new CloudError(
      `Snapshot "${name}" (${failed.id}) of this cluster is UNAVAILABLE, it failed: delete it, or choose another name.`,
      { operation },
    );
  if (elsewhere)
    throw new CloudError(`Snapshot "${name}" belongs to cluster ${elsewhere.cluster_id}, not to ${cluster_id}: choose another name.`, {
      operation,
    });
  return undefined;
}
