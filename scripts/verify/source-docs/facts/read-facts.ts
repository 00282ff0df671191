import { aspects, type Aspect } from "../../../spec/aspects.js";
import type { PageRow, StatedFacts, UnclearWords } from "../source-page.js";
import { readBounds, readItems, readLengths } from "./constraints.js";
import { describeRow, type DescribedRow } from "./description.js";
import { readCharacters, readFormat } from "./forms.js";
import { readCounts, readNeededBy, readTableLink, readUnit, readZone } from "./meanings.js";
import { unclearWords } from "./unclear.js";
import { readDefault, readValues } from "./values.js";

/**
 * Reads the facts that the text of a row states and that a file of tables can hold. What it says and the reader cannot
 * express is returned as unclear, and no fact of that aspect: a person has to read it.
 *
 * @param titles The numbers of the tables of the page by their titles.
 */
export function readFacts(
  { name, type, description }: Required<Pick<PageRow, "name" | "type" | "description">>,
  titles: ReadonlyMap<string, number>,
): { readonly facts: StatedFacts; readonly unclear: readonly UnclearWords[] } {
  const row = describeRow(name, type, description);
  const found: StatedFacts = {
    ...readTableLink(row, titles),
    ...readValues(row),
    ...readDefault(row),
    ...readBounds(row),
    ...readLengths(row),
    ...readItems(row),
    ...readCharacters(row),
    ...readFormat(row),
    ...readUnit(row),
    ...readZone(row),
    ...readNeededBy(row),
    ...readCounts(row),
    ...readRulesInProse(row),
  };
  const unclear = unclearWords(row, found);
  return {
    facts: without(
      found,
      unclear.map(({ aspect }) => aspect),
    ),
    unclear,
  };
}

function without(facts: StatedFacts, unclear: readonly Aspect[]): StatedFacts {
  const names = new Set<string>(unclear.flatMap((aspect) => aspects[aspect]));
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.has(name)));
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
