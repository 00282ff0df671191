import {
  paginateListClusterSnapshots,
  type ClusterSnapshot,
  type Operations,
  type Snapshot,
  type SnapshotToCreate,
} from "../../generated/dws/client.js";
import { CloudError, isApiError } from "../errors.js";
import { notify } from "../http/events.js";
import { isBusy, isTransient, retryAfterOf } from "../http/retry.js";
import { sleep } from "../http/timeouts.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";
import type { WaiterOptions } from "../waiting/waiter.js";
import { CreatedWithoutId, outcomeOf, type CreateOutcome } from "./create-outcome.js";

/** A snapshot that is listed, or was just created; of the latter the service returns only the id (document 004, table 5). */
export type EnsuredSnapshot = Snapshot & { readonly id: string; readonly cluster_id: string };

/** What `ensureSnapshot` needs of a client: a test may pass an object with these methods. */
export type EnsureSnapshotClient = Pick<
  Operations<CallOptions>,
  "createSnapshot" | "listSnapshots" | "listClusterSnapshots"
>;

/** The delays between lists double from the first to the longest. */
export const firstDelayMs = 2000;
export const longestDelayMs = 30_000;
/** How long to look after an error response, which rarely means that another process has just used the name. */
const rejectedTimeoutMs = 6000;

/** A create call whose snapshot no list has shown yet. */
export interface PendingSnapshot {
  /** The time of the call, by `performance.now()`. */
  readonly at: number;
  /** The snapshot; undefined if it is unknown whether the call created one. */
  readonly created?: EnsuredSnapshot;
}

/** How long a pending snapshot is kept: longer than any timeout of a useful length. */
const keptMs = 3_600_000;

/** How to wait for a busy cluster. */
export interface BusyWait {
  readonly waitIfBusyMs: number;
  readonly minDelayMs: number;
  readonly maxDelayMs: number;
  readonly onPoll: WaiterOptions<Snapshot>["onPoll"];
}

/** Whether a call was rejected because the cluster is busy. */
export function isBusyError(error: unknown): boolean {
  return isApiError(error) && isBusy(error.code);
}

/** One call, for all callers that want the same snapshot. */
export class EnsureCall {
  constructor(
    private readonly client: EnsureSnapshotClient,
    private readonly pending: Map<string, PendingSnapshot>,
    private readonly key: string,
    private readonly wanted: SnapshotToCreate,
    private readonly reconcileTimeoutMs: number,
    private readonly options: CallOptions & { readonly signal: AbortSignal },
  ) {}

  /** Runs the call, and repeats it while the cluster is busy: it can be called again after any failure. */
  async runUnlessBusy(wait: BusyWait): Promise<EnsuredSnapshot> {
    const started = performance.now();
    const end = started + wait.waitIfBusyMs;
    let wasBusy = false;
    for (let polls = 1, delayMs = wait.minDelayMs; ; polls += 1, delayMs *= 2) {
      try {
        return await this.run(end);
      } catch (error) {
        const elapsedMs = performance.now() - started;
        const leftMs = wait.waitIfBusyMs - elapsedMs;
        const retryAfterMs = retryAfterOf(error) ?? 0;
        wasBusy ||= isBusyError(error);
        if (!wasBusy || !isTransient(error) || leftMs <= retryAfterMs) throw error;
        notify(wait.onPoll, {
          state: undefined,
          progress: undefined,
          polls,
          elapsedMs,
          item: undefined,
        });
        const pauseMs = Math.min(delayMs, wait.maxDelayMs, leftMs);
        await sleep(Math.max(pauseMs, retryAfterMs), [this.options.signal]);
      }
    }
  }

  /** Searches the list, and creates the snapshot if it has none. A busy cluster is not searched before the end of the wait. */
  private async run(busyUntil: number): Promise<EnsuredSnapshot> {
    const listed = (await this.find()) ?? (await this.findEarlier());
    if (listed) return listed;
    for (let attempt = 1; ; attempt += 1) {
      const before = this.pending.get(this.key);
      try {
        return await this.create();
      } catch (error) {
        const outcome = outcomeOf(error);
        // A rejected call says nothing about a call before it.
        if (outcome === "no effect" || outcome === "rejected") this.remember(before);
        if (outcome === "no effect") throw error;
        if (isBusyError(error) && performance.now() < busyUntil) throw error;
        const found = await this.findAfter(error, outcome);
        if (found) return found;
        if (outcome !== "unknown" || attempt === 2) throw error;
      }
    }
  }

  /** The snapshot of an earlier call for the same one, which no list has shown yet. */
  private async findEarlier(): Promise<EnsuredSnapshot | undefined> {
    const earlier = this.pending.get(this.key);
    const end = (earlier?.at ?? -Infinity) + this.reconcileTimeoutMs;
    if (performance.now() >= end) return undefined;
    return earlier?.created ?? this.findUntil(end);
  }

