import { deviationsSchema } from "./deviations.js";
import { errorCodesSchema } from "./error-codes.js";
import { sourceDocumentSchema } from "./tables.js";

/** A JSON Schema with which editors validate files of spec/. */
export interface EditorSchema {
  /** In .vscode/schemas. */
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
    value: { description: "The recorded value, unchanged." },
  },
};

/** The OpenAPI schema in Spectral, so that an editor needs no network, or the part of it for one kind of component. */
const openapi = "../../node_modules/@stoplight/spectral-rulesets/dist/oas/schemas/oas/v3.0.json";
const part = (name: string): object => ({ $ref: `${openapi}#/definitions/${name}` });

/** One for each folder of spec/. */
export const editorSchemas: readonly EditorSchema[] = [
  {
    name: "tables.json",
    files: "spec/*/tables/*.yaml",
    schema: { ...dialect, ...sourceDocumentSchema },
  },
  {
    name: "deviations.json",
    files: "spec/*/deviations.yaml",
    schema: { ...dialect, ...deviationsSchema },
  },
  {
    name: "errors.json",
    files: "spec/*/errors.yaml",
    schema: { ...dialect, ...errorCodesSchema },
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
