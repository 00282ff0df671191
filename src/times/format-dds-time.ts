/**
 * Writes a time as `begin_time` and `end_time` of `listBackups` want it: `yyyy-mm-dd hh:mm:ss` in UTC (document 003, table
 * 1). What is less than a second is cut off.
 *
 * @param time - The time, or milliseconds since 1970.
 * @returns The text; the client encodes it for the query.
 * @throws RangeError for a time that is none, or whose year does not have four digits.
 * @example
 * ```ts
 * import { formatDdsTime } from "huaweicloud-dws-dds";
 *
 * const dayAgo = formatDdsTime(Date.now() - 24 * 3_600_000);
 * console.log(dayAgo); // for example 2026-11-20 00:00:00
 * ```
 */
export function formatDdsTime(time: Date | number): string {
  const date = new Date(time ?? NaN); // Null would be 1970.
  const text = Number.isNaN(date.getTime()) ? "" : date.toISOString();
  if (!/^\d{4}-/.test(text))
    throw new RangeError(`${String(time)} cannot be written as yyyy-mm-dd hh:mm:ss.`);
  return text.slice(0, 19).replace("T", " ");
}
