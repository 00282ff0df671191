// The form of the values of a row: characters, times, UUIDs.
import type { StatedFacts } from "../source-page.js";
import { isText, type DescribedRow } from "./description.js";

const timeTemplate = /\by{4}[-/]m{2}[-/]d{2}(?:[ T]h{2}:m{2}(?::s{2})?(?:Z\b)?)?/i;
const hourTemplate = /(?<![\w:-])h{2}:m{2}(?![\w:-])/i;

/** The digits of each part of a template, in its order: the first mm is the month, the second one the minutes. */
const timeParts: readonly (readonly [letters: RegExp, digits: string])[] = [
  [/y{4}/i, "[0-9]{4}"],
  [/m{2}/i, "(0[1-9]|1[0-2])"],
  [/d{2}/i, "(0[1-9]|[12][0-9]|3[01])"],
  [/h{2}/i, "([01][0-9]|2[0-3])"],
  [/m{2}/i, "[0-5][0-9]"],
  [/s{2}/i, "[0-5][0-9]"],
  [/Z$/, "[+-][0-9]{4}"],
];

/** The form of a text: a UUID, or a time by its template. */
export function readFormat({
  type,
  text,
}: DescribedRow): Pick<StatedFacts, "format" | "minLength" | "maxLength" | "pattern"> {
  const [, digits] = /\b(\d+)-(?:digit|character) UUID\b/i.exec(text) ?? [];
  if (digits !== undefined)
    return { format: "uuid", minLength: Number(digits), maxLength: Number(digits) };
  if (isText(type) && /\bgenerated UUID\b|\bcomply(?:ing)? with (?:the )?UUID\b/i.test(text))
    return { format: "uuid" };
  const time = timeTemplate.exec(text)?.[0];
  if (time === undefined)
    return hourTemplate.test(text) ? { pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" } : {};
  // A date-time of RFC 3339 has a zone with a colon; a time without one is only a pattern.
  const hasOffset = /\bZ indicates the time zone offset\b/.test(text);
  if (/T.*Z$/.test(time)) {
    if (!hasOffset) return { format: "date-time" };
    if (!/\+0000\b/.test(text)) return {};
  }
  const pattern = timeParts.reduce(
    (form, [letters, digits]) => form.replace(letters, digits),
    time,
  );
  return { pattern: `^${pattern}$` };
}

/** The words for kinds of characters, as ranges in a class of a regular expression. */
const characterKinds: readonly (readonly [words: RegExp, ranges: string])[] = [
  [/^lower-?\s?case letters?$/i, "a-z"],
  [/^upper-?\s?case letters?$/i, "A-Z"],
  [/^letters?$/i, "A-Za-z"],
  [/^(?:digits?|numbers?)$/i, "0-9"],
];

const allowedForms = [
  /\bonly (.+?) (?:are|is) allowed\b/i,
  /\b(?:can|must) (?:only contain|contain only) (.+?)(?:\.(?=\s|$)|$)/i,
  /\bcan contain (.+?)\. It cannot contain other (?:special )?characters\b/i,
];
const forbiddenForms = [
  /\bfollowing (?:special )?characters are not allowed:\s*(\S(?:.*\S)?)/i,
  /\bcannot contain the following (?:special )?characters:\s*(\S(?:.*\S)?)/i,
];

/** What is in parentheses explains a kind of characters, except for the character itself. */
function withoutRanges(text: string): string {
  return text.replace(/ \((?:from )?\w (?:to|or|-) [^)]*\)| \(case[- ](?:in)?sensitive\)/gi, "");
}

/** The characters that a text may have, and those with which it may begin. */
export function readCharacters({ text: words }: DescribedRow): Pick<StatedFacts, "pattern"> {
  const text = withoutRanges(words);
  const [, start = ""] =
    /\b(?:start|begin)s? with ((?:an? )?[\w -]+?)(?:[.,;]| and | followed )/i.exec(text) ?? [];
  const find = (forms: readonly RegExp[], where: string): string | undefined =>
    forms.map((form) => form.exec(where)?.[1]).find((list) => list !== undefined);
  const first = classOf(start.replace(/\ban? /g, ""));
  const rest = classOf(find(allowedForms, text) ?? "");
  if (first !== undefined)
    return { pattern: rest === undefined ? `^[${first}]` : `^[${first}][${rest}]*$` };
  if (rest !== undefined) return { pattern: `^[${rest}]*$` };
  const forbidden = find(forbiddenForms, words);
  if (forbidden === undefined) return {};
  // Whitespace separates the characters, and a full stop at the end is that of the sentence.
  const characters = forbidden.replace(/\s+/g, "").replace(/(?<=.)\.$/, "");
  return { pattern: `^[^${[...new Set(characters)].map(escapeInClass).join("")}]*$` };
}

/** The class of all kinds in a list, undefined when one of them is unknown: a part of a rule would be wrong. */
function classOf(list: string): string | undefined {
  const names = list.split(/,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+/).filter((name) => name !== "");
  const parts = names.map(rangesOf);
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  const all = parts.join("");
  // At the end of a class a hyphen stands for itself.
  return all.includes("\\-") ? `${all.replace("\\-", "")}-` : all;
}

function rangesOf(name: string): string | undefined {
  const [, ranges] = characterKinds.find(([words]) => words.test(name.trim())) ?? [];
  if (ranges !== undefined) return ranges;
  const [, character] = /^[\w ]+ \((\S)\)$/.exec(name.trim()) ?? [];
  return character === undefined ? undefined : escapeInClass(character);
}

/** Escapes a quotation mark, too, since languages that quote with it take the pattern over. */
function escapeInClass(character: string): string {
  if (character === '"') return "\\x22";
  return /[\\\]^-]/.test(character) ? `\\${character}` : character;
}
