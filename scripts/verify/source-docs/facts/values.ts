import type { StatedFacts } from "../page.js";
import type { Described } from "./description.js";

/** A value alone, or with its meaning after a colon or "indicates". What follows the word Format is a form, and no meaning. */
const listed =
  /^(?!format:)"?([A-Za-z0-9][\w./+-]*?)"?(?:\s*:(?:\s.*)?|,?\s+(?:indicates|means)\s.*|\.)?$/i;

/** The values that a row lists: as items, as the lines of a labelled range, or in a sentence. */
export function readValues({ paragraphs, sections, text }: Described): Pick<StatedFacts, "values"> {
  const items = sections ? sections.range : paragraphs.filter(({ item }) => item);
  const values = items
    .map((paragraph) => listed.exec(paragraph.text)?.[1])
    .filter((value) => value !== undefined);
  if (
    values.length > 0 &&
    values.length ===
      items.filter(
        ({ text }) => !/^(?:Valid values?|Options?|The (?:value|options) can be):?$/i.test(text),
      ).length
  )
    return { values: distinct(values) };
  return fromSentence(text);
}

function fromSentence(text: string): Pick<StatedFacts, "values"> {
  const [, list] =
    /(?:\bvalid values?(?: is| are|:)|\bthe value can be:?|\bit can be:?)\s+(.+?)(?:\.(?=\s|$)|$)/i.exec(
      text,
    ) ?? [];
  const values = (list ?? "")
    .split(/,\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+/)
    .map((value) => value.replace(/^"(.*)"$/, "$1"));
  return list !== undefined && values.every((value) => /^[A-Za-z0-9][\w./+-]*$/.test(value))
    ? { values: distinct(values) }
    : {};
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
