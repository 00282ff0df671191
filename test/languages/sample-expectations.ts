import { operationsOf, type Operation } from "../../scripts/spec/description.js";
import { serviceNames } from "../../scripts/build/project.js";
import { publishedDescription, recordedExchanges } from "../support/recordings.js";

/** What the sample of an operation has to do, as its description and its recorded calls say it. */
export interface SampleExpectation {
  readonly operationId: string;
  readonly service: string;
  /** "GET /v3/PROJECT/backups?offset=0&limit=10" */
  readonly request: string;
  /** The list that shows what the sandbox has. */
  readonly list: string;
  /** The names of what it orders. */
  readonly orders: readonly string[];
}

/** One for each operation there is. */
export function sampleExpectations(): SampleExpectation[] {
  return serviceNames().flatMap((service) =>
    operationsOf(publishedDescription(service)).map((operation): SampleExpectation => {
      const { operationId } = operation.object;
      const list = operation.path
        .replace("{project_id}", "PROJECT")
        .replaceAll(/\{(\w+)\}/g, (_, name) => exampleOf(operation, String(name)));
      const request = `${operation.method.toUpperCase()} ${list}${queryOf(operation)}`;
      return { operationId, service, request, list, orders: ordersOf(operationId) };
    }),
  );
}

/** A sample shows what is required, and which page is wanted. */
function queryOf({ object, parameters }: Operation): string {
  const paging = object["x-speakeasy-pagination"]?.inputs.map(({ name }) => name) ?? [];
  const shown = parameters.filter(
    ({ name, required, in: room }) => room === "query" && (required || paging.includes(name)),
  );
  return shown.length === 0
    ? ""
    : `?${shown.map(({ name, example }) => `${name}=${String(example)}`).join("&")}`;
}

function exampleOf({ parameters }: Operation, name: string): string {
  return String(parameters.find((parameter) => parameter.name === name)?.example);
}

function ordersOf(operationId: string): string[] {
  const bodies = recordedExchanges().filter(
    (exchange) => exchange.operationId === operationId && exchange.request.body !== undefined,
  );
  return bodies.flatMap(({ request }) =>
    Object.values(request.body as Readonly<Record<string, { readonly name: string }>>).map(
      ({ name }) => name,
    ),
  );
}
