import type { Description, Operation } from "./description.js";
import { operationsOf, resolve, successResponses } from "./description.js";
import { documentedSuccesses, type RecordedExchange, type SourceDocument } from "./tables.js";
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
    readonly body?: unknown;
  };
  readonly status: number;
  /** The body; undefined for a response without one. */
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
  const filled = recorded.request.replace(/\{(?!Endpoint\})(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((candidate) => candidate.name === name);
    const { example } = parameter ?? {};
    if (typeof example !== "string" && typeof example !== "number")
      throw new StepError(
        `${document.file}:1:1  The request line contains {${name}}, but no parameter of that name has an example: add one to its file.`,
      );
    return encodeURIComponent(example);
  });
  const [method = "", address = ""] = filled.split(" ");
  const url = new URL(address.replace("{Endpoint}", "endpoint"));
  const body = recorded.body && description.components.examples[recorded.body.example]?.value;
  const [listed] = documentedSuccesses(document);
  const status =
    recorded.status ?? listed ?? successResponses(description, operation)[0]?.status.toString();
  if (status === undefined)
    throw new StepError(
      `${document.file}:1:1  ${document.operation} has a recorded response, but its description has no success response.`,
    );
  const { project_id: projectId = "", ...path } = pathValues(operation, url.pathname);
  return {
    service: document.service,
    document: document.document,
    operationId: document.operation,
    projectId,
    input: {
      ...path,
      ...queryValues(description, operation, url),
      ...(body as object | undefined),
    },
    request: {
      method,
      target: address.replace("https://{Endpoint}", ""),
      ...(body !== undefined && { body }),
    },
    status: Number(status),
    response:
      recorded.response && description.components.examples[recorded.response.example]?.value,
  };
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
  url: URL,
): Record<string, string | number> {
  return Object.fromEntries(
    [...url.searchParams].map(([name, value]) => {
      const parameter = operation.parameters.find((candidate) => candidate.name === name);
      const type = parameter && resolve(description, parameter.schema).type;
      return [name, type === "integer" ? Number(value) : value];
    }),
  );
}
