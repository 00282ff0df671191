import type {
  ClusterSnapshot,
  Operations,
  Pagers,
  Snapshot,
  SnapshotToCreate,
} from "../../generated/dws/client.js";
import { check, settle, type CallOptions } from "../options.js";
import {
  AbortError,
  CloudError,
  ConfigurationError,
  NetworkError,
  ResponseParseError,
  TimeoutError,
  ValidationError,
} from "../errors.js";
import { isApiError } from "../is-api-error.js";
import { isTransient } from "../is-transient.js";
import { knownListOf } from "../list-of.js";
import { SingleFlight } from "../single-flight.js";
import { sleep } from "../http/sleep.js";

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
  readonly client: Operations<CallOptions> & Pagers<CallOptions>;
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

/** An order that no list has shown yet. */
interface Unlisted {
  /** When it was last under way, by `performance.now()`. */
  readonly at: number;
  /** What it made; undefined where nobody knows whether it made anything. */
  readonly made?: EnsuredSnapshot;
}

/**
 * The orders that no list has shown yet, by their flights. Kept beyond the call: the next one must have patience, too, even
 * if this one was aborted, or has succeeded while the list lags.
 */
const unlisted = new Map<string, Unlisted>();
/** How long they are kept: longer than any patience. */
const keptMs = 3_600_000;

const operation = "ensureSnapshot";

/** Brings about that a cluster has a snapshot of a name. */
export async function ensureSnapshot(
  { client, endpoint, signals: clientSignals }: EnsuringClient,
  wanted: SnapshotToCreate,
  { patienceMs = 60_000, signal, ...options }: EnsureOptions = {},
): Promise<EnsuredSnapshot> {
  check("patienceMs", patienceMs, 0);
  settle({ ...options, signal }); // Wrong options are the caller's own, and not the flight's.
  if (!wanted?.name || !wanted.cluster_id)
    throw new ConfigurationError(`${operation} needs the name of a snapshot and a cluster_id.`);
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
      if (signals.some(({ aborted }) => aborted))
        throw new AbortError(`${operation} was ended by its signal.`, { operation, cause });
      // The limits of whoever started the flight are not those of who joined it.
      if (isOurs || !(error instanceof AbortError || error instanceof TimeoutError)) throw error;
    }
  }
}

/** One go at bringing about a snapshot, for all who want it. */
class Flight {
  constructor(
    private readonly client: Operations<CallOptions> & Pagers<CallOptions>,
    private readonly key: string,
    private readonly wanted: SnapshotToCreate,
    private readonly patienceMs: number,
    private readonly options: CallOptions & { readonly signal: AbortSignal },
  ) {}

  async run(): Promise<EnsuredSnapshot> {
    const listed = await this.look();
    if (listed) return this.shown(listed);
    const earlier = unlisted.get(this.key);
    if (earlier && performance.now() < earlier.at + this.patienceMs) {
      if (earlier.made) return earlier.made;
      const found = await this.lookWithPatience(earlier.at + this.patienceMs);
      if (found) return this.shown(found);
    }
    for (let orders = 1; ; orders += 1) {
      const before = unlisted.get(this.key);
      try {
        return await this.order();
      } catch (error) {
        const outcome = outcomeOf(error);
        // What was refused says nothing of an order before it.
        if (outcome === "no effect" || outcome === "refused") this.remember(before);
        if (outcome === "no effect") throw error;
        const patienceMs =
          outcome === "refused"
            ? Math.min(this.patienceMs, patienceAfterRefusalMs)
            : this.patienceMs;
        const found = await this.lookWithPatience(performance.now() + patienceMs);
        if (found) return this.shown(found);
        if (outcome !== "lost" || orders === 2) throw error;
      }
    }
  }

  private shown(snapshot: EnsuredSnapshot): EnsuredSnapshot {
    unlisted.delete(this.key);
    return snapshot;
  }

