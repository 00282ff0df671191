import { examples } from "../../generated/dws/examples.js";
import { sampleCall, type SampleResponse } from "../../scripts/docs/code-samples/sample-call.js";
import { operationsOf, type Operation } from "../../scripts/spec/description.js";
import { serviceNames } from "../../scripts/build/project.js";
import type { SandboxSeed } from "../../src/sandbox.js";
import { isObject } from "../../src/values.js";
import { describedCalls } from "../../scripts/verify/coverage/described-calls.js";
import { publishedDescription } from "../support/recordings.js";

/** What the sample of an operation must do, from its description and its examples. */
export interface SampleExpectation {
  readonly operationId: string;
  readonly service: string;
  /** "GET /v3/PROJECT/backups?offset=0&limit=10" */
  readonly request: string;
  /** The documented statuses of a success. */
  readonly successes: readonly number[];
  /** What the sandbox has to contain for the call to succeed. */
  readonly seed: SandboxSeed;
  /** What the sandbox responds, where no seed can contain it: the recorded response. */
  readonly response: object | undefined;
  /** What the code of the sample depends on: two samples of one form differ in texts only. */
  readonly form: string;
  /** The texts of a response that the sample prints. */
  readonly shown: (body: unknown) => readonly string[];
}

/** The operations that read a task of a cluster, which no seed can contain. */
const tasks: ReadonlySet<string> = new Set(["listClusterActions", "listJobDetails"]);

/** The expectations of all operations. */
export function sampleExpectations(): SampleExpectation[] {
  return serviceNames().flatMap((service) => {
    const description = publishedDescription(service);
    const calls = new Map(describedCalls(description).map((call) => [call.operationId, call]));
    return operationsOf(description).map((operation): SampleExpectation => {
      const { operationId } = operation.object;
      const described = calls.get(operationId);
      if (!described) throw new Error(`There is no described call of ${operationId}.`);
      const { values, successes, seed } = described;
      const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        name === "project_id" ? "PROJECT" : encodeURIComponent(values.path[name] ?? ""),
      );
      const request = `${operation.method.toUpperCase()} ${path}${queryOf(operation)}`;
      const { response, body, paged } = sampleCall(description, service, operation);
      const form = `${response.kind}, ${body === undefined ? "no" : "a"} body, paged: ${paged}`;
      const [recorded] = Object.values(examples[operationId] ?? {}).filter(isObject);
      return {
        ...{ operationId, service, request, successes, seed, form },
        response: tasks.has(operationId) ? recorded : undefined,
        shown: shownBy(response, operation),
      };
    });
  });
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

/** A sample prints the state of each item of a list, the items of a pager, and any other response whole. */
function shownBy(response: SampleResponse, { object }: Operation): SampleExpectation["shown"] {
  const items = object["x-speakeasy-pagination"]?.outputs.results.slice(2);
  if (response.kind !== "list")
    return (body) => textsIn(items !== undefined && isObject(body) ? body[items] : body);
  const { property, shown } = response;
  return (body) => {
    const items = isObject(body) ? body[property] : undefined;
    if (!Array.isArray(items)) throw new Error(`The response has no list ${property}.`);
    return items.flatMap((item: unknown) =>
      isObject(item) ? shown.flatMap(({ name }) => textsIn(item[name])) : textsIn(item),
    );
  };
}

/** The texts and numbers of a value, as JSON has them. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsIn);
  if (typeof value === "number") return [String(value)];
  return typeof value === "string" && value !== "" ? [JSON.stringify(value).slice(1, -1)] : [];
}
