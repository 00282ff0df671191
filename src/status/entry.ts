import type { CloudError } from "../errors.js";
import { parseTimestamp } from "../times.js";

/** A snapshot or a backup in a {@link BackupStatusReport}. */
export interface StatusItem {
  /** Its id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** When it started; undefined if the service states no time. */
  readonly startedAt: Date | undefined;
  /** Its size in bytes, with 1,024 bytes per KB and the same factor up to GB: the documents do not state the factor. */
  readonly sizeBytes: number;
}

/** The backups of a cluster or an instance. */
export interface BackupStatusEntry {
  /** The service: "dws" for a cluster, "dds" for an instance. */
  readonly service: "dws" | "dds";
  /** The id of the cluster or instance. */
  readonly id: string;
  /** Its name, if a list of the service has it. */
  readonly name: string | undefined;
  /**
   * The complete snapshot or backup that started last. One whose time has not come does not count, nor does a copy of
   * `keepSnapshot`, whose data are older.
   */
  readonly newest: StatusItem | undefined;
  /** How long ago that one started, in milliseconds: it contains nothing that was written later. */
  readonly ageMs: number | undefined;
  /** Those that are being created. */
  readonly running: readonly StatusItem[];
  /** Those that failed, and are listed. */
  readonly failed: readonly StatusItem[];
  /** When the policies start the next one; undefined if none does. */
  readonly nextAt: Date | undefined;
  /** Whether `ageMs` exceeds `maxAgeMs`, or nothing is complete, or the backups could not be read. */
  readonly isOverdue: boolean;
  /** Why the backups could not be read. */
  readonly error: CloudError | undefined;
}

/** The backups of clusters and instances. */
export interface BackupStatusReport {
  /** The time to which ages refer. */
  readonly checkedAt: Date;
  /** The largest age, in milliseconds. */
  readonly maxAgeMs: number;
  /** The clusters, and after them the instances. */
  readonly entries: readonly BackupStatusEntry[];
}

/** A snapshot or a backup as a service lists it. */
export interface ListedItem {
  readonly id: string;
  readonly name: string;
  readonly time: string;
  readonly sizeBytes: number;
  readonly state: "complete" | "running" | "failed" | "other";
}

/** What was read of a cluster or an instance. */
export interface ReadStatus {
  readonly name: string | undefined;
  readonly items: readonly ListedItem[];
  /** In milliseconds since 1970. */
  readonly next: number | undefined;
}

/** A cluster or an instance whose backups are read. */
export interface StatusTarget {
  readonly service: "dws" | "dds";
  readonly id: string;
  /** Its name, if it was found in a list. */
  readonly name: string | undefined;
  readonly read: (now: number) => Promise<ReadStatus>;
}

/** Evaluates what was read. */
export function toEntry(
  { service, id }: StatusTarget,
  { name, items, next }: ReadStatus,
  now: number,
  maxAgeMs: number,
): BackupStatusEntry {
  const inState = (state: ListedItem["state"]): StatusItem[] =>
    items.filter((item) => item.state === state).map(toItem);
  const startOf = ({ startedAt }: StatusItem): number => startedAt?.getTime() ?? -Infinity;
  // What is dated in the future does not count: the others would never be overdue. A retention leaves it out, too.
  const [newest] = inState("complete")
    .filter((item) => startOf(item) <= now)
    .sort((left, right) => startOf(right) - startOf(left));
  const ageMs = newest?.startedAt && now - newest.startedAt.getTime();
  return {
    service,
    id,
    name: name ?? undefined, // It may be null.
    newest,
    ageMs,
    running: inState("running"),
    failed: inState("failed"),
    nextAt: next === undefined ? undefined : new Date(next),
    isOverdue: ageMs === undefined || ageMs > maxAgeMs,
    error: undefined,
  };
}

/** The entry of a cluster or an instance that could not be read. */
export function failedEntry(
  { service, id, name }: StatusTarget,
  error: CloudError,
): BackupStatusEntry {
  const nothing = { newest: undefined, ageMs: undefined, nextAt: undefined };
  return {
    service,
    id,
    name: name ?? undefined,
    ...nothing,
    running: [],
    failed: [],
    isOverdue: true,
    error,
  };
}

function toItem({ id, name, time, sizeBytes }: ListedItem): StatusItem {
  return { id, name, startedAt: timeOf(time), sizeBytes };
}

/** A time of a response; undefined for a text that is none. */
export function timeOf(text: string): Date | undefined {
  try {
    return parseTimestamp(text);
  } catch {
    return undefined;
  }
}
