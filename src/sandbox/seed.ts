import type { Backup, Job } from "../../generated/dds/client.js";
import { examples as ddsExamples } from "../../generated/dds/examples.js";
import { examples as dwsExamples, requestExamples } from "../../generated/dws/examples.js";
import { itemsOf } from "../paging/items.js";
import type { DatabasesSeed, SandboxInstance } from "./dds/databases.js";
import type { SandboxCluster, SeededSnapshot } from "./dws/warehouse.js";
import { isObject } from "../values.js";

/** What a sandbox contains from the start. */
export interface SandboxSeed {
  /** The clusters of the data warehouse service. */
  readonly clusters: readonly SandboxCluster[];
  /** Their snapshots, the latest first. */
  readonly snapshots: readonly SeededSnapshot[];
  /**
   * The instances of the document database service, the newest first.
   * @defaultValue those that the backups name
   */
  readonly instances?: readonly SandboxInstance[] | undefined;
  /** The backups of the document database service. */
  readonly backups: readonly Backup[];
  /**
   * Jobs of the document database service, which do not change.
   * @defaultValue none
   */
  readonly jobs?: readonly Job[] | undefined;
}

/**
 * The snapshots and backups of every recorded response in the source documents, and the clusters that the recorded requests
 * and responses name.
 *
 * @returns A new seed; changes to it have no effect on other sandboxes.
 * @example
 * ```ts
 * import { recordedSeed, startSandbox } from "huaweicloud-dws-dds/sandbox";
 *
 * const sandbox = await startSandbox({ seed: { ...recordedSeed(), backups: [] } });
 * await sandbox.close();
 * ```
 */
export function recordedSeed(): SandboxSeed {
  const recorded = recordedItems<SeededSnapshot>(dwsExamples, "snapshots");
  // The documents use one id for snapshots of different clusters. The seed has the one with the most properties.
  const byDetail = [...recorded].sort(
    (left, right) => Object.keys(right).length - Object.keys(left).length,
  );
  const snapshots = byDetail.filter(
    ({ id }, index) => byDetail.findIndex((other) => other.id === id) === index,
  );
  const requested = Object.values(requestExamples).flatMap((byName) =>
    Object.values(byName).flatMap(requestedCluster),
  );
  const ids = [...new Set([...recorded.map(({ cluster_id }) => cluster_id), ...requested])];
  const nameOf = (id: string): string =>
    recorded.find(({ cluster_id, cluster_name }) => cluster_id === id && cluster_name)
      ?.cluster_name ?? `cluster-${id.slice(0, 8)}`;
  return {
    clusters: ids.map((id) => ({ id, name: nameOf(id) })),
    snapshots,
    backups: recordedItems<Backup>(ddsExamples, "backups"),
  };
}

/** What a seed contains of the document database service. */
export function databasesOf({ instances, backups, jobs = [] }: SandboxSeed): DatabasesSeed {
  return { instances: instances ?? instancesOf(backups), backups, jobs };
}

/** The instances of backups, which do not contain the mode of theirs: it is derived from the name of the instance. */
function instancesOf(backups: readonly Backup[]): readonly SandboxInstance[] {
  const names = new Map(
    backups.map(({ instance_id, instance_name }) => [instance_id, instance_name]),
  );
  return [...names].map(([id, name]) => ({ id, name, mode: modeOf(name) }));
}

function modeOf(instanceName: string): string {
  if (/cluster|sharding/i.test(instanceName)) return "Sharding";
  return /single/i.test(instanceName) ? "Single" : "ReplicaSet";
}

/** The items of a list in every recorded response. */
function recordedItems<Item extends object>(
  examples: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  list: string,
): Item[] {
  return Object.values(examples).flatMap((byName) =>
    Object.values(byName).flatMap((response) => itemsOf<Item>(response, list)),
  );
}

/** The cluster in a recorded request for a snapshot. */
function requestedCluster(request: unknown): string[] {
  const snapshot = isObject(request) ? request["snapshot"] : undefined;
  const id = isObject(snapshot) ? snapshot["cluster_id"] : undefined;
  return typeof id === "string" ? [id] : [];
}
