import type { SandboxSeed } from "../../../src/sandbox.js";
import { isObject } from "../../../src/values.js";
import {
  jsonContent,
  operationsOf,
  resolve,
  successResponses,
  type Description,
  type Operation,
} from "../../spec/description.js";
import { seedFor } from "./seed-for.js";

/** A request, as it is sent to any sandbox. */
export interface DescribedRequest {
  readonly method: string;
  /** Path and query. "PROJECT" stands for the project id of the sandbox. */
  readonly target: string;
  readonly body?: string;
}

/** The values of a call, by their names as the description has them. */
export interface CallValues {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A call of an operation that its description and its examples make valid. */
export interface DescribedCall {
  readonly operationId: string;
  readonly operation: Operation;
  readonly values: CallValues;
  /** The documented statuses of a success. */
  readonly successes: readonly number[];
  /** What the sandbox has to contain for the call to succeed. */
  readonly seed: SandboxSeed;
  /** What has to be sent first, and to end, because no seed contains the job or the action that the call names. */
  readonly before?: DescribedRequest;
}

/** A valid call of every operation of a description, from the examples in it. */
export function describedCalls(description: Description): DescribedCall[] {
  return operationsOf(description).map((operation) => {
    const { operationId } = operation.object;
    const values = validValues(operation, bodyExamples(description, operation)[0]);
    const seed = seedFor(description, operation, values.body);
    const before = operation.parameters.flatMap(({ name }) => starters.get(name)?.(seed) ?? []);
    return {
      ...{ operationId, operation, values, seed },
      successes: successResponses(description, operation).map(({ status }) => status),
      ...(before[0] && { before: before[0] }),
    };
  });
}

/** The values of the examples of all parameters that are required, with a body. */
function validValues({ parameters }: Operation, body: unknown): CallValues {
  const examples = (place: string): Record<string, string> =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && parameter.required)
        .map(({ name, example }) => [name, String(example)]),
    );
  const path = { ...examples("path"), project_id: "PROJECT" };
  return { path, query: examples("query"), ...(body !== undefined && { body }) };
}

/** The examples of the request body. */
export function bodyExamples(description: Description, { object }: Operation): unknown[] {
  const body = object.requestBody && resolve(description, object.requestBody);
  return Object.values((body && jsonContent(body)?.examples) ?? {}).map(
    (example) => resolve(description, example).value,
  );
}

/** The request of a call with the values. */
export function requestOf({ path, method }: Operation, values: CallValues): DescribedRequest {
  const query = new URLSearchParams(values.query);
  const target = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values.path[name] ?? ""),
  );
  return {
    method,
    target: query.size > 0 ? `${target}?${query}` : target,
    ...(values.body !== undefined && { body: JSON.stringify(values.body) }),
  };
}

/** The values of a call after the response to the request before it: a job has the id that it returned. */
export function afterResponse(values: CallValues, response: unknown): CallValues {
  if (!isObject(response)) return values;
  const ids = Object.entries(response).filter(
    (entry): entry is [string, string] => entry[0] in values.path && typeof entry[1] === "string",
  );
  return { ...values, path: { ...values.path, ...Object.fromEntries(ids) } };
}

/** What starts, and makes fail, what a parameter names, so that responses contain the reason. */
const starters: ReadonlyMap<string, (seed: SandboxSeed) => DescribedRequest> = new Map([
  [
    "action_name",
    ({ clusters }) => ({
      method: "POST",
      target: "/v1.0/PROJECT/snapshots",
      body: JSON.stringify({ snapshot: { name: "unavailable", cluster_id: clusters[0]?.id } }),
    }),
  ],
  [
    "job_id",
    ({ snapshots }) => ({
      method: "POST",
      target: `/v1/PROJECT/snapshots/${snapshots[0]?.id}/table-restore`,
      body: JSON.stringify({
        ...{ database: "postgres", case_sensitive: true },
        restore_table_list: [{ schema_name: "public", table_name: "orders" }],
        target_table_list: [{ schema_name: "public", table_name: "unavailable" }],
      }),
    }),
  ],
]);
