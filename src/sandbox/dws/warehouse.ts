import { randomUUID } from "node:crypto";
import type { ClusterSnapshot, SnapshotToCreate } from "../../../generated/dws/client.js";
import { progressOf, startTask, type Task } from "../task.js";
import type { Timeline } from "../timeline.js";

/** A cluster of the data warehouse service. */
export interface SandboxCluster {
  /** A UUID. */
  readonly id: string;
  /** The name, which the list of the cluster's snapshots contains. */
  readonly name: string;
  /**
   * The status; snapshots need Available, To be restarted or Unbalanced (the vendor's guide).
   * @defaultValue "Available"
   */
  readonly status?: string | undefined;
}

/** A snapshot that exists from the start. */
export type SeededSnapshot = ClusterSnapshot & {
  /** The id, unique in the seed. */
  readonly id: string;
  /** The name, which a new snapshot cannot have. */
  readonly name: string;
  /** The id of a cluster of the seed. */
  readonly cluster_id: string;
  /** When the creation finished; only the list of the project contains it. */
  readonly finished?: string | undefined;
};

/** A cluster as the sandbox changes it. */
export interface ClusterRecord extends SandboxCluster {
  /** A cluster runs one task at a time. */
  task?: Task | undefined;
}

/** A snapshot as the sandbox changes it. Until its task ends, its progress and its size follow from the time. */
export interface SnapshotRecord {
  item: SeededSnapshot;
  task?: Task | undefined;
  /** The copy that is being made of it. */
  copy?: SnapshotRecord | undefined;
}

const sizeInGigabytes = 500;

/** The clusters of the sandbox and their snapshots. */
export class Warehouse {
  readonly clusters: ClusterRecord[];
  /** The latest first. */
  readonly snapshots: SnapshotRecord[];

  constructor(
    clusters: readonly SandboxCluster[],
    snapshots: readonly SeededSnapshot[],
    private readonly timeline: Timeline,
    /** How long the creation of a snapshot takes. */
    private readonly creationMs: number,
  ) {
    this.clusters = clusters.map((cluster) => ({ ...cluster }));
    this.snapshots = snapshots.map((item) => ({ item: { ...item } }));
  }

  /** The cluster with an id, in any letter case. */
  cluster(id: unknown): ClusterRecord | undefined {
    const wanted = String(id).toLowerCase();
    return this.clusters.find((cluster) => cluster.id.toLowerCase() === wanted);
  }

  snapshot(id: string): SnapshotRecord | undefined {
    return this.snapshots.find(({ item }) => item.id === id);
  }

  /** Whether a snapshot of the project has the name. */
  hasSnapshot(name: string): boolean {
    return this.snapshots.some(({ item }) => item.name === name);
  }

  /** Starts to create a snapshot. It fails if its name contains "unavailable", so that clients can test for a failure. */
  createSnapshot(cluster: ClusterRecord, { name, description = "" }: SnapshotToCreate): string {
    const record = this.#addSnapshot(
      {
        name,
        description,
        size: sizeInGigabytes,
        type: "MANUAL",
        cluster_id: cluster.id,
        cluster_name: cluster.name,
        datastore: { type: "dws", version: "8.2.0" },
      },
      () => {
        cluster.task = undefined;
      },
    );
    cluster.task = record.task;
    return record.item.id;
  }

  /** Starts to copy a snapshot to a manual one, with which it is busy. */
  copySnapshot(source: SnapshotRecord, name: string, description = ""): string {
    const item = { ...source.item, name, description, type: "MANUAL" };
    source.copy = this.#addSnapshot(item, () => {
      source.copy = undefined;
    });
    return source.copy.item.id;
  }

  #addSnapshot(item: Omit<SeededSnapshot, "id">, whenEnded: () => void): SnapshotRecord {
    const record: SnapshotRecord = { item: { ...item, id: randomUUID() } };
    this.snapshots.unshift(record);
    record.task = startTask(this.timeline, this.creationMs, (task) => {
      const status = /unavailable/i.test(item.name) ? "UNAVAILABLE" : "AVAILABLE";
      const finished = timestamp(task.endsAt);
      record.item = { ...snapshotAt(task.endsAt, record), finished, status };
      record.task = undefined;
      whenEnded();
    });
    return record;
  }

  /** Every snapshot as the list of a cluster contains it, the latest first. */
  snapshotItems(): SeededSnapshot[] {
    const now = this.timeline.now();
    return this.snapshots.map((record) => snapshotAt(now, record));
  }
}

/** A snapshot at a time of its creation. */
export function snapshotAt(now: number, { item, task }: SnapshotRecord): SeededSnapshot {
  if (!task) return item;
  const progress = progressOf(task, now);
  return {
    ...item,
    status: "CREATING",
    started: timestamp(task.startedAt),
    updated: timestamp(now),
    finished: undefined,
    size: Math.round((item.size ?? 0) * progress),
    progress: `${Math.floor(progress * 100)}%`,
  };
}

/** A time in the form of document 000: UTC without a time zone. */
export function timestamp(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}
