import { createHash } from "node:crypto";

/** What a fingerprint is in a new record, until `npm run tables:verify -- --accept` fills it in. */
export const noHash = "0000000000000000";

/** The first 64 bits of SHA-256 as 16 hexadecimal digits: enough to notice a change, short enough for one line a row. */
function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Of a text as a person reads it: how its lines were broken and indented makes no difference. */
export function hashOfText(text: string): string {
  return digest(text.normalize("NFC").replace(/\s+/g, " ").trim());
}

/** Of a JSON value: the order of its members makes no difference. */
export function hashOfValue(value: unknown): string {
  return digest(JSON.stringify(canonical(value)) ?? "");
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, canonical(member)]),
  );
}
