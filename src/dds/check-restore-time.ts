import {
  paginateListBackups,
  type Backup,
  type Operations,
  type RestoreTimeRange,
} from "../../generated/dds/client.js";
import { CloudError, throwConfigurationError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";

/** What reads the times to which an instance can be restored needs of a client. */
export type RestoreTimesClient = Pick<Operations<CallOptions>, "listBackups" | "listRestoreTimes">;

const msPerDay = 86_400_000;

/** How many days before and after a time are searched for the nearest possible one: each is a call. */
const searchedDays = 7;

/**
 * Throws unless an instance can be restored to a time, in milliseconds since 1970. The error names the nearest possible times:
 * within 7 days, or within 7 days of the oldest automated backup if the time is before that, and of today if it is after that.
 */
export async function checkRestoreTime(
  client: RestoreTimesClient,
  operation: string,
  instance_id: string,
  time: number,
  options: CallOptions,
): Promise<void> {
  if (!Number.isSafeInteger(time) || Math.abs(time) > 8.64e15)
    throwConfigurationError("restore_time", "a whole number of milliseconds since 1970");
  const rangesOf = (at: number) => listRanges(client, instance_id, at, options);
  const ranges = await rangesOf(time);
  if (ranges.some(({ start, end }) => start <= time && time <= end)) return;
  const oldest = await oldestDay(client, instance_id, options);
  const from = Math.min(Math.max(time, oldest ?? time), Date.now());
  const near = from === time ? ranges : await rangesOf(from);
  const search = (direction: 1 | -1, timeIn: (range: Range) => number | undefined) =>
    // What is possible is after a time before the oldest backup, and before one in the future.
    Math.sign(from - time) === -direction
      ? undefined
      : nearest((days) => rangesOf(from + days * msPerDay), near, direction, timeIn);
  const before = await search(-1, ({ end }) => (end < time ? end : undefined));
  const after = await search(1, ({ start }) => (start > time ? start : undefined));
  const found = [before, after].flatMap((one) => (one === undefined ? [] : [textOf(one)]));
  throw new CloudError(
    `Instance ${instance_id} cannot be restored to ${textOf(time)}; ${
      found.length > 0
        ? `the nearest possible times are ${found.join(" and ")}.`
        : `there is no possible time within ${searchedDays} days of ${textOf(from)} (listRestoreTimes).`
    }`,
    { operation },
  );
}

/** The beginning of the day of the oldest complete automated backup, before which there is no possible time. */
async function oldestDay(
  client: RestoreTimesClient,
  instance_id: string,
  options: CallOptions,
): Promise<number | undefined> {
  const input = { instance_id, backup_type: "Auto" } as const;
  const backups = await paginateListBackups(client, input, options).toArray();
  const [oldest] = backups
    .filter(({ status }) => status === "COMPLETED")
    // The service may leave out what the document calls mandatory.
    .map(({ begin_time }: Partial<Backup>) => Date.parse((begin_time ?? "").slice(0, 10)))
    .filter((day) => !Number.isNaN(day))
    .sort((left, right) => left - right);
  return oldest;
}

/** A range of time in milliseconds since 1970. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The nearest time in one direction: on the first day, or on the first one after or before it that has one. */
async function nearest(
  rangesOf: (days: number) => Promise<readonly Range[]>,
  first: readonly Range[],
  direction: 1 | -1,
  timeIn: (range: Range) => number | undefined,
): Promise<number | undefined> {
  for (let days = 0; days <= searchedDays; days += 1) {
    const ranges = days === 0 ? first : await rangesOf(days * direction);
    const times = ranges.flatMap((range) => timeIn(range) ?? []);
    if (times.length > 0) return direction === 1 ? Math.min(...times) : Math.max(...times);
  }
  return undefined;
}

/** The ranges of the day of a time, in UTC. */
async function listRanges(
  client: RestoreTimesClient,
  instance_id: string,
  time: number,
  options: CallOptions,
): Promise<readonly Range[]> {
  const date = textOf(time).slice(0, 10);
  const list = await client.listRestoreTimes({ instance_id, date }, options);
  const ranges = requiredItemsOf<RestoreTimeRange>(list, "restore_time", "listRestoreTimes");
  return ranges.flatMap(({ start_time: start, end_time: end }) =>
    start === undefined || end === undefined ? [] : [{ start, end }],
  );
}

function textOf(time: number): string {
  return new Date(time).toISOString();
}
