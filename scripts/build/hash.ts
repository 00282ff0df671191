import { createHash } from "node:crypto";

/** The fingerprint of a new record, until `npm run tables:verify -- --accept` fills it in. */
export const noHash = "0000000000000000";

/** The first 64 bits of SHA-256 as 16 hexadecimal digits: enough to notice a change, short enough for one line a row. */
function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** The fingerprint of a text; line breaks and indentation make no difference. */
export function hashOfText(text: string): string {
  return digest(text.normalize("NFC").replace(/\s+/g, " ").trim());
}

/** The fingerprint of a JSON value; the order of its properties makes no difference. */
export function hashOfValue(value: unknown): string {
  return digest(JSON.stringify(canonical(value)));
}

/** The fingerprint of a JSON value and of the order in it; line breaks and indentation of texts make no difference. */
export function hashOfContent(value: unknown): string {
  return digest(
    JSON.stringify(value, (_, item: unknown) =>
      typeof item === "string" ? item.replace(/\s+/g, " ").trim() : item,
    ),
  );
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}
