import { checkOptions, type RulesFor } from "./check-options.js";
import { CloudError, throwConfigurationError, toResult, type Result } from "./errors.js";
import { isObject } from "./values.js";

/** What {@link runForEach} takes beside its task. */
export interface RunForEachOptions<Target> {
  /**
   * How many tasks run at the same time at most, a whole number from 1.
   * @defaultValue 4
   */
  readonly concurrency?: number | undefined;
  /**
   * Returns what a target belongs to, for example its `cluster_id`: tasks whose targets have an equal one run one after the
   * other, because a cluster or an instance performs one operation at a time. What it throws is the error of its target.
   * @defaultValue the first of `cluster_id`, `instance_id` and `id` that a target has, otherwise the target itself
   */
  readonly laneOf?: ((target: Target) => unknown) | undefined;
}

/** The result of the task for one target. */
export type TargetResult<Target, Data> = { readonly target: Target } & Result<Data>;

/** A function: a bundler keeps the copy of an object that a module makes when it is loaded. */
const runRules = (): RulesFor<RunForEachOptions<never>> => ({
  concurrency: 1,
  laneOf: "function",
});

/**
 * Runs a task for each of several clusters or instances, some at the same time. A task that fails stops no other one.
 *
 * @param targets - What to run the task for, for example the ids of clusters.
 * @param task - The task of one target.
 * @param options - How many tasks run at the same time, and which of them must not.
 * @returns A result for each target, in the order of the targets. An error that is none of this package is the `cause` of a
 * {@link CloudError}.
 * @throws {@link ConfigurationError} when an option is wrong, or the targets are a text or not iterable.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, ensureSnapshot, runForEach } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const { clusters = [] } = await dws.listClusters();
 * const day = new Date().toISOString().slice(0, 10);
 * const results = await runForEach(clusters, ({ id = "", name = "" }) =>
 *   ensureSnapshot(dws, { cluster_id: id, name: `nightly-${name}-${day}` }),
 * );
 * for (const { target, ...result } of results) if (!result.ok) console.error(target.name, result.error.message);
 * ```
 */
export async function runForEach<Target, Data>(
  targets: Iterable<Target>,
  task: (target: Target) => Promise<Data>,
  options?: RunForEachOptions<Target>,
): Promise<TargetResult<Target, Data>[]> {
  checkOptions("runForEach", options, runRules());
  const { concurrency = 4, laneOf = ownerOf } = options ?? {};
  if (!Number.isInteger(concurrency)) throwConfigurationError("concurrency", "a whole number");
  // Array.from would make an empty list of a response, a pager or a promise, and letters of a text.
  if (typeof targets === "string" || !(Symbol.iterator in Object(targets)))
    throwConfigurationError(
      "The targets of runForEach",
      "an array or another iterable, for example what the toArray() of a pager resolves to",
    );
  const results: TargetResult<Target, Data>[] = [];
  const lanes = new Map<unknown, (readonly [index: number, target: Target])[]>();
  for (const entry of Array.from(targets).entries()) {
    const [index, target] = entry;
    const lane = await toResult(run("laneOf", laneOf, target));
    if (!lane.ok) results[index] = { target, ...lane };
    else if (!lanes.get(lane.data)?.push(entry)) lanes.set(lane.data, [entry]);
  }
  const waiting = lanes.values();
  /** Runs one lane after the other, with the other workers that take lanes from the same iterator. */
  const work = async (): Promise<void> => {
    for (const lane of waiting)
      for (const [index, target] of lane)
        results[index] = { target, ...(await toResult(run("The task", task, target))) };
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, lanes.size) }, work));
  return results;
}

/** The id of the cluster or instance that a target is or belongs to; the target itself if it has none. */
function ownerOf(target: unknown): unknown {
  if (!isObject(target)) return target;
  const { cluster_id, instance_id, id } = target;
  return cluster_id ?? instance_id ?? id ?? target;
}

/** Runs a function for a target; its error is one of this package then. */
async function run<Target, Data>(
  name: string,
  work: (target: Target) => Data | Promise<Data>,
  target: Target,
): Promise<Data> {
  try {
    return await work(target);
  } catch (error) {
    if (error instanceof CloudError) throw error;
    throw new CloudError(`${name} failed: ${String(error)}`, { cause: error });
  }
}
