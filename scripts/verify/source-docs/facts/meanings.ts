import type { StatedFacts } from "../page.js";
import type { Described } from "./description.js";

/** What a number is measured in. */
export function readUnit({ type, text }: Described): Pick<StatedFacts, "unit"> {
  if (/^(?:string|boolean|object|array)\b/i.test(type)) return {};
  const [, unit] =
    /\b(?:in|unit:?(?: is)?) (bytes|[KMGT]B|seconds|minutes|hours|days)\b/i.exec(text) ?? [];
  const [, retained] = /\bretention (days|hours)\b/i.exec(text) ?? [];
  const stated = unit ?? retained;
  return stated === undefined
    ? {}
    : { unit: /b$/i.test(stated) ? stated.toUpperCase() : stated.toLowerCase() };
}

/** The zone of a time that does not name its own. */
export function readZone({ text }: Described): Pick<StatedFacts, "zone"> {
  return /\bin (?:the )?UTC\b/.test(text) ? { zone: "UTC" } : {};
}

/** The parameter that this one must accompany. */
export function readNeededBy({ name, text }: Described): Pick<StatedFacts, "neededBy"> {
  const conditions = text.matchAll(
    /\b(?:when|if) (\w+) is (?:not empty|specified|transferred|set), (\w+) is mandatory\b/gi,
  );
  const neededBy = [...conditions].find(([, , needed]) => needed === name)?.[1];
  return neededBy === undefined ? {} : { neededBy };
}

/** What the number of a page or an index counts. */
export function readCounts({ type, text }: Described): Pick<StatedFacts, "counts"> {
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
