import { readFileSync } from "node:fs";
import type { Description } from "../../spec/description.js";
import { weights, type Change, type Weight } from "./change.js";
import { componentChanges } from "./component-changes.js";
import { extensionChanges } from "./extension-changes.js";
import { redoclyChanges } from "./redocly-changes.js";
import { weighChanges } from "./weigh-change.js";

/** All that is different between two files, each a description in JSON, the heaviest first. */
export async function compareDescriptions(released: string, current: string): Promise<Change[]> {
  const [before, after] = [released, current].map(
    (path) => JSON.parse(readFileSync(path, "utf8")) as Description,
  ) as [Description, Description];
  const changes = [
    ...componentChanges(before, after),
    ...weighChanges(await redoclyChanges(released, current), before, after),
    ...extensionChanges(before, after),
  ];
  return changes.sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight));
}

/** The weight of the heaviest of some changes; undefined if there are none. */
export function heaviest(changes: readonly Change[]): Weight | undefined {
  return weights.find((weight) => changes.some((change) => change.weight === weight));
}
