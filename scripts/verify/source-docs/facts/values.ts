// The values that a row lists, and its default.
import type { Paragraph, StatedFacts } from "../source-page.js";
import { isBoolean, isMap, isWhole, type DescribedRow } from "./description.js";

/** A value: one word, or words in capitals as in "CREATION FAILED" and "DEGRADED | READONLY". */
const token = String.raw`[A-Z][A-Z0-9_-]*(?:(?: \| | )[A-Z][A-Z0-9_-]*)+(?![\w.])|[A-Za-z0-9][\w./+-]*?`;

/** A value alone, or with its meaning after a colon or "indicates". After the word Format there is a form, not a meaning. */
const listed = new RegExp(
  String.raw`^(?!format:|Format:)(?:The value )?"?(${token})"?(?:\s*:(?:\s.*)?|,?\s+(?:indicates?|means?)\s.*|\.(?: .*)?)?$`,
);
const introduction =
  /^(?:Valid values?|Options?|The (?:value|options) can be|.*\bnot limited to the following values):?$/i;

/** A range or another condition in the place of a meaning: the words before it are cases, not values. */
const condition = /\bthe (?:value|number)\b.* (?:is|ranges|can be) /i;

/** The items that would be the values of a row: the items of a list, or the lines of a labelled range. */
function itemsOf({ paragraphs, sections }: DescribedRow): Paragraph[] {
  const items = sections ? sections.range : paragraphs.filter(({ item }) => item);
  return items.filter((paragraph) => !introduction.test(paragraph.text));
}

/** The values that a row lists: as items, as the lines of a labelled range, or in a sentence. */
export function readValues(row: DescribedRow): Pick<StatedFacts, "values"> {
  const items = itemsOf(row);
  const values = items.flatMap(({ text }) => listed.exec(text)?.[1] ?? []);
  const isList = values.length > 0 && values.length === items.length;
  if (isList && isListOfValues(row, items, values)) return { values: distinct(values) };
  const found = isList ? undefined : (valuesInRange(row) ?? valuesInSentence(row));
  return found && !isTrueOrFalse(row, found) ? { values: found } : {};
}

function isListOfValues(
  row: DescribedRow,
  items: readonly Paragraph[],
  values: readonly string[],
): boolean {
  return (
    !isMap(row.type) &&
    !values.some((value) => /^Others?$/i.test(value)) &&
    !items.some(({ text }) => condition.test(text)) &&
    !isTrueOrFalse(row, values)
  );
}

/** The values of a Boolean are those of its type. */
function isTrueOrFalse({ type }: DescribedRow, values: readonly string[]): boolean {
  return isBoolean(type) && values.every((value) => /^(?:true|false)$/i.test(value));
}

/** A labelled range that is a list in one line. */
function valuesInRange({ sections }: DescribedRow): string[] | undefined {
  const [only, ...others] = sections?.range ?? [];
  if (!only || others.length > 0) return undefined;
  const values = partsOf(only.text.replace(/\.$/, ""));
  return values.length > 1 && values.every(isWord) ? distinct(values) : undefined;
}

const sentence =
  /(?:\bvalid values?(?: is| are|:)|\bthe value (?:is|can be):?|\bit can be:?)\s+(?:set to )?(.+?)(?:\.(?=\s|$)|, which (?:indicates|means)|$)/i;

const supported = /(?:^|\.\s+)([^.]+?) are supported\./;

function valuesInSentence({ unconditional, strong }: DescribedRow): string[] | undefined {
  const [, list = ""] = sentence.exec(unconditional) ?? supported.exec(unconditional) ?? [];
  const values = partsOf(list);
  // A single word in lower case may be a part of the sentence: "the value can be empty".
  const isMarked = (value: string): boolean => strong.includes(value) || /[A-Z0-9_]/.test(value);
  const isList = values.length > 1 || values.some(isMarked) || strong.includes(list);
  return isList && values.every(isWord) ? distinct(values) : undefined;
}

function partsOf(list: string): string[] {
  return list
    .split(/,\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+|\|/)
    .map((value) => value.replace(/^"(.*)"$/, "$1"));
}

function isWord(value: string): boolean {
  return (
    /^[A-Za-z0-9][\w./+-]*$/.test(value) && !/^(?:null|empty|not|only|unique|an?|the)$/.test(value)
  );
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

export function readDefault({ type, text, sections }: DescribedRow): Pick<StatedFacts, "default"> {
  const [labelled] = sections?.default ?? [];
  const alone = labelled && /^"?([^\s"<>]+?)"?\.?$/.exec(labelled.text)?.[1];
  const value = alone ?? defaultInSentence(text);
  return value === undefined || value === "null" ? {} : { default: typed(value, type) };
}

function defaultInSentence(text: string): string | undefined {
  if (/\bif no value is specified, (?:the \w+|it) is empty\b/i.test(text)) return "";
  // The value is the last word of its clause: "the default value is the same as before" has none.
  const forms = [
    /\b(?:is set to|the value is) "?([^\s",]+?)"? by default\b/i,
    /\b(?:default|Default) value(?: is|:) "?([^\s",]+?)"?(?=[.,;)]*(?:\s+[A-Z(]|$)|,)/,
    /\bthe default value "?([^\s",]+?)"? (?:\([^)]*\) )?is used\b/i,
    /\bthe first (\d+) [\w ]+ by default\b/i,
  ];
  return forms.map((form) => form.exec(text)?.[1]).find((value) => value !== undefined);
}

/** A numeral of a row without a type is a number. */
function typed(value: string, type: string): string | number | boolean {
  const number = Number(value.replaceAll(",", ""));
  const isNumber = isWhole(type) || /^(?:double|float|number|)$/i.test(type);
  if (isNumber && value !== "" && !Number.isNaN(number)) return number;
  if (isBoolean(type) && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === "true";
  return value;
}
