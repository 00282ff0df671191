/** The names of headers whose values may be shown; every other value may be a secret. */
const harmless =
  /^(accept|content-(length|type)|date|location|retry-after|server|user-agent|x-(project-id|request-id|sdk-date))$/i;

const hidden = "(hidden)";

/** Headers for an event: the names of all, and the values of the harmless ones. */
export function showHeaders(
  headers: Iterable<readonly [string, string]>,
  redact = (text: string) => text,
): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, harmless.test(name) ? redact(value) : hidden]),
  );
}

/** Headers, or other properties that were sent and may be secrets, by their names in lower case. */
type Sent = Readonly<Record<string, string>>;

/** A shorter value is not a secret, and hiding it would make the text unreadable. */
const minSecretLength = 6;

/** The secrets among what was sent, and the parts of them that are secrets themselves. */
function secretsIn(sent: Sent): string[] {
  return Object.entries(sent)
    .filter(([name]) => !harmless.test(name))
    .flatMap(([, value]) => [
      value,
      ...[...value.matchAll(/(?:^(?:Basic|Bearer) +|(?:Access|Signature)=)([^,\s]+)/gi)].map(
        ([, part = ""]) => part,
      ),
    ])
    .map((secret) => secret.trim())
    .filter((secret) => secret.length >= minSecretLength);
}

/** What can separate two words: other characters, plain or escaped as in JSON, a URL, a form or HTML, even several times. */
const separators =
  /(?:\\+(?:u[\dA-Fa-f]{4}|[bfnrt])?|%(?:25)*[\dA-Fa-f]{2}|&(?:amp;)*#?\w{2,8};|\W)+/g;

/**
 * The words of a text in lower case, with a space for each separator, and the position of each of their characters in the
 * text. No way of escaping changes words.
 */
function wordsOf(text: string): { readonly words: string; readonly positions: readonly number[] } {
  let words = "";
  const positions: number[] = [];
  let at = 0;
  const take = (end: number): void => {
    words += text.slice(at, end);
    for (; at < end; at += 1) positions.push(at);
  };
  for (const match of text.matchAll(separators)) {
    take(match.index);
    words += " ";
    positions.push(at);
    at += match[0].length;
  }
  take(text.length);
  // Only ASCII letters are left, so that lower case does not change the length.
  return { words: words.toLowerCase(), positions };
}

/** Returns what hides the secrets of all attempts in a text from elsewhere, such as an error message that repeats the request. */
export function redactor(sent: readonly Sent[]): (text: string) => string {
  const secrets = [...new Set(sent.flatMap(secretsIn))].map((plain) => ({
    plain,
    words: wordsOf(plain).words.trim(),
  }));
  return (text) => {
    const { words, positions } = wordsOf(text);
    const ranges = secrets.flatMap(({ plain, words: secretWords }) => [
      // In its plain form, since a separator before it can look like the start of an escape that contains its first letters.
      ...occurrences(text, plain).map((at): Range => [at, at + plain.length]),
      // A secret of few words is only searched in its plain form, or common words would be hidden everywhere.
      ...(secretWords.length < minSecretLength ? [] : occurrences(words, secretWords)).map(
        (at): Range => [
          positions[at] ?? 0,
          (positions[at + secretWords.length - 1] ?? text.length) + 1,
        ],
      ),
    ]);
    return hide(text, ranges);
  };
}

/** The start and the end of a part of a text. */
type Range = readonly [number, number];

/** The positions of a part in a text. */
function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length))
    found.push(at);
  return found;
}

/** A text with ranges replaced, which may overlap. */
function hide(text: string, ranges: Range[]): string {
  let result = "";
  let end = 0;
  for (const [from, to] of ranges.sort(([left], [right]) => left - right)) {
    if (from >= end) result += text.slice(end, from) + hidden;
    end = Math.max(end, to);
  }
  return result + text.slice(end);
}
