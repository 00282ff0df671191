import { parseWithPointers } from "@stoplight/json";
import { numeralsOf } from "../numerals.js";
import { PageError } from "../source-page.js";

/** Whether the JSON of an example begins in a line. */
export function beginsJson(line: string): boolean {
  return /^\s*(?:\{|\[)\s*(?:$|["{}[\]])/.test(line);
}

/**
 * Reads the JSON value that begins in a line.
 *
 * @param from The index of the first line of the value.
 * @returns The value and the index of the first line after it.
 * @throws PageError with the place of the first syntax error.
 */
export function readJson(
  file: string,
  lines: readonly string[],
  from: number,
): {
  readonly value: unknown;
  readonly numerals: ReadonlyMap<string, string>;
  readonly next: number;
} {
  const rest = lines.slice(from);
  const { diagnostics, ...parsed } = parseWithPointers(rest.join("\n"), {
    ignoreDuplicateKeys: true,
  });
  // The declared type leaves out that a value without an end has no node.
  const ast = parsed.ast as typeof parsed.ast | undefined;
  const end = ast?.range?.end;
  // Text in a line after the value is not an error: the page goes on there.
  const error = diagnostics.find(({ range }) => !end || range.start.line <= end.line);
  if (error || !end) {
    const { line, character } = error?.range.start ?? { line: 0, character: 0 };
    const found = rest[line]?.[character];
    const reason =
      found === undefined ? "it ends too early" : `unexpected ${JSON.stringify(found)}`;
    throw new PageError(
      file,
      from + line + 1,
      character + 1,
      `The example is not valid JSON: ${reason}.`,
    );
  }
  const text = rest
    .slice(0, end.line + 1)
    .with(-1, (rest[end.line] ?? "").slice(0, end.character))
    .join("\n");
  try {
    return { value: JSON.parse(text), numerals: numeralsOf(text), next: from + end.line + 1 };
  } catch (cause) {
    // The parser above tolerates comments.
    throw new PageError(file, from + 1, 1, `The example is not valid JSON: ${String(cause)}.`);
  }
}
