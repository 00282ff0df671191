import { operationsOf, type Operation } from "../../scripts/spec/description.js";
import { serviceNames } from "../../scripts/build/project.js";
import { publishedDescription, recordedExchanges } from "../support/recordings.js";

/** What the sample of an operation must do, from its description and its recorded calls. */
export interface SampleExpectation {
  readonly operationId: string;
  readonly service: string;
  /** "GET /v3/PROJECT/backups?offset=0&limit=10" */
  readonly request: string;
  /** The path of the list that shows the data of the sandbox. */
  readonly list: string;
  /** The names of what it creates. */
  readonly creates: readonly string[];
}

/** The expectations of all operations. */
export function sampleExpectations(): SampleExpectation[] {
  return serviceNames().flatMap((service) =>
    operationsOf(publishedDescription(service)).map((operation): SampleExpectation => {
      const { operationId } = operation.object;
      const list = operation.path
        .replace("{project_id}", "PROJECT")
        .replaceAll(/\{(\w+)\}/g, (_, name) => exampleOf(operation, String(name)));
      const request = `${operation.method.toUpperCase()} ${list}${queryOf(operation)}`;
      return { operationId, service, request, list, creates: createdNames(operationId) };
    }),
  );
}

/** A sample sends the required parameters and those of paging. */
function queryOf({ object, parameters }: Operation): string {
  const paging = object["x-speakeasy-pagination"]?.inputs.map(({ name }) => name) ?? [];
  const shown = parameters.filter(
    ({ name, required, in: location }) =>
      location === "query" && (required || paging.includes(name)),
  );
  return shown.length === 0
    ? ""
    : `?${shown.map(({ name, example }) => `${name}=${String(example)}`).join("&")}`;
}

function exampleOf({ parameters }: Operation, name: string): string {
  return String(parameters.find((parameter) => parameter.name === name)?.example);
}

function createdNames(operationId: string): string[] {
  const bodies = recordedExchanges().filter(
    (exchange) => exchange.operationId === operationId && exchange.request.body !== undefined,
  );
  return bodies.flatMap(({ request }) =>
    Object.values(request.body as Readonly<Record<string, { readonly name: string }>>).map(
      ({ name }) => name,
    ),
  );
}
