// The rules that the text of a row states for its values: bounds, lengths, characters, forms.
import type { StatedFacts } from "../source-page.js";
import { isWhole, type DescribedRow } from "./description.js";

/** A number in prose: it may have thousands separators, and a full stop after it is not a part of it. */
const numeral = String.raw`(-?\d+(?:,\d{3})*(?:\.\d+)?)`;

const pattern = (source: string): RegExp => new RegExp(source.replaceAll("#", numeral), "i");
const range = pattern(
  String.raw`\b(?:ranges? from|from|between) # (?:to|and) #(?! characters)(?!\S*\w)`,
);
const rangeAlone = pattern(String.raw`^\[?# ?(?:to|-|–|~|,) ?#\]?\.?$`);
const atLeast = pattern(String.raw`\b(?:greater|larger) than or equal to #`);
const moreThan = pattern(String.raw`\b(?:greater|larger) than #`);
const atMost = pattern(String.raw`\b(?:less|smaller) than or equal to #`);
const lessThan = pattern(String.raw`\b(?:less|smaller) than #`);
const characterRange = pattern(String.raw`\b# (?:to|-|–) # characters\b`);
const atMostCharacters = pattern(
  String.raw`\b(?:maximum of|at most|up to|no more than) # characters\b`,
);
const atLeastCharacters = pattern(String.raw`\b(?:minimum of|at least) # characters\b`);

function numberOf(text: string | undefined): number {
  return Number((text ?? "").replaceAll(",", ""));
}

export function readBounds({
  type,
  text,
  sections,
}: DescribedRow): Pick<StatedFacts, "minimum" | "maximum"> {
  const alone = sections?.range
    .map((paragraph) => rangeAlone.exec(paragraph.text))
    .find((match) => match !== null);
  const found = range.exec(text) ?? alone;
  if (found) return { minimum: numberOf(found[1]), maximum: numberOf(found[2]) };
  // An excluded bound has a neighbour among whole numbers only.
  const step = isWhole(type) ? 1 : undefined;
  const minimum = bound(atLeast.exec(text), 0) ?? bound(moreThan.exec(text), step);
  const maximum = bound(atMost.exec(text), 0) ?? bound(lessThan.exec(text), step && -step);
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

function bound(match: RegExpExecArray | null, step: number | undefined): number | undefined {
  return match && step !== undefined ? numberOf(match[1]) + step : undefined;
}

export function readLengths({ text }: DescribedRow): Pick<StatedFacts, "minLength" | "maxLength"> {
  const both = characterRange.exec(text);
  if (both) return { minLength: numberOf(both[1]), maxLength: numberOf(both[2]) };
  const [least, most] = [atLeastCharacters.exec(text), atMostCharacters.exec(text)];
  return {
    ...(least && { minLength: numberOf(least[1]) }),
    ...(most && { maxLength: numberOf(most[1]) }),
  };
}

const timeTemplate = /\by{4}[-/]m{2}[-/]d{2}(?:[ T]h{2}:m{2}(?::s{2})?(?:Z\b)?)?/i;

/** The digits of each part of a template, in its order: the first mm is the month, the second one the minutes. */
const timeParts: readonly (readonly [letters: RegExp, digits: string])[] = [
  [/y{4}/i, "[0-9]{4}"],
  [/m{2}/i, "(0[1-9]|1[0-2])"],
  [/d{2}/i, "(0[1-9]|[12][0-9]|3[01])"],
  [/h{2}/i, "([01][0-9]|2[0-3])"],
  [/m{2}/i, "[0-5][0-9]"],
  [/s{2}/i, "[0-5][0-9]"],
];

/** The form of a text: a UUID, or a time by its template. */
export function readFormat({
  text,
}: DescribedRow): Pick<StatedFacts, "format" | "minLength" | "maxLength" | "pattern"> {
  const [, digits] = /\b(\d+)-(?:digit|character) UUID\b/i.exec(text) ?? [];
  if (digits !== undefined)
    return { format: "uuid", minLength: Number(digits), maxLength: Number(digits) };
  const time = timeTemplate.exec(text)?.[0];
  if (time === undefined) return {};
  // A date-time of RFC 3339 has a zone; a time without one is only a pattern.
  if (/T.*Z$/.test(time)) return { format: "date-time" };
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
  [/^letters?(?: \(case[- ](?:in)?sensitive\))?$/i, "A-Za-z"],
  [/^(?:digits?|numbers?)$/i, "0-9"],
];

/** The characters that a text may have, and those with which it may begin. */
export function readCharacters({ text }: DescribedRow): Pick<StatedFacts, "pattern"> {
  const [, start = ""] =
    /\b(?:start|begin)s? with ((?:an? )?[\w() -]+?)(?:[.,;]| and | followed )/i.exec(text) ?? [];
  const [, allowed = ""] = /\bonly (.+?) (?:are|is) allowed\b/i.exec(text) ?? [];
  const [, forbidden] =
    /\bfollowing (?:special )?characters are not allowed:\s*(\S(?:.*\S)?)/i.exec(text) ?? [];
  const first = classOf(start.replace(/\ban? /g, ""));
  const rest = classOf(allowed);
  if (first !== undefined)
    return { pattern: rest === undefined ? `^[${first}]` : `^[${first}][${rest}]*$` };
  if (rest !== undefined) return { pattern: `^[${rest}]*$` };
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
