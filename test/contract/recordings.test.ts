import { describe, expect, test } from "@jest/globals";
import * as dds from "../../generated/dds/examples.js";
import * as dws from "../../generated/dws/examples.js";
import { hashOfValue } from "../../scripts/build/hash.js";
import { readSourceDocuments, recordingsOf } from "../../scripts/spec/tables.js";
import { validateRequest, validateResponse, type OperationId } from "../../src/validation.js";
import { publishedDescription, recordedExchanges } from "../support/recordings.js";

const recordings = readSourceDocuments().flatMap(({ service, exchanges }) =>
  recordingsOf(exchanges).map((recording) => ({ service, ...recording })),
);

test("every recorded value is an example, and every example of an operation with recorded calls is a recorded value", () => {
  const recorded = recordings.map(({ example }) => example);
  const operations = new Set(recordedExchanges().map(({ operationId }) => operationId));
  const examples = [dds, dws]
    .flatMap(({ examples: responses, requestExamples }) => [responses, requestExamples])
    .flatMap((group) => Object.entries(group))
    .flatMap(([operation, values]) => Object.keys(values).map((name) => ({ operation, name })));
  expect(examples.length).toBeGreaterThan(0);
  expect(recorded.sort()).toEqual(
    examples
      .filter(({ operation }) => operations.has(operation))
      .map(({ name }) => name)
      .sort(),
  );
});

test.each(recordings)(
  "the example $example is the recorded value, equal as JSON",
  ({ service, example, hash }) => {
    const value = publishedDescription(service).components.examples[example]?.value;
    const help = `spec/${service}/examples/${example}.yaml holds a recording: restore what its document prints.`;
    expect({ help, hash: hashOfValue(value) }).toEqual({ help, hash });
  },
);

describe.each(recordedExchanges().filter(({ response }) => response !== undefined))(
  "$operationId in $document",
  ({ operationId, input, response }) => {
    const operation = operationId as OperationId;

    test("records a valid request", () => {
      expect(validateRequest(operation, input)).toEqual([]);
    });

    test("records a response with no undocumented content apart from the known deviation", () => {
      const known = operationId === "listBackups" ? ["/backups/0/type"] : []; // Its table says Auto, its example says auto.
      expect(
        validateResponse(operation, response, { strict: true }).map(({ pointer }) => pointer),
      ).toEqual(known);
    });

    test("is rejected by a strict check once it has an undocumented property", () => {
      const issues = validateResponse(
        operation,
        { ...(response as object), invented: 1 },
        { strict: true },
      );
      expect(issues.map(({ pointer }) => pointer)).toContain("/invented");
    });

    test("is accepted by the lenient check with an undocumented property", () => {
      expect(validateResponse(operation, { ...(response as object), invented: 1 })).toEqual([]);
    });
  },
);
