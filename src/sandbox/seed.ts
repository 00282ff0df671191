import { examples as ddsExamples } from "../../generated/dds/examples.js";
import type { Backup } from "../../generated/dds/client.js";
import { examples as dwsExamples, requestExamples } from "../../generated/dws/examples.js";
import { itemsOf } from "../paging/items.js";
import { isObject } from "./is-object.js";
import type { SandboxCluster, SeededSnapshot } from "./cluster-store.js";

/** What the sandbox has in it from the beginning. */
export interface SandboxSeed {
  /** The clusters of the data warehouse service. */
  readonly clusters: readonly SandboxCluster[];
  /** Their snapshots, the latest first. */
  readonly snapshots: readonly SeededSnapshot[];
  /** The backups of the document database service. */
  readonly backups: readonly Backup[];
}

/** Everything that the documents' recorded answers show, and the clusters that these and the recorded requests speak of. */
export function recordedSeed(): SandboxSeed {
  const recorded = Object.values(dwsExamples).flatMap((byName) =>
    Object.values(byName).flatMap((answer) => itemsOf<SeededSnapshot>(answer, "snapshots")),
  );
  // The documents use the same id for snapshots of different clusters; an id stands for one here, that with the most members.
  const byDetail = [...recorded].sort(
    (left, right) => Object.keys(right).length - Object.keys(left).length,
  );
  const snapshots = byDetail.filter(
    ({ id }, index) => byDetail.findIndex((other) => other.id === id) === index,
  );
  const ordered = Object.values(requestExamples).flatMap((byName) =>
    Object.values(byName).flatMap(orderedCluster),
  );
  const ids = [...new Set([...recorded.map(({ cluster_id }) => cluster_id), ...ordered])];
  const nameOf = (id: string): string =>
    recorded.find(({ cluster_id, cluster_name }) => cluster_id === id && cluster_name)
      ?.cluster_name ?? `cluster-${id.slice(0, 8)}`;
  return {
    clusters: ids.map((id) => ({ id, name: nameOf(id) })),
    snapshots,
    backups: Object.values(ddsExamples).flatMap((byName) =>
      Object.values(byName).flatMap((answer) => itemsOf<Backup>(answer, "backups")),
    ),
  };
}

/** The cluster that a recorded request orders a snapshot of. */
function orderedCluster(request: unknown): string[] {
  const snapshot = isObject(request) ? request["snapshot"] : undefined;
  const id = isObject(snapshot) ? snapshot["cluster_id"] : undefined;
  return typeof id === "string" ? [id] : [];
}
