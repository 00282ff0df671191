import { randomUUID } from "node:crypto";
import type {
  ClusterDetail,
  ClusterSnapshot,
  SnapshotPolicyList,
} from "../../../generated/dws/client.js";
import { progressOf, startTask, type Task } from "../task.js";
import type { Timeline } from "../timeline.js";
import { startClusterTask, type ClusterTasks } from "./cluster-tasks.js";

/** A cluster of the data warehouse service, with any property that `listClusterDetails` returns. */
export type SandboxCluster = Omit<ClusterDetail, "id" | "name"> & {
  /** A UUID. */
  readonly id: string;
  /** The name, which is unique. */
  readonly name: string;
  /**
   * The status; snapshots need AVAILABLE, or one of the names of the vendor's guide: Available, To be restarted, Unbalanced.
   * @defaultValue "AVAILABLE"
   */
  readonly status?: string | undefined;
  /**
   * Its policies and the settings of its automated snapshots, as `listSnapshotPolicy` returns them.
   * @defaultValue no policies; automated snapshots are kept for three days
   */
  readonly policies?: SnapshotPolicyList | undefined;
};

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
export type ClusterRecord = SandboxCluster &
  ClusterTasks & {
    status: string;
    policies: SnapshotPolicyList;
  };

/** A snapshot as the sandbox changes it. Until its task ends, its progress and its size follow from the time. */
export interface SnapshotRecord {
  item: SeededSnapshot;
  task?: Task | undefined;
  /** Whether it is being copied or restored. */
  isInUse?: boolean;
}

const sizeInGigabytes = 500;
const msPerDay = 86_400_000;

const defaultPolicies: SnapshotPolicyList = {
  keep_day: 3,
  backup_strategies: [],
  device_name: "OBS",
  server_ips: null,
  server_port: null,
  backup_param: null,
  auto_backup: true,
  backup_strategy_cluster_type_limit_num: 10,
  backup_strategy_schema_type_limit_num: 50,
};

/** The clusters of the sandbox and their snapshots. */
export class Warehouse {
  readonly clusters: ClusterRecord[];
  /** The latest first. */
  readonly snapshots: SnapshotRecord[];

  constructor(
    clusters: readonly SandboxCluster[],
    snapshots: readonly SeededSnapshot[],
    readonly timeline: Timeline,
    /** How long the creation of a snapshot takes; a restoration takes twice as long. */
    readonly taskMs: number,
  ) {
    this.clusters = clusters.map(recordOf);
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
  createSnapshot(
    cluster: ClusterRecord,
    { name, description = "" }: Pick<SeededSnapshot, "name" | "description">,
    type: "MANUAL" | "AUTO" = "MANUAL",
  ): string {
    const record: SnapshotRecord = this.#addSnapshot(
      {
        name,
        description,
        size: sizeInGigabytes,
        type,
        cluster_id: cluster.id,
        cluster_name: cluster.name,
        datastore: { type: "dws", version: "8.2.0" },
      },
      (whenEnded) =>
        startClusterTask(this.timeline, cluster, "SNAPSHOTTING", this.taskMs, (task) => {
          whenEnded(task);
          if (type === "AUTO") this.#deleteAfterRetention(cluster, record);
          return failureOf(name);
        }),
    );
    return record.item.id;
  }

  /** Starts to copy a snapshot to a manual one, with which it is busy. */
  copySnapshot(source: SnapshotRecord, name: string, description = ""): string {
    const item = { ...source.item, name, description, type: "MANUAL" };
    const copy = this.#addSnapshot(item, (whenEnded) =>
      startTask(this.timeline, this.taskMs, (task) => {
        whenEnded(task);
        source.isInUse = false;
      }),
    );
    source.isInUse = true;
    return copy.item.id;
  }

  /** Starts to restore a snapshot, with which it is busy, to a new cluster. It fails as the creation of a snapshot does. */
  restoreCluster(source: SnapshotRecord, name: string): string {
    const cluster = recordOf({ id: randomUUID(), name, status: "CREATING" });
    this.clusters.push(cluster);
    source.isInUse = true;
    // "1.5 to 2 times as long as the snapshot" (the vendor's guide).
    startClusterTask(this.timeline, cluster, "RESTORING", 2 * this.taskMs, () => {
      const failure = failureOf(name);
      cluster.status = failure === undefined ? "AVAILABLE" : "UNAVAILABLE";
      source.isInUse = false;
      return failure;
    });
    return cluster.id;
  }

  #deleteAfterRetention({ policies }: ClusterRecord, record: SnapshotRecord): void {
    const days = policies.keep_day ?? 0;
    // No retention is 0 in the responses of the service, which documents 1 as the shortest one.
    if (days > 0)
      this.timeline.schedule(this.timeline.now() + days * msPerDay, () => this.delete(record));
  }

  delete(record: SnapshotRecord): void {
    const index = this.snapshots.indexOf(record);
    if (index >= 0) this.snapshots.splice(index, 1);
  }

  #addSnapshot(
    item: Omit<SeededSnapshot, "id">,
    start: (whenEnded: (task: Task) => void) => Task,
  ): SnapshotRecord {
    const record: SnapshotRecord = { item: { ...item, id: randomUUID() } };
    this.snapshots.unshift(record);
    record.task = start(({ startedAt, endsAt }) => {
      record.item = {
        ...snapshotAt(endsAt, record),
        started: timestamp(startedAt),
        finished: timestamp(endsAt),
        status: failureOf(item.name) === undefined ? "AVAILABLE" : "UNAVAILABLE",
      };
      record.task = undefined;
    });
    return record;
  }

  /** Every snapshot as the list of a cluster contains it, the latest first. */
  snapshotItems(): SeededSnapshot[] {
    const now = this.timeline.now();
    return this.snapshots.map((record) => snapshotAt(now, record));
  }
}

function recordOf(cluster: SandboxCluster): ClusterRecord {
  const { status = "AVAILABLE", policies } = cluster;
  return { ...cluster, status, policies: { ...defaultPolicies, ...policies }, tasks: [] };
}

/** Why what has the name fails; undefined if it does not. */
export function failureOf(name: string): string | undefined {
  return /unavailable/i.test(name) ? "The name asks for a failure." : undefined;
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
