import { basename } from "node:path";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { operationsOf, type Description } from "../lib/description.js";
import { inProject } from "../lib/project.js";
import { answerSchema, componentSchemas, inputSchema } from "./json-schema.js";

/** RFC 9562, any version, as every UUID of the documents is written. */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Compiles the checks of each operation into JavaScript without imports: a self-contained expression whose value is
 * `{ request, response }`, two functions of ajv's form.
 */
export async function compileValidators(description: Description): Promise<Map<string, string>> {
  const sources = new Map(operationsOf(description).map((operation) => [operation.object.operationId, source(description, operation)]));
  const result = await build({
    entryPoints: [...sources.keys()].map((operationId) => ({ in: `operation:${operationId}`, out: operationId })),
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
          onResolve({ filter: /^operation:/ }, ({ path }) => ({ path: path.slice("operation:".length), namespace: "operation" }));
          onLoad({ filter: /.*/, namespace: "operation" }, ({ path }) => ({ contents: sources.get(path) ?? "", resolveDir: inProject() }));
        },
      },
    ],
  });
  const codeByName = new Map(result.outputFiles.map(({ path, text }) => [basename(path, ".js"), text]));
  return new Map([...sources.keys()].map((operationId) => [operationId, codeByName.get(operationId) ?? ""]));
}

/** The code of ajv, which still refers to ajv's own helpers. A new instance for each operation, so that none carries another's schemas. */
function source(description: Description, operation: ReturnType<typeof operationsOf>[number]): string {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    validateSchema: false,
    messages: false, // The runtime writes sentences of its own.
    formats: { uuid },
    code: { source: true, esm: true, lines: true },
  });
  ajv.addSchema(componentSchemas(description, "request"));
  ajv.addSchema(componentSchemas(description, "answer"));
  ajv.addSchema(inputSchema(description, operation), "request");
  ajv.addSchema(answerSchema(description, operation), "response");
  return standalone.default(ajv, { request: "request", response: "response" });
}
