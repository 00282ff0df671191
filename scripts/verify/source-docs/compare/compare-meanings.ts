import type { Row } from "../../../spec/tables.js";
import { hasWords } from "../../has-words.js";
import type { PageRow, Paragraph } from "../source-page.js";

/**
 * The meanings of a row that the document does not state: every word of a meaning has to be in the text after the value and
 * before the next one, or for a value in a sentence, in its paragraph.
 */
export function unstatedMeanings(
  { meanings = {}, values = [] }: Row,
  { description }: PageRow,
): [name: string, inTables: string, inDocument: string | undefined][] {
  const known = [...new Set([...values, ...Object.keys(meanings)])];
  return Object.entries(meanings).flatMap(
    ([value, meaning]): [string, string, string | undefined][] => {
      const nearby = textsOf(value, known, description);
      const isStated = nearby.some((text) => hasWords(text, meaning));
      return isStated ? [] : [[`meanings, ${value}`, meaning, nearby[0]]];
    },
  );
}

/** The text behind each mention of a value, up to the next value; the whole paragraph if it has no other value. */
function textsOf(
  value: string,
  known: readonly string[],
  description: readonly Paragraph[],
): string[] {
  const others = known.filter((other) => other !== value && !value.includes(other));
  return description.flatMap(({ text }) => {
    const ends = others.flatMap((other) => mentions(text, other)).sort((a, b) => a - b);
    return mentions(text, value).flatMap((start) => {
      const behind = text.slice(
        start + value.length,
        ends.find((end) => end > start),
      );
      return ends.length === 0 ? [behind, text] : [behind];
    });
  });
}

function mentions(text: string, value: string): number[] {
  const escaped = value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const pattern = new RegExp(String.raw`(?<![\w.-])${escaped}(?![\w-])`, "g");
  return [...text.matchAll(pattern)].map(({ index }) => index);
}
