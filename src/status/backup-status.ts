import { checkOptions, type RulesFor } from "../check-options.js";
import { runTask, signalsOf } from "../client/context.js";
import { abortError, AbortError, ConfigurationError, throwConfigurationError } from "../errors.js";
import { callRules, type CallOptions } from "../options.js";
import { runForEach } from "../run-for-each.js";
import { allClusters, clusterTarget, type ClusterStatusClient } from "./cluster-status.js";
import {
  failedEntry,
  toEntry,
  type BackupStatusReport,
  type BackupStatusEntry,
  type StatusTarget,
} from "./entry.js";
import { allInstances, instanceTarget, type InstanceStatusClient } from "./instance-status.js";

/** The clients of {@link backupStatus}, of one service or of both. */
export interface BackupStatusClients {
  /** A client of DWS, for clusters. */
  readonly dws?: ClusterStatusClient | undefined;
  /** A client of DDS, for instances. */
  readonly dds?: InstanceStatusClient | undefined;
}

/** What {@link backupStatus} reports: the named clusters and instances, or all. */
export interface BackupStatusTargets {
  /** The ids of clusters. */
  readonly clusters?: readonly string[] | undefined;
  /** The ids of instances. */
  readonly instances?: readonly string[] | undefined;
  /** Whether to report every cluster and instance of the clients, beside the named ones. */
  readonly all?: boolean | undefined;
  /** How old the newest complete snapshot or backup may be, in milliseconds, from 1. */
  readonly maxAgeMs: number;
}

/** The options of {@link backupStatus}. */
export interface BackupStatusOptions extends CallOptions {
  /**
   * How many clusters and instances are read at the same time at most, a whole number from 1.
   * @defaultValue 4
   */
  readonly concurrency?: number | undefined;
  /**
   * The current time, as the function `Date.now` returns it: ages and the next times refer to it.
   * @defaultValue `Date.now`
   */
  readonly now?: (() => number) | undefined;
}

/** Functions: a bundler keeps the copy of an object that a module makes when it is loaded. */
const statusRules = (): RulesFor<BackupStatusOptions> => ({
  ...callRules,
  concurrency: 1,
  now: "function",
});
const targetRules = (): RulesFor<BackupStatusTargets> => ({
  clusters: "any",
  instances: "any",
  all: "boolean",
  maxAgeMs: "any",
});

/**
 * Reports how old the newest complete snapshot of each cluster and the newest complete backup of each instance is, which are
 * running or have failed, and when the policies start the next. Changes nothing. One that cannot be read stops no other one.
 *
 * @param clients - The clients.
 * @param targets - The clusters and instances, and the largest age.
 * @param options - How many are read at the same time, and the options of each call.
 * @returns The status of each. An entry whose backups could not be read has an `error`, and is overdue.
 * @throws {@link ConfigurationError} when nothing is named, or the client of what is named is missing; the error of the list of
 * clusters or instances; {@link AbortError} when a signal aborts it.
 * @example
 * ```ts
 * import { backupStatus, createDdsClient, createDwsClient, formatBackupStatus, optionsFromEnvironment } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient(optionsFromEnvironment("dws"));
 * const dds = createDdsClient(optionsFromEnvironment("dds"));
 * const status = await backupStatus({ dws, dds }, { all: true, maxAgeMs: 26 * 3_600_000 });
 * console.log(formatBackupStatus(status, "prometheus"));
 * ```
 */
export async function backupStatus(
  clients: BackupStatusClients,
  targets: BackupStatusTargets,
  options?: BackupStatusOptions,
): Promise<BackupStatusReport> {
  const { dws, dds } = { ...clients }; // Without a type checker both may be undefined.
  return await runTask(dws ?? {}, () =>
    runTask(dds ?? {}, () => readStatus({ dws, dds }, { ...targets }, options)),
  );
}

async function readStatus(
  clients: BackupStatusClients,
  targets: BackupStatusTargets,
  options: BackupStatusOptions = {},
): Promise<BackupStatusReport> {
  checkOptions("backupStatus", options, statusRules());
  checkOptions("the targets of backupStatus", targets, targetRules());
  const { concurrency, now: clock = Date.now, ...call } = options;
  const { maxAgeMs } = targets;
  checkTargets(clients, targets);
  const found = await targetsOf(clients, targets, call);
  const now = clock();
  const results = await runForEach(found, (target) => target.read(now), { concurrency });
  const { dws = {}, dds = {} } = clients;
  const signals = [call.signal, ...signalsOf(dws), ...signalsOf(dds)];
  const aborted = signals.find((signal) => signal?.aborted);
  if (aborted) throw abortError({ operation: "backupStatus", cause: aborted.reason });
  const entries = results.map((result): BackupStatusEntry =>
    result.ok
      ? toEntry(result.target, result.data, now, maxAgeMs)
      : failedEntry(result.target, result.error),
  );
  return { checkedAt: new Date(now), maxAgeMs, entries };
}

/** What is reported: with `all` every cluster and instance, and the named ones, each once. */
async function targetsOf(
  { dws, dds }: BackupStatusClients,
  { clusters = [], instances = [], all }: BackupStatusTargets,
  call: CallOptions,
): Promise<StatusTarget[]> {
  const listed = await Promise.all([
    all && dws ? allClusters(dws, call) : [],
    all && dds ? allInstances(dds, call) : [],
  ]);
  const named = [
    ...listed.flat(),
    ...(dws ? clusters.map((id) => clusterTarget(dws, id, call)) : []),
    ...(dds ? instances.map((id) => instanceTarget(dds, id, call)) : []),
  ];
  const keys = named.map(({ service, id }) => `${service} ${id}`);
  return named
    .filter((_, index) => keys.indexOf(keys[index] ?? "") === index)
    .sort((left, right) => right.service.localeCompare(left.service));
}

/** Checks that there are clients for what is named, and that something is. */
function checkTargets(
  { dws, dds }: BackupStatusClients,
  { clusters = [], instances = [], all, maxAgeMs }: BackupStatusTargets,
): void {
  if (!(typeof maxAgeMs === "number" && maxAgeMs >= 1))
    throwConfigurationError("maxAgeMs", "a number from 1");
  for (const [name, ids, client, clientName] of [
    ["clusters", clusters, dws, "dws"],
    ["instances", instances, dds, "dds"],
  ] as const) {
    if (!Array.isArray(ids)) throwConfigurationError(name, "a list of ids");
    if (ids.length > 0 && !client)
      throw new ConfigurationError(`${name} needs a client as ${clientName}.`);
  }
  if (!dws && !dds) throw new ConfigurationError("backupStatus needs a client as dws or dds.");
  if (!all && clusters.length + instances.length === 0)
    throw new ConfigurationError("backupStatus needs clusters, instances or all.");
}
