import { randomUUID } from "node:crypto";
import type {
  ClusterSnapshot,
  CreatedSnapshot,
  Snapshot,
  SnapshotToCreate,
} from "../../generated/dws/client.js";
import type { Clock } from "./clock.js";

/** A cluster of the data warehouse service. */
export interface SandboxCluster {
  readonly id: string;
  readonly name: string;
  /** A cluster must be Available, To be restarted or Unbalanced to be snapshotted (the vendor's guide). Default: "Available". */
  readonly status?: string | undefined;
}

/** A snapshot that is there from the beginning. */
export type SeededSnapshot = ClusterSnapshot & {
  readonly id: string;
  readonly name: string;
  readonly cluster_id: string;
  readonly finished?: string | undefined;
};

/** A snapshot that was ordered, and what will become of it. */
interface Ordered {
  readonly wanted: SnapshotToCreate;
  readonly id: string;
  readonly orderedAt: number;
  readonly readyAt: number;
  readonly fails: boolean;
}

/** Why an order is not obeyed. */
export type Refusal = "unknown cluster" | "status forbids" | "busy" | "name in use";

const snapshotable: ReadonlySet<string> = new Set(["Available", "To be restarted", "Unbalanced"]);
const sizeInGigabytes = 500;

/** The data warehouses of the sandbox: their clusters, and the snapshots that grow in them. */
export class Warehouse {
  readonly #ordered: Ordered[] = [];

  constructor(
    private readonly clusters: readonly SandboxCluster[],
    private readonly seeded: readonly SeededSnapshot[],
    private readonly clock: Clock,
    private readonly creationMs: number,
  ) {}

  cluster(id: string): SandboxCluster | undefined {
    return this.clusters.find((cluster) => cluster.id.toLowerCase() === id.toLowerCase());
  }

  /** Orders a snapshot, or says why not. One whose name has "unavailable" in it will fail: the way to see a failure. */
  order(wanted: SnapshotToCreate): Required<CreatedSnapshot> | Refusal {
    const cluster = this.cluster(wanted.cluster_id);
    if (!cluster) return "unknown cluster";
    if (!snapshotable.has(cluster.status ?? "Available")) return "status forbids";
    if (this.all().some(({ name }) => name === wanted.name)) return "name in use";
    const now = this.clock.now();
    if (
      this.#ordered.some(
        ({ wanted: other, readyAt }) => other.cluster_id === cluster.id && now < readyAt,
      )
    )
      return "busy";
    const ordered = {
      wanted: { ...wanted, cluster_id: cluster.id },
      id: randomUUID(),
      orderedAt: now,
      readyAt: now + this.creationMs,
      fails: /unavailable/i.test(wanted.name),
    };
    this.#ordered.push(ordered);
    return { id: ordered.id };
  }

  /** Every snapshot, as the list of one cluster shows it, the latest first. */
  all(): SeededSnapshot[] {
    return [...this.#ordered.map((ordered) => this.#grow(ordered)).reverse(), ...this.seeded];
  }

  /** Every snapshot, as the list of the project shows it. */
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

  #grow({ wanted, id, orderedAt, readyAt, fails }: Ordered): SeededSnapshot {
    const now = this.clock.now();
    const isReady = now >= readyAt;
    const share = isReady ? 1 : (now - orderedAt) / (readyAt - orderedAt);
    return withoutUndefined({
      id,
      name: wanted.name,
      description: wanted.description ?? "",
      started: atSecond(orderedAt),
      finished: isReady ? atSecond(readyAt) : undefined,
      updated: atSecond(Math.min(now, readyAt)),
      size: Math.round(sizeInGigabytes * share),
      status: isReady ? (fails ? "UNAVAILABLE" : "AVAILABLE") : "CREATING",
      progress: `${Math.floor(share * 100)}%`,
      type: "MANUAL",
      cluster_id: wanted.cluster_id,
      cluster_name: this.cluster(wanted.cluster_id)?.name,
      datastore: { type: "dws", version: "8.2.0" },
    });
  }
}

/** A time as document 000 shows it: in UTC, without saying so. */
function atSecond(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}

function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as Value;
}
