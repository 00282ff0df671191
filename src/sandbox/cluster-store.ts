import { randomUUID } from "node:crypto";
import type {
  ClusterSnapshot,
  CreatedSnapshot,
  Snapshot,
  SnapshotToCreate,
} from "../../generated/dws/client.js";
import { withoutUndefined } from "../values.js";
import type { Clock } from "./clock.js";

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

/** A snapshot that a client has created. Its state follows from the time. */
interface Creation {
  readonly input: SnapshotToCreate;
  readonly id: string;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly fails: boolean;
}

/** Why a snapshot cannot be created. */
export type CreationError = "unknown cluster" | "status forbids" | "busy" | "name in use";

const statusesThatAllowSnapshots: ReadonlySet<string> = new Set([
  "Available",
  "To be restarted",
  "Unbalanced",
]);
const sizeInGigabytes = 500;

/** The clusters of the sandbox and their snapshots. */
export class ClusterStore {
  readonly #creations: Creation[] = [];

  constructor(
    private readonly clusters: readonly SandboxCluster[],
    private readonly seeded: readonly SeededSnapshot[],
    private readonly clock: Clock,
    private readonly creationMs: number,
  ) {}

  /** The cluster with an id, in any letter case. */
  cluster(id: string): SandboxCluster | undefined {
    return this.clusters.find((cluster) => cluster.id.toLowerCase() === id.toLowerCase());
  }

  /** Starts to create a snapshot. It fails if its name contains "unavailable", so that clients can test for a failure. */
  create(input: SnapshotToCreate): Required<CreatedSnapshot> | CreationError {
    const cluster = this.cluster(input.cluster_id);
    if (!cluster) return "unknown cluster";
    if (!statusesThatAllowSnapshots.has(cluster.status ?? "Available")) return "status forbids";
    if (this.all().some(({ name }) => name === input.name)) return "name in use";
    const now = this.clock.now();
    const isBusy = this.#creations.some(
      ({ input: { cluster_id }, finishedAt }) => cluster_id === cluster.id && now < finishedAt,
    );
    if (isBusy) return "busy";
    const id = randomUUID();
    this.#creations.push({
      input: { ...input, cluster_id: cluster.id },
      id,
      startedAt: now,
      finishedAt: now + this.creationMs,
      fails: /unavailable/i.test(input.name),
    });
    return { id };
  }

  /** Every snapshot as the list of a cluster contains it, the latest first. */
  all(): SeededSnapshot[] {
    const now = this.clock.now();
    const created = this.#creations.map((creation) => this.#snapshotAt(now, creation));
    return [...created.reverse(), ...this.seeded];
  }

  /** Every snapshot as the list of the project contains it. */
  ofProject(): Snapshot[] {
    return this.all().map(
      ({ id, name, description, started, finished, size, status, type, cluster_id }) =>
        withoutUndefined({
          id,
          name,
          description,
          started,
          finished,
          size,
          status,
          type,
          cluster_id,
        }),
    );
  }

  #snapshotAt(now: number, { input, id, startedAt, finishedAt, fails }: Creation): SeededSnapshot {
    const isFinished = now >= finishedAt;
    const progress = isFinished ? 1 : (now - startedAt) / (finishedAt - startedAt);
    const clusterName = this.cluster(input.cluster_id)?.name;
    return {
      id,
      name: input.name,
      description: input.description ?? "",
      started: timestamp(startedAt),
      ...(isFinished && { finished: timestamp(finishedAt) }),
      updated: timestamp(Math.min(now, finishedAt)),
      size: Math.round(sizeInGigabytes * progress),
      status: isFinished ? (fails ? "UNAVAILABLE" : "AVAILABLE") : "CREATING",
      progress: `${Math.floor(progress * 100)}%`,
      type: "MANUAL",
      cluster_id: input.cluster_id,
      ...(clusterName !== undefined && { cluster_name: clusterName }),
      datastore: { type: "dws", version: "8.2.0" },
    };
  }
}

/** A time in the form of document 000: UTC without a time zone. */
function timestamp(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}
