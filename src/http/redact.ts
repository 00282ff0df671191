/** The headers that anybody may see, by their names in small letters; every other one may be a secret. */
const shown: ReadonlySet<string> = new Set([
  "accept",
  "content-length",
  "content-type",
  "date",
  "location",
  "retry-after",
  "server",
  "user-agent",
  "x-project-id",
  "x-request-id",
  "x-sdk-date",
]);

const hidden = "(hidden)";

/** Headers as they may be shown: the names of all, the values of those on the list. */
export function showHeaders(
  headers: Iterable<readonly [string, string]>,
  clean = (text: string) => text,
): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [
      name,
      shown.has(name.toLowerCase()) ? clean(value) : hidden,
    ]),
  );
}

/** Headers, or other members that were sent in confidence, by their names in small letters. */
type Sent = Readonly<Record<string, string>>;

/** A secret shorter than this is none, and would riddle the text. */
const shortest = 6;

/** The values that nothing may show, and the parts of them that are secrets themselves. */
function secretsIn(sent: Sent): string[] {
  return Object.entries(sent)
    .filter(([name]) => !shown.has(name))
    .flatMap(([, value]) => [
      value,
      ...[...value.matchAll(/(?:^(?:Basic|Bearer) +|(?:Access|Signature)=)([^,\s]+)/gi)].map(
        ([, part = ""]) => part,
      ),
    ])
    .map((secret) => secret.trim())
    .filter((secret) => secret.length >= shortest);
}

/** All that may stand between two words: signs as they are, or as JSON, an address, a form or HTML writes them, even one after the other. */
const signs = /(?:\\+(?:u[\dA-Fa-f]{4}|[bfnrt])?|%(?:25)*[\dA-Fa-f]{2}|&(?:amp;)*#?\w{2,8};|\W)+/g;

/** The words of a text, which every way of writing leaves as they are but for letter case, and where each character of them stands in it. */
function wordsOf(text: string): { readonly words: string; readonly places: readonly number[] } {
  let words = "";
  const places: number[] = [];
  let at = 0;
  const take = (end: number): void => {
    words += text.slice(at, end);
    for (; at < end; at += 1) places.push(at);
  };
  for (const match of text.matchAll(signs)) {
    take(match.index);
    words += " ";
    places.push(at);
    at += match[0].length;
  }
  take(text.length);
  // Only letters of ASCII are left, which do not change their number.
  return { words: words.toLowerCase(), places };
}

/** What takes the secrets of all attempts out of a text of somebody else's, such as an error that echoes the request. */
export function cleaner(sent: readonly Sent[]): (text: string) => string {
  const secrets = [...new Set(sent.flatMap(secretsIn))].map((plain) => ({
    plain,
    words: wordsOf(plain).words.trim(),
  }));
  return (text) => {
    const cuts: { readonly from: number; readonly to: number }[] = [];
    const { words, places } = wordsOf(text);
    const cut = (
      whole: string,
      part: string,
      rangeOf: (at: number) => { readonly from: number; readonly to: number },
    ): void => {
      for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + part.length))
        cuts.push(rangeOf(at));
    };
    for (const { plain, words: secretWords } of secrets) {
      // As it is, for a sign before it can look like the beginning of an escape and take its first letters along.
      cut(text, plain, (at) => ({ from: at, to: at + plain.length }));
      // A secret of hardly any words is not looked for by them, or the same words would be hidden everywhere.
      if (secretWords.length < shortest) continue;
      cut(words, secretWords, (at) => ({
        from: places[at] ?? 0,
        to: (places[at + secretWords.length - 1] ?? text.length) + 1,
      }));
    }
    cuts.sort((left, right) => left.from - right.from);
    let cleaned = "";
    let end = 0;
    for (const { from, to } of cuts) {
      if (from >= end) cleaned += text.slice(end, from) + hidden;
      end = Math.max(end, to);
    }
    return cleaned + text.slice(end);
  };
}
