import type { Description, Operation } from "./description.js";
import { operationsOf, resolve, successResponses } from "./description.js";
import type { RecordedExchange, SourceDocument } from "./tables.js";
import { StepError } from "../build/step.js";

/** A recorded call as a client would make it. */
export interface Exchange {
  readonly service: string;
  readonly document: string;
  readonly operationId: string;
  /** What the client was created with. */
  readonly projectId: string;
  /** What the method is called with. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly request: {
    readonly method: string;
    /** Without the host. */ readonly target: string;
    readonly body?: unknown;
  };
  readonly status: number;
  readonly response: unknown;
}

/**
 * The recorded calls of a document. A request line with placeholders, as document 003 has one, is filled with the
 * examples of its parameters, percent-encoded as RFC 3986 wants it.
 */
export function exchangesOf(description: Description, document: SourceDocument): Exchange[] {
  const operation = operationsOf(description).find(
    ({ object }) => object.operationId === document.operation,
  );
  if (!operation)
    throw new StepError(
      `${document.file}:1:1  The description has no operation ${document.operation}.`,
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
    if (parameter?.example === undefined)
      throw new StepError(
        `${document.file}:1:1  The request line names ${name}, and no parameter of that name has an example.`,
      );
    return encodeURIComponent(String(parameter.example));
  });
  const [method = "", address = ""] = filled.split(" ");
  const url = new URL(address.replace("{Endpoint}", "endpoint"));
  const body = recorded.body && description.components.examples[recorded.body.example]?.value;
  const success = successResponses(description, operation)[0];
  if (!success)
    throw new StepError(
      `${document.file}:1:1  ${document.operation} has a recorded answer, and none that means success is described.`,
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
    status: success.status,
    response: description.components.examples[recorded.response.example]?.value,
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
