/** Date and time as the documents write them, with what may follow: fractions of a second, and a zone. */
const form =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))?$/;

/**
 * Reads a time of the services, in every form that is documented or has been seen: `2016-08-23T03:59:23Z` and
 * `2022-10-27T04:18:57` of DWS (document 000 and 001, examples), `2018-08-06 12:41:14` of DDS (document 003), all with an
 * offset instead, as in `2018-08-06T12:41:14+0000`, and milliseconds since 1970, as in `"1666843740000"` of
 * `bak_expected_start_time`. A time without a zone is in UTC.
 *
 * @param timestamp - What an answer holds.
 * @returns The time.
 * @throws RangeError when the text is none of the forms, or names a day or time that does not exist. The empty text, which
 * a backup that is being built may have as its `end_time`, is refused, too.
 * @example
 * ```ts
 * import { parseTimestamp } from "huaweicloud-dws-dds";
 *
 * console.log(parseTimestamp("2018-08-06 12:41:14").toISOString()); // 2018-08-06T12:41:14.000Z
 * ```
 */
export function parseTimestamp(timestamp: string): Date {
  const text = String(timestamp); // Without a type checker it may be anything, and must not fail otherwise.
  // Ten digits are seconds, and fourteen a date and time without signs between them: neither may pass for milliseconds.
  if (/^\d{12,13}$/.test(text)) return new Date(Number(text));
  const match = form.exec(text);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (match ?? [])
    .slice(1, 7)
    .map(Number);
  const milliseconds = Number(`0.${match?.[7] ?? "0"}`) * 1000;
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute, second, Math.floor(milliseconds));
  const exists =
    time.getUTCMonth() === month - 1 &&
    time.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  const [offsetHours, offsetMinutes] = [Number(match?.[9] ?? 0), Number(match?.[10] ?? 0)];
  if (!match || !exists || offsetHours > 23 || offsetMinutes > 59)
    throw new RangeError(
      `${JSON.stringify(text)} is no time of the services: they write 2016-08-23T03:59:23Z, 2018-08-06 12:41:14 or milliseconds since 1970.`,
    );
  return new Date(
    time.getTime() - (match[8] === "-" ? -1 : 1) * (offsetHours * 60 + offsetMinutes) * 60_000,
  );
}
