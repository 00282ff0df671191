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

const unit = "(bytes|(?:K|M|G|T)B|milliseconds?|seconds?|minutes?|hours?|days?)";
const unitStatement = new RegExp(
  String.raw`\b(?:unit(?: is|:| is:)|timestamp,? in|number of) ${unit}\b`,
  "i",
);
const unitInPassing = new RegExp(String.raw`\bin ${unit}\b`, "i");

export function readUnit({ type, text }: DescribedRow): Pick<StatedFacts, "unit"> {
  const isNumber = !/^(?:string|boolean|object|array|map)\b/i.test(type);
  // "In days" may be a part of any sentence about a text.
  const [, found] =
    unitStatement.exec(text) ??
    (isNumber ? (unitInPassing.exec(text) ?? /\bretention (days|hours)\b/i.exec(text)) : null) ??
    [];
  if (found === undefined) return {};
  return {
    unit: /b$/i.test(found) ? found.toUpperCase() : `${found.toLowerCase().replace(/s$/, "")}s`,
  };
}

/** The zone of times that do not name their own. */
export function readZone({ text }: DescribedRow): Pick<StatedFacts, "zone"> {
  const isStated =
    /\bin (?:the )?UTC\b|\bis the UTC time\b|\btime zone is (?:UTC\b|GMT\+0(?!\d))/.test(text);
  return isStated ? { zone: "UTC" } : {};
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