  /** Searches the list after a create call that failed, once the time is over that the service asks to wait. */
  private async findAfter(
    error: unknown,
    outcome: CreateOutcome,
  ): Promise<EnsuredSnapshot | undefined> {
    const timeoutMs =
      outcome === "rejected"
        ? Math.min(this.reconcileTimeoutMs, rejectedTimeoutMs)
        : this.reconcileTimeoutMs;
    const end = performance.now() + timeoutMs;
    const retryAfterMs = retryAfterOf(error) ?? 0;
    if (retryAfterMs > timeoutMs) throw error;
    if (retryAfterMs > 0) await sleep(retryAfterMs, [this.options.signal]);
    return this.findUntil(end);
  }

  private remember(snapshot: PendingSnapshot | undefined): void {
    const now = performance.now();
    for (const [key, { at }] of this.pending) if (now - at > keptMs) this.pending.delete(key);
    if (snapshot) this.pending.set(this.key, snapshot);
    else this.pending.delete(this.key);
  }

  private async create(): Promise<EnsuredSnapshot> {
    this.remember({ at: performance.now() });
    try {
      const response: { readonly snapshot?: { readonly id?: string | undefined } | undefined } =
        await this.client.createSnapshot({ snapshot: this.wanted }, this.options);
      const id = response.snapshot?.id;
      if (id === undefined)
        throw new CreatedWithoutId("createSnapshot succeeded, but its response has no id.", {
          operation: "createSnapshot",
        });
      const created = { ...this.wanted, ...response.snapshot, id };
      this.remember({ at: performance.now(), created });
      return created;
    } catch (error) {
      this.remember({ at: performance.now() }); // The last attempt may have been long after the first.
      throw error;
    }
  }

  /** Finds the snapshot in the list, and is then done with earlier calls for it. */
  private async find(): Promise<EnsuredSnapshot | undefined> {
    const found = await this.findListed();
    if (found) this.pending.delete(this.key);
    return found;
  }

  private async findListed(): Promise<EnsuredSnapshot | undefined> {
    const list = await this.client.listSnapshots({}, this.options);
    const snapshots = requiredItemsOf<Snapshot>(list, "snapshots", "listSnapshots");
    const found = choose(snapshots, this.wanted);
    if (found || !(Number(list.count) > snapshots.length)) return found;
    // Contrary to the document, the response does not contain all snapshots.
    const { cluster_id } = this.wanted;
    return choose(
      await paginateListClusterSnapshots(this.client, { cluster_id }, this.options).toArray(),
      this.wanted,
    );
  }

  /** Searches the list repeatedly, the last time at the end: a create call must not be repeated without that. */
  private async findUntil(end: number): Promise<EnsuredSnapshot | undefined> {
    for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
      const leftMs = end - performance.now();
      let retryAfterMs = 0;
      const found = await this.find().catch((error: unknown) => {
        retryAfterMs = retryAfterOf(error) ?? 0;
        // Without the last list it is unknown whether the snapshot exists, and the call must not be repeated.
        if (!isTransient(error) || leftMs <= retryAfterMs) throw error;
        return undefined;
      });
      if (found || leftMs <= 0) return found;
      await sleep(Math.max(Math.min(delayMs, leftMs), retryAfterMs), [this.options.signal]);
    }
  }
}

/** The snapshot of the wanted name, a usable one if there are several; throws if the name is used otherwise. */
function choose(
  snapshots: readonly (Snapshot | ClusterSnapshot)[],
  { name, cluster_id }: SnapshotToCreate,
): EnsuredSnapshot | undefined {
  const named = snapshots.filter((snapshot) => snapshot.name === name);
  const ofCluster = named.filter(
    (snapshot) => (snapshot.cluster_id ?? cluster_id).toLowerCase() === cluster_id.toLowerCase(),
  );
  const usable = ofCluster.find(({ id, status }) => id !== undefined && status !== "UNAVAILABLE");
  if (usable?.id !== undefined)
    return { ...usable, id: usable.id, cluster_id: usable.cluster_id ?? cluster_id };
  const [failed] = ofCluster;
  const [elsewhere] = named;
  if (failed)
    throw new CloudError(
      `Snapshot "${name}" (${String(failed.id)}) of this cluster is UNAVAILABLE because it failed: delete it, or use another name.`,
      { operation: "ensureSnapshot" },
    );
  if (elsewhere)
    throw new CloudError(
      `Snapshot "${name}" belongs to cluster ${String(elsewhere.cluster_id)}, not to ${cluster_id}: use another name.`,
      { operation: "ensureSnapshot" },
    );
  return undefined;
}
