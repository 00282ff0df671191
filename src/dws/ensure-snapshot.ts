import type { Snapshot, SnapshotToCreate } from "../../generated/dws/client.js";
import { checkOptions, type RulesFor } from "../check-options.js";
import { contextOf, runTask, signalsOf } from "../client/context.js";
import { AbortError, ConfigurationError, TimeoutError } from "../errors.js";
import { SharedCalls } from "../http/shared-calls.js";
import { callRules, resolveOptions, type CallOptions } from "../options.js";
import type { WaiterOptions } from "../waiting/waiter.js";
import {
  EnsureCall,
  firstDelayMs,
  isBusyError,
  longestDelayMs,
  type BusyWait,
  type EnsuredSnapshot,
  type EnsureSnapshotClient,
  type PendingSnapshot,
} from "./ensure-call.js";

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

/** A function: a bundler keeps the copy of an object that a module makes when it is loaded. */
const ensureRules = (): RulesFor<EnsureOptions> => ({
  ...callRules,
  reconcileTimeoutMs: 0,
  waitIfBusyMs: 0,
  minDelayMs: 1,
  maxDelayMs: 1,
  onPoll: "function",
});

/** What the calls for one tenant share. */
interface State {
  /** Credentials, endpoint and project. */
  readonly tenant: readonly unknown[];
  readonly calls: SharedCalls<EnsuredSnapshot>;
  /**
   * By cluster and name. Kept beyond the call: the next call must also look for the snapshot, even if this one was aborted,
   * or succeeded while the list was out of date.
   */
  readonly pending: Map<string, PendingSnapshot>;
}

/** By the retry budget, which a client and its `with()` copies share; a test double has a state of its own. */
const states = new WeakMap<object, State[]>();

function stateOf(client: EnsureSnapshotClient): State {
  const { credentials, endpoint, projectId, budget } = contextOf(client) ?? {};
  const tenant = [credentials, endpoint, projectId];
  const owner = budget ?? client;
  const known = states.get(owner) ?? [];
  const state = known.find((other) => other.tenant.every((part, at) => part === tenant[at])) ?? {
    tenant,
    calls: new SharedCalls(),
    pending: new Map(),
  };
  states.set(owner, [...known.filter((other) => other !== state), state]);
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
  checkOptions(operation, given, ensureRules());
  const { reconcileTimeoutMs, wait, signal, options } = resolveEnsureOptions(given ?? {});
  const { name, cluster_id } = { ...wanted }; // Without a type checker it may be undefined.
  if (!name || !cluster_id)
    throw new ConfigurationError(`${operation} needs \`name\` and \`cluster_id\`.`);
  const clientSignals = signalsOf(client);
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

/** Applies the defaults of options. */
function resolveEnsureOptions(given: EnsureOptions) {
  const { reconcileTimeoutMs = 60_000, waitIfBusyMs = 0, onPoll, ...others } = given;
  const { minDelayMs = firstDelayMs, maxDelayMs = longestDelayMs, signal, ...options } = others;
  resolveOptions({ ...options, signal });
  const wait: BusyWait = { waitIfBusyMs, minDelayMs, maxDelayMs, onPoll };
  return { reconcileTimeoutMs, wait, signal, options };
}
