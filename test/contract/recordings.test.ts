import { describe, expect, test } from "@jest/globals";
import { hashOfValue } from "../../scripts/build/hash.js";
import { readSourceDocuments } from "../../scripts/spec/tables.js";
import * as validation from "../../src/validation.js";
import { publishedDescription, recordedExchanges } from "../support/recordings.js";

const validators = validation as unknown as Readonly<Record<string, validation.Validator>>;

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
    const validator = validators[`${operationId}Validator`];
    if (!validator) throw new Error(`There is no validator of ${operationId}.`);

    test("records a request that breaks no rule", () => {
      expect(validation.validateRequest(validator, input)).toEqual([]);
    });

    test("records an answer with nothing undocumented in it but what is known", () => {
      const known = operationId === "listBackups" ? ["/backups/0/type"] : []; // Its table says Auto, its example says auto.
      expect(
        validation
          .validateResponse(validator, answer, { strict: true })
          .map((finding) => finding.pointer),
      ).toEqual(known);
    });

    test("would not pass with a member that no table names", () => {
      const findings = validation.validateResponse(
        validator,
        { ...(answer as object), surprise: 1 },
        { strict: true },
      );
      expect(findings.map((finding) => finding.pointer)).toContain("/surprise");
    });

    test("is accepted by the lenient check, as every live answer with new members is", () => {
      expect(
        validation.validateResponse(validator, { ...(answer as object), surprise: 1 }),
      ).toEqual([]);
    });
  },
);
