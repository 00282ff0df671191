import { operationsOf } from "../../scripts/spec/description.js";
import { typesOf } from "../../scripts/codegen/types.js";
import { clientStep, schemasStep } from "./own-steps.js";
import { timed } from "../lib/statistics.js";
import { syntheticDescription } from "./synthetic.js";

/** The times of one size of description, in milliseconds; the figures at one place of all lists are those of one round. */
export interface SizeTimes {
  readonly operations: number;
  readonly client: number[];
  readonly schemas: number[];
  readonly types: number[];
}

const warmUps = 5;

/** Measures the steps in this process, size after size in each round, so that what slows the machine slows all alike. */
export async function measureGrowth(
  sizes: readonly number[],
  rounds: number,
  tell: (line: string) => void,
): Promise<SizeTimes[]> {
  tell("synthetic descriptions, warming up");
  for (let round = 1; round <= warmUps; round++) await measure(newTimes(10));
  const all = sizes.map(newTimes);
  for (let round = 1; round <= rounds; round++) {
    tell(`synthetic descriptions, round ${round} of ${rounds}`);
    for (const times of all) await measure(times);
  }
  return all;
}

function newTimes(operations: number): SizeTimes {
  return { operations, client: [], schemas: [], types: [] };
}

async function measure(times: SizeTimes): Promise<void> {
  const description = syntheticDescription(times.operations);
  const json = JSON.stringify(description);
  const names = operationsOf(description).map(({ object }) => object.operationId);
  const components = Object.keys(description.components.schemas);

  const client = await timed(() => clientStep(json));
  const schemas = await timed(() => schemasStep(json));
  const types = await timed(() => typesOf(json));

  // A step that leaves something out would be fast.
  demandAll(names, client.result.join("\n").matchAll(/^ {2}(\w+)\(input/gm), "the client");
  demandAll(
    names,
    schemas.result.matchAll(/^ {2}(\w+): \[/gm),
    "the schemas",
  );
  demandAll(components, types.result.matchAll(/^ {8}(\w+): /gm), "the types");

  times.client.push(client.milliseconds);
  times.schemas.push(schemas.milliseconds);
  times.types.push(types.milliseconds);
}

function demandAll(
  names: readonly string[],
  found: Iterable<RegExpExecArray>,
  where: string,
): void {
  const present = new Set([...found].map((match) => match[1]));
  const missing = names.find((name) => !present.has(name));
  if (missing !== undefined)
    throw new Error(
      `${missing} is missing from ${where} of a synthetic description, so there is nothing to measure.`,
    );
}
