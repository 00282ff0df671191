import { throwConfigurationError, ValidationError } from "../errors.js";
import { placeOf, type Operation } from "../operation.js";
import { checkInput, checkUrlValue } from "../validation/check-input.js";
import { isObject, ownValue } from "../values.js";
import { buildUrl } from "./build-url.js";

/** The input of a call: parameters, and the properties of its body. */
export type Input = Readonly<Record<string, unknown>>;

/** The query of a call, after its input and the extra query have been checked. */
export function checkedQuery(operation: Operation, input: Input, extraQuery: Input = {}): Input {
  const issues = checkInput(operation, input);
  if (!isObject(input)) throw new ValidationError(operation.operationId, issues);
  const query = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(operation.input.properties ?? {}))
    if (placeOf(operation, name) === "query") query[name] = ownValue(input, name);
  for (const [name, value] of Object.entries(extraQuery)) {
    query[name] = value;
    issues.push(...checkUrlValue(name, value, "query"));
  }
  if (issues.length > 0) throw new ValidationError(operation.operationId, issues);
  return query;
}

/** The URL of a call with a checked query. */
export function requestUrl(
  endpoint: string,
  { path }: Operation,
  input: Input,
  query: Input,
  projectId: string,
): string {
  return buildUrl(endpoint + path, { ...input, project_id: projectId }, query);
}

/** The body of a call as JSON; undefined for a request without one. */
export function requestBody({ operationId, body }: Operation, input: Input): string | undefined {
  if (!body) return undefined;
  try {
    return JSON.stringify(Object.fromEntries(body.map((name) => [name, ownValue(input, name)])));
  } catch {
    // A part that the description leaves open may be circular, or of a type that JSON does not have.
    throwConfigurationError(`The body of ${operationId}`, "one that JSON can hold");
  }
}
