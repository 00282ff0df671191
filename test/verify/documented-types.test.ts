import { describe, expect, test } from "@jest/globals";
import type { Description } from "../../scripts/spec/description.js";
import type { Row, SourceDocument } from "../../scripts/spec/tables.js";
import { documentedSchema } from "../../scripts/verify/documented-types.js";
import { readInputs, verifyDescription } from "../../scripts/verify/verify.js";

const string = { type: "string" };
const long = { type: "integer", format: "int64" };

test.each([
  [undefined, {}],
  ["String", string],
  ["Integer", { type: "integer" }],
  ["Long", long],
  ["Number", { type: "number" }],
  ["Double", { type: "number", format: "double" }],
  ["Boolean", { type: "boolean" }],
  ["Array of strings", { type: "array", items: string }],
  ["Array of String", { type: "array", items: string }],
  ["List<String>", { type: "array", items: string }],
  ["List<Long>", { type: "array", items: long }],
  ["Array of objects", { type: "array" }],
  ["Array of Thing objects", { type: "array" }],
  ["List<Thing>", { type: "array" }],
  ["Map<String,String>", { type: "object", additionalProperties: string }],
  ["Map<String, Thing>", { type: "object" }],
  ["Object", { type: "object" }],
  ["Thing object", { type: "object" }],
])("reads the type %s", (type, schema) => {
  expect(documentedSchema(type)).toEqual(schema);
});

describe("compares a row with the description", () => {
  const known = readInputs();
  const hash = "0123456789abcdef";
  const description: Description = {
    openapi: "3.0.3",
    info: { title: "Invented", version: "1" },
    servers: [],
    paths: {
      "/v1/things": {
        get: {
          operationId: "listThings",
          parameters: [{ name: "tag", in: "query", schema: { type: "string" } }],
          responses: {},
        },
      },
    },
    components: {
      schemas: {
        Things: {
          type: "object",
          properties: {
            states: { type: "array", items: { $ref: "#/components/schemas/State" } },
            progress: { type: "object", additionalProperties: { type: "integer" } },
            level: { type: "integer", "x-extensible-enum": [0, 1] as never },
          },
        },
        State: { type: "string", "x-extensible-enum": ["ON", "OFF"] },
      },
      examples: {},
    },
  };

  /** The messages about one row. */
  function messages(holds: string, row: Omit<Row, "hash">): string[] {
    const document: SourceDocument = {
      service: "invented",
      file: "spec/invented/tables/list-things.yaml",
      placeOf: () => ({ file: "spec/invented/tables/list-things.yaml", line: 1, column: 1 }),
      document: "900_invented.txt",
      title: "Listing Things",
      hash,
      operation: "listThings",
      request: "GET /v1/things",
      tables: [{ number: 1, title: "Things", holds, rows: [{ ...row, hash }] }],
      statusCodes: [],
      exchanges: [],
    };
    const inputs = { ...known, documents: [document], deviationFiles: [] };
    return verifyDescription("invented", description, inputs)
      .open.filter(({ source }) => source?.label === `table 1, ${row.name}`)
      .map(({ message }) => message);
  }

  test.each<[string, string, Omit<Row, "hash">, string[]]>([
    ["without a type", "query", { name: "tag", mandatory: false, values: [] }, []],
    ["in the query", "query", { name: "tag", in: "query", values: [] }, []],
    [
      "in the path",
      "query",
      { name: "tag", in: "path", values: [] },
      ['tag is in path in the document and in "query" in the description.'],
    ],
    [
      "of a body that the document puts into the query",
      "Things",
      { name: "progress", in: "query", type: "Map<String,Integer>", mandatory: false },
      ['progress is in query in the document and in "body" in the description.'],
    ],
    [
      "with a list of values in a component",
      "Things",
      { name: "states", type: "Array of strings", mandatory: false, values: ["ON", "OFF"] },
      [],
    ],
    [
      "with a list that lacks a value",
      "Things",
      { name: "states", type: "Array of strings", mandatory: false, values: ["ON", "OFF", "GONE"] },
      ['states: the description does not list "GONE".'],
    ],
    [
      "with a map of texts",
      "Things",
      { name: "progress", type: "Map<String,String>", mandatory: false },
      ['type: the document has "string", the description has "integer".'],
    ],
    [
      "with whole numbers as values",
      "Things",
      { name: "level", type: "Integer", mandatory: false, values: ["0", "1"] },
      [],
    ],
  ])("%s", (_, holds, row, expected) => {
    expect(messages(holds, row)).toEqual(expected);
  });
});
