import { inputProperties } from "../../../codegen/inputs.js";
import { DescriptionError } from "../../../spec/source-location.js";
import {
  jsonContent,
  resolve,
  type Description,
  type Operation,
  type Parameter,
} from "../../../spec/description.js";
import { chosenParameters } from "./chosen-parameters.js";
import { sampleAnswer, type SampleAnswer } from "./sample-answer.js";
import { sampleHome, type SampleHome } from "./sample-home.js";

/** One call of an operation with the values of its examples: what a sample of any language is written from. */
export interface SampleCall {
  readonly service: string;
  readonly operationId: string;
  readonly summary: string;
  readonly method: string;
  readonly home: SampleHome;
  /** What follows the base address, percent-encoded, and cut where the project's id goes: "/v3/" and "/backups?limit=10". */
  readonly target: readonly string[];
  /** The body as a JSON value; undefined where the operation takes none. */
  readonly body: unknown;
  /** What the client's method takes: path, query and body in one object. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Whether the client has a pager for it. */
  readonly paged: boolean;
  readonly answer: SampleAnswer;
}

/** Makes the call of an operation that its samples show. */
export function sampleCall(
  description: Description,
  service: string,
  operation: Operation,
): SampleCall {
  const { object, method } = operation;
  const parameters = chosenParameters(operation).map((parameter) => ({
    name: parameter.name,
    place: parameter.in,
    value: exampleOf(description, operation, parameter),
  }));
  const body = bodyOf(description, operation);
  const inputs = object["x-speakeasy-pagination"]?.inputs ?? [];
  // A pager begins with the first page by itself.
  const begins = inputs.filter(({ type }) => type !== "limit").map(({ name }) => name);
  const values: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    ...(typeof body === "object" && body),
  };
  const members = inputProperties(description, operation).filter(
    ({ name }) => name in values && !begins.includes(name),
  );
  const path = parameters.reduce(
    (text, { name, value }) => text.replaceAll(`{${name}}`, percentEncoded(value)),
    operation.path,
  );
  const query = parameters
    .filter(({ place }) => place === "query")
    .map(({ name, value }) => `${percentEncoded(name)}=${percentEncoded(value)}`);
  return {
    service,
    operationId: object.operationId,
    summary: object.summary.replace(/\s+/g, " ").trim(),
    method,
    home: sampleHome(description),
    target: `${path}${query.length > 0 ? "?" : ""}${query.join("&")}`.split("{project_id}"),
    body,
    input: Object.fromEntries(members.map(({ name }) => [name, values[name]])),
    paged: inputs.length > 0,
    answer: sampleAnswer(description, operation),
  };
}

function exampleOf(description: Description, operation: Operation, parameter: Parameter): unknown {
  const {
    example,
    default: fallback,
    enum: values,
    "x-extensible-enum": known,
  } = resolve(description, parameter.schema);
  const value = parameter.example ?? example ?? fallback ?? values?.[0] ?? known?.[0];
  if (value === undefined) throw lacksExample(operation, `its parameter ${parameter.name}`);
  return value;
}

function bodyOf(description: Description, operation: Operation): unknown {
  const body = operation.object.requestBody && resolve(description, operation.object.requestBody);
  if (!body) return undefined;
  const example = Object.values(jsonContent(body)?.examples ?? {})[0];
  if (!example) throw lacksExample(operation, "its request body");
  return resolve(description, example).value;
}

function lacksExample({ path, method, object }: Operation, what: string): DescriptionError {
  const message = `${object.operationId}: ${what} has no example, which its code samples would show.`;
  return new DescriptionError(message, ["paths", path, method.toLowerCase()]);
}

/** As RFC 3986 wants it, with the characters that encodeURIComponent leaves for the sake of older times. */
function percentEncoded(value: unknown): string {
  return encodeURIComponent(String(value)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
