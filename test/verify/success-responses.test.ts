// Successes of any status, with and without a body, recorded or not: on an invented operation.
import { expect, test } from "@jest/globals";
import { hashOfValue } from "../../scripts/build/hash.js";
import type { Description } from "../../scripts/spec/description.js";
import { exchangesOf } from "../../scripts/spec/exchanges.js";
import type { RecordedExchange, SourceDocument, Table } from "../../scripts/spec/tables.js";
import { readInputs, verifyDescription } from "../../scripts/verify/verify.js";

const thing = { id: "thing-1" };
const hash = "0123456789abcdef";
const recording = (example: string) => ({ example, hash: hashOfValue(thing) });
const request = "POST https://{Endpoint}/v1/things";

/** What an invented operation has of the parts that an operation can have. */
interface Parts {
  /** The successes that the description has, and whether each has a body. */
  readonly successes: Readonly<Record<string, "body" | "empty">>;
  /** Whether the operation has a request body. */
  readonly takesBody?: boolean;
  readonly exchanges: readonly RecordedExchange[];
  /** The successes that the document lists, if they are not those of the description. */
  readonly listed?: readonly string[];
}

const jsonOf = (name: string) => ({
  "application/json": {
    schema: { $ref: `#/components/schemas/${name}` },
    examples: { [name]: { $ref: `#/components/examples/${name}` } },
  },
});

function invent({ successes, takesBody = false, exchanges, listed }: Parts): {
  readonly description: Description;
  readonly document: SourceDocument;
} {
  const hasBody = Object.values(successes).includes("body");
  const components = [...(takesBody ? ["Order"] : []), ...(hasBody ? ["Thing"] : [])];
  const component = <Value>(value: Value): Record<string, Value> =>
    Object.fromEntries(components.map((name) => [name, value]));
  const responses = Object.entries(successes).map(([status, kind]) => [
    status,
    { description: "Done.", ...(kind === "body" && { content: jsonOf("Thing") }) },
  ]);
  const operation = {
    operationId: "startThing",
    summary: "Start",
    description: "Starts a thing.",
    tags: [],
    ...(takesBody && { requestBody: { required: true, content: jsonOf("Order") } }),
    responses: Object.fromEntries(responses) as Description["components"]["schemas"],
  };
  const description: Description = {
    openapi: "3.0.3",
    info: { title: "Invented", version: "1" },
    servers: [],
    paths: { "/v1/things": { post: operation } },
    components: {
      schemas: component({
        type: "object",
        required: ["id"],
        properties: { id: { type: "string", description: "The id." } },
      }),
      examples: component({ summary: "A thing.", value: thing }),
    },
  };
  const tables = components.map((holds, index): Table => {
    const rows = [{ name: "id", type: "String", mandatory: true, hash }];
    return { number: index + 1, title: holds, holds, rows };
  });
  const document: SourceDocument = {
    service: "invented",
    file: "spec/invented/tables/start-thing.yaml",
    placeOf: () => ({ file: "spec/invented/tables/start-thing.yaml", line: 1, column: 1 }),
    document: "900_invented.txt",
    title: "Starting a Thing",
    hash,
    operation: "startThing",
    request: "POST /v1/things",
    tables,
    statusCodes: (listed ?? Object.keys(successes)).map((status) => ({ status, hash })),
    exchanges,
  };
  return { description, document };
}

const known = readInputs();

function differences(parts: Parts): string[] {
  const { description, document } = invent(parts);
  const inputs = { ...known, documents: [document], deviationFiles: [] };
  const { open } = verifyDescription("invented", description, inputs);
  // Empty lists and maps of the invented description are no facts of the operation.
  const isEmpty = (value: unknown): boolean => ["[]", "{}"].includes(JSON.stringify(value));
  return open.filter(({ actual }) => !isEmpty(actual)).map(({ message }) => message);
}

const body = recording("Order");
const response = recording("Thing");

test.each<[string, Parts]>([
  ["200 with a body", { successes: { "200": "body" }, exchanges: [{ request, response }] }],
  ["201 with a body", { successes: { "201": "body" }, exchanges: [{ request, response }] }],
  [
    "202 with bodies of both kinds",
    { successes: { "202": "body" }, takesBody: true, exchanges: [{ request, body, response }] },
  ],
  ["202 without a body", { successes: { "202": "empty" }, exchanges: [{ request }] }],
  [
    "202 without a body after a request with one",
    { successes: { "202": "empty" }, takesBody: true, exchanges: [{ request, body }] },
  ],
  ["204 without a recorded call", { successes: { "204": "empty" }, exchanges: [] }],
  [
    "two successes, of which each call names one",
    {
      successes: { "200": "body", "202": "empty" },
      exchanges: [
        { request, status: "200", response },
        { request, status: "202" },
      ],
    },
  ],
  [
    "a second call without a response",
    { successes: { "200": "body" }, exchanges: [{ request, response }, { request }] },
  ],
  [
    "two calls that share a response",
    {
      successes: { "200": "body" },
      exchanges: [
        { request, response },
        { request, response },
      ],
    },
  ],
  [
    "a call at a host of a region",
    {
      successes: { "202": "empty" },
      exchanges: [{ request: "POST https://things.region-1.example.com/v1/things" }],
    },
  ],
  [
    "a call without a host",
    { successes: { "202": "empty" }, exchanges: [{ request: "POST /v1/things" }] },
  ],
])("accounts for an operation with %s", (_, parts) => {
  expect(differences(parts)).toEqual([]);
});

