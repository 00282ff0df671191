import { checkOptions, type RulesFor } from "../check-options.js";
import { runTask } from "../client/context.js";
import { CloudError, toResult, WaiterError, type Result } from "../errors.js";
import { callRules, type CallOptions } from "../options.js";
import type { WaiterOptions } from "../waiting/waiter-options.js";
import type { BackupRetentionClient } from "./backup-service.js";
import { checkPlan } from "./check-plan.js";
import { Deletion } from "./deletion.js";
import { findService } from "./find-service.js";
import type { ClusterRetention, InstanceRetention, RetentionItem, RetentionPlan } from "./plan.js";
import { PlannedList } from "./planned-list.js";
import type { SnapshotRetentionClient } from "./snapshot-service.js";

/** What `applyRetention` takes beside its plan; the call options apply to each of its calls. */
export interface ApplyRetentionOptions extends CallOptions {
  /**
   * How long all deletions may take together, in milliseconds, from 1. This is also the limit of the wait for a cluster or an
   * instance that is busy. Each item but the last gets at most half of the time that is left, so that one that cannot be deleted
   * does not prevent all others. What is not deleted by then has a `WaiterError` as its result, which names the time of the item.
   * @defaultValue 3,600,000 (one hour)
   */
  readonly maxWaitMs?: number | undefined;
  /**
   * The first delay before the list is read again, in milliseconds, from 1; it doubles with each poll of an item.
   * @defaultValue 2,000
   */
  readonly minDelayMs?: number | undefined;
  /**
   * The longest delay before the list is read again, in milliseconds, from 1.
   * @defaultValue 30,000
   */
  readonly maxDelayMs?: number | undefined;
  /**
   * Called after each poll, to show the progress: `item` is the one that is being deleted. What it throws is ignored.
   * @defaultValue none
   */
  readonly onPoll?: WaiterOptions<RetentionItem>["onPoll"];
}

/** A function: a bundler keeps the copy of an object that a module makes when it is loaded. */
const applyOptionRules = (): RulesFor<ApplyRetentionOptions> => ({
  ...callRules,
  maxWaitMs: 1,
  minDelayMs: 1,
  maxDelayMs: 1,
  onPoll: "function",
});

/**
 * What became of an item that a plan deletes: `deleted` by this call, or `gone` before, because somebody else has deleted it;
 * or the error that prevented it.
 */
export type RetentionResult = { readonly item: RetentionItem } & Result<"deleted" | "gone">;

const operation = "applyRetention";

/**
 * Deletes what a plan of `planRetention` names, one item after the other, and waits until each is no longer listed. A failure
 * does not stop the others.
 *
 * Before each deletion it reads the list again, and applies the rules of the plan to it: it deletes nothing if an item has
 * been added, has changed, or has vanished although the plan keeps it; one that was in progress may be complete now. While the
 * cluster or the instance is busy, for example because it is being restored, it waits. It can be called again after any failure, with the same plan or with a new one.
 *
 * @param client - A client of the service that the plan was made with.
 * @param plan - The plan, at most ten minutes old; also one that was written as JSON.
 * @param options - How long and how often to poll, and the options of each call.
 * @returns A result for each item that the plan deletes, in the order of the plan; also when its signal is aborted after the
 * first list: the rest then has an {@link AbortError} as its result, and nothing is rejected.
 * @throws {@link CloudError} when the plan is too old, or the list has changed; {@link ConfigurationError} when it is no plan;
 * the error of the first list.
 * @example
 * ```ts
 * import { applyRetention, createDdsClient, credentialsFromEnvironment, planRetention } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const plan = await planRetention(dds, {
 *   instance_id: "9136fd3a9fcd405ea4674276ce36dae8in02",
 *   namePrefix: "nightly-",
 *   keep: { daily: 7, weekly: 4, monthly: 3 },
 * });
 * for (const { item, ...result } of await applyRetention(dds, plan))
 *   console.log(item.name, result.ok ? result.data : result.error.message);
 * ```
 */
export function applyRetention(
  client: SnapshotRetentionClient,
  plan: RetentionPlan<ClusterRetention>,
  options?: ApplyRetentionOptions,
): Promise<RetentionResult[]>;
/** Deletes what a plan for the manual backups of an instance names: the same for a client of DDS. */
export function applyRetention(
  client: BackupRetentionClient,
  plan: RetentionPlan<InstanceRetention>,
  options?: ApplyRetentionOptions,
): Promise<RetentionResult[]>;
export function applyRetention(
  client: SnapshotRetentionClient | BackupRetentionClient,
  plan: RetentionPlan,
  options?: ApplyRetentionOptions,
): Promise<RetentionResult[]> {
  return runTask(client, () => apply(client, plan, options));
}

async function apply(
  client: SnapshotRetentionClient | BackupRetentionClient,
  plan: RetentionPlan,
  options?: ApplyRetentionOptions,
): Promise<RetentionResult[]> {
  checkOptions(operation, options, applyOptionRules());
  const { maxWaitMs = 3_600_000, minDelayMs, maxDelayMs, onPoll, ...callOptions } = options ?? {};
  checkPlan(operation, plan);
  const service = findService(client, plan.wanted);
  if (plan.toDelete.length === 0) return [];
  const list = new PlannedList(service, plan);
  await list.check(callOptions);
  const end = performance.now() + maxWaitMs;
  const results: RetentionResult[] = [];
  for (const [index, item] of plan.toDelete.entries()) {
    const isLast = index === plan.toDelete.length - 1;
    // An item that cannot be deleted must not take the time of all others, in each run again.
    const leftMs = (end - performance.now()) / (isLast ? 1 : 2);
    const waiterOptions = {
      ...callOptions,
      maxWaitMs: Math.ceil(leftMs),
      minDelayMs,
      maxDelayMs,
      onPoll,
    };
    const deleted = runTask(client, () => {
      // A timer can fire a millisecond early.
      if (leftMs <= 1) throw timeoutError(item, maxWaitMs);
      return new Deletion(service, list, item).run(client, waiterOptions);
    });
    results.push({ item, ...(await toResult(deleted)) });
  }
  return results;
}

function timeoutError({ name, id, status }: RetentionItem, maxWaitMs: number): CloudError {
  return new WaiterError(
    `"${name}" (${id}) was not deleted, because the others took ${maxWaitMs} ms (maxWaitMs): plan again.`,
    status,
    { operation },
    true,
  );
}
