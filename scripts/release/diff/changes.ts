import { readFileSync } from "node:fs";
import type { Description } from "../../spec/description.js";
import { weights, type Change } from "./change.js";
import { extensionChanges } from "./extension-changes.js";
import { redoclyChanges } from "./redocly-changes.js";

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
