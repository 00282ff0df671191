import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "@jest/globals";
import * as dds from "../../generated/dds/examples.js";
import * as dws from "../../generated/dws/examples.js";
import { hashOfValue } from "../../scripts/build/hash.js";
import { behind, placesFor, readDeviations } from "../../scripts/spec/deviations.js";
import { fromPointer } from "../../scripts/spec/json-pointer.js";
import { printedValue, recordingsOf } from "../../scripts/spec/recorded-calls.js";
import { readSourceDocuments } from "../../scripts/spec/tables.js";
import { validateRequest, validateResponse, type OperationId } from "../../src/validation.js";
import { publishedDescription, recordedExchanges } from "../support/recordings.js";

const recordings = readSourceDocuments().flatMap(({ service, exchanges }) =>
  recordingsOf(exchanges).map((recording) => ({ service, ...recording })),
);

test("every recorded value is an example, and every example beside a recorded value is one", () => {
  const recorded = new Set(recordings.map(({ example }) => example));
  const groups = [dds, dws].flatMap(({ examples, requestExamples }) =>
    [examples, requestExamples].flatMap((group) => Object.values(group).map(Object.keys)),
  );
  const beside = groups.filter((names) => names.some((name) => recorded.has(name))).flat();
  expect(beside.length).toBeGreaterThan(0);
  expect([...recorded].sort()).toEqual([...new Set(beside)].sort());
});

test.each(recordings)(
  "the example $example is the recorded value, equal as JSON",
  ({ service, ...recording }) => {
    const { example, hash } = recording;
    const value = publishedDescription(service).components.examples[example]?.value;
    const help = `spec/${service}/examples/${example}.yaml holds a recording: restore what its document prints.`;
    expect({ help, hash: hashOfValue(printedValue(value, recording)) }).toEqual({ help, hash });
  },
);

const deviations = readDeviations();

/** The pointers into a recorded value that no deviation at its example covers. */
function unexplained(pointers: readonly string[], service: string, value: unknown): string[] {
  const { examples } = publishedDescription(service).components;
  const names = Object.keys(examples).filter((name) =>
    isDeepStrictEqual(examples[name]?.value, value),
  );
  const places = placesFor(deviations, service);
  return pointers.filter((pointer) =>
    names.every((name) => {
      const path = ["components", "examples", name, "value", ...fromPointer(pointer)];
      return !places.some(({ segments }) => behind(segments, path));
    }),
  );
}

describe.each(recordedExchanges().filter(({ response }) => response !== undefined))(
  "$operationId in $document",
  ({ service, operationId, input, request: { body }, response }) => {
    const operation = operationId as OperationId;

    test("records a valid request apart from the known deviations", () => {
      const issues = validateRequest(operation, input).map(({ pointer }) => pointer);
      expect(unexplained(issues, service, body)).toEqual([]);
    });

    test("records a response with no undocumented content apart from the known deviations", () => {
      const issues = validateResponse(operation, response, { strict: true });
      expect(
        unexplained(
          issues.map(({ pointer }) => pointer),
          service,
          response,
        ),
      ).toEqual([]);
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
