/**
 * Writes a time as `begin_time` and `end_time` of `listBackups` need it: `yyyy-mm-dd hh:mm:ss` in UTC (document 003, table
 * 1). Fractions of a second are cut off.
 *
 * @param time - The time, as a date or in milliseconds since 1970.
 * @returns The text; the client encodes it for the query.
 * @throws RangeError for an invalid date, or one whose year does not have four digits.
 * @example
 * ```ts
 * import { formatDdsTime } from "huaweicloud-dws-dds";
 *
 * const dayAgo = formatDdsTime(Date.now() - 24 * 3_600_000);
 * console.log(dayAgo); // for example 2026-11-20 00:00:00
 * ```
 */
export function formatDdsTime(time: Date | number): string {
  // Without a type checker it may be null, which would be 1970.
  const date = new Date((time as unknown) === null ? NaN : time);
  const text = Number.isNaN(date.getTime()) ? "" : date.toISOString();
  if (!/^\d{4}-/.test(text))
    throw new RangeError(`${String(time)} cannot be written as yyyy-mm-dd hh:mm:ss.`);
  return text.slice(0, 19).replace("T", " ");
}

/** Date and time as the documents write them, with optional fractions of a second and an optional zone. */
const form =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))?$/;

/**
 * Parses a time of the services, in every form that is documented or recorded: `2016-08-23T03:59:23Z` and
 * `2022-10-27T04:18:57` of DWS (document 000 and 001, examples), `2018-08-06 12:41:14` of DDS (document 003), each with an
 * offset instead, as in `2018-08-06T12:41:14+0000`, and milliseconds since 1970, as in `"1666843740000"` of
 * `bak_expected_start_time`. A time without a zone is in UTC.
 *
 * @param timestamp - The text of a response.
 * @returns The time.
 * @throws RangeError when the text has none of these forms, or its date or time does not exist. The empty text, which
 * a backup that is being built may have as its `end_time`, is an error, too.
 * @example
 * ```ts
 * import { parseTimestamp } from "huaweicloud-dws-dds";
 *
 * console.log(parseTimestamp("2018-08-06 12:41:14").toISOString()); // 2018-08-06T12:41:14.000Z
 * ```
 */
export function parseTimestamp(timestamp: string): Date {
  const given: unknown = timestamp; // Without a type checker it may be anything: the error must be the same.
  const text = String(given);
  // Ten digits are seconds, and fourteen a date and time without separators: neither is a number of milliseconds.
  if (/^\d{12,13}$/.test(text)) return new Date(Number(text));
  const match = form.exec(text);
  const time = match && localTime(match);
  const [offsetHours, offsetMinutes] = [Number(match?.[9] ?? 0), Number(match?.[10] ?? 0)];
  if (!time || offsetHours > 23 || offsetMinutes > 59)
    throw new RangeError(
      `${JSON.stringify(text)} is not a time of the services: they write 2016-08-23T03:59:23Z, 2018-08-06 12:41:14 or milliseconds since 1970.`,
    );
  return new Date(
    time.getTime() - (match[8] === "-" ? -1 : 1) * (offsetHours * 60 + offsetMinutes) * 60_000,
  );
}

/** The date and time of a match as if they were in UTC; undefined where they do not exist, as 30 February. */
function localTime(match: RegExpExecArray): Date | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map(Number);
  const milliseconds = Number(`0.${match[7] ?? "0"}`) * 1000;
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute, second, Math.floor(milliseconds));
  const exists =
    time.getUTCMonth() === month - 1 &&
    time.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  return exists ? time : undefined;
}
