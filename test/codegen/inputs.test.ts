import { runInNewContext } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import ts from "typescript";
import { renderInput } from "../../scripts/codegen/inputs.js";
import { renderOperationTable } from "../../scripts/codegen/operation-table.js";
import { parseDependency } from "../../scripts/spec/dependencies.js";
import { operationsOf, type Description, type Schema } from "../../scripts/spec/description.js";
import { StepError } from "../../scripts/build/step.js";
import type { Operation } from "../../src/operation.js";
import { checkInput } from "../../src/validation/check-input.js";

const jsonBody = (schema: object): object => ({
  required: true,
  content: { "application/json": { schema } },
});

const source: Schema = {
  type: "object",
  additionalProperties: false,
  properties: { a: { type: "string" }, b: { type: "string" } },
};
const body: Schema = {
  type: "object",
  required: ["s"],
  additionalProperties: false,
  properties: { s: { $ref: "#/components/schemas/Source" } },
};

/** A description of an operation `list` with the query parameters a and b, and further fields. */
function descriptionWith(operation: object): Description {
  const parameter = (name: string): object => ({ name, in: "query", schema: { type: "string" } });
  const list = {
    operationId: "list",
    description: "",
    tags: [],
    responses: {},
    parameters: [parameter("a"), parameter("b")],
    ...operation,
  };
  return {
    openapi: "3.0.3",
    info: { title: "", version: "" },
    "x-speakeasy-retries": {
      strategy: "backoff",
      backoff: { initialInterval: 1, maxInterval: 1, maxElapsedTime: 1, exponent: 1 },
      statusCodes: ["503"],
      retryConnectionErrors: true,
    },
    servers: [],
    paths: { "/list": { get: list } },
    components: { schemas: { Body: body, Source: source }, examples: {} },
  };
}

function inputOf(description: Description): string {
  const operation = operationsOf(description)[0];
  if (!operation) throw new Error("The description has no operation.");
  return renderInput(description, operation);
}

/** The operation table of a description. */
function tableOf(description: Description): Readonly<Record<string, Operation>> {
  const [, rows = ""] =
    /export const operations: .* = (\{[^]*\});\n$/.exec(renderOperationTable(description)) ?? [];
  return runInNewContext(`(${rows})`) as Readonly<Record<string, Operation>>;
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  exactOptionalPropertyTypes: true,
  types: [],
  lib: ["lib.es5.d.ts"],
};
const host = ts.createCompilerHost(options);
const readFile = host.getSourceFile.bind(host);
/** The files of the library, which are parsed once. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Which of the inputs TypeScript accepts for a type called ListInput. */
function accepted(type: string, candidates: readonly object[]): boolean[] {
  const head = `${type}\nexport const inputs: ListInput[] = [\n`;
  const source = `${head}${candidates.map((input) => `${JSON.stringify(input)},\n`).join("")}];`;
  const input = ts.createSourceFile("input.ts", source, ts.ScriptTarget.ES2022);
  host.getSourceFile = (name, ...rest) => {
    if (name === "input.ts") return input;
    if (!libraries.has(name)) libraries.set(name, readFile(name, ...rest));
    return libraries.get(name);
  };
  const firstLine = head.split("\n").length - 1;
  const faulty = ts
    .getPreEmitDiagnostics(ts.createProgram(["input.ts"], options, host))
    .map(({ file, start = 0 }) => file?.getLineAndCharacterOfPosition(start).line);
  return candidates.map((_, index) => !faulty.includes(firstLine + index));
}

/** The inputs without, with one and with both of two properties of which a requires b, and whether they are valid. */
const inputs = [{}, { a: "1" }, { b: "1" }, { a: "1", b: "1" }];
const allowed = [true, false, true, true];

describe("IF a THEN b; in x-dependencies", () => {
  const description = descriptionWith({ "x-dependencies": ["IF a THEN b;"] });

  test("is read", () => {
    expect(parseDependency("IF a THEN b;")).toEqual({ kind: "requires", parameters: ["a", "b"] });
  });

  test("restricts the type of the input", () => {
    expect(accepted(inputOf(description), inputs)).toEqual(allowed);
  });

  test("restricts the input that a client sends", () => {
    const operation = tableOf(description)["list"];
    expect(inputs.map((input) => operation && checkInput(operation, input).length === 0)).toEqual(
      allowed,
    );
  });
});

describe.each([
  ["parameters", "OnlyOne(a, b);", {}, (input: object) => input],
  [
    "properties of an object in the body",
    "OnlyOne(s.a, s.b);",
    {
      parameters: [],
      requestBody: jsonBody({ $ref: "#/components/schemas/Body" }),
    },
    (input: object) => ({ s: input }),
  ],
])("OnlyOne in x-dependencies, of %s", (_, sentence, fields, wrap) => {
  const description = descriptionWith({ "x-dependencies": [sentence], ...fields });
  const candidates = inputs.map(wrap);
  const exactlyOne = [false, true, true, false];

  test("restricts the type of the input", () => {
    const component = "export interface Source { a?: string; b?: string }\n";
    expect(accepted(`${component}${inputOf(description)}`, candidates)).toEqual(exactlyOne);
  });

  test("restricts the input that a client sends", () => {
    const operation = tableOf(description)["list"];
    expect(
      candidates.map((input) => operation && checkInput(operation, input).length === 0),
    ).toEqual(exactlyOne);
  });
});

test.each([
  "IF a THEN",
  "IF a=='x' THEN b;",
  "a needs b",
  "Or(a, b);",
  "OnlyOne(a);",
  "OnlyOne(a, s.b);",
])("%s in x-dependencies is rejected", (sentence) => {
  expect(parseDependency(sentence)).toBeUndefined();
  expect(() => inputOf(descriptionWith({ "x-dependencies": [sentence] }))).toThrow(StepError);
});

test("a name that is both a parameter and a property of the body fails the build, and the message names both", () => {
  const body = {
    content: {
      "application/json": { schema: { type: "object", properties: { a: { type: "string" } } } },
    },
  };
  const collide = () => inputOf(descriptionWith({ requestBody: body }));
  expect(collide).toThrow(StepError);
  expect(collide).toThrow(
    'list: "a" is in its query and in its body, and a method takes both in one object.',
  );
});
