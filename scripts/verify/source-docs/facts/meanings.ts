// What the values of a row mean, and how the row is related to others.
import type { StatedFacts } from "../source-page.js";
import type { DescribedRow } from "./description.js";

/** The table that describes the object of a row: a word of its type is the title of the table, or its text refers to it. */
export function readTableLink(
  { type, text }: DescribedRow,
  titles: ReadonlyMap<string, number>,
): Pick<StatedFacts, "table"> {
  const [byTitle] = (type.match(/[\w-]+/g) ?? []).flatMap((word) => titles.get(word) ?? []);
  const [, byNumber] = /\bsee Table (\d+)\b/i.exec(text) ?? [];
  const table = byTitle ?? (byNumber === undefined ? undefined : Number(byNumber));
  return table === undefined ? {} : { table };
}

export function readUnit({ type, text }: DescribedRow): Pick<StatedFacts, "unit"> {
  if (/^(?:string|boolean|object|array)\b/i.test(type)) return {};
  const [, unit] =
    /\b(?:in|unit:?(?: is)?) (bytes|(?:K|M|G|T)B|seconds|minutes|hours|days)\b/i.exec(text) ??
    /\bretention (days|hours)\b/i.exec(text) ??
    [];
  if (unit === undefined) return {};
  return { unit: /b$/i.test(unit) ? unit.toUpperCase() : unit.toLowerCase() };
}

/** The zone of times that do not name their own. */
export function readZone({ text }: DescribedRow): Pick<StatedFacts, "zone"> {
  return /\bin (?:the )?UTC\b/.test(text) ? { zone: "UTC" } : {};
}

/** The parameter that needs this one beside it. */
export function readNeededBy({ name, text }: DescribedRow): Pick<StatedFacts, "neededBy"> {
  const conditions = text.matchAll(
    /\b(?:when|if) (\w+) is (?:not empty|specified|transferred|set), (\w+) is mandatory\b/gi,
  );
  const neededBy = [...conditions].find(([, , needed]) => needed === name)?.[1];
  return neededBy === undefined ? {} : { neededBy };
}

/** What the number of a list page or an index counts. */
export function readCounts({ type, text }: DescribedRow): Pick<StatedFacts, "counts"> {
  if (/^string$/i.test(type)) return {};
  const [, many] =
    /\bthe first \d+ ([A-Za-z ]+?) (?:are|is) (?:queried|returned|listed|displayed)\b/i.exec(
      text,
    ) ?? [];
  const [, one] =
    /\bstart(?:s|ing) from the (?:latest|earliest|first)(?: created)? ([A-Za-z ]+?)(?=[.,;]|$)/i.exec(
      text,
    ) ?? [];
  if (many !== undefined) return { counts: many };
  return one === undefined ? {} : { counts: one.endsWith("s") ? one : `${one}s` };
}
