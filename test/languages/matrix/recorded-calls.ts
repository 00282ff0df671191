import {
  jsonContent,
  operationsOf,
  resolve,
  successResponses,
  type Description,
  type Operation,
  type Reference,
  type Schema,
} from "../../../scripts/spec/description.js";
import { publishedDescription, recordedExchanges } from "../../support/recordings.js";
import type { Call } from "../nightly-job.js";

type Exchange = ReturnType<typeof recordedExchanges>[number];

/** A call, the response of the service, and the outcome that the caller must receive. */
export interface RecordedCall {
  readonly about: string;
  readonly call: Call;
  readonly description: Description;
  readonly operation: Operation;
  readonly exchange: Exchange;
  readonly status: number;
  readonly body: unknown;
  readonly outcome: unknown;
}

/** A status that only the default response describes. */
const undocumentedStatus = 418;
const unknownValue = "HIBERNATING";
const unknownProperty = { unknown_property: { nested: [1] } };

/** The same value, with an unknown one in place of each value of an open list, and with unknown properties in each object. */
function withUnknown(
  description: Description,
  reference: Schema | Reference | undefined,
  value: unknown,
  properties: object,
): unknown {
  if (!reference) return value;
  const schema = resolve(description, reference);
  const inside = (part: Schema | Reference | undefined, item: unknown) =>
    withUnknown(description, part, item, properties);
  if (Array.isArray(value)) return value.map((item) => inside(schema.items, item));
  if (typeof value !== "object" || value === null)
    return schema["x-extensible-enum"] && typeof value === "string" ? unknownValue : value;
  const others = schema.additionalProperties;
  const otherSchema = typeof others === "object" ? others : undefined;
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    inside(schema.properties?.[name] ?? otherSchema, item),
  ]);
  // The values of a map have a type.
  return { ...Object.fromEntries(entries), ...(otherSchema ? {} : properties) };
}

/** The recorded body with unknown values and the properties. */
function unknownBody(
  description: Description,
  operation: Operation,
  { status, response }: Exchange,
  properties: object,
): unknown {
  const success = successResponses(description, operation).find((one) => one.status === status);
  const schema = success && jsonContent(success.body)?.schema;
  return withUnknown(description, schema, response, properties);
}

function callOf(description: Description, operation: Operation, { service, request }: Exchange) {
  const { pathname, searchParams } = new URL(request.target, "http://127.0.0.1");
  const segments = pathname.split("/").map(decodeURIComponent);
  const path = operation.path
    .split("/")
    .flatMap((segment, index) =>
      segment.startsWith("{") ? [[segment.slice(1, -1), segments[index]] as const] : [],
    );
  const query = [...searchParams].map(([name, value]) => {
    const schema = operation.parameters.find((one) => one.name === name)?.schema;
    const isNumber = schema && resolve(description, schema).type === "integer";
    return [name, isNumber ? Number(value) : value] as const;
  });
  return {
    service,
    operation: operation.object.operationId,
    path: Object.fromEntries(path),
    query: Object.fromEntries(query),
    ...(request.body !== undefined && { body: request.body }),
  };
}

function recordedCallsOf(exchange: Exchange, unknownProperties: "kept" | "ignored") {
  const { service, operationId, document, status, response } = exchange;
  const description = publishedDescription(service);
  const operation = operationsOf(description).find((one) => one.object.operationId === operationId);
  if (!operation) throw new Error(`No description has the operation ${operationId}.`);
  const made = {
    call: callOf(description, operation, exchange),
    description,
    operation,
    exchange,
  };
  const unknown = (properties: object) => unknownBody(description, operation, exchange, properties);
  const error = description.components.examples["InvalidParameter"]?.value;
  return [
    {
      ...made,
      about: `${operationId} as ${document} records it`,
      status,
      body: response,
      outcome: { response },
    },
    {
      ...made,
      about: `${operationId} with unknown values and properties`,
      status,
      body: unknown(unknownProperty),
      outcome: { response: unknown(unknownProperties === "kept" ? unknownProperty : {}) },
    },
    ...[400, undocumentedStatus].map((failure) => ({
      ...made,
      about: `${operationId} with the error status ${failure}`,
      status: failure,
      body: error,
      outcome: { error: { status: failure, body: error } },
    })),
  ];
}

/**
 * Every recorded call of every operation with its recorded response, with a response that has unknown values and unknown
 * properties, and with error responses.
 */
export function recordedCalls(unknownProperties: "kept" | "ignored"): RecordedCall[] {
  return recordedExchanges().flatMap((exchange) => recordedCallsOf(exchange, unknownProperties));
}
