import type { StatedFacts } from "../page.js";
import type { Described } from "./description.js";

/** What the words for kinds of characters mean in a class of a regular expression. */
const kinds: readonly (readonly [words: RegExp, ranges: string])[] = [
  [/^lower-?\s?case letters?$/i, "a-z"],
  [/^upper-?\s?case letters?$/i, "A-Z"],
  [/^letters?(?: \(case[- ](?:in)?sensitive\))?$/i, "A-Za-z"],
  [/^(?:digits?|numbers?)$/i, "0-9"],
];

/** Which characters a text may have, and which it may begin with. */
export function readCharacters({ text }: Described): Pick<StatedFacts, "pattern"> {
  const [, start] =
    /\b(?:start|begin)s? with ((?:an? )?[\w() -]+?)(?:[.,;]| and | followed )/i.exec(text) ?? [];
  const [, only] = /\bonly (.+?) (?:are|is) allowed\b/i.exec(text) ?? [];
  const [, not] =
    /\bfollowing (?:special )?characters are not allowed:\s*(\S(?:.*\S)?)/i.exec(text) ?? [];
  const first = classOf((start ?? "").replace(/\ban? /g, ""));
  const rest = classOf(only ?? "");
  if (first !== undefined)
    return { pattern: rest === undefined ? `^[${first}]` : `^[${first}][${rest}]*$` };
  if (rest !== undefined) return { pattern: `^[${rest}]*$` };
  return not === undefined ? {} : { pattern: `^[^${forbidden(not)}]*$` };
}

/** A class of all the kinds in a list, or undefined where one of them is unknown: half a rule would be a wrong one. */
function classOf(list: string): string | undefined {
  const names = list.split(/,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+/).filter((name) => name !== "");
  const parts = names.map(rangesOf);
  if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined;
  const all = parts.join("");
  // At the end of a class a hyphen is itself.
  return all.includes("\\-") ? `${all.replace("\\-", "")}-` : all;
}

function rangesOf(name: string): string | undefined {
  const [, ranges] = kinds.find(([words]) => words.test(name.trim())) ?? [];
  if (ranges !== undefined) return ranges;
  const [, character] = /^[\w ]+ \((\S)\)$/.exec(name.trim()) ?? [];
  return character === undefined ? undefined : escaped(character);
}

/** The characters themselves, however they are set apart; a full stop at the end is that of the sentence. */
function forbidden(list: string): string {
  const characters = list.replace(/\s+/g, "").replace(/(?<=.)\.$/, "");
  return [...new Set(characters)].map(escaped).join("");
}

/** Within a class. A quotation mark is escaped because the pattern travels through languages that quote with it. */
function escaped(character: string): string {
  if (character === '"') return "\\x22";
  return /[\\\]^-]/.test(character) ? `\\${character}` : character;
}
