import type { PageRow, StatedFacts } from "../source-page.js";
import { readBounds, readCharacters, readFormat, readLengths } from "./constraints.js";
import { describeRow, type DescribedRow } from "./description.js";
import { readCounts, readNeededBy, readTableLink, readUnit, readZone } from "./meanings.js";
import { readDefault, readValues } from "./values.js";

/**
 * Reads the facts that the text of a row states and that a file of tables can hold.
 *
 * @param titles The numbers of the tables of the page by their titles.
 */
export function readFacts(
  { name, type, description }: Required<Pick<PageRow, "name" | "type" | "description">>,
  titles: ReadonlyMap<string, number>,
): StatedFacts {
  const row = describeRow(name, type, description);
  return {
    ...readTableLink(row, titles),
    ...readValues(row),
    ...readDefault(row),
    ...readBounds(row),
    ...readLengths(row),
    ...readCharacters(row),
    ...readFormat(row),
    ...readUnit(row),
    ...readZone(row),
    ...readNeededBy(row),
    ...readCounts(row),
    ...readRulesInProse(row),
  };
}

/** Rules that are in the definition although the section for them, the range, is empty. */
function readRulesInProse({
  name,
  type,
  sections,
}: DescribedRow): Pick<StatedFacts, "rulesInProse"> {
  if (!sections || sections.range.length > 0) return {};
  const definition = describeRow(name, type, sections.definition);
  const rules = { ...readLengths(definition), ...readCharacters(definition) };
  return Object.keys(rules).length > 0 ? { rulesInProse: true } : {};
}
