/** How a language writes down a JSON value. */
export interface Dialect {
  readonly words: { readonly true: string; readonly false: string; readonly null: string };
  /** What stands for a member's name before its colon. */
  member(name: string): string;
  /** What stands between the brace of an object of one line and its members. */
  readonly padding: string;
  readonly indent: string;
}

/** Longer ones are broken: the panel of the page that shows them is narrow. */
const lineLength = 78;

/** A JSON value as a language writes it, on one line where it fits; `column` is where it begins, `indent` what its lines begin with. */
export function literal(value: unknown, dialect: Dialect, column: number, indent = ""): string {
  const flat = flatLiteral(value, dialect);
  if (typeof value !== "object" || value === null || column + flat.length <= lineLength)
    return flat;
  const deeper = indent + dialect.indent;
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => literal(item, dialect, deeper.length, deeper))
    : Object.entries(value).map(([name, member]) => {
        const key = `${dialect.member(name)}: `;
        return key + literal(member, dialect, deeper.length + key.length, deeper);
      });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${parts.map((part) => `${deeper}${part},\n`).join("")}${indent}${close}`;
}

function flatLiteral(value: unknown, dialect: Dialect): string {
  if (value === null || typeof value === "boolean") return dialect.words[`${value}`];
  // The escapes of JSON mean the same in the strings of TypeScript and Python.
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value))
    return `[${value.map((item) => flatLiteral(item, dialect)).join(", ")}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${dialect.member(name)}: ${flatLiteral(member, dialect)}`,
  );
  return members.length === 0
    ? "{}"
    : `{${dialect.padding}${members.join(", ")}${dialect.padding}}`;
}
