// ajv validates the same values against the OpenAPI descriptions themselves. It shares no code with the generator of our
// schemas or with our interpreter of them, so that a mistake in either shows as a different verdict.
import { describe, expect, test } from "@jest/globals";
import { Ajv, type ValidateFunction } from "ajv";
import { operations as ddsOperations } from "../../generated/dds/client.js";
import { operations as dwsOperations } from "../../generated/dws/client.js";
import { serviceNames } from "../../scripts/build/project.js";
import { jsonSchema } from "../../scripts/codegen/json-schema.js";
import {
  jsonContent,
  operationsOf,
  resolve,
  successResponses,
  type Body,
  type Description,
  type Operation,
  type Reference,
  type Schema,
} from "../../scripts/spec/description.js";
import type { Operation as TableRow } from "../../src/operation.js";
import { checkSchema } from "../../src/validation/check-schema.js";
import { validateResponse, type OperationId } from "../../src/validation.js";
import { publishedDescription } from "./recordings.js";
import { RandomValues } from "./random-values.js";

type Mode = "request" | "strict response" | "lenient response";

/** The schemas of a description as ajv needs them for a mode: undocumented properties and values as the mode treats them. */
function forAjv(node: unknown, mode: Mode): unknown {
  if (Array.isArray(node)) return node.map((item) => forAjv(item, mode));
  if (typeof node !== "object" || node === null) return node;
  const { enum: values, "x-extensible-enum": open, additionalProperties, ...rest } = node as Schema;
  const converted = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, forAjv(value, mode)]),
  );
  if (mode === "request")
    return {
      ...converted,
      ...(values && { enum: values }),
      ...(additionalProperties === false && { additionalProperties }),
    };
  if (mode === "lenient response") return withNull(converted);
  const listed = values ?? open;
  return {
    ...converted,
    ...(listed && { enum: listed }),
    ...("properties" in converted && { additionalProperties: false }),
  };
}

/** A schema that accepts null as each property. */
function withNull(schema: Readonly<Record<string, unknown>>): object {
  const { properties } = schema as Pick<Schema, "properties">;
  const entries = Object.entries(properties ?? {}).map(([name, property]) => [
    name,
    { anyOf: [property, { type: "null" }] },
  ]);
  return { ...schema, ...(properties && { properties: Object.fromEntries(entries) as object }) };
}

/** An instance of ajv that knows a description, by the id "#". */
function createAjv(description: Description, mode: Mode): Ajv {
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
  ajv.addFormat("password", true);
  ajv.addFormat("int32", {
    type: "number",
    validate: (value) => value >= -(2 ** 31) && value < 2 ** 31,
  });
  for (const format of ["int64", "double", "uuid"]) ajv.addFormat(format, true);
  const { components } = description;
  ajv.addSchema({
    $id: "description",
    components: forAjv({ schemas: components.schemas }, mode) as object,
  });
  return ajv;
}

/** Compiles schemas of a description; those to which several refer are compiled once for each mode. */
function compiler(
  description: Description,
): (schema: Schema | Reference, mode: Mode) => ValidateFunction {
  const created = new Map<Mode, Ajv>();
  return (schema, mode) => {
    const ajv = created.get(mode) ?? createAjv(description, mode);
    created.set(mode, ajv);
    const local = JSON.stringify(forAjv(schema, mode)).replaceAll('"#/', '"description#/');
    return ajv.compile(JSON.parse(local) as object);
  };
}

/** A schema of the objects that have a property, in the objects that lead to it. */
function requiredAt([name = "", ...rest]: readonly string[]): object {
  return {
    required: [name],
    ...(rest.length > 0 && { properties: { [name]: requiredAt(rest) } }),
  };
}

