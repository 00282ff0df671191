import type { Paragraph, StatedFacts } from "../page.js";
import { readBounds } from "./bounds.js";
import { readCharacters } from "./characters.js";
import { readDefault } from "./defaults.js";
import { describe, type Described } from "./description.js";
import { readFormat } from "./formats.js";
import { readLengths } from "./lengths.js";
import { readCounts, readNeededBy, readUnit, readZone } from "./meanings.js";
import { readTableLink } from "./table-link.js";
import { readValues } from "./values.js";

/** Everything that the words of a row state and a record can hold. */
export function factsOf(row: {
  readonly name: string;
  readonly type: string;
  readonly description: readonly Paragraph[];
  /** The numbers of the page's tables by their titles. */
  readonly titles: ReadonlyMap<string, number>;
}): StatedFacts {
  const described = describe(row.name, row.type, row.description);
  return {
    ...readTableLink(described, row.titles),
    ...readValues(described),
    ...readDefault(described),
    ...readBounds(described),
    ...readLengths(described),
    ...readCharacters(described),
    ...readFormat(described),
    ...readUnit(described),
    ...readZone(described),
    ...readNeededBy(described),
    ...readCounts(described),
    ...rulesInProse(described),
  };
}

/** Rules that stand in the definition, while the range beneath it, where they belong, is empty. */
function rulesInProse({ name, type, sections }: Described): Pick<StatedFacts, "rulesInProse"> {
  if (!sections || sections.range.length > 0) return {};
  const definition = describe(name, type, sections.definition);
  const rules = { ...readLengths(definition), ...readCharacters(definition) };
  return Object.keys(rules).length > 0 ? { rulesInProse: true } : {};
}
