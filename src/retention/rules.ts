import { parseTimestamp } from "../times.js";
import { createCalendar, periodNames } from "./calendar.js";
import type {
  KeptItem,
  RetentionDecision,
  RetentionItem,
  RetentionKeep,
  RetentionReason,
  RetentionRules,
} from "./plan.js";

/** An item with its time in milliseconds since 1970. */
interface Dated {
  readonly item: RetentionItem;
  readonly time: number;
}

/**
 * Decides which items are kept. Only complete items count. Without one of the items, the decision deletes no other one in
 * addition, so that a list which lacks an item does no harm.
 *
 * @param now - In milliseconds since 1970. It affects failed items and those of the future only.
 */
export function applyRules(
  items: readonly RetentionItem[],
  { keep, timeZone = "UTC", failedOlderThanMs = Infinity }: RetentionRules,
  now: number,
): RetentionDecision {
  const complete: Dated[] = [];
  const failed: Dated[] = [];
  const others: KeptItem[] = [];
  for (const { item, isUnique } of distinct(items)) {
    const time = timeOf(item);
    const reason = isUnique ? exceptionOf(item, time, now) : "id";
    if (reason !== undefined) others.push({ ...item, reasons: [reason] });
    else if (isComplete(item)) complete.push({ item, time });
    else if (now - time > failedOlderThanMs) failed.push({ item, time });
    else others.push({ ...item, reasons: ["failed"] });
  }
  complete.sort(newestFirst);
  const reasons = reasonsToKeep(complete, keep, timeZone);
  return {
    kept: [
      ...complete.flatMap(({ item }) => {
        const found = reasons.get(item);
        return found ? [{ ...item, reasons: found }] : [];
      }),
      ...others,
    ],
    toDelete: [...complete.filter(({ item }) => !reasons.has(item)), ...failed]
      .sort(newestFirst)
      .reverse()
      .map(({ item }) => item),
  };
}

/** The items, each once: a list that changes while it is read can contain one twice. */
function distinct(
  items: readonly RetentionItem[],
): Iterable<{ readonly item: RetentionItem; readonly isUnique: boolean }> {
  const found = new Map<string, { item: RetentionItem; isUnique: boolean }>();
  for (const item of items) {
    const key = item.id === "" ? `${found.size}` : `id ${item.id}`;
    const known = found.get(key);
    if (!known) found.set(key, { item, isUnique: item.id !== "" });
    else if (keyOf(known.item) !== keyOf(item)) known.isUnique = false;
  }
  return found.values();
}

/** A text that is the same for two items only if all of their properties are. */
export function keyOf({ id, name, status, time }: RetentionItem): string {
  return JSON.stringify([id, name, status, time]);
}

function timeOf({ time }: RetentionItem): number {
  try {
    return parseTimestamp(time).getTime();
  } catch {
    return NaN;
  }
}

/** Why no rule applies to an item. */
function exceptionOf(item: RetentionItem, time: number, now: number): RetentionReason | undefined {
  if (!isComplete(item) && !isFailed(item)) return "status";
  if (Number.isNaN(time)) return "time";
  return time > now ? "future" : undefined;
}

// The statuses of both services (document 000, table 4; document 003, table 4).
export function isComplete({ status }: RetentionItem): boolean {
  return /^(AVAILABLE|COMPLETED)$/i.test(status);
}

export function isFailed({ status }: RetentionItem): boolean {
  return /^(UNAVAILABLE|FAILED)$/i.test(status);
}

/** Whether an item is being deleted: DISABLED (document 003, table 4), or DELETING (the vendor's SDKs). */
export function isBeingDeleted({ status }: RetentionItem): boolean {
  return /^(DISABLED|DELETING)$/i.test(status);
}

/** The items that rules apply to: those with the prefix that are not being deleted. */
export function itemsInScope(
  listed: readonly RetentionItem[],
  { namePrefix = "" }: RetentionRules,
): RetentionItem[] {
  return listed.filter((item) => item.name.startsWith(namePrefix) && !isBeingDeleted(item));
}

function newestFirst(left: Dated, right: Dated): number {
  return right.time - left.time || (left.item.id < right.item.id ? -1 : 1);
}

/** The reasons to keep complete items, which are sorted. An item that is not among them is not kept. */
function reasonsToKeep(
  complete: readonly Dated[],
  { last = 0, withinMs = -1, ...counts }: RetentionKeep,
  timeZone: string,
): ReadonlyMap<RetentionItem, readonly RetentionReason[]> {
  const reasons = new Map<RetentionItem, RetentionReason[]>();
  const add = ({ item }: Dated, reason: RetentionReason): void => {
    reasons.set(item, [...(reasons.get(item) ?? []), reason]);
  };
  const dated = withPeriods(complete, timeZone);
  const [newest] = complete;
  if (newest) add(newest, "newest");
  for (const entry of complete.slice(0, last)) add(entry, "last");
  for (const entry of complete)
    if (newest && newest.time - entry.time <= withinMs) add(entry, "withinMs");
  for (const name of periodNames) {
    const seen = new Set<number | string>();
    for (const { entry, periods } of dated) {
      if (seen.size >= (counts[name] ?? 0)) break;
      if (!seen.has(periods[name])) add(entry, name);
      seen.add(periods[name]);
    }
  }
  return reasons;
}

function withPeriods(complete: readonly Dated[], timeZone: string) {
  const periodsOf = createCalendar(timeZone);
  return complete.map((entry) => ({ entry, periods: periodsOf(entry.time) }));
}