/** The input of an operation as one object, with the keywords of the description. */
function inputSchema(description: Description, operation: Operation): Schema {
  const body =
    operation.object.requestBody && resolve<Body>(description, operation.object.requestBody);
  const content = body && jsonContent(body);
  const bodySchema = content && resolve<Schema>(description, content.schema);
  const parameters = operation.parameters.filter(({ name }) => name !== "project_id");
  const sentences = operation.object["x-dependencies"] ?? [];
  const dependencies = sentences
    .filter((sentence) => sentence.startsWith("IF "))
    .map((sentence) => sentence.split(/\W+/));
  const choices = sentences.flatMap((sentence) => {
    const names = /^OnlyOne\((.*)\);$/.exec(sentence)?.[1]?.split(", ") ?? [];
    return names.length === 0
      ? []
      : [{ oneOf: names.map((name) => requiredAt(name.split("."))) } as Schema];
  });
  const schema = {
    type: "object" as const,
    additionalProperties: false,
    required: [
      ...parameters.filter(({ required }) => required).map(({ name }) => name),
      ...(bodySchema?.required ?? []),
    ],
    properties: {
      ...Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
      ...bodySchema?.properties,
    },
    dependencies: Object.fromEntries(dependencies.map(([, one = "", , other]) => [one, [other]])),
    ...(choices.length > 0 && { allOf: choices }),
  };
  return schema;
}

type Check = (value: unknown) => readonly unknown[];

/** Changes valid values at random, and compares the verdicts. Returns those that occurred. */
function compareVerdicts(
  random: RandomValues,
  values: number,
  description: Description,
  schema: Schema | Reference,
  verdict: ValidateFunction,
  check: Check,
): Set<boolean> {
  const verdicts = new Set<boolean>();
  for (let count = 0; count < values; count++) {
    let value = random.valueOf(description, schema);
    for (let change = random.below(4); change > 0; change--) value = random.mutate(value);
    const issues = check(value);
    const isValid = verdict(value);
    verdicts.add(isValid);
    if (isValid !== (issues.length === 0))
      throw new Error(JSON.stringify({ schema, value, issues, errors: verdict.errors }, null, 2));
  }
  return verdicts;
}

const both = new Set([true, false]);
const tables: Readonly<Record<string, Readonly<Record<string, TableRow>>>> = {
  dds: ddsOperations,
  dws: dwsOperations,
};

/**
 * Defines the tests.
 *
 * @param values - How many random values of each operation are compared, in each mode.
 * @param schemas - How many random schemas, in each mode.
 */
export function compareWithAjv(values: number, schemas: number): void {
  describe.each(serviceNames())("for %s, ajv has the same verdict on", (service) => {
    const description = publishedDescription(service);
    const compile = compiler(description);
    const operations = operationsOf(description).map(
      (operation) => [operation.object.operationId, operation] as const,
    );

    test.each(operations)("inputs of %s", (operationId, operation) => {
      const schema = inputSchema(description, operation);
      const verdict = compile(schema, "request");
      const input = tables[service]?.[operationId]?.input ?? {};
      const check: Check = (value) => checkSchema(input, value, { strict: true });
      const random = new RandomValues(1);
      expect(compareVerdicts(random, values, description, schema, verdict, check)).toEqual(both);
    });

    const responses = operations.flatMap(([operationId, operation]) =>
      successResponses(description, operation)
        .flatMap(({ body }) => jsonContent(body)?.schema ?? [])
        .slice(0, 1)
        .map((schema) => [operationId, schema] as const),
    );

    test.each(responses)("responses of %s", (operationId, schema) => {
      for (const strict of [true, false]) {
        const mode = strict ? "strict response" : "lenient response";
        const verdict = compile(schema, mode);
        const check: Check = (value) =>
          validateResponse(operationId as OperationId, value, { strict });
        const random = new RandomValues(2);
        expect(compareVerdicts(random, values, description, schema, verdict, check)).toEqual(both);
      }
    });
  });

  test.each(["request", "strict response", "lenient response"] as const)(
    "ajv has the same verdict on values of random schemas of a %s",
    (mode) => {
      const [description] = serviceNames().map(publishedDescription);
      if (!description) throw new Error("There is no description.");
      const random = new RandomValues(3);
      const verdicts = new Set<boolean>();
      const ajv = createAjv(description, mode);
      for (let count = 0; count < schemas; count++) {
        const schema = random.schema();
        const verdict = ajv.compile(forAjv(schema, mode) as object);
        const use = mode === "request" ? "request" : "response";
        const converted = jsonSchema(description, schema, use, []);
        const check: Check = (value) =>
          checkSchema(converted, value, { strict: mode !== "lenient response" });
        for (const one of compareVerdicts(random, 20, description, schema, verdict, check))
          verdicts.add(one);
      }
      expect(verdicts).toEqual(both);
    },
  );
}
