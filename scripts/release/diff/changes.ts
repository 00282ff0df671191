import { readFileSync } from "node:fs";
import type { Description } from "../../spec/description.js";
import { extensionChanges } from "./extension-changes.js";
import { redoclyChanges } from "./redocly-changes.js";

/** What a change does to the users of a description: it breaks some of them, adds something, or changes only text. */
export type Weight = "break" | "addition" | "text";

/** The weights, the heaviest first. */
const weights: readonly Weight[] = ["break", "addition", "text"];

/** A difference between two versions of a description. */
export interface Change {
  readonly weight: Weight;
  /** Which users it affects: "who sends createSnapshot", "who reads listSnapshots". */
  readonly whom: string;
  /** What has changed, as a sentence. */
  readonly sentence: string;
  /** Where, as a JSON pointer into the new description; into the old one for what was removed. */
  readonly pointer: string;
}

/** All differences between two files, each a description in JSON, the heaviest first. */
export async function compareDescriptions(released: string, current: string): Promise<Change[]> {
  const read = (path: string): Description => JSON.parse(readFileSync(path, "utf8")) as Description;
  const [before, after] = [read(released), read(current)];
  const changes = [
    ...removedSchemas(before, after),
    ...(await redoclyChanges(released, current, before, after)),
    ...extensionChanges(before, after),
  ];
  return changes.sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight));
}

/** The weight of the heaviest of some changes; undefined if there are none. */
export function heaviest(changes: readonly Change[]): Weight | undefined {
  return weights.find((weight) => changes.some((change) => change.weight === weight));
}

/** No request or response shows the name of a schema, but the package exports a type for each. */
function removedSchemas(released: Description, current: Description): Change[] {
  return Object.keys(released.components.schemas)
    .filter((name) => !Object.hasOwn(current.components.schemas, name))
    .map((name) => ({
      weight: "break",
      whom: `who uses the type ${name}`,
      sentence: `The schema ${name} was removed or renamed.`,
      pointer: `#/components/schemas/${name}`,
    }));
}
