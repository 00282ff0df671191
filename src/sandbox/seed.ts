import type { Backup } from "../../generated/dds/client.js";
import {
  examples as ddsExamples,
  requestExamples as ddsRequestExamples,
} from "../../generated/dds/examples.js";
import { examples as dwsExamples, requestExamples } from "../../generated/dws/examples.js";
import { itemsOf } from "../paging/items.js";
import type { DatabasesSeed, SandboxInstance, SeededJob } from "./dds/databases.js";
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
   * Jobs of the document database service. One that is Running is Completed after `creationMs`; the others do not change.
   * @defaultValue none
   */
  readonly jobs?: readonly SeededJob[] | undefined;
}

/**
 * The snapshots, backups, instances and jobs of every recorded response in the source documents, and the clusters and
 * instances that the recorded requests and responses name.
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
  const ids = [
    ...recorded.map(({ cluster_id }) => cluster_id),
    ...idsIn(requestExamples, "cluster_id"),
  ];
  const nameOf = (id: string): string =>
    recorded.find(({ cluster_id, cluster_name }) => cluster_id === id && cluster_name)
      ?.cluster_name ?? `cluster-${id.slice(0, 8)}`;
  // Two editions of a document record the same backup.
  const backups = distinct(recordedItems<Backup>(ddsExamples, "backups"));
  return {
    clusters: [...new Set(ids)].map((id) => ({ id, name: nameOf(id) })),
    snapshots: distinct(byDetail),
    instances: distinct([
      ...recordedItems<SandboxInstance>(ddsExamples, "instances"),
      ...instancesOf(backups),
      ...idsIn(ddsRequestExamples, "instance_id").map((id) => ({
        ...{ id, name: `instance-${id.slice(0, 8)}`, mode: "ReplicaSet" },
      })),
    ]),
    backups,
    jobs: Object.values(ddsExamples["showJobDetail"] ?? {}).map(
      (response) => (response as { readonly job: SeededJob }).job,
    ),
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

/** The first item with each id. */
function distinct<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return items.filter(({ id }, index) => items.findIndex((other) => other.id === id) === index);
}

/** The values of a property anywhere in the recorded requests. */
function idsIn(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => idsIn(item, name));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === name && typeof child === "string" ? [child] : idsIn(child, name),
  );
}
