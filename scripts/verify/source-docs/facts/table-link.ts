import type { StatedFacts } from "../page.js";
import type { Described } from "./description.js";

/** The table that a row leads to: a word of its type is that table's title, or its text refers to it by number. */
export function readTableLink(
  { type, text }: Described,
  titles: ReadonlyMap<string, number>,
): Pick<StatedFacts, "table"> {
  const byTitle = (type.match(/[\w-]+/g) ?? [])
    .map((word) => titles.get(word))
    .find((number) => number !== undefined);
  const [, byNumber] = /\bsee Table (\d+)\b/i.exec(text) ?? [];
  const table = byTitle ?? (byNumber === undefined ? undefined : Number(byNumber));
  return table === undefined ? {} : { table };
}
