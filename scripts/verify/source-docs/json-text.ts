import { PageError } from "./page.js";

/** Whether a line is where an example's JSON begins. */
export function beginsJson(line: string): boolean {
  return /^\s*(?:\{|\[)\s*(?:$|["{}[\]])/.test(line);
}

/**
 * Reads the JSON value that begins in a line, and tells the line after its end.
 *
 * A scanner of our own finds where the value ends and where it is broken: what JSON.parse says of the place of a fault
 * differs from one version of Node to the next.
 *
 * @param lines The lines of the page, or of a part of it.
 * @param from The index of the first line of the value.
 * @param firstLine The number of the line at index 0, counted from 1.
 */
export function readJson(
  file: string,
  lines: readonly string[],
  from: number,
  firstLine = 1,
): { readonly value: unknown; readonly next: number } {
  const text = lines.slice(from).join("\n");
  const end = endOfValue(text, 0);
  const rest = end < 0 ? "" : (/^[^\n]*/.exec(text.slice(end))?.[0] ?? "");
  const fault = end < 0 ? -end - 1 : rest.trim() === "" ? undefined : end + rest.search(/\S/);
  if (fault !== undefined) {
    const before = text.slice(0, fault).split("\n");
    const line = firstLine + from + before.length - 1;
    const found =
      fault >= text.trimEnd().length
        ? "it ends in the middle"
        : `unexpected ${JSON.stringify(text[fault])}`;
    throw new PageError(
      file,
      line,
      (before.at(-1)?.length ?? 0) + 1,
      `The example is no JSON: ${found}.`,
    );
  }
  const value: unknown = JSON.parse(text.slice(0, end));
  return { value, next: from + text.slice(0, end).split("\n").length };
}

const literal =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const brackets: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

/** Where the value ends, or -1 less the offset of the first fault. */
function endOfValue(text: string, from: number): number {
  const start = skip(text, from);
  const close = brackets[text[start] ?? ""];
  if (close === undefined) return endOfLiteral(text, start);
  let at = skip(text, start + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    if (close === "}") {
      const name = text[at] === '"' ? endOfLiteral(text, at) : -at - 1;
      if (name < 0) return name;
      at = skip(text, name);
      if (text[at] !== ":") return -at - 1;
      at += 1;
    }
    const end = endOfValue(text, at);
    if (end < 0) return end;
    at = skip(text, end);
    if (text[at] === close) return at + 1;
    if (text[at] !== ",") return -at - 1;
    at = skip(text, at + 1);
  }
}

function endOfLiteral(text: string, at: number): number {
  literal.lastIndex = at;
  return literal.test(text) ? literal.lastIndex : -at - 1;
}

function skip(text: string, from: number): number {
  let at = from;
  while (/[ \t\r\n]/.test(text[at] ?? "")) at += 1;
  return at;
}
