import { renderClient } from "../../scripts/codegen/client-module.js";
import { renderExamples } from "../../scripts/codegen/examples-module.js";
import { renderPublic } from "../../scripts/codegen/public-module.js";
import { renderResponseSchemas } from "../../scripts/codegen/response-schemas.js";
import { typesOf } from "../../scripts/codegen/types.js";
import { operationsOf, type Description } from "../../scripts/spec/description.js";
import { asRatio, atMost, byRound, median, table, tell, unit, verdict } from "../lib/report.js";
import { syntheticDescription } from "./synthetic.js";

const service = "synthetic";
/** Growth that is linear varies from run to run by about this factor. */
const noise = 1.15;
const milliseconds = unit("ms", 0);

/** Our own steps, each from the JSON text of a description to the text of generated files. */
const ownSteps: Readonly<Record<string, (json: string) => string>> = {
  client(json) {
    const description = JSON.parse(json) as Description;
    return [
      renderClient(service, description),
      renderExamples(service, description, operationsOf(description)),
      renderPublic(new Map([[service, description]])),
    ].join("\n");
  },
  schemas: (json) => renderResponseSchemas(service, JSON.parse(json) as Description),
};

interface Times {
  readonly operations: number;
  readonly own: readonly (readonly [step: string, times: number[]])[];
  readonly openapiTypescript: number[];
}

/** The growth of each step as a table. Each ratio is the median of the ratios of all rounds. */
export async function measureGrowth(sizes: [number, number], rounds: number): Promise<string> {
  tell("synthetic descriptions, to warm up");
  await measure(newTimes(20), 3);
  const [small, large] = [newTimes(sizes[0]), newTimes(sizes[1])];
  for (const times of [small, large]) {
    tell(`a synthetic description of ${times.operations} operations`);
    await measure(times, rounds);
  }
  const goal = atMost((large.operations / small.operations) * noise, unit("", 1));
  const row = (name: string, of: (times: Times) => number[], goalOfRow?: typeof goal): string[] => {
    const growth = median(byRound(of(large), of(small), divide));
    const times = [of(small), of(large)].map((values) => milliseconds(median(values)));
    return [name, ...times, growth.toFixed(1), ...verdict(growth, goalOfRow)];
  };
  const compared = [small, large].map((times) => {
    const ratio = median(byRound(ownTimes(times), times.openapiTypescript, divide));
    const name = `our own steps by openapi-typescript, ${times.operations} operations`;
    return [name, "", "", asRatio(ratio), ...verdict(ratio, atMost(1, asRatio))];
  });
  return table(
    [`Medians of ${rounds}`, ...sizes.map(String), "ratio", "goal", ""],
    [
      ...small.own.map(([step], index) => row(step, ({ own }) => own[index]?.[1] ?? [], goal)),
      row("our own steps together", ownTimes, goal),
      row("openapi-typescript", ({ openapiTypescript }) => openapiTypescript),
      ...compared,
    ],
    3,
  );
}

const divide = (time: number, other: number): number => time / other;

function newTimes(operations: number): Times {
  const own = Object.keys(ownSteps).map((step): [string, number[]] => [step, []]);
  return { operations, own, openapiTypescript: [] };
}

function ownTimes({ own }: Times): number[] {
  const [first = [], ...others] = own.map(([, times]) => times);
  return first.map((time, round) => others.reduce((sum, times) => sum + (times[round] ?? 0), time));
}

async function measure(times: Times, rounds: number): Promise<void> {
  const description = syntheticDescription(times.operations);
  const json = JSON.stringify(description);
  const ids = operationsOf(description).map(({ object }) => object.operationId);
  const record = (text: string, start: number, of: number[]): void => {
    of.push(performance.now() - start);
    // A step that leaves out operations would be fast.
    const missing = ids.find((id) => !text.includes(id));
    if (missing) throw new Error(`A step wrote nothing for the operation ${missing}.`);
  };
  for (let round = 1; round <= rounds; round++) {
    for (const [step, of] of times.own) {
      const start = performance.now();
      record(ownSteps[step]?.(json) ?? "", start, of);
    }
    const start = performance.now();
    record(await typesOf(json), start, times.openapiTypescript);
  }
}
