import { ApiError, type RetentionItem, type SnapshotRetentionClient } from "../../src/index.js";

export const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";

/** A snapshot of the list, with any properties. */
export interface ListedSnapshot {
  readonly id?: string;
  readonly name?: string;
  readonly status?: string;
  readonly started?: string;
  readonly type?: string;
  readonly cluster_id?: string;
}

/** A manual snapshot of each day of November 2020, the newest first. */
export function dailySnapshots(count: number): ListedSnapshot[] {
  return Array.from({ length: count }, (_, index) => {
    const day = String(count - index).padStart(2, "0");
    return {
      id: `s-${day}`,
      name: `nightly-${day}`,
      status: "AVAILABLE",
      started: `2020-11-${day}T01:00:00`,
      type: "MANUAL",
      cluster_id,
    };
  });
}

export function apiError(status: number, code: string): ApiError {
  return new ApiError(`Rejected with ${code}.`, { operation: "test", attempts: 1, status, code });
}

/** A client of a cluster that deletes a snapshot at once, unless a test says otherwise. */
export class ClusterDouble {
  /** The calls, in their order. */
  readonly calls: string[] = [];
  /** The last list that a client received. */
  listed: readonly ListedSnapshot[] = [];
  /** What the cluster is doing; null is part of the response, undefined is not. */
  task: string | null | undefined;
  /** Called before each call. It may change the list, or throw in place of a response. */
  beforeCall: (call: string) => void = () => {};
  /** Called for each deletion, with the effect of it. */
  onDelete: (id: string, remove: () => void) => void = (_, remove) => remove();

  constructor(public snapshots: readonly ListedSnapshot[]) {}

  readonly client: SnapshotRetentionClient = {
    listClusterSnapshots: ({ offset = 0 }) =>
      // Everything is on the first page.
      offset > 0
        ? Promise.resolve({ snapshots: [] })
        : this.#respond("list", () => {
            this.listed = this.snapshots;
            return { snapshots: [...this.snapshots] };
          }),
    listClusterDetails: () =>
      this.#respond("task", () => ({
        // The types do not know null, which a service can respond with.
        cluster: this.task === undefined ? {} : { task_status: this.task as string },
      })),
    deleteSnapshot: ({ snapshot_id }) =>
      this.#respond(`delete ${snapshot_id}`, () =>
        this.onDelete(snapshot_id, () => {
          this.snapshots = this.snapshots.filter(({ id }) => id !== snapshot_id);
        }),
      ),
  };

  /** Changes a snapshot of the list. */
  change(wanted: string, changes: ListedSnapshot): void {
    this.snapshots = this.snapshots.map((snapshot) =>
      snapshot.id === wanted ? { ...snapshot, ...changes } : snapshot,
    );
  }

  get ids(): (string | undefined)[] {
    return this.snapshots.map(({ id }) => id);
  }

  async #respond<Value>(call: string, response: () => Value): Promise<Value> {
    await Promise.resolve();
    this.calls.push(call);
    this.beforeCall(call);
    return response();
  }
}

export const idsOf = (items: readonly RetentionItem[]): string[] => items.map(({ id }) => id);
