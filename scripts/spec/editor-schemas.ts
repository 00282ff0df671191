import { ledgerSchema } from "./deviations-schema.js";
import { sourceDocumentSchema } from "./tables-schema.js";

/** The schema that an editor holds a file of spec/ against, by the pattern of the files. */
export interface EditorSchema {
  /** Below .vscode/schemas. */
  readonly name: string;
  readonly files: string;
  readonly schema: object;
}

const dialect = { $schema: "http://json-schema.org/draft-07/schema#" };

const example = {
  type: "object",
  required: ["summary", "value"],
  additionalProperties: false,
  properties: {
    summary: {
      type: "string",
      pattern: "^[A-Z].*\\.$",
      description: "What the example shows, in a sentence.",
    },
    value: { description: "A recorded value as the page prints it, oddities included." },
  },
};

/** OpenAPI's own schema as Spectral brings it, so that an editor needs no network; of a component, the part that is its own. */
const openapi = "../../node_modules/@stoplight/spectral-rulesets/dist/oas/schemas/oas/v3.0.json";
const part = (name: string): object => ({ $ref: `${openapi}#/definitions/${name}` });

/** One for each room of spec/. */
export const editorSchemas: readonly EditorSchema[] = [
  {
    name: "tables.json",
    files: "spec/*/tables/*.yaml",
    schema: { ...dialect, ...sourceDocumentSchema },
  },
  {
    name: "deviations.json",
    files: "spec/*/deviations.yaml",
    schema: { ...dialect, ...ledgerSchema },
  },
  { name: "example.json", files: "spec/*/examples/*.yaml", schema: { ...dialect, ...example } },
  { name: "openapi.json", files: "spec/*/openapi.yaml", schema: { ...dialect, $ref: openapi } },
  {
    name: "path-item.json",
    files: "spec/*/paths/*.yaml",
    schema: { ...dialect, ...part("PathItem") },
  },
  {
    name: "parameter.json",
    files: "spec/*/parameters/*.yaml",
    schema: { ...dialect, ...part("Parameter") },
  },
  {
    name: "schema.json",
    files: "spec/*/schemas/*.yaml",
    schema: { ...dialect, ...part("Schema") },
  },
  {
    name: "response.json",
    files: "spec/*/responses/*.yaml",
    schema: { ...dialect, ...part("Response") },
  },
];
