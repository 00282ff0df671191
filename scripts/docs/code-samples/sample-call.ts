import { clientParameters, dependenciesOf, inputProperties } from "../../codegen/inputs.js";
import { isObject } from "../../../src/values.js";
import { DescriptionError } from "../../spec/source-location.js";
import {
  jsonContent,
  resolve,
  successResponses,
  type Description,
  type Operation,
  type Parameter,
  type Reference,
  type Schema,
} from "../../spec/description.js";

/** A call of an operation with the values of its examples, from which the samples of all languages are written. */
export interface SampleCall {
  readonly service: string;
  readonly operationId: string;
  readonly summary: string;
  readonly method: string;
  readonly server: SampleServer;
  /** What follows the base URL, percent-encoded, split where the project id goes: "/v3/" and "/backups?limit=10". */
  readonly target: readonly string[];
  /** The request body as a JSON value; undefined if there is none. */
  readonly body: unknown;
  /** The input of the client's method: path, query and body in one object. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Whether the package has a paginate function for the operation. */
  readonly paged: boolean;
  readonly response: SampleResponse;
}

/** The server that a sample calls. */
export interface SampleServer {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** The region, if the client derives the URL from it. */
  readonly region: string | undefined;
}

/** What a sample prints of the response: the items of a list, the JSON, or the status where there is no body. */
export type SampleResponse = SampleList | { readonly kind: "json" } | { readonly kind: "empty" };

export interface SampleList {
  readonly kind: "list";
  /** The property that holds the items. */
  readonly property: string;
  readonly required: boolean;
  /** The properties of an item to print. */
  readonly shown: readonly { readonly name: string; readonly type: string | undefined }[];
}

/** The properties that identify an item, and its state. */
const shownProperties = ["id", "name", "status"];

/** The cloud for which the client derives the URL from the region. */
const defaultCloud = "huaweicloud";

export function sampleCall(
  description: Description,
  service: string,
  operation: Operation,
): SampleCall {
  const { object, method } = operation;
  const parameters = sampleParameters(operation).map((parameter) => ({
    name: parameter.name,
    in: parameter.in,
    value: exampleOf(description, operation, parameter),
  }));
  const body = bodyOf(description, operation);
  const path = parameters.reduce(
    (text, { name, value }) => text.replaceAll(`{${name}}`, percentEncode(value)),
    operation.path,
  );
  const query = parameters
    .filter((parameter) => parameter.in === "query")
    .map(({ name, value }) => `${percentEncode(name)}=${percentEncode(value)}`);
  return {
    service,
    operationId: object.operationId,
    summary: object.summary.replace(/\s+/g, " ").trim(),
    method,
    server: sampleServer(description),
    target: [path, ...(query.length > 0 ? [query.join("&")] : [])].join("?").split("{project_id}"),
    body,
    input: clientInput(description, operation, {
      ...Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
      ...(typeof body === "object" && body),
    }),
    paged: object["x-speakeasy-pagination"] !== undefined,
    response: sampleResponse(description, operation),
  };
}

/** The values that the client's method takes. A paginate function chooses the page by itself. */
function clientInput(
  description: Description,
  operation: Operation,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const inputs = operation.object["x-speakeasy-pagination"]?.inputs ?? [];
  const pages = inputs.filter(({ type }) => type !== "limit").map(({ name }) => name);
  const names = inputProperties(description, operation).map(({ name }) => name);
  return Object.fromEntries(
    names
      .filter((name) => name in values && !pages.includes(name))
      .map((name) => [name, values[name]]),
  );
}

/** The required parameters, those that choose a page, and those that these depend on. */
function sampleParameters(operation: Operation): Parameter[] {
  const parameters = operation.parameters.filter(({ name }) => !clientParameters.has(name));
  const paging = operation.object["x-speakeasy-pagination"]?.inputs.map(({ name }) => name) ?? [];
  const chosen = new Set(
    parameters
      .filter(
        ({ name, required, example }) =>
          required || (paging.includes(name) && example !== undefined),
      )
      .map(({ name }) => name),
  );
  for (const dependency of dependenciesOf(operation)) {
    const [first = "", second = ""] = dependency.parameters;
    if (dependency.kind === "requires") {
      if (chosen.has(first)) chosen.add(second);
    } else if (!dependency.parameters.some((name) => chosen.has(name))) chosen.add(first);
  }
  return parameters.filter(({ name }) => chosen.has(name));
}

