import type { Operations, RestoreTimeRange } from "../../generated/dds/client.js";
import { CloudError, throwConfigurationError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";

/** What reads the times to which an instance can be restored needs of a client. */
export type RestoreTimesClient = Pick<Operations<CallOptions>, "listRestoreTimes">;

const msPerDay = 86_400_000;

/** How many days before and after a wrong time are searched for the nearest possible one: each is a call. */
const searchedDays = 7;

/**
 * Throws unless an instance can be restored to a time, in milliseconds since 1970. The error names the nearest possible times
 * within 7 days.
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
  const rangesOf = (day: number) => listRanges(client, instance_id, time + day * msPerDay, options);
  const today = await rangesOf(0);
  if (today.some(({ start, end }) => start <= time && time <= end)) return;
  const before = await nearest(rangesOf, today, -1, ({ end }) => (end < time ? end : undefined));
  const after = await nearest(rangesOf, today, 1, ({ start }) =>
    start > time ? start : undefined,
  );
  const found = [before, after].flatMap((one) => (one === undefined ? [] : [textOf(one)]));
  throw new CloudError(
    `Instance ${instance_id} cannot be restored to ${textOf(time)}; ${
      found.length > 0
        ? `the nearest possible times are ${found.join(" and ")}.`
        : `there is no possible time within ${searchedDays} days of it (listRestoreTimes).`
    }`,
    { operation },
  );
}

/** A range of time in milliseconds since 1970. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The nearest time in one direction: on the same day, or on the first day after or before it that has one. */
async function nearest(
  rangesOf: (day: number) => Promise<readonly Range[]>,
  today: readonly Range[],
  direction: 1 | -1,
  timeIn: (range: Range) => number | undefined,
): Promise<number | undefined> {
  for (let days = 0; days <= searchedDays; days += 1) {
    const ranges = days === 0 ? today : await rangesOf(days * direction);
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
