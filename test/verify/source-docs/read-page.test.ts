// The forms in which the pages print requests, responses, statuses and tables: on invented pages.
import { expect, test } from "@jest/globals";
import { readPage } from "../../../scripts/verify/source-docs/read-page.js";
import type { SourcePage } from "../../../scripts/verify/source-docs/source-page.js";
import { code, gridTable, item, page, simpleTable, titled } from "../../support/invented-pages.js";

const host = "https://things.region-1.example.com";
const read = (...parts: string[]): SourcePage =>
  readPage("page.rst", new TextEncoder().encode(page(...parts)));

/** The recorded calls of a page. */
const callsOf = ({ requestLines, bodies, responses }: SourcePage): unknown => ({
  lines: requestLines.map(({ text }) => text),
  bodies: bodies.map(({ value }) => value),
  responses: responses.map(({ value }) => value),
});

test("reads a table without a column Type, whose numerals are numbers", () => {
  const { tables } = read(
    simpleTable("Table 1", "Parameter description", [
      ["Name", "Mandatory", "Description"],
      ["thing_id", "Yes", "The thing."],
      ["offset", "No", "The value is set to 0 by default."],
    ]),
  );
  expect(tables[0]?.rows).toMatchObject([
    { name: "thing_id", mandatory: true, facts: {} },
    { name: "offset", mandatory: false, facts: { default: 0 } },
  ]);
  expect(tables[0]?.rows.map((row) => row.type)).toEqual([undefined, undefined]);
});

test("reads a table without a column Type that was saved as plain text", () => {
  const text = `A Title

URI

GET /v1/{project_id}/things

Table 1 Parameter description

Name

Mandatory

Description

project_id

Yes

The project.

More about it.

tag

No

The tag.
`;
  const { tables } = readPage("page.txt", new TextEncoder().encode(text));
  expect(tables[0]?.rows).toMatchObject([
    { name: "project_id", mandatory: true },
    { name: "tag", mandatory: false },
  ]);
});

test("reads the place of a parameter in a column IN", () => {
  const { tables } = read(
    simpleTable("Table 1", "Parameter description", [
      ["Name", "IN", "Mandatory", "Type", "Description"],
      ["project_id", "path", "Yes", "String", "The project."],
      ["tag", "Query", "No", "String", "The tag."],
    ]),
  );
  expect(tables[0]?.rows).toMatchObject([{ facts: { in: "path" } }, { facts: { in: "query" } }]);
});

test.each([
  [
    "an unknown place",
    ["Name", "IN", "Type", "Description"],
    ["tag", "cookie", "String", "The tag."],
    'Table 1 has "cookie" as the place of tag, which must be path, query, header or body.',
  ],
  [
    "neither a type nor a flag",
    ["Name", "Description"],
    ["tag", "The tag."],
    'Table 1 has the column headings "Name, Description".',
  ],
])("rejects a table with %s", (_, headings, row, message) => {
  expect(() => read(simpleTable("Table 1", "Parameter description", [headings, row]))).toThrow(
    message,
  );
});

test("reads two tables with one number", () => {
  const rows = [
    ["Name", "Type", "Description"],
    ["id", "String", "The id."],
  ];
  const { tables } = read(
    simpleTable("Table 2", "Query", rows),
    simpleTable("Table 2", "Body", rows),
  );
  expect(tables.map(({ number, title }) => `${number} ${title}`)).toEqual(["2 Query", "2 Body"]);
});

test.each(["Status Code:202.", "Status code: 202", "**Status Code: 202**"])(
  "reads the status in the sentence %s below its heading",
  (sentence) => {
    const { statusCodes } = read(
      titled("Responses", "**Status code: 200**"),
      titled("Status Code", sentence, "For more information, see another page."),
      titled("Error Code", "Status Code:400."),
    );
    expect(statusCodes.map(({ status }) => status)).toEqual(["202"]);
  },
);

test("prefers the table of status codes to a sentence", () => {
  const { statusCodes } = read(
    titled(
      "Status Code",
      "Status Code:200.",
      simpleTable("", "", [
        ["Status Code", "Description"],
        ["200", "Done."],
        ["404", "Nothing there."],
      ]),
    ),
  );
  expect(statusCodes.map(({ status }) => status)).toEqual(["200", "404"]);
});

test.each([
  [
    "a blank after the host",
    "GET https://{Endpoint} /v1/things",
    "GET https://{Endpoint}/v1/things",
  ],
  [
    "a method in lower case",
    "get https://{Endpoint}/v1/things",
    "GET https://{Endpoint}/v1/things",
  ],
  ["a capitalised method", `Get ${host}/v1/things?a=1`, `GET ${host}/v1/things?a=1`],
  ["no method, which is that of the page", `${host}/v1/things`, `GET ${host}/v1/things`],
  ["a full stop at the end", `GET ${host}/v1/things.`, `GET ${host}/v1/things`],
  ["a full stop after the query", `GET ${host}/v1/things?a=1.`, `GET ${host}/v1/things?a=1`],
  ["no host", "GET /v1/things", "GET /v1/things"],
])("reads an example request with %s", (_, printed, line) => {
  expect(callsOf(read(titled("Example Request", code(printed))))).toMatchObject({ lines: [line] });
});

test("reads no sentence about a request as a request line", () => {
  const { requestLines } = read(
    titled("Requests", item("Example request", "GET /v1/things lists things.", code('{"a": 1}'))),
  );
  expect(requestLines.map(({ text }) => text)).toEqual([
    "GET https://{Endpoint}/v1/{project_id}/things",
  ]);
});

