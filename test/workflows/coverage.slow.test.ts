import { beforeAll, expect, test } from "@jest/globals";
import {
  describeItem,
  measureCoverage,
  type Coverage,
} from "../../scripts/verify/coverage/measure.js";
import { bodyExamples } from "../../scripts/verify/coverage/described-calls.js";
import {
  operationsOf,
  resolve,
  type Description,
  type Operation,
} from "../../scripts/spec/description.js";
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
      items
        // No request causes a success of an operation that the sandbox does not perform.
        .filter(({ status }) => behaviours.has(operationId) || !status?.startsWith("2"))
        .map((item) => `${operationId}, ${describeItem(item)}`),
    ),
  );
  expect(missing).toEqual([]);
});

test("the responses of the sandbox do not differ from the descriptions", () => {
  expect(coverages.flatMap(({ drift }) => drift)).toEqual([]);
});

/** What is reported as 404 if it is unknown: DWS.0047 and DBS.200002. The code of anything else has the status 400. */
const notFound = /^(cluster|instance)_id$/;
const idInBody = /"(cluster|instance)_id":/;

/** The client errors that an input of an operation can cause. */
function possibleErrors(description: Description, operation: Operation): string[] {
  const { parameters } = operation;
  const hasBody = operation.object.requestBody !== undefined;
  const needed = parameters.filter(({ name, required }) => required && name !== "project_id");
  const isLimited = ({ schema }: Operation["parameters"][number]): boolean => {
    const { type, pattern, minLength, enum: values } = resolve(description, schema);
    return type !== "string" || [pattern, minLength, values].some((limit) => limit !== undefined);
  };
  const canBeInvalid =
    hasBody ||
    needed.some(({ name }) => !notFound.test(name)) ||
    parameters.some((parameter) => parameter.in === "query" && isLimited(parameter));
  // A list without the items of an unknown id is empty: a filter causes no error.
  const canBeNotFound =
    needed.some((parameter) => parameter.in === "path" && notFound.test(parameter.name)) ||
    bodyExamples(description, operation).some((body) => idInBody.test(JSON.stringify(body)));
  return [
    ...(canBeInvalid ? ["400"] : []),
    ...["401", "403"],
    ...(canBeNotFound ? ["404"] : []),
    "409",
  ];
}

test("a client error that an input of a simulated operation can cause needs no injected fault", () => {
  const injectedOnly = coverages.flatMap((coverage) => coverage.injectedOnly);
  const simulated = coverages.flatMap(({ service }) => {
    const description = publishedDescription(service);
    return operationsOf(description)
      .filter(({ object }) => behaviours.has(object.operationId))
      .map((operation) => ({ description, operation }));
  });
  expect(simulated.length).toBe(behaviours.size);
  const impossible = simulated.flatMap(({ description, operation }) => {
    const { operationId, responses } = operation.object;
    const possible = ["429", ...possibleErrors(description, operation)];
    return Object.keys(responses)
      .filter((status) => status.startsWith("4") && !possible.includes(status))
      .map((status) => `${operationId} ${status}`);
  });
  const ofSimulated = injectedOnly.filter(
    (entry) =>
      behaviours.has(entry.split(" ")[0] ?? "") && / 4/.test(entry) && !entry.endsWith(" 429"),
  );
  expect(ofSimulated.sort()).toEqual(impossible.sort());
});
