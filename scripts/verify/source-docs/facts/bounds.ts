import type { StatedFacts } from "../page.js";
import { isWhole, numberOf, numeral, type Described } from "./description.js";

const words = {
  range: new RegExp(
    String.raw`\b(?:ranges? from|from|between) ${numeral} (?:to|and) ${numeral}(?! characters)(?!\S*\w)`,
    "i",
  ),
  rangeAlone: new RegExp(String.raw`^\[?${numeral} ?(?:to|-|–|~|,) ?${numeral}\]?\.?$`, "i"),
  atLeast: new RegExp(String.raw`\b(?:greater|larger) than or equal to ${numeral}`, "i"),
  moreThan: new RegExp(String.raw`\b(?:greater|larger) than ${numeral}`, "i"),
  atMost: new RegExp(String.raw`\b(?:less|smaller) than or equal to ${numeral}`, "i"),
  lessThan: new RegExp(String.raw`\b(?:less|smaller) than ${numeral}`, "i"),
};

/** The least and the greatest number that a row allows. */
export function readBounds({
  type,
  text,
  sections,
}: Described): Pick<StatedFacts, "minimum" | "maximum"> {
  const alone = sections?.range
    .map((paragraph) => words.rangeAlone.exec(paragraph.text))
    .find((match) => match !== null);
  const range = words.range.exec(text) ?? alone;
  if (range) return { minimum: numberOf(range[1]), maximum: numberOf(range[2]) };
  const minimum =
    bound(words.atLeast.exec(text), 0) ??
    bound(words.moreThan.exec(text), isWhole(type) ? 1 : undefined);
  const maximum =
    bound(words.atMost.exec(text), 0) ??
    bound(words.lessThan.exec(text), isWhole(type) ? -1 : undefined);
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

/** A bound that is excluded has a neighbour among whole numbers, and no keyword of ours among others. */
function bound(match: RegExpExecArray | null, step: number | undefined): number | undefined {
  return match && step !== undefined ? numberOf(match[1]) + step : undefined;
}
