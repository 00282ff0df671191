import { basename } from "node:path";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { inputMembers } from "../client/input.js";
import {
  componentName,
  isReference,
  jsonContent,
  operationsOf,
  successResponses,
  type Description,
  type Operation,
  type Reference,
  type Schema,
} from "../../spec/description.js";
import { inProject } from "../../build/project.js";
import { answerSchema, componentSchemas, inputSchema } from "./json-schema.js";

/** Measured: a thousand entry points at once take esbuild longer than ten times a hundred. */
const entryPointsAtOnce = 100;

/**
 * Compiles the checks of each operation into JavaScript without imports: a self-contained expression whose value is
 * `{ request, response }`, two functions of ajv's form.
 */
export async function compileValidators(description: Description): Promise<Map<string, string>> {
  const operations = operationsOf(description);
  const compiled = new Map<string, string>();
  for (let start = 0; start < operations.length; start += entryPointsAtOnce) {
    const some = operations.slice(start, start + entryPointsAtOnce);
    const sources = new Map(
      some.map((operation) => [operation.object.operationId, source(description, operation)]),
    );
    for (const [operationId, code] of await bundle(sources)) compiled.set(operationId, code);
  }
  return compiled;
}

/** Puts the helpers that ajv's code refers to into each source. */
async function bundle(sources: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const result = await build({
    entryPoints: [...sources.keys()].map((operationId) => ({
      in: `operation:${operationId}`,
      out: operationId,
    })),
    bundle: true,
    write: false,
    outdir: ".",
    // esbuild writes the path of each module into a comment: the same one on every machine.
    absWorkingDir: inProject(),
    preserveSymlinks: true,
    format: "iife",
    globalName: "checks",
    target: "es2022",
    platform: "neutral",
    legalComments: "none",
    plugins: [
      {
        name: "operations",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^operation:/ }, ({ path }) => ({
            path: path.slice("operation:".length),
            namespace: "operation",
          }));
          onLoad({ filter: /.*/, namespace: "operation" }, ({ path }) => ({
            contents: sources.get(path) ?? "",
            resolveDir: inProject(),
          }));
        },
      },
    ],
  });
  const codeByName = new Map(
    result.outputFiles.map(({ path, text }) => [basename(path, ".js"), text]),
  );
  return new Map(
    [...sources.keys()].map((operationId) => [operationId, codeByName.get(operationId) ?? ""]),
  );
}

/** The code of ajv, which still refers to ajv's own helpers. A new instance for each operation, so that none carries another's schemas. */
function source(description: Description, operation: Operation): string {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    validateSchema: false,
    messages: false, // The runtime writes sentences of its own.
    meta: false,
    code: { source: true, esm: true, lines: true },
  });
  const reached = withReachedComponents(description, operation);
  ajv.addSchema(componentSchemas(reached, "request"));
  ajv.addSchema(componentSchemas(reached, "answer"));
  ajv.addSchema(inputSchema(description, operation), "request");
  ajv.addSchema(answerSchema(description, operation), "response");
  return standalone.default(ajv, { request: "request", response: "response" });
}

/** The description with only the components that the checks of an operation reach: all of them for each would be quadratic work. */
function withReachedComponents(description: Description, operation: Operation): Description {
  const schemas: Record<string, Schema> = {};
  const visit = (schema: Schema | Reference): void => {
    if (isReference(schema)) {
      const name = componentName(schema);
      const component = description.components.schemas[name];
      if (!component || Object.hasOwn(schemas, name)) return;
      schemas[name] = component;
      visit(component);
      return;
    }
    for (const property of Object.values(schema.properties ?? {})) visit(property);
    if (schema.items) visit(schema.items);
    if (typeof schema.additionalProperties === "object") visit(schema.additionalProperties);
  };
  for (const member of inputMembers(description, operation)) visit(member.schema);
  for (const { body } of successResponses(description, operation)) {
    const content = jsonContent(body);
    if (content) visit(content.schema);
  }
  return { ...description, components: { ...description.components, schemas } };
}
