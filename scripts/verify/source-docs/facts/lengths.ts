import type { StatedFacts } from "../page.js";
import { numberOf, numeral, type Described } from "./description.js";

const words = {
  range: new RegExp(String.raw`\b${numeral} (?:to|-|–) ${numeral} characters\b`, "i"),
  atMost: new RegExp(
    String.raw`\b(?:maximum of|at most|up to|no more than) ${numeral} characters\b`,
    "i",
  ),
  atLeast: new RegExp(String.raw`\b(?:minimum of|at least) ${numeral} characters\b`, "i"),
};

/** How many characters a text may have. */
export function readLengths({ text }: Described): Pick<StatedFacts, "minLength" | "maxLength"> {
  const range = words.range.exec(text);
  if (range) return { minLength: numberOf(range[1]), maxLength: numberOf(range[2]) };
  const [least, most] = [words.atLeast.exec(text), words.atMost.exec(text)];
  return {
    ...(least && { minLength: numberOf(least[1]) }),
    ...(most && { maxLength: numberOf(most[1]) }),
  };
}
