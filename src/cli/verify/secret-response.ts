import type { JsonSchema, Operation } from "../../operation.js";
import type { ResponseSchemas } from "./examine-body.js";

/** The names of properties whose values are secrets, such as links that need no token. */
const secretProperty = /(^|_)(link|password|secret|token)$/;

/** Why an operation is not called, if its response has a secret: the report does not need it, and a log of requests could keep it. */
export function secretIn(
  { operationId }: Operation,
  { components, responses }: ResponseSchemas,
): string | undefined {
  const seen = new Set<JsonSchema>();
  const namesIn = (schema: JsonSchema): string[] => {
    if (seen.has(schema)) return [];
    seen.add(schema);
    const { $ref, properties = {}, items } = schema;
    const inner = [components[$ref ?? ""] ?? [], items ?? [], Object.values(properties)].flat();
    return [...Object.keys(properties), ...inner.flatMap(namesIn)];
  };
  const schemas = (responses[operationId] ?? []).filter((schema) => schema !== null);
  const name = schemas.flatMap(namesIn).find((each) => secretProperty.test(each));
  return name === undefined ? undefined : `Its response has a secret: ${name}.`;
}
