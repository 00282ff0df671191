import type { StatedFacts } from "../page.js";
import type { Described } from "./description.js";

const template = /\by{4}[-/]m{2}[-/]d{2}(?:[ T]h{2}:m{2}(?::s{2})?(?:Z\b)?)?/i;

/** What form a text has: a UUID, or a time by its template. */
export function readFormat({
  text,
}: Described): Pick<StatedFacts, "format" | "minLength" | "maxLength" | "pattern"> {
  const [, digits] = /\b(\d+)-(?:digit|character) UUID\b/i.exec(text) ?? [];
  if (digits !== undefined)
    return { format: "uuid", minLength: Number(digits), maxLength: Number(digits) };
  const time = template.exec(text)?.[0];
  if (time === undefined) return {};
  // What RFC 3339 calls a date-time has a zone; a time without one is only a pattern.
  return /T.*Z$/.test(time) ? { format: "date-time" } : { pattern: patternOf(time) };
}

/** Each letter of the template stands for a digit, but the T between date and time for itself. */
function patternOf(time: string): string {
  return `^${time.replace(/[ymdhs]+/gi, (run) => `[0-9]{${run.length}}`)}$`;
}
