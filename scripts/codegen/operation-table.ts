import { isDeepStrictEqual } from "node:util";
import type { JsonSchema, Operation as TableRow, OperationRetry } from "../../src/operation.js";
import {
  operationsOf,
  responseBody,
  retriesOf,
  type Description,
  type Operation,
  type Retries,
} from "../spec/description.js";
import { DescriptionError } from "../spec/source-location.js";
import { dependenciesOf, inputProperties } from "./inputs.js";
import { jsonSchema } from "./json-schema.js";
import { literal, propertyName } from "./typescript.js";

/** The retry rule of the service, and the data with which one runtime sends every operation and checks its input. */
export function renderOperationTable(description: Description): string {
  const operations = operationsOf(description);
  const shared = retryOf(description["x-speakeasy-retries"]);
  const rows = operations.map((operation) => {
    const row = tableRow(description, operation, shared);
    return `  ${propertyName(row.operationId)}: ${literal(row, "  ")},\n`;
  });
  return `/** When a request of the service may be sent again, unless its operation has a rule of its own. */
export const retry: OperationRetry = ${literal(shared)};

/** Every operation as data, by its operationId. */
export const operations: Readonly<Record<keyof Operations<unknown>, Operation>> = {\n${rows.join("")}};\n`;
}

function tableRow(
  description: Description,
  operation: Operation,
  shared: OperationRetry,
): TableRow {
  const { object, method, path } = operation;
  const body = inputProperties(description, operation).filter((property) => property.in === "body");
  checkRetries(description, operation);
  const responds = responseBody(description, operation);
  const rule = retryOf(retriesOf(description, operation));
  const { "x-effects": effects = {} } = object;
  return {
    operationId: object.operationId,
    method,
    path,
    input: inputSchema(description, operation),
    ...(object.requestBody && { body: body.map(({ name }) => name) }),
    ...(responds !== "always" && { responseBody: responds }),
    ...(("deletes" in effects || "overwrites" in effects) && { destructive: true }),
    ...(!isDeepStrictEqual(rule, shared) && { retry: rule }),
  };
}

const readMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * The rule of the service may repeat a request that has had its effect.
 *
 * @throws DescriptionError if an operation, or a write itself, declares no rule.
 */
function checkRetries(description: Description, { object, method, path }: Operation): void {
  const { operationId, "x-speakeasy-retries": own } = object;
  const problem =
    (!own &&
      !description["x-speakeasy-retries"] &&
      "has no x-speakeasy-retries, and openapi.yaml declares none for all operations: add it to one of them.") ||
    (!own &&
      !readMethods.has(method) &&
      "changes something and has no x-speakeasy-retries of its own: declare when it may be sent again, because the rule of the service is for operations that change nothing.");
  if (problem)
    throw new DescriptionError(`${operationId} ${problem}`, ["paths", path, method.toLowerCase()]);
}

/** The schema of the one object that a method takes. */
function inputSchema(description: Description, operation: Operation): JsonSchema {
  const place = ["paths", operation.path, operation.method.toLowerCase()];
  const properties = inputProperties(description, operation);
  const required = properties.filter((property) => property.required).map(({ name }) => name);
  const dependentRequired = new Map<string, string[]>();
  const dependencies = dependenciesOf(operation);
  for (const { kind, parameters } of dependencies) {
    if (kind !== "requires") continue;
    const [parameter, requires] = parameters;
    dependentRequired.set(parameter, [...(dependentRequired.get(parameter) ?? []), requires]);
  }
  const schema: JsonSchema = {
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      properties.map(({ name, schema }) => [
        name,
        jsonSchema(description, schema, "request", place),
      ]),
    ),
    ...(dependentRequired.size > 0 && { dependentRequired: Object.fromEntries(dependentRequired) }),
  };
  return dependencies.reduce(
    (result, dependency) =>
      dependency.kind === "onlyOne"
        ? withOnlyOne(result, dependency.within, dependency.parameters)
        : result,
    schema,
  );
}

/** A schema whose object has exactly one of some properties, or an object in it, to which `within` leads. */
function withOnlyOne(
  schema: JsonSchema,
  [first, ...rest]: readonly string[],
  names: readonly string[],
): JsonSchema {
  if (first === undefined) return { ...schema, onlyOne: [...(schema.onlyOne ?? []), names] };
  const inner = withOnlyOne(schema.properties?.[first] ?? {}, rest, names);
  return { ...schema, properties: { ...schema.properties, [first]: inner } };
}

const noRetry: OperationRetry = { statuses: [], connectionErrors: false };

function retryOf(retries: Retries | undefined): OperationRetry {
  if (!retries) return noRetry;
  return {
    statuses: retries.statusCodes.map(Number),
    connectionErrors: retries.retryConnectionErrors,
  };
}