test.each<[string, Parts, string]>([
  [
    "a recorded response of a success without a body",
    { successes: { "202": "empty" }, exchanges: [{ request, response }] },
    "The recording Thing is not among the examples here.",
  ],
  [
    "a call without the response that its success has",
    { successes: { "200": "body" }, exchanges: [{ request }] },
    "The response 200 has a body, and no response is recorded for this call.",
  ],
  [
    "a call of an operation with two successes that names none",
    { successes: { "200": "body", "202": "empty" }, exchanges: [{ request, response }] },
    'The document lists the successes 200 and 202: name the one of this call with "status".',
  ],
  [
    "a status that the document does not list",
    { successes: { "202": "empty" }, exchanges: [{ request, status: "200" }] },
    "The recorded call has the status 200, and the document lists 202.",
  ],
  [
    "a call of another version",
    {
      successes: { "202": "empty" },
      exchanges: [{ request: "POST https://{Endpoint}/v2/things" }],
    },
    "The recorded request does not call startThing: POST https://{Endpoint}/v2/things.",
  ],
  [
    "a second call of a success of which no response is recorded",
    {
      successes: { "200": "body", "201": "body" },
      exchanges: [
        { request, status: "200", response },
        { request, status: "201" },
      ],
    },
    "The response 201 has a body, and no response is recorded for this call.",
  ],
  [
    "a recording without an example",
    { successes: { "200": "body" }, exchanges: [{ request, response: recording("Lost") }] },
    "Lost differs from the value that the document prints: restore the recorded value.",
  ],
  [
    "a documented success that the description lacks",
    { successes: { "200": "body" }, listed: ["202"], exchanges: [] },
    "The description has no response 202.",
  ],
])("reports %s", (_, parts, message) => {
  expect(differences(parts)).toContain(message);
});

test.each<[string, Parts, { status: number; response: unknown }[]]>([
  [
    "its only success",
    { successes: { "201": "body" }, exchanges: [{ request, response }] },
    [{ status: 201, response: thing }],
  ],
  [
    "no response body",
    { successes: { "202": "empty" }, exchanges: [{ request }] },
    [{ status: 202, response: undefined }],
  ],
  [
    "the status it names",
    { successes: { "200": "body", "202": "empty" }, exchanges: [{ request, status: "202" }] },
    [{ status: 202, response: undefined }],
  ],
  [
    "the success of the description, where the document lists no statuses",
    { successes: { "201": "body" }, listed: [], exchanges: [{ request, response }] },
    [{ status: 201, response: thing }],
  ],
  ["no recorded call", { successes: { "202": "empty" }, exchanges: [] }, []],
  [
    "no recorded response, as its success has an example",
    { successes: { "200": "body" }, exchanges: [{ request }] },
    [{ status: 200, response: thing }],
  ],
])("replays a call with %s", (_, parts, expected) => {
  const { description, document } = invent(parts);
  const calls = exchangesOf(description, document);
  expect(calls.map(({ status, response: received }) => ({ status, response: received }))).toEqual(
    expected,
  );
});

test("replays a call without a recorded request body with the example of the description", () => {
  const parts: Parts = { successes: { "200": "empty" }, takesBody: true, exchanges: [{ request }] };
  const { description, document } = invent(parts);
  const calls = exchangesOf(description, document);
  expect(calls.map((call) => call.request.body)).toEqual([thing]);
});

test.each([
  ["another version", "POST https://{Endpoint}/v2/things", "/v1/things"],
  ["a host of a region", "POST https://things.region-1.example.com/v1/things", "/v1/things"],
  ["no host", "POST /v1/things", "/v1/things"],
  ["a query", "POST https://{Endpoint}/v1/things?tags=a=1,b=2", "/v1/things?tags=a%3D1%2Cb%3D2"],
])("replays a recorded call with %s at the path of the description", (_, line, target) => {
  const exchanges = [{ request: line }];
  const { description, document } = invent({ successes: { "202": "empty" }, exchanges });
  expect(exchangesOf(description, document).map((call) => call.request.target)).toEqual([target]);
});

test("accounts for a recorded call of another version by a deviation at the operation", () => {
  const exchanges = [{ request: "POST https://{Endpoint}/v2/things" }];
  const { description, document } = invent({ successes: { "202": "empty" }, exchanges });
  const { open } = verifyDescription("invented", description, {
    ...known,
    documents: [document],
    deviationFiles: [],
  });
  expect(open.map(({ path, actual }) => [path.at(-1), actual])).toContainEqual([
    "operationId",
    "startThing",
  ]);
});
