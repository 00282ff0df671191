import type { StatedFacts } from "../source-page.js";
import { isWhole, type DescribedRow } from "./description.js";

/** A value alone, or with its meaning after a colon or "indicates". After the word Format there is a form, not a meaning. */
const listed =
  /^(?!format:)"?([A-Za-z0-9][\w./+-]*?)"?(?:\s*:(?:\s.*)?|,?\s+(?:indicates|means)\s.*|\.)?$/i;
const introduction = /^(?:Valid values?|Options?|The (?:value|options) can be):?$/i;

/** The values that a row lists: as items, as the lines of a labelled range, or in a sentence. */
export function readValues({
  paragraphs,
  sections,
  text,
}: DescribedRow): Pick<StatedFacts, "values"> {
  const items = (sections ? sections.range : paragraphs.filter(({ item }) => item)).filter(
    (paragraph) => !introduction.test(paragraph.text),
  );
  const values = items.flatMap((paragraph) => listed.exec(paragraph.text)?.[1] ?? []);
  if (values.length > 0 && values.length === items.length) return { values: distinct(values) };
  const [range] = sections?.range ?? [];
  return { ...(range && valuesOf(range.text)), ...valuesInSentence(text) };
}

function valuesInSentence(text: string): Pick<StatedFacts, "values"> {
  const [, list = ""] =
    /(?:\bvalid values?(?: is| are|:)|\bthe value can be:?|\bit can be:?)\s+(.+?)(?:\.(?=\s|$)|$)/i.exec(
      text,
    ) ?? [];
  return valuesOf(list);
}

/** The values of an enumeration such as "A, B, or C". */
function valuesOf(list: string): Pick<StatedFacts, "values"> {
  const values = list
    .split(/,\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+/)
    .map((value) => value.replace(/^"(.*)"$/, "$1"));
  return values.every((value) => /^[A-Za-z0-9][\w./+-]*$/.test(value))
    ? { values: distinct(values) }
    : {};
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

export function readDefault({ type, text, sections }: DescribedRow): Pick<StatedFacts, "default"> {
  const [labelled] = sections?.default ?? [];
  const alone = labelled && /^"?([^\s"]+?)"?\.?$/.exec(labelled.text)?.[1];
  const value = alone ?? defaultInSentence(text);
  return value === undefined ? {} : { default: typed(value, type) };
}

function defaultInSentence(text: string): string | undefined {
  if (/\bif no value is specified, (?:the \w+|it) is empty\b/i.test(text)) return "";
  const forms = [
    /\bis set to "?([^\s",]+?)"? by default\b/i,
    // "The default value is the same as …" is no value.
    /\bdefault value(?: is|:) (?!(?:the|an?) )"?([^\s",]+?)"?(?=[.,\s]|$)(?!\.\d)/i,
    /\bthe first (\d+) [\w ]+ by default\b/i,
  ];
  return forms.map((form) => form.exec(text)?.[1]).find((value) => value !== undefined);
}

/** A numeral of a row without a type is a number. */
function typed(value: string, type: string): string | number | boolean {
  const number = Number(value.replaceAll(",", ""));
  const isNumber = isWhole(type) || /^(?:double|float|number|)$/i.test(type);
  if (isNumber && value !== "" && !Number.isNaN(number)) return number;
  if (/^bool(?:ean)?$/i.test(type) && /^(?:true|false)$/i.test(value))
    return value.toLowerCase() === "true";
  return value;
}
