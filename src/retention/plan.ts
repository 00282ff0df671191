/** How many items to keep. An item is kept if any rule keeps it; the rules have the meaning that they have in restic. */
export interface RetentionKeep {
  /**
   * Keeps the newest items: how many, a whole number from 0.
   * @defaultValue 0
   */
  readonly last?: number | undefined;
  /**
   * Keeps every item that started at most this long before the newest one, in milliseconds, from 0.
   * @defaultValue none
   */
  readonly withinMs?: number | undefined;
  /**
   * Keeps the newest item of each of the latest hours that have one: how many hours, a whole number from 0.
   * @defaultValue 0
   */
  readonly hourly?: number | undefined;
  /**
   * Keeps the newest item of each of the latest days that have one: how many days, a whole number from 0.
   * @defaultValue 0
   */
  readonly daily?: number | undefined;
  /**
   * Keeps the newest item of each of the latest weeks that have one: how many weeks, a whole number from 0. A week starts on
   * Monday.
   * @defaultValue 0
   */
  readonly weekly?: number | undefined;
  /**
   * Keeps the newest item of each of the latest months that have one: how many months, a whole number from 0.
   * @defaultValue 0
   */
  readonly monthly?: number | undefined;
  /**
   * Keeps the newest item of each of the latest years that have one: how many years, a whole number from 0.
   * @defaultValue 0
   */
  readonly yearly?: number | undefined;
}

/** What to keep. */
export interface RetentionRules {
  /** How many items to keep; at least one rule is needed. */
  readonly keep: RetentionKeep;
  /**
   * The IANA time zone whose calendar the days, weeks, months and years follow, for example "Europe/Berlin".
   * @defaultValue "UTC"
   */
  readonly timeZone?: string | undefined;
  /**
   * Deletes failed items that started longer ago, in milliseconds, from 0.
   * @defaultValue none: failed items are kept
   */
  readonly failedOlderThanMs?: number | undefined;
  /**
   * The beginning of the names of the items that the rules apply to; without it, `allNames` is needed.
   * @defaultValue none
   */
  readonly namePrefix?: string | undefined;
  /**
   * Applies the rules to all manual items, whoever created them, in place of `namePrefix`.
   * @defaultValue false
   */
  readonly allNames?: boolean | undefined;
}

/** What to keep of the manual snapshots of a cluster. */
export interface ClusterRetention extends RetentionRules {
  /** The id of the cluster. */
  readonly cluster_id: string;
  readonly instance_id?: undefined;
}

/** What to keep of the manual backups of a database instance. */
export interface InstanceRetention extends RetentionRules {
  /** The id of the instance. */
  readonly instance_id: string;
  readonly cluster_id?: undefined;
}

/** A snapshot or a backup. Its properties are empty texts where the list does not contain them. */
export interface RetentionItem {
  readonly id: string;
  readonly name: string;
  /** The status, as it is listed. */
  readonly status: string;
  /** When it started, as it is listed. */
  readonly time: string;
}

/**
 * Why an item is kept: the rules that keep it, `newest` for the newest complete one, or why no rule applies to it:
 *
 * - `failed`: it failed, and `failedOlderThanMs` does not delete it.
 * - `status`: it is neither complete nor failed, for example because it is being created or restored.
 * - `time`: it has no time that can be read.
 * - `future`: its time has not come by the clock of this machine.
 * - `id`: it has no id, or several items have it.
 */
export type RetentionReason =
  | keyof RetentionKeep
  | "newest"
  | "failed"
  | "status"
  | "time"
  | "future"
  | "id";

/** An item that is kept. */
export interface KeptItem extends RetentionItem {
  /** Why it is kept. */
  readonly reasons: readonly RetentionReason[];
}

/** What the rules decide. */
export interface RetentionDecision {
  /** The items that are kept: the newest complete one first, at the end those that no rule applies to. */
  readonly kept: readonly KeptItem[];
  /** The items to delete, the oldest first. */
  readonly toDelete: readonly RetentionItem[];
}

/** What is kept and what would be deleted. It can be written as JSON, and be applied by another process. */
export interface RetentionPlan<
  Wanted extends ClusterRetention | InstanceRetention = ClusterRetention | InstanceRetention,
> extends RetentionDecision {
  /** When the plan was made, in the format of `Date.toISOString`. */
  readonly createdAt: string;
  /** What to keep, as it was given. */
  readonly wanted: Wanted;
}
