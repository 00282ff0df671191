import { isDeepStrictEqual } from "node:util";
import type { JsonSchema } from "../../src/operation.js";
import {
  jsonContent,
  operationsOf,
  successResponses,
  type Description,
  type Operation,
  type Reference,
  type Schema,
} from "../spec/description.js";
import { jsonSchema, reachedComponents } from "./json-schema.js";
import { literal, propertyName } from "./typescript.js";

/** The text of generated/<service>/schemas.ts: what a success response of each operation looks like. */
export function renderResponseSchemas(service: string, description: Description): string {
  const operations = operationsOf(description);
  const roots = operations
    .flatMap((operation) => responseSchemas(description, operation))
    .filter((schema) => schema !== null);
  const components = [...reachedComponents(description, roots)].map(([name, schema]) => {
    const place = ["components", "schemas", name];
    return entry(name, jsonSchema(description, schema, "response", place));
  });
  const responses = operations.map((operation) => {
    const { path, method, object } = operation;
    const place = ["paths", path, method.toLowerCase()];
    const schemas = responseSchemas(description, operation).map(
      (schema) => schema && jsonSchema(description, schema, "response", place),
    );
    return entry(object.operationId, distinct(schemas));
  });
  return `// Written by "npm run build" from spec/${service}, where changes belong.
import type { JsonSchema } from "../../src/operation.js";
import type { Operations } from "./client.js";

/** The schemas that responses use, by the names of their components. */
export const components: Readonly<Record<string, JsonSchema>> = {\n${components.join("")}};

/** The schemas of the success responses, null for one without a body, by operationId. */
export const responses: Readonly<Record<keyof Operations<unknown>, readonly (JsonSchema | null)[]>> = {\n${responses.join("")}};
`;
}

/** The schema of each success; null for one without a body. */
function responseSchemas(
  description: Description,
  operation: Operation,
): (Schema | Reference | null)[] {
  return successResponses(description, operation).map(
    ({ body }) => jsonContent(body)?.schema ?? null,
  );
}

function distinct(schemas: readonly (JsonSchema | null)[]): (JsonSchema | null)[] {
  return schemas.filter(
    (schema, index) => schemas.findIndex((other) => isDeepStrictEqual(other, schema)) === index,
  );
}

function entry(name: string, value: unknown): string {
  return `  ${propertyName(name)}: ${literal(value, "  ")},\n`;
}
