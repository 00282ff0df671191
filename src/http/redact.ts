import { CloudError } from "../errors.js";
import type { ResponseHeaders } from "./http-types.js";

/** The names of headers whose values may be shown; every other value may be a secret. */
const harmless =
  /^(accept|content-(length|type)|date|location|retry-after|server|user-agent|x-(project-id|request-id|sdk-date))$/i;

/** What is shown in place of a secret. */
export const hidden = "(hidden)";

/** Headers, or other properties that were sent and may be secrets, by their names in lower case. */
export type Sent = Readonly<Record<string, string>>;

/** Makes a text from elsewhere safe to show. */
export type Redact = (text: string) => string;

/** Headers for an event: the names of all, and the values of the harmless ones. */
export function showHeaders(
  headers: Pick<ResponseHeaders, "forEach">,
  redact: Redact,
): Record<string, string> {
  const shown: Record<string, string> = {};
  headers.forEach((value, name) => {
    shown[name] = harmless.test(name) ? hideQueries(redact(value)) : hidden;
  });
  return shown;
}

/** Hides the query of each URL in a text of a response: that of a link to a file is a secret. */
export function hideQueries(text: string): string {
  return text.replace(/(\?|%3f|\\u003f)[^\s"'<>]+/gi, `?${hidden}`);
}

/** How much of a text is shown. Twice as much is searched, since a secret can begin before that and end behind it. */
const maxLength = 32_768;

/** A shorter value is not a secret, and hiding it would make the text unreadable. */
const minSecretLength = 6;

/** The secrets among what was sent, and the parts of them that are secrets themselves. */
function secretsIn(sent: Sent): string[] {
  return (
    Object.entries(sent)
      .filter(([name]) => !harmless.test(name))
      .flatMap(([, value]) => [
        value,
        ...(value.match(/(?<=^(Basic|Bearer) +|(Access|Signature)=)[^,\s]+/gi) ?? []),
      ])
      .map((secret) => secret.trim())
      .filter((secret) => secret.length >= minSecretLength)
      // A text can contain JSON that repeats the body of a request.
      .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
  );
}

/** What can separate two words: other characters, plain or escaped as in JSON, a URL, a form, HTML or a JSON pointer, even several times. */
const separators =
  /(?:\\(?:u[\dA-Fa-f]{4}|[bfnrt])|%(?:25)*[\dA-Fa-f]{2}|&(?:amp;)*#?\w{2,8};|~[01]|\W)+/g;

/** The words of a text in lower case, with a space for each separator. No way of escaping changes words. */
function wordsOf(text: string): string {
  // Only ASCII letters are left, so that lower case does not change the length.
  // Stryker disable next-line MethodExpression: upper case is as good.
  return text.replace(separators, " ").toLowerCase();
}

/** The position in a text of each character of its words. */
function positionsIn(text: string): number[] {
  const positions: number[] = [];
  let at = 0;
  for (const { index, 0: separator } of text.matchAll(separators)) {
    while (at <= index) positions.push(at++);
    at = index + separator.length;
  }
  while (at !== text.length) positions.push(at++);
  return positions;
}

/** Line breaks, control characters, which a terminal can obey, and those that change the direction of a text. */
const controls = /[\s\p{Cc}\p{Bidi_C}]/gu;

/**
 * Returns what makes a text from elsewhere safe to show, such as an error message that repeats the request: it hides the
 * secrets of all attempts, and writes a space for each control character. The end of a very long text is
 * cut off; the work is proportional to the length.
 */
export function redactor(sent: readonly Sent[]): Redact {
  const secrets = [...new Set(sent.flatMap(secretsIn))];
  // A secret of few words is only searched as it is and as JSON, or common words would be hidden everywhere.
  const secretWords = secrets
    .map((secret) => wordsOf(secret).trim())
    .filter((words) => words.length >= minSecretLength);
  return (whole) => {
    // Stryker disable next-line MethodExpression: it only limits the work.
    const text = whole.slice(0, 2 * maxLength);
    // In its plain form, since a separator before it can look like the start of an escape that contains its first letters.
    const ranges = occurrences(text, secrets);
    let positions: number[] | undefined;
    for (const [from, to] of occurrences(wordsOf(text), secretWords)) {
      positions ??= positionsIn(text);
      ranges.push([positions[from] ?? 0, (positions[to - 1] ?? 0) + 1]);
    }
    return hide(text, ranges).replace(controls, " ");
  };
}

/** The start and the end of a part of a text. */
type Range = readonly [number, number];

/** Where parts occur in a text. */
function occurrences(text: string, parts: readonly string[]): Range[] {
  return parts.flatMap((part) => {
    const found: Range[] = [];
    for (let at = 0; (at = text.indexOf(part, at)) >= 0; at += part.length)
      found.push([at, at + part.length]);
    return found;
  });
}

/** The first part of a text with ranges replaced, which may overlap. */
function hide(text: string, ranges: Range[]): string {
  let result = "";
  let end = 0;
  for (const [from, to] of ranges.sort(([left], [right]) => left - right)) {
    if (from >= maxLength) break;
    if (from >= end) result += text.slice(end, from) + hidden;
    end = Math.max(end, to);
  }
  return result + text.slice(end, maxLength);
}

/**
 * Makes an error safe to show when it leaves a call or a task: redacts its texts, and adds the frames of the caller to its
 * stack. Changes the error itself, since an event shows the same one; other values are returned as they are. Its cause is
 * the error of a call, which is safe already, or the copy of an error of a fetch, or the caller's own.
 *
 * @param sent - What was sent and may be a secret.
 * @param caller - An error that was created in an async function that the program awaits, through async functions alone: only
 * then it has the frames of the program, which the error of a timer or of a race of promises lacks. Created after the failure,
 * since a stack takes longer than a call may be slowed down.
 */
export function finishError(error: unknown, sent: readonly Sent[], caller?: Error): unknown {
  if (!(error instanceof CloudError)) return error;
  const { message, stack = "" } = error;
  Object.assign(error, redactTexts(Object.assign({ message }, error), redactor(sent)));
  const frames = `\n${caller?.stack ?? ""}`.replace("\nError", "");
  // The stack begins with the message.
  error.stack = stack.replace(message, () => error.message);
  if (!stack.includes(frames)) error.stack += frames;
  return error;
}

/** A copy of data of JSON whose texts are redacted; not the name of the operation, which is ours and which programs compare. */
export function redactTexts<Data extends object>(data: Data, redact: Redact): Data {
  return JSON.parse(JSON.stringify(data), (key, value: unknown) =>
    typeof value === "string" && key !== "operation" ? redact(value) : value,
  ) as Data;
}