test.each([
  "Example Requests",
  "Example request",
  "Request example",
  "Example normal request",
  "Sample Request:",
])("reads JSON after %s as a request body", (heading) => {
  const { bodies, responses } = read(titled("Requests", item(heading, code('{"a": 1}'))));
  expect({ bodies: bodies.length, responses: responses.length }).toEqual({
    bodies: 1,
    responses: 0,
  });
});

test.each([
  "Example Responses",
  "Response example",
  "Example normal response",
  "Normal response",
  "Abnormal response",
])("reads JSON after %s as a response", (heading) => {
  const { bodies, responses } = read(
    titled("Requests", item("Example request", code('{"a": 1}'))),
    titled("Responses", item(heading, code('{"b": 1}'))),
  );
  expect({ bodies: bodies.length, responses: responses.length }).toEqual({
    bodies: 1,
    responses: 1,
  });
});

test("reads JSON in the section of the responses as a response, and in that of the requests as a body", () => {
  expect(
    callsOf(read(titled("Requests", code(`{"a": 1}`)), titled("Responses", code(`{"b": 1}`)))),
  ).toMatchObject({ bodies: [{ a: 1 }], responses: [{ b: 1 }] });
});

test("does not begin a section at a row or a paragraph that is named after one", () => {
  const { bodies } = read(titled("Example Request", "response", code('{"a": 1}')));
  expect(bodies).toHaveLength(1);
});

test("reads several requests, several bodies and several responses", () => {
  const found = callsOf(
    read(
      titled(
        "Requests",
        item(
          "Request example",
          `POST ${host}/v1/things`,
          item("One way:", code('{"way": 1}')),
          item("Another way:", code('{"way": 2}')),
          `POST ${host}/v1/things?dry=1`,
        ),
      ),
      titled("Responses", item("Response example", "A:", code('{"a": 1}'), "B:", code('{"b": 1}'))),
    ),
  );
  expect(found).toEqual({
    lines: [`POST ${host}/v1/things`, `POST ${host}/v1/things?dry=1`],
    bodies: [{ way: 1 }, { way: 2 }],
    responses: [{ a: 1 }, { b: 1 }],
  });
});

test("reads a request without a response, and a response without a request, which has the line of the page", () => {
  expect(callsOf(read(titled("Example Request", `GET ${host}/v1/things`)))).toEqual({
    lines: [`GET ${host}/v1/things`],
    bodies: [],
    responses: [],
  });
  expect(callsOf(read(titled("Example Response", code('{"a": 1}'))))).toEqual({
    lines: ["GET https://{Endpoint}/v1/{project_id}/things"],
    bodies: [],
    responses: [{ a: 1 }],
  });
});

test("reads no recorded call where the page prints its request line only", () => {
  expect(callsOf(read())).toEqual({ lines: [], bodies: [], responses: [] });
});

test("reads a response that is printed as an empty object as empty, without content", () => {
  const found = read(
    titled("Example Request", `PUT ${host}/v1/things`, code("{ }")),
    titled("Example Response", code("{ }")),
  );
  expect(callsOf(found)).toEqual({
    lines: [`PUT ${host}/v1/things`],
    bodies: [{}],
    responses: [],
  });
  expect(found.emptyResponse?.text).toBe("{}");
  expect(read().emptyResponse).toBeUndefined();
});

test.each([
  ["**NEW** or **OLD**", ["NEW", "OLD"]],
  ["**NEW**, **OLD**, or **GONE**", ["NEW", "OLD", "GONE"]],
  ["Greater than or equal to **0**", undefined],
  ["A time or **null**.", undefined],
])("reads the values of a range that is the sentence %j", (range, values) => {
  const rows = [["state", "String", "**Definition**", "State.", "**Range**", range]] as const;
  const { tables } = read(gridTable("Parameters", rows));
  expect(tables[0]?.rows.map(({ facts }) => facts.values)).toEqual([values]);
});

test.each([
  ["The default value is **0**.", 0],
  ["The default value is the same as that of the original.", undefined],
  ["The default value is a random number.", undefined],
])("reads a default in the sentence %j", (sentence, value) => {
  const rows = [["port", "Integer", "**Definition**", sentence]] as const;
  const { tables } = read(gridTable("Parameters", rows));
  expect(tables[0]?.rows.map(({ facts }) => facts.default)).toEqual([value]);
});

test.each([
  ["snapshot", "snapshot"],
  ["null", undefined],
  ["N/A", undefined],
  ["Zone of the original.", undefined],
])("reads a labelled default %j", (labelled, value) => {
  const rows = [
    ["type", "String", "**Definition**", "Type.", "**Default Value**", labelled],
  ] as const;
  const { tables } = read(gridTable("Parameters", rows));
  expect(tables[0]?.rows.map(({ facts }) => facts.default)).toEqual([value]);
});

test.each([
  ["String", "NEW, OLD, and GONE are supported.", { values: ["NEW", "OLD", "GONE"] }],
  ["String", "The state. Many states are supported.", {}],
  ["Boolean", "Valid values are true and false.", {}],
  [
    "String",
    "It must start with a letter, and can contain only letters, digits, hyphens (-), and underscores (_).",
    { pattern: "^[A-Za-z][A-Za-z0-9_-]*$" },
  ],
])("reads of a %s the facts of the sentence %j", (type, sentence, facts) => {
  const { tables } = read(gridTable("Parameters", [["state", type, sentence]]));
  expect(tables[0]?.rows.map((row) => row.facts)).toEqual([facts]);
});
