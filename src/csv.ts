/** Rows as CSV (RFC 4180). A missing value is an empty field. */
export function csvText(
  rows: readonly (readonly (string | number | boolean | undefined)[])[],
): string {
  return rows
    .map((row) => `${row.map((value) => field(String(value ?? ""))).join(",")}\r\n`)
    .join("");
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