/** The first server without variables, or else the first one with the defaults of its variables. */
function sampleServer({ servers }: Description): SampleServer {
  const server = servers.find(({ variables }) => !variables) ?? servers[0];
  if (!server)
    throw new DescriptionError("There is no server for the code samples to call.", ["servers"]);
  const { url, variables, "x-speakeasy-server-id": id } = server;
  const baseUrl = url.replace(
    /\{(\w+)\}/g,
    (placeholder, name: string) => variables?.[name]?.default ?? placeholder,
  );
  // The id of a server for a single region is "<cloud>-<region>".
  const region = id.startsWith(`${defaultCloud}-`) ? id.slice(defaultCloud.length + 1) : undefined;
  return { baseUrl, region: id === defaultCloud ? variables?.["region"]?.default : region };
}

function sampleResponse(description: Description, operation: Operation): SampleResponse {
  const [success] = successResponses(description, operation);
  const content = success && jsonContent(success.body);
  if (!content) return { kind: "empty" };
  const schema = resolve(description, content.schema);
  const paged = operation.object["x-speakeasy-pagination"]?.outputs.results.slice(2);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const { items } = resolve<Schema>(description, property);
    if (!items || (paged !== undefined && paged !== name)) continue;
    const { properties = {} } = resolve(description, items);
    const shown = shownProperties.flatMap((shownName) => {
      const shownProperty = properties[shownName];
      if (!shownProperty) return [];
      return [{ name: shownName, type: resolve<Schema>(description, shownProperty).type }];
    });
    if (shown.length > 0) {
      const required = schema.required?.includes(name) ?? false;
      return { kind: "list", property: name, required, shown };
    }
  }
  return { kind: "json" };
}

function exampleOf(description: Description, operation: Operation, parameter: Parameter): unknown {
  const schema = resolve(description, parameter.schema);
  const [value] = schema.enum ?? schema["x-extensible-enum"] ?? [];
  const example = parameter.example ?? schema.example ?? schema.default ?? value;
  if (example === undefined) throw missingExample(operation, `its parameter ${parameter.name}`);
  return example;
}

function bodyOf(description: Description, operation: Operation): unknown {
  const { requestBody } = operation.object;
  if (!requestBody) return undefined;
  const content = jsonContent(resolve(description, requestBody));
  const [example] = Object.values(content?.examples ?? {});
  if (!content || !example) throw missingExample(operation, "its request body");
  return withoutSecrets(description, content.schema, resolve(description, example).value);
}

/** A body without its optional secrets: a program that is copied must not contain one. */
function withoutSecrets(
  description: Description,
  reference: Schema | Reference,
  value: unknown,
): unknown {
  const { properties = {}, required = [], items } = resolve<Schema>(description, reference);
  if (items && Array.isArray(value))
    return value.map((item: unknown) => withoutSecrets(description, items, item));
  if (!isObject(value)) return value;
  const isSecret = (name: string): boolean => {
    const property = properties[name];
    return property !== undefined && resolve<Schema>(description, property).format === "password";
  };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => required.includes(name) || !isSecret(name))
      .map(([name, inner]) => [name, withoutSecrets(description, properties[name] ?? {}, inner)]),
  );
}

function missingExample({ path, method, object }: Operation, what: string): DescriptionError {
  const message = `${object.operationId}: ${what} has no example for the code samples; add one.`;
  return new DescriptionError(message, ["paths", path, method.toLowerCase()]);
}

/** According to RFC 3986, which also encodes characters that encodeURIComponent keeps. */
function percentEncode(value: unknown): string {
  return encodeURIComponent(String(value)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
