import { describe, expect, test } from "@jest/globals";
import ts from "typescript";
import { renderInput } from "../../scripts/codegen/client/input.js";
import { parseDependency } from "../../scripts/spec/dependencies.js";
import { operationsOf, type Description } from "../../scripts/spec/description.js";
import { StepError } from "../../scripts/build/step.js";
import { checkInput } from "../../src/client/check-input.js";
import type { Operation } from "../../src/operation.js";

/** An operation `list` with the query parameters a and b, and what else a test wants to say of it. */
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
    servers: [],
    paths: { "/list": { get: list } },
    components: { schemas: {}, examples: {} },
  };
}

function inputOf(description: Description): string {
  const operation = operationsOf(description)[0];
  if (!operation) throw new Error("The description has no operation.");
  return renderInput(description, operation);
}

/** Which of the inputs TypeScript accepts for a type called ListInput. */
function accepted(type: string, candidates: readonly object[]): boolean[] {
  const head = `${type}\nexport const inputs: ListInput[] = [\n`;
  const source = `${head}${candidates.map((input) => `${JSON.stringify(input)},\n`).join("")}];`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    types: [],
    lib: ["lib.es5.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const original = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === "input.ts"
      ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022)
      : original(name, ...rest);
  const firstLine = head.split("\n").length - 1;
  const faulty = ts
    .getPreEmitDiagnostics(ts.createProgram(["input.ts"], options, host))
    .map(({ file, start = 0 }) => file?.getLineAndCharacterOfPosition(start).line);
  return candidates.map((_, index) => !faulty.includes(firstLine + index));
}

/** Sentence, and for each of {}, {a}, {b}, {a, b} whether it is allowed. */
const sentences = [["IF a THEN b;", [true, false, true, true]]] as const;
const inputs = [{}, { a: "1" }, { b: "1" }, { a: "1", b: "1" }];

describe.each(sentences)("x-dependencies: %s", (sentence, allowed) => {
  test("is read", () => {
    expect(parseDependency(sentence)).toEqual({ parameters: ["a", "b"] });
  });

  test("is held by the type of the input", () => {
    const type = inputOf(descriptionWith({ "x-dependencies": [sentence] }));
    expect(accepted(type, inputs)).toEqual(allowed);
  });

  test("is held by the runtime", () => {
    const parameter = (name: string) => ({ name, in: "query", required: false, type: "string" });
    const operation: Operation = {
      operationId: "list",
      method: "GET",
      path: "/list",
      parameters: [parameter("a"), parameter("b")],
      dependencies: [{ kind: "if", parameters: ["a", "b"] }],
    };
    expect(inputs.map((input) => checkInput(operation, input).length === 0)).toEqual(allowed);
  });
});

test.each(["IF a THEN", "IF a=='x' THEN b;", "a needs b", "Or(a, b);"])(
  "%s is no sentence that can be read",
  (sentence) => {
    expect(parseDependency(sentence)).toBeUndefined();
  },
);

test("a name that is both a parameter and a member of the body ends the build, and the message names both", () => {
  const body = {
    content: {
      "application/json": { schema: { type: "object", properties: { a: { type: "string" } } } },
    },
  };
  const collide = () => inputOf(descriptionWith({ requestBody: body }));
  expect(collide).toThrow(StepError);
  expect(collide).toThrow(
    'list: "a" is a member of its query and of its body, and a method takes both in one object.',
  );
});
