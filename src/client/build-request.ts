import { throwConfigurationError, ValidationError } from "../errors.js";
import { placeOf, type Operation } from "../operation.js";
import { checkInput, checkUrlValue } from "../validation/check-input.js";
import { ownValue, withoutUndefined } from "../values.js";

/** The input of a call: parameters, and the properties of its body. */
export type Input = Readonly<Record<string, unknown>>;

/** The query of a call, after its input and the extra query have been checked. */
export function checkedQuery(operation: Operation, input: Input, extraQuery: Input = {}): Input {
  const issues = checkInput(operation, input);
  for (const [name, value] of Object.entries(extraQuery))
    issues.push(...checkUrlValue(name, value, "query"));
  if (issues.length > 0) throw new ValidationError(operation.operationId, issues);
  const names = Object.keys(operation.input.properties ?? {});
  const inQuery = names.filter((name) => placeOf(operation, name) === "query");
  return withoutUndefined({ ...pick(input, inQuery), ...extraQuery });
}

/** The URL of a call with a checked query. */
export function requestUrl(
  endpoint: string,
  { path }: Operation,
  input: Input,
  query: Input,
  projectId: string,
): string {
  const inPath: Input = { ...input, project_id: projectId };
  const url = endpoint + path.replace(/\{(\w+)\}/g, (_, name: string) => encode(inPath[name]));
  const pairs = Object.entries(query).map((pair) => pair.map(encode).join("="));
  return url + (pairs.length > 0 ? `?${pairs.join("&")}` : "");
}

/** The body of a call as JSON; undefined for a request without one. */
export function requestBody({ operationId, body }: Operation, input: Input): string | undefined {
  if (!body) return undefined;
  try {
    return JSON.stringify(pick(input, body));
  } catch {
    // A part that the description leaves open may be circular, or of a type that JSON does not have.
    throwConfigurationError(`The body of ${operationId}`, "one that JSON can hold");
  }
}

/** The own properties of an input that have these names. */
function pick(input: Input, names: readonly string[]): Input {
  return Object.fromEntries(names.map((name) => [name, ownValue(input, name)]));
}

function encode(value: unknown): string {
  return encodeURIComponent(String(value));
}
