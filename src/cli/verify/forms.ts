/** The type of a JSON value; a whole number is an integer. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** What a text can look like, the most exact form first. */
const textForms: readonly (readonly [form: string, pattern: RegExp])[] = [
  ["empty text", /^$/],
  ["number in a text", /^-?\d+(\.\d+)?$/],
  ["UUID", /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i],
  ["32 hexadecimal digits", /^[\da-f]{32}$/i],
  ["time without a zone", /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?$/],
  ["time with a zone", /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/],
];

/** What a value looks like, in words that do not contain it. */
export function formOf(value: unknown): string {
  if (value === undefined) return "absent";
  if (typeof value !== "string") return typeOf(value);
  return textForms.find(([, pattern]) => pattern.test(value))?.[0] ?? "other text";
}

/** How often each of several texts has occurred. */
export type Tally = Readonly<Record<string, number>>;

/** Counts texts, and returns them in the order of their first occurrence. */
export function tally(texts: readonly string[]): Tally {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** A duration in classes: an exact one says how much data an account has. */
export function durationClass(milliseconds: number): string {
  if (milliseconds < 100) return "below 100 ms";
  if (milliseconds < 1000) return "below 1 s";
  return milliseconds < 10_000 ? "below 10 s" : "10 s or more";
}
