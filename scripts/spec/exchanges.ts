import type { Body, Description, Operation } from "./description.js";
import {
  componentName,
  isReference,
  jsonContent,
  operationsOf,
  resolve,
  successResponses,
} from "./description.js";
import { documentedSuccesses, requestOf } from "./recorded-calls.js";
import type { RecordedExchange, SourceDocument } from "./tables.js";
import { StepError } from "../build/step.js";

/** A recorded call in the form of a client call. */
export interface Exchange {
  readonly service: string;
  readonly document: string;
  readonly operationId: string;
  /** The project id of the client. */
  readonly projectId: string;
  /** The input of the method. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly request: {
    readonly method: string;
    /** Path and query. */
    readonly target: string;
    /** Of a call without a recorded body the first example of the description. */
    readonly body?: unknown;
  };
  readonly status: number;
  /** The body, of which a call without a recorded one has the first example; undefined for a response without one. */
  readonly response: unknown;
}

/**
 * The recorded calls of a document. Placeholders in a request line are replaced by the examples of their parameters,
 * percent-encoded by RFC 3986.
 *
 * @throws StepError if the description lacks the operation, an example or a success response.
 */
export function exchangesOf(description: Description, document: SourceDocument): Exchange[] {
  const operation = operationsOf(description).find(
    ({ object }) => object.operationId === document.operation,
  );
  if (!operation)
    throw new StepError(
      `${document.file}:1:1  The description has no operation ${document.operation}: add it, or correct the key "operation".`,
    );
  return document.exchanges.map((recorded) =>
    toExchange(description, document, operation, recorded),
  );
}

function toExchange(
  description: Description,
  document: SourceDocument,
  operation: Operation,
  recorded: RecordedExchange,
): Exchange {
  const request = requestOf(recorded);
  const fill = (text: string): string => filled(text, document, operation);
  const values = pathValues(operation, fill(request.path));
  const query = new URLSearchParams(fill(request.query));
  const { requestBody } = operation.object;
  const sent =
    recorded.body?.example ?? (requestBody && firstExample(resolve(description, requestBody)));
  const body = sent && description.components.examples[sent]?.value;
  const { status, example } = successOf(description, document, operation, recorded);
  const { project_id: projectId = "", ...path } = values;
  return {
    service: document.service,
    document: document.document,
    operationId: document.operation,
    projectId,
    input: {
      ...path,
      ...queryValues(description, operation, query),
      ...(body as object | undefined),
    },
    request: {
      method: request.method,
      target: targetOf(operation, values, query),
      ...(body !== undefined && { body }),
    },
    status: Number(status),
    response: example && description.components.examples[example]?.value,
  };
}

/** Replaces placeholders by the examples of their parameters. */
function filled(text: string, document: SourceDocument, operation: Operation): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((candidate) => candidate.name === name);
    const { example } = parameter ?? {};
    if (typeof example !== "string" && typeof example !== "number")
      throw new StepError(
        `${document.file}:1:1  The request line contains {${name}}, but no parameter of that name has an example: add one to its file.`,
      );
    return encodeURIComponent(example);
  });
}

/** The status of a recorded call, and its response: for a call without one, the first example of the description. */
function successOf(
  description: Description,
  document: SourceDocument,
  operation: Operation,
  recorded: RecordedExchange,
): { readonly status: string; readonly example: string | undefined } {
  const successes = successResponses(description, operation);
  const [listed] = documentedSuccesses(document);
  const status = recorded.status ?? listed ?? successes[0]?.status.toString();
  if (status === undefined)
    throw new StepError(
      `${document.file}:1:1  ${document.operation} has a recorded response, but its description has no success response.`,
    );
  const body = successes.find((success) => success.status === Number(status))?.body;
  return { status, example: recorded.response?.example ?? (body && firstExample(body)) };
}

/** The name of the first example of a body. */
function firstExample(body: Body): string | undefined {
  const examples = Object.values(jsonContent(body)?.examples ?? {});
  return examples.filter(isReference).map(componentName)[0];
}

/** The target that a client sends: a document may print another version in the path, and leave the query unencoded. */
function targetOf(
  { path }: Operation,
  values: Readonly<Record<string, string>>,
  query: URLSearchParams,
): string {
  const target = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ""),
  );
  const pairs = [...query].map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return [target, ...(pairs.length > 0 ? [pairs.join("&")] : [])].join("?");
}

function pathValues(operation: Operation, pathname: string): Record<string, string> {
  const recorded = pathname.split("/");
  return Object.fromEntries(
    operation.path
      .split("/")
      .flatMap((segment, index) =>
        segment.startsWith("{")
          ? [[segment.slice(1, -1), decodeURIComponent(recorded[index] ?? "")]]
          : [],
      ),
  );
}

function queryValues(
  description: Description,
  operation: Operation,
  query: URLSearchParams,
): Record<string, string | number> {
  return Object.fromEntries(
    [...query].map(([name, value]) => {
      const parameter = operation.parameters.find((candidate) => candidate.name === name);
      const type = parameter && resolve(description, parameter.schema).type;
      return [name, type === "integer" ? Number(value) : value];
    }),
  );
}
