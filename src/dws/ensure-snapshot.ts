import type { CreatedSnapshot, Operations, Snapshot, SnapshotToCreate } from "../../generated/dws/client.js";
import { check, type CallOptions } from "../client/call-options.js";
import { AbortError, CloudError, NetworkError } from "../errors.js";
import { isApiError } from "../is-api-error.js";
import { isTransient } from "../is-transient.js";
import { SingleFlight } from "../single-flight.js";
import { sleep } from "../transport/sleep.js";

/** A snapshot that exists, or has been ordered. */
export type EnsuredSnapshot = (Snapshot | CreatedSnapshot) & { readonly id: string };

/** What `ensureSnapshot` takes beside its input. */
export interface EnsureOptions extends CallOptions {
  /**
   * How long to look for a snapshot whose order brought no answer, before it is ordered again, in milliseconds, from 0: a
   * list can lag. Default: 60,000.
   */
  readonly patienceMs?: number | undefined;
}

/** The delays between looks double from the one to the other: long enough to be no burden. */
const firstDelayMs = 2000;
const longestDelayMs = 30_000;

/** All of this process: two clients must not order the same snapshot either. */
const flights = new SingleFlight<EnsuredSnapshot>();

/** Brings about that a cluster has a snapshot of a name. `place` names service and project, for the flights. */
export async function ensureSnapshot(
  client: Operations<CallOptions>,
  place: string,
  wanted: SnapshotToCreate,
  { patienceMs = 60_000, signal, ...options }: EnsureOptions = {},
): Promise<EnsuredSnapshot> {
  check("patienceMs", patienceMs, 0);
  const signals = signal ? [signal] : [];
  const key = JSON.stringify([place, wanted.cluster_id, wanted.name]);
  const operation = "ensureSnapshot";
  try {
    return await flights.join(key, signals, (shared) => bringAbout(client, wanted, patienceMs, { ...options, signal: shared }));
  } catch (error) {
    if (signal?.aborted && error === signal.reason)
      throw new AbortError(`${operation} was ended by its signal.`, { operation, cause: signal.reason });
    throw error;
  }
}

async function bringAbout(
  client: Operations<CallOptions>,
  wanted: SnapshotToCreate,
  patienceMs: number,
  options: CallOptions & { readonly signal: AbortSignal },
): Promise<EnsuredSnapshot> {
  const look = async (): Promise<EnsuredSnapshot | undefined> => {
    const { snapshots = [] } = await client.listSnapshots({}, options);
    return choose(snapshots, wanted);
  };
  const lookFor = async (milliseconds: number): Promise<EnsuredSnapshot | undefined> => {
    const until = performance.now() + milliseconds;
    let unseen: CloudError | undefined;
    // Even without patience there is one look, and with it one at its end: an order must not be repeated unseen.
    for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
      unseen = undefined;
      const found = await look().catch((error: unknown) => {
        if (!isTransient(error)) throw error;
        unseen = error;
        return undefined;
      });
      if (found) return found;
      const leftMs = until - performance.now();
      if (leftMs <= 0) break;
      await sleep(Math.min(delayMs, leftMs), [options.signal]);
    }
    // Without a last look nobody knows what there is, and nothing must be ordered again.
    if (unseen) throw unseen;
    return undefined;
  };

  const found = await look();
  if (found) return found;
  for (let orders = 1; ; orders += 1) {
    try {
      const { snapshot } = await client.createSnapshot({ snapshot: wanted }, options);
      if (snapshot?.id !== undefined) return { ...snapshot, id: snapshot.id };
      throw new CloudError("createSnapshot was accepted, but its answer holds no id.", { operation: "createSnapshot" });
    } catch (error) {
      const doubt = doubtOf(error);
      if (doubt === "none") throw error;
      // A refusal may be that of a name which another process has just used; the service's code for that is not known.
      const made = await lookFor(doubt === "refused" ? Math.min(patienceMs, 6000) : patienceMs);
      if (made) return made;
      if (doubt === "refused" || orders === 2) throw error;
    }
  }
}

/** What may be true after an order that failed: certainly nothing; it was refused, perhaps as a duplicate; or it was lost, perhaps obeyed. */
function doubtOf(error: unknown): "none" | "refused" | "lost" {
  if (isApiError(error)) {
    if (error.status >= 500 || error.status === 408 || error.status === 200) return "lost";
    return error.status === 400 || error.status === 409 ? "refused" : "none";
  }
  if (error instanceof NetworkError && error.hadNoEffect) return "none";
  return isTransient(error) || (error instanceof CloudError && error.name === "CloudError") ? "lost" : "none";
}

/** The snapshot of the name, the best of several; an error where that name stands for something else. */
function choose(snapshots: readonly Snapshot[], { name, cluster_id }: SnapshotToCreate): EnsuredSnapshot | undefined {
  const named = snapshots.filter((snapshot) => snapshot.name === name);
  const here = named.filter((snapshot) => (snapshot.cluster_id ?? cluster_id) === cluster_id);
  const usable = here.find(({ id, status }) => id !== undefined && status !== "UNAVAILABLE");
  if (usable?.id !== undefined) return { ...usable, id: usable.id };
  const operation = "ensureSnapshot";
  if (here.length > 0)
    throw new CloudError(
      `Snapshot "${name}" (${here[0]?.id}) of this cluster is UNAVAILABLE, it failed: delete it, or choose another name.`,
      {
        operation,
      },
    );
  if (named.length > 0)
    throw new CloudError(`Snapshot "${name}" belongs to cluster ${named[0]?.cluster_id}, not to ${cluster_id}: choose another name.`, {
      operation,
    });
  return undefined;
}