  private remember(order: Unlisted | undefined): void {
    const now = performance.now();
    for (const [key, { at }] of unlisted) if (now - at > keptMs) unlisted.delete(key);
    if (order) unlisted.set(this.key, order);
    else unlisted.delete(this.key);
  }

  private async order(): Promise<EnsuredSnapshot> {
    this.remember({ at: performance.now() });
    try {
      const answer:
        { readonly snapshot?: { readonly id?: string | undefined } | undefined } | undefined =
        await this.client.createSnapshot({ snapshot: this.wanted }, this.options);
      const id = answer?.snapshot?.id;
      if (id === undefined)
        throw new OrderWithoutId("createSnapshot was accepted, but its answer holds no id.", {
          operation: "createSnapshot",
        });
      const made = { ...this.wanted, ...answer?.snapshot, id };
      this.remember({ at: performance.now(), made });
      return made;
    } catch (error) {
      this.remember({ at: performance.now() }); // Its last attempt may have been long after its first.
      throw error;
    }
  }

  private async look(): Promise<EnsuredSnapshot | undefined> {
    const answer = await this.client.listSnapshots({}, this.options);
    const snapshots = knownListOf<Snapshot>(answer, "snapshots", "listSnapshots");
    const found = choose(snapshots, this.wanted);
    if (found || !(Number(answer.count) > snapshots.length)) return found;
    // There is more than the one answer holds, whatever the document says.
    const { cluster_id } = this.wanted;
    return choose(
      await this.client.paginateListClusterSnapshots({ cluster_id }, this.options).toArray(),
      this.wanted,
    );
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

/** What is known of an order that failed; of what nobody foresaw, the worst. */
function outcomeOf(error: unknown): "no effect" | "refused" | "lost" | "accepted" {
  if (!(error instanceof CloudError)) return "lost";
  if (error instanceof OrderWithoutId || error instanceof ResponseParseError) return "accepted";
  if (error instanceof ValidationError) return error.sent ? "accepted" : "no effect";
  // Who could not even sign in has ordered nothing.
  if (error.operation !== "createSnapshot" || error instanceof ConfigurationError)
    return "no effect";
  if (error instanceof NetworkError && error.hadNoEffect) return "no effect";
  if (!isApiError(error) || error.status >= 500 || error.status === 408) return "lost";
  if (error.status < 300) return "accepted";
  // A refusal may be that of a name which another process has just used; the service's code for that is not known, but these it is not.
  if (/^DWS\.(0015|0047|3027|7023)$/.test(error.code ?? "")) return "no effect";
  return error.status < 400 || error.status === 401 || error.status === 429
    ? "no effect"
    : "refused";
}

/** The snapshot of the name, the best of several; an error where that name stands for something else. */
function choose(
  snapshots: readonly (Snapshot | ClusterSnapshot)[],
  { name, cluster_id }: SnapshotToCreate,
): EnsuredSnapshot | undefined {
  const named = snapshots.filter((snapshot) => snapshot.name === name);
  const here = named.filter(
    (snapshot) =>
      String(snapshot.cluster_id ?? cluster_id).toLowerCase() === cluster_id.toLowerCase(),
  );
  const usable = here.find(({ id, status }) => id !== undefined && status !== "UNAVAILABLE");
  if (usable?.id !== undefined)
    return { ...usable, id: usable.id, cluster_id: usable.cluster_id ?? cluster_id };
  const [failed] = here;
  const [elsewhere] = named;
  if (failed)
    throw new CloudError(
      `Snapshot "${name}" (${failed.id}) of this cluster is UNAVAILABLE, it failed: delete it, or choose another name.`,
      { operation },
    );
  if (elsewhere)
    throw new CloudError(
      `Snapshot "${name}" belongs to cluster ${elsewhere.cluster_id}, not to ${cluster_id}: choose another name.`,
      {
        operation,
      },
    );
  return undefined;
}
