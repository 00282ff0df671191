import {
  paginateListClusterSnapshots,
  type ClusterSnapshot,
  type Operations,
  type Snapshot,
  type SnapshotToCreate,
} from "../../generated/dws/client.js";
import { checkOptions, type RulesFor } from "../check-options.js";
import { contextOf, runTask } from "../client/context.js";
import { AbortError, CloudError, ConfigurationError, isApiError, TimeoutError } from "../errors.js";
import { SharedCalls } from "../http/shared-calls.js";
import { notify } from "../http/events.js";
import { isBusy, isTransient, retryAfterOf } from "../http/retry.js";
import { sleep } from "../http/timeouts.js";
import { callRules, resolveOptions, type CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";
import type { WaiterOptions } from "../waiting/waiter.js";
import { CreatedWithoutId, outcomeOf, type CreateOutcome } from "./create-outcome.js";

/** A snapshot that is listed, or was just created; of the latter the service returns only the id (document 004, table 5). */
export type EnsuredSnapshot = Snapshot & { readonly id: string; readonly cluster_id: string };

/** What `ensureSnapshot` takes beside its input; the call options apply to each of its calls. */
export interface EnsureOptions extends CallOptions {
  /**
   * How long to wait for a cluster that is busy with another operation (`DWS.0011`), in milliseconds, from 0. Meanwhile the
   * list is searched and the call repeated, with the delays below; when the time is over, it rejects with that error.
   * @defaultValue 0: it rejects at once
   */
  readonly waitIfBusyMs?: number | undefined;
  /**
   * The first delay while the cluster is busy, in milliseconds, from 1; it doubles with each attempt.
   * @defaultValue 2,000
   */
  readonly minDelayMs?: number | undefined;
  /**
   * The longest delay while the cluster is busy, in milliseconds, from 1.
   * @defaultValue 30,000
   */
  readonly maxDelayMs?: number | undefined;
  /**
   * Called after each attempt while the cluster is busy, as by a waiter; the snapshot is not listed then.
   * @defaultValue none
   */
  readonly onPoll?: WaiterOptions<Snapshot>["onPoll"];
  /**
   * How long to look for the snapshot of a create call whose response was lost, before the call is repeated, in milliseconds,
   * from 0: a list can be out of date.
   * @defaultValue 60,000
   */
  readonly reconcileTimeoutMs?: number | undefined;
}

const ensureRules = {
  ...callRules,
  reconcileTimeoutMs: 0,
  waitIfBusyMs: 0,
  minDelayMs: 1,
  maxDelayMs: 1,
  onPoll: "function",
} as const satisfies RulesFor<EnsureOptions>;

/** What `ensureSnapshot` needs of a client: a test may pass an object with these methods. */
export type EnsureSnapshotClient = Pick<
  Operations<CallOptions>,
  "createSnapshot" | "listSnapshots" | "listClusterSnapshots"
>;

/** The delays between lists double from the first to the longest. */
const firstDelayMs = 2000;
const longestDelayMs = 30_000;
/** How long to look after an error response, which rarely means that another process has just used the name. */
const rejectedTimeoutMs = 6000;

/** A create call whose snapshot no list has shown yet. */
interface PendingSnapshot {
  /** The time of the call, by `performance.now()`. */
  readonly at: number;
  /** The snapshot; undefined if it is unknown whether the call created one. */
  readonly created?: EnsuredSnapshot;
}

/** What the calls for one tenant share. */
interface State {
  readonly calls: SharedCalls<EnsuredSnapshot>;
  /**
   * By cluster and name. Kept beyond the call: the next call must also look for the snapshot, even if this one was aborted,
   * or succeeded while the list was out of date.
   */
  readonly pending: Map<string, PendingSnapshot>;
}

/** How long a pending snapshot is kept: longer than any timeout of a useful length. */
const keptMs = 3_600_000;

const states = new WeakMap<object, State>();

function stateOf(client: EnsureSnapshotClient): State {
  const { scope } = contextOf(client);
  const state = states.get(scope) ?? { calls: new SharedCalls(), pending: new Map() };
  states.set(scope, state);
  return state;
}

const operation = "ensureSnapshot";

/**
 * Makes sure that a cluster has a snapshot of a name, and can be called again after any failure. It searches the list, and
 * creates the snapshot if there is none. When the response of the create call is lost, it searches the list for
 * `reconcileTimeoutMs` before it repeats the call once; after an error response it searches the list too, since another process
 * may have used the name. Concurrent calls for the same snapshot are deduplicated for each client and its `with()` copies.
 *
 * @param client - A client of DWS.
 * @param wanted - Name, cluster and description of the snapshot (document 004, table 2).
 * @param options - The options of each call, and how long to search.
 * @returns The snapshot as it is listed, or as it was created: it may still be CREATING.
 * @throws {@link CloudError} when the snapshot of that name is UNAVAILABLE, or belongs to another cluster; the error of a call.
 * @example
 * ```ts
 * import {
 *   createDwsClient,
 *   credentialsFromEnvironment,
 *   ensureSnapshot,
 *   waitUntilSnapshotAvailable,
 * } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const name = `nightly-${new Date().toISOString().slice(0, 10)}`;
 * const snapshot = await ensureSnapshot(dws, { name, cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" });
 * await waitUntilSnapshotAvailable(dws, snapshot);
 * ```
 */
export function ensureSnapshot(
  client: EnsureSnapshotClient,
  wanted: SnapshotToCreate,
  options?: EnsureOptions,
): Promise<EnsuredSnapshot> {
  return runTask(client, () => ensure(client, wanted, options));
}

async function ensure(
  client: EnsureSnapshotClient,
  wanted: SnapshotToCreate,
  given?: EnsureOptions,
): Promise<EnsuredSnapshot> {
  // Wrong options must not fail the other callers of an in-flight call.
  checkOptions(operation, given, ensureRules);
  const { reconcileTimeoutMs, wait, signal, options } = resolveEnsureOptions(given ?? {});
  const { name, cluster_id } = { ...wanted }; // Without a type checker it may be undefined.
  if (!name || !cluster_id)
    throw new ConfigurationError(`${operation} needs \`name\` and \`cluster_id\`.`);
  const clientSignals = contextOf(client).signals;
  const signals = signal ? [...clientSignals, signal] : clientSignals;
  const { calls, pending } = stateOf(client);
  const key = JSON.stringify([cluster_id.toLowerCase(), name]);
  for (;;) {
    const isFirst = !calls.has(key);
    try {
      return await calls.run(key, signals, (shared) => {
        const callOptions = { ...options, signal: shared };
        const call = new EnsureCall(client, pending, key, wanted, reconcileTimeoutMs, callOptions);
        return call.runUnlessBusy(wait);
      });
    } catch (error) {
      const aborted = signals.find((candidate) => candidate.aborted);
      if (aborted)
        throw new AbortError(`${operation} was aborted by its signal.`, {
          operation,
          cause: aborted.reason,
        });
      // The limits of the call that was first do not apply to those that joined it.
      const isLimit = error instanceof AbortError || error instanceof TimeoutError;
      if (isFirst || !(isLimit || (wait.waitIfBusyMs > 0 && isBusyError(error)))) throw error;
    }
  }
}

/** How to wait for a busy cluster. */
interface BusyWait {
  readonly waitIfBusyMs: number;
  readonly minDelayMs: number;
  readonly maxDelayMs: number;
  readonly onPoll: EnsureOptions["onPoll"];
}

/** Applies the defaults of options. */
function resolveEnsureOptions(given: EnsureOptions) {
  const { reconcileTimeoutMs = 60_000, waitIfBusyMs = 0, onPoll, ...others } = given;
  const { minDelayMs = firstDelayMs, maxDelayMs = longestDelayMs, signal, ...options } = others;
  resolveOptions({ ...options, signal });
  const wait: BusyWait = { waitIfBusyMs, minDelayMs, maxDelayMs, onPoll };
  return { reconcileTimeoutMs, wait, signal, options };
}

function isBusyError(error: unknown): boolean {
  return isApiError(error) && isBusy(error.code);
}

/** One call, for all callers that want the same snapshot. */
class EnsureCall {
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
      { operation },
    );
  if (elsewhere)
    throw new CloudError(
      `Snapshot "${name}" belongs to cluster ${String(elsewhere.cluster_id)}, not to ${cluster_id}: use another name.`,
      { operation },
    );
  return undefined;
}
