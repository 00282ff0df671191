// The numbers in the rules of a row: bounds, lengths, sizes of lists.
import type { StatedFacts } from "../source-page.js";
import { isText, isWhole, type DescribedRow } from "./description.js";

/** A number in prose: it may have thousands separators, and a full stop after it is not a part of it. */
const numeral = String.raw`(-?\d+(?:,\d{3})*(?:\.\d+)?)`;

const pattern = (source: string): RegExp => new RegExp(source.replaceAll("#", numeral), "i");
const range = pattern(
  String.raw`\b(?:ranges? (?:is )?(?:from )?|from |between )# (?:to|and) #(?! characters)(?!\S*\w)`,
);
const rangeAlone = pattern(String.raw`^\[?# ?(?:to|-|–|~|,) ?#\]?\.?$`);
const atLeast = pattern(String.raw`\b(?:greater|larger) than or equal to #`);
const moreThan = pattern(String.raw`\b(?:greater|larger) than #`);
const atMost = pattern(String.raw`\b(?:less|smaller) than or equal to #`);
const lessThan = pattern(String.raw`\b(?:less|smaller) than #`);
const characterRange = pattern(String.raw`\b# (?:to|-|–) # (?:Unicode )?characters\b`);
const atMostCharacters = pattern(
  String.raw`\b(?:maximum of|at most|up to|no more than) # (?:Unicode )?characters\b`,
);
const atLeastCharacters = pattern(
  String.raw`\b(?:minimum of|at least) # (?:Unicode )?characters\b`,
);

const notEmpty = /\b(?:The value|It|which) cannot be (?:an empty string|empty|null)\b/;
const items = "(?:items|elements|entries|records)";
const itemRange = pattern(
  String.raw`\barray length(?: is|:)? # ?(?:to|-|–|~) ?#|\b# (?:to|-|–) # ${items}\b`,
);
const atMostItems = pattern(String.raw`\b(?:maximum of|at most|up to|no more than) # ${items}\b`);

function numberOf(text: string | undefined): number {
  return Number((text ?? "").replaceAll(",", ""));
}

/** The bounds of a number. Those of a text are no keywords of its schema. */
export function readBounds({
  type,
  unconditional: text,
  sections,
}: DescribedRow): Pick<StatedFacts, "minimum" | "maximum"> {
  if (isText(type)) return {};
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
    ...(notEmpty.test(text) && { minLength: 1 }),
    ...(least && { minLength: numberOf(least[1]) }),
    ...(most && { maxLength: numberOf(most[1]) }),
  };
}

export function readItems({
  type,
  text,
}: DescribedRow): Pick<StatedFacts, "minItems" | "maxItems"> {
  if (!/^(?:array|list)\b/i.test(type)) return {};
  const [, least, most, few, many] = itemRange.exec(text) ?? [];
  const minimum = least ?? few;
  const maximum = most ?? many ?? atMostItems.exec(text)?.[1];
  return {
    ...(minimum !== undefined && { minItems: numberOf(minimum) }),
    ...(maximum !== undefined && { maxItems: numberOf(maximum) }),
  };
}
