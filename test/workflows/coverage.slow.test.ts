import { beforeAll, expect, test } from "@jest/globals";
import {
  describeItem,
  measureCoverage,
  type Coverage,
} from "../../scripts/verify/coverage/measure.js";
import { operationsOf } from "../../scripts/spec/description.js";
import { behaviours } from "../../src/sandbox/respond.js";
import { publishedDescription } from "../support/recordings.js";

let coverages: Coverage[];
beforeAll(async () => {
  coverages = await measureCoverage();
});

test("the sandbox covers every operation, parameter, property and status of the descriptions", () => {
  expect(coverages.map(({ service }) => service)).toEqual(["dds", "dws"]);
  const missing = coverages.flatMap(({ operations }) =>
    operations.flatMap(({ operationId, missing: items }) =>
      items.map((item) => `${operationId}, ${describeItem(item)}`),
    ),
  );
  expect(missing).toEqual([]);
});

test("the responses of the sandbox do not differ from the descriptions", () => {
  expect(coverages.flatMap(({ drift }) => drift)).toEqual([]);
});

test("a client error that an input of a simulated operation can cause needs no injected fault", () => {
  const injectedOnly = coverages.flatMap((coverage) => coverage.injectedOnly);
  const simulated = coverages
    .flatMap(({ service }) => operationsOf(publishedDescription(service)))
    .filter(({ object }) => behaviours.has(object.operationId));
  expect(simulated.length).toBe(behaviours.size);
  const impossible = simulated.flatMap(({ parameters, object }) => {
    const has = (place: string): boolean =>
      object.requestBody !== undefined ||
      parameters.some(({ name, in: where }) => where === place && name !== "project_id");
    // Only a query or a body can be invalid; only an id in the path or the body can be unknown.
    return [...(has("query") ? [] : ["400"]), ...(has("path") ? [] : ["404"])]
      .filter((status) => status in object.responses)
      .map((status) => `${object.operationId} ${status}`);
  });
  const ofSimulated = injectedOnly.filter(
    (entry) =>
      behaviours.has(entry.split(" ")[0] ?? "") && / 4/.test(entry) && !entry.endsWith(" 429"),
  );
  expect(ofSimulated.sort()).toEqual(impossible.sort());
});
