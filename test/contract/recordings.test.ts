import { describe, expect, test } from "@jest/globals";
import { hashOfValue } from "../../scripts/build/hash.js";
import { readSourceDocuments } from "../../scripts/spec/tables.js";
import { validateRequest, validateResponse, type OperationId } from "../../src/validation.js";
import { publishedDescription, recordedExchanges } from "../support/recordings.js";

const recordings = readSourceDocuments().flatMap(({ service, exchanges }) =>
  exchanges
    .flatMap(({ body, response }) => [body ?? [], response].flat())
    .map((recording) => ({ service, ...recording })),
);

test("the documents record six values", () => {
  expect(recordings).toHaveLength(6);
});

test.each(recordings)(
  "the example $example is the recorded value, equal as JSON",
  ({ service, example, hash }) => {
    const value = publishedDescription(service).components.examples[example]?.value;
    const help = `spec/${service}/examples/${example}.yaml holds a recording: restore what its document prints.`;
    expect({ help, hash: hashOfValue(value) }).toEqual({ help, hash });
  },
);

describe.each(recordedExchanges())(
  "$operationId in $document",
  ({ operationId, input, response: answer }) => {
    const operation = operationId as OperationId;

    test("records a valid request", () => {
      expect(validateRequest(operation, input)).toEqual([]);
    });

    test("records a response with no undocumented content apart from the known deviation", () => {
      const known = operationId === "listBackups" ? ["/backups/0/type"] : []; // Its table says Auto, its example says auto.
      expect(
        validateResponse(operation, answer, { strict: true }).map(({ pointer }) => pointer),
      ).toEqual(known);
    });

    test("is rejected by a strict check once it has an undocumented property", () => {
      const issues = validateResponse(
        operation,
        { ...(answer as object), invented: 1 },
        { strict: true },
      );
      expect(issues.map(({ pointer }) => pointer)).toContain("/invented");
    });

    test("is accepted by the lenient check with an undocumented property", () => {
      expect(validateResponse(operation, { ...(answer as object), invented: 1 })).toEqual([]);
    });
  },
);
