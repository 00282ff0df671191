// A page prints a request line or a response once, although several calls have it.
import { expect, test } from "@jest/globals";
import { parse, stringify } from "yaml";
import { hashOfValue, noHash } from "../../../scripts/build/hash.js";
import type {
  DocumentRecord,
  RecordedExchange,
  SourceDocument,
} from "../../../scripts/spec/tables.js";
import { acceptPage } from "../../../scripts/verify/source-docs/accept.js";
import { comparePage } from "../../../scripts/verify/source-docs/compare/compare-page.js";
import { numeralsOf } from "../../../scripts/verify/source-docs/numerals.js";
import { readPage } from "../../../scripts/verify/source-docs/read-page.js";
import { code, item, page, titled } from "../../support/invented-pages.js";

const request = "POST https://things.region-1.example.com/v1/things";
const text = page(
  titled("Requests", item("Request example", request, code('{"way": 1}'), code('{"way": 2}'))),
  titled("Responses", item("Response example", code('{"id": "a"}'))),
);
const examples: Readonly<Record<string, unknown>> = {
  OneWay: { way: 1 },
  AnotherWay: { way: 2 },
  Started: { id: "a" },
};
const read = readPage("900_things.rst", new TextEncoder().encode(text));
const recording = (example: string, hash = noHash) => ({ example, hash });

function document(exchanges: readonly RecordedExchange[]): SourceDocument {
  return {
    service: "invented",
    file: "spec/invented/tables/start-thing.yaml",
    placeOf: () => ({ file: "spec/invented/tables/start-thing.yaml", line: 1, column: 1 }),
    document: "900_things.rst",
    title: "Listing Things",
    hash: noHash,
    operation: "startThing",
    request: "GET /v1/{project_id}/things",
    tables: [
      {
        number: 1,
        title: "Parameter description",
        holds: "path",
        rows: [{ name: "project_id", mandatory: true, hash: noHash }],
      },
    ],
    statusCodes: [],
    exchanges,
  };
}

const differences = (exchanges: readonly RecordedExchange[]): string[] =>
  comparePage(document(exchanges), read, (_, name) =>
    name in examples
      ? {
          file: "example.yaml",
          value: examples[name],
          numerals: numeralsOf(stringify({ value: examples[name] })),
        }
      : undefined,
  )
    .filter(({ kind }) => kind === "fact")
    .map(({ what, inTables, inDocument }) => `${what}: ${inTables} | ${inDocument}`);

const shared: RecordedExchange[] = [
  { request, body: recording("OneWay"), response: recording("Started") },
  { request, body: recording("AnotherWay"), response: recording("Started") },
];

test.each([
  ["share the response", shared],
  [
    "leave the second response out",
    [shared[0], { request, body: recording("AnotherWay") }] as RecordedExchange[],
  ],
])("agrees with calls that repeat the request line and %s", (_, exchanges) => {
  expect(differences(exchanges)).toEqual([]);
});

test("reports a body that no call records, and a response that the page does not print", () => {
  const exchanges = [
    { request, body: recording("OneWay"), response: recording("Started") },
    { request, response: recording("AnotherWay") },
  ];
  expect(differences(exchanges)).toEqual([
    'Recorded request body: no such recording | {"way":2}',
    "Recorded response AnotherWay: recorded | no such JSON",
  ]);
});

test("accepts every call that shares a response with its fingerprint", () => {
  const { service, file, placeOf, ...data } = document(shared);
  const accepted = parse(
    acceptPage(stringify(data), { ...data, service, file, placeOf }, read),
  ) as DocumentRecord;
  expect(accepted.exchanges.map(({ body, response }) => [body?.hash, response?.hash])).toEqual([
    [hashOfValue({ way: 1 }), hashOfValue({ id: "a" })],
    [hashOfValue({ way: 2 }), hashOfValue({ id: "a" })],
  ]);
});

test("reports a number that the page writes in another way, and a number that is a text there", () => {
  const printed = page(
    titled("Responses", code('{"size": 500.0, "day": "2026-01-01", "port": "80"}')),
  );
  const differencesOf = (yaml: string): string[] =>
    comparePage(
      document([{ request, response: recording("Started") }]),
      readPage("900_things.rst", new TextEncoder().encode(printed)),
      () => ({
        file: "example.yaml",
        value: (parse(yaml) as { value: unknown }).value,
        numerals: numeralsOf(yaml),
      }),
    )
      .filter(({ what }) => what.startsWith("Recorded"))
      .map(({ what, inTables, inDocument }) => `${what}: ${inTables} | ${inDocument}`);
  const yaml = 'value: { size: 500.0, day: 2026-01-01, port: "80" }';
  expect(differencesOf(yaml)).toEqual([]);
  expect(differencesOf(yaml.replace("500.0", "500"))).toEqual([
    "Recorded response Started: /size, as a numeral: 500 | 500.0",
  ]);
  expect(differencesOf(yaml.replace('"80"', "80"))).toEqual([
    'Recorded response Started: /port: 80 | "80"',
  ]);
});

test("compares a number that the example has as a text, because clients send it so", () => {
  const printed = page(titled("Requests", item("Request example", request, code('{"at": 160}'))));
  const differencesOf = (at: unknown, asText?: readonly string[]): string[] =>
    comparePage(
      document([{ request, body: { ...recording("OneWay"), ...(asText && { asText }) } }]),
      readPage("900_things.rst", new TextEncoder().encode(printed)),
      () => ({ file: "example.yaml", value: { at }, numerals: new Map() }),
    )
      .filter(({ what, kind }) => what.startsWith("Recorded") && kind === "fact")
      .map(({ what, inTables, inDocument }) => `${what}: ${inTables} | ${inDocument}`);
  expect(differencesOf("160", ["/at"])).toEqual([]);
  expect(differencesOf("161", ["/at"])).toEqual(["Recorded request body OneWay: /at: 161 | 160"]);
  expect(differencesOf("160.0", ["/at"])).toEqual([
    "Recorded request body OneWay: /at, as a numeral: 160.0 | 160",
  ]);
  expect(differencesOf("160")).toEqual(['Recorded request body OneWay: /at: "160" | 160']);
});

test("reports an empty response that only the page or only the tables have", () => {
  const printed = page(titled("Responses", code("{}")));
  const differencesOf = (exchange: RecordedExchange, text: string): string[] =>
    comparePage(
      document([exchange]),
      readPage("900_things.rst", new TextEncoder().encode(text)),
      () => undefined,
    )
      .filter(({ what }) => what === "Empty response")
      .map(({ inTables, inDocument }) => `${inTables} | ${inDocument}`);
  expect(differencesOf({ request, emptyResponse: true }, printed)).toEqual([]);
  expect(differencesOf({ request }, printed)).toEqual(["no emptyResponse | {}"]);
  expect(differencesOf({ request, emptyResponse: true }, page())).toEqual([
    "emptyResponse | no {}",
  ]);
});
