/** How long `Retry-After` asks to wait, in milliseconds: it holds seconds or a date (RFC 9110, 10.2.3). Undefined for neither. */
export function readRetryAfter(value: string | null, now = Date.now()): number | undefined {
  if (!value) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  // Date.parse alone takes "-5" for a day of 2001, and there would be no wait at all; every date of HTTP's has a time of day.
  const milliseconds = /\d:\d\d:\d\d/.test(value) ? Date.parse(value) - now : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
