import { describe, expect, test } from "@jest/globals";
import * as ddsSchemas from "../../generated/dds/schemas.js";
import * as dwsSchemas from "../../generated/dws/schemas.js";
import { problemOf } from "../../scripts/codegen/questions.js";
import { serviceNames } from "../../scripts/build/project.js";
import { readBundle } from "../../scripts/spec/description.js";
import { Clarifier } from "../../src/cli/verify/clarify.js";
import { cloudAt } from "../../src/cli/verify/verify-account.js";
import { BodyExaminer } from "../../src/cli/verify/examine-body.js";
import { durationClass, formOf } from "../../src/cli/verify/forms.js";
import type { Input } from "../../src/cli/verify/known-values.js";
import type { Observation } from "../../src/cli/verify/question.js";
import { Redaction } from "../../src/cli/verify/redaction.js";
import { reportText, summaryText } from "../../src/cli/verify/report-text.js";
import type { Report } from "../../src/cli/verify/report.js";
import { ServiceVerifier } from "../../src/cli/verify/verify-service.js";
import { servers } from "../../src/dws.js";
import type { JsonSchema, Operation } from "../../src/operation.js";
import { validateResponse } from "../../src/validation.js";
import { secretSuccess } from "../support/secret-service.js";

const schemas = [...Object.values(dwsSchemas.components), ...Object.values(ddsSchemas.components)];

describe("an operation that is added later", () => {
  const operations: readonly Operation[] = [
    operation("listClusters", {}),
    operation("listClusterEvents", { cluster_id: { type: "string" } }),
    operation("listEventDetails", { cluster_id: { type: "string" }, event_id: { type: "string" } }),
    operation("listReports", { kind: { type: "string", enum: ["DAILY", "WEEKLY"] } }),
    operation("listThings", { thing_code: { type: "string" } }),
    operation("showKey", { cluster_id: { type: "string" } }),
    { ...operation("deleteEvent", { event_id: { type: "string" } }), method: "DELETE" },
  ];
  const bodies: Readonly<Record<string, object>> = {
    listClusters: { clusters: [{ id: "c-1" }, { id: "c-2" }] },
    listClusterEvents: { events: [{ id: "e-1" }] },
    showKey: { key_password: "secret" },
  };

  async function verify() {
    const sent: string[] = [];
    const client = Object.fromEntries(
      operations.map(({ operationId }) => [
        operationId,
        (input: Input) => {
          sent.push(`${operationId} ${Object.values(input).join(" ")}`.trim());
          return Promise.resolve(bodies[operationId] ?? {});
        },
      ]),
    );
    const verifier = new ServiceVerifier({
      service: "dws",
      client,
      operations,
      schemas: {
        components: {},
        responses: { showKey: [{ properties: { key_password: { type: "string" } } }] },
      },
      redaction: new Redaction([], false),
      given: {},
      onCall: () => {},
    });
    await verifier.callAll();
    return { sent, operations: verifier.operations };
  }

  test("is called with the values of earlier responses that belong together, or of its list", async () => {
    expect((await verify()).sent).toEqual([
      "listClusters",
      "listClusterEvents c-1",
      "listClusterEvents c-2",
      "listEventDetails c-1 e-1",
      "listEventDetails c-2 e-1",
      "listReports DAILY",
      "listReports WEEKLY",
    ]);
  });

  test("is listed with the reason if it cannot be called", async () => {
    const reasons = (await verify()).operations.map(({ operation: { operationId }, notCalled }) => [
      operationId,
      notCalled,
    ]);
    expect(Object.fromEntries(reasons)).toMatchObject({
      listClusters: undefined,
      listThings:
        "No response has a value for thing_code; --input listThings.thing_code=<value> gives one.",
      showKey: "Its response has a secret: key_password.",
    });
    expect(Object.fromEntries(reasons)).not.toHaveProperty("deleteEvent");
  });

  function operation(operationId: string, properties: Record<string, JsonSchema>): Operation {
    const input = { required: Object.keys(properties), properties };
    return { operationId, method: "GET", path: "/", input };
  }
});

test.each(["listSnapshots", "listClusterDetails", "listBackups", "listInstances"] as const)(
  "the differences in a response of %s are those that the validation finds",
  (operationId) => {
    const { components, responses } = operationId in dwsSchemas.responses ? dwsSchemas : ddsSchemas;
    for (const isValid of [true, false]) {
      const body = secretSuccess(operationId, isValid);
      const examiner = new BodyExaminer({ components, responses }, new Redaction(schemas, false));
      examiner.add(operationId, body);
      const count = examiner.differences.reduce((sum, difference) => sum + difference.count, 0);
      expect(count).toBe(validateResponse(operationId, body, { strict: true }).length);
    }
  },
);

describe("the redaction", () => {
  const redaction = new Redaction(schemas, false);

  test.each(["backup_schema", "schemaList", "RESTORE_FAILED", "auto", "UNBALANCED | DEGRADED"])(
    "shows %s, whose words are all in the description",
    (text) => {
      expect(redaction.name(text)).toBe(text);
    },
  );

  test.each([
    "hunter",
    "backup_hunter",
    "backup1",
    "aB",
    "a_b_c",
    "backup__schema",
    " backup",
    "backup\n",
    "",
    "__proto__",
    "backup_".repeat(20) + "schema",
  ])("replaces %j", (text) => {
    expect(redaction.name(text)).toMatch(/^name-\d+$/);
  });

  test("replaces the same text by the same number", () => {
    const own = new Redaction(schemas, false);
    expect(["x", "y", "x"].map((text) => own.name(text))).toEqual(["name-1", "name-2", "name-1"]);
  });

  test("is fast for a long text", () => {
    const text = "backup".repeat(200_000);
    const start = performance.now();
    redaction.value(`${text}!`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

test.each([
  [undefined, "absent"],
  [null, "null"],
  ["", "empty text"],
  ["3", "number in a text"],
  [3, "integer"],
  [3.5, "number"],
  [true, "boolean"],
  [[], "array"],
  [{}, "object"],
  ["2a4d0f86-67cd-408a-8b66-017454fb7793", "UUID"],
  ["0a3bd8ef0d6a4b6a8b8e0d1c2f3a4b5c", "32 hexadecimal digits"],
  ["2022-10-27T04:18:57", "time without a zone"],
  ["2025-05-19 09:05:10.0", "time without a zone"],
  ["2018-08-16T10:15:14+0000", "time with a zone"],
  ["nightly", "other text"],
])("the form of %j is %s", (value, form) => {
  expect(formOf(value)).toBe(form);
});

test.each([
  [99, "below 100 ms"],
  [100, "below 1 s"],
  [9999, "below 10 s"],
  [10_000, "10 s or more"],
])("%d ms are %s", (milliseconds, name) => {
  expect(durationClass(milliseconds)).toBe(name);
});

test.each([
  ["https://dws.eu-de.otc.t-systems.com", "opentelekomcloud"],
  ["https://dws.cn-north-4.myhuaweicloud.com", "huaweicloud"],
  ["https://dws.eu-west-101.myhuaweicloud.eu", "huaweicloud"],
  ["https://proxy.example.com", "other"],
  ["https://dws.eu-de.otc.t-systems.com.example.com", "other"],
  ["http://127.0.0.1:8080", "this machine"],
])("the cloud of %s is %s", (endpoint, cloud) => {
  expect(cloudAt(endpoint, servers)).toBe(cloud);
});

describe("an observation in deviations.yaml", () => {
  const descriptions = serviceNames().map((name) => readBundle(name, "generated"));
  const problems: readonly [Observation, string | undefined][] = [
    [{ look: "nulls" }, undefined],
    [{ look: "form", operation: "listBackups", object: "", property: "total_count" }, undefined],
    [{ look: "errors", operation: "listBackups" }, "errors is about all responses"],
    [{ look: "form", property: "id" }, "form needs an operation and an object."],
    [{ look: "form", operation: "listBackups", object: "" }, "form needs a property."],
    [
      { look: "properties", operation: "listBackups", object: "", property: "total_count" },
      "properties needs no property.",
    ],
    [
      { look: "form", operation: "createManualBackup", object: "", property: "job_id" },
      'No read-only operation createManualBackup has an object at "".',
    ],
    [
      { look: "form", operation: "listBackups", object: "/backup/*", property: "id" },
      'No read-only operation listBackups has an object at "/backup/*".',
    ],
    [
      {
        look: "form",
        operation: "listBackups",
        object: "/backups/*",
        property: "size",
        when: { state: "BUILDING" },
      },
      "The object has no property state.",
    ],
  ];

  test.each(problems)("%j", (observation, problem) => {
    const found = problemOf(observation, descriptions);
    if (problem === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(problem);
  });
});

test("the text of a report contains what is seen and not documented, and what is still open", () => {
  const report: Report = {
    ...{ package: "huaweicloud-dws-dds 1.2.3", cloud: "other" },
    services: [
      { service: "dws", authentication: "signed" },
      { service: "dds", authentication: "token" },
    ],
    operations: [
      {
        ...{ service: "dws", operation: "listSnapshots", duration: "below 1 s" },
        ...{ statuses: { "200": 2, "403": 1 }, codes: { "DWS.1": 1 }, errors: { TimeoutError: 1 } },
        properties: {
          "/count": "integer 2 of 2",
          "/snapshots/*/size": "number 1 of 3",
          "/snapshots/*/bakExpectedSize": "0 of 3",
          "/snapshots/*/updated": "0 of 3",
        },
        differences: [
          { place: "", rule: "type", documented: "object", seen: "array", count: 1 },
          { place: "/a", rule: "enum", seen: "string", value: "NEW", count: 2, question: "dws-1" },
        ],
      },
      { service: "dds", operation: "showJobDetail", notCalled: "No response has a value for id." },
    ],
    questions: [
      { id: "dws-1", question: "Which?", observed: [{ at: "listSnapshots /a", seen: { NEW: 2 } }] },
      { id: "dws-2", question: "How?", observed: [{ seen: { "dws: accepted": 1, other: 2 } }] },
      { id: "dds-1", question: "When?" },
      { id: "dds-2", question: "Where?" },
    ],
    summary: { differences: 1, failedCalls: 2, clarified: 2 },
  };
  expect(reportText(report)).toBe(
    [
      "huaweicloud-dws-dds 1.2.3, cloud other, DWS by signed requests, DDS by a token",
      "",
      "dws listSnapshots: status 200 (2), status 403 (1); DWS.1 (1); TimeoutError (1); below 1 s",
      "  ! /: type object; seen array (1)",
      "  (dws-1) /a: enum; seen string NEW (2)",
      "  /snapshots/*/size: number 1 of 3",
      "  Never: /snapshots/*/bakExpectedSize, /snapshots/*/updated",
      "dds showJobDetail: not called. No response has a value for id.",
      "",
      "dws-1: Which?",
      "  listSnapshots /a: NEW (2)",
      "dws-2: How?",
      "  dws: accepted (1), other (2)",
      "Still open: dds-1, dds-2",
      "",
    ].join("\n"),
  );
  expect(summaryText(report)).toBe(
    "Differences: 1. Failed calls: 2. Open questions that responses clarify: 2 of 4.",
  );
});

describe("of the calls of a service,", () => {
  const items = [
    { id: "a", type: "x", status: "AVAILABLE" },
    { id: "b", type: null, status: "CREATING" },
    { id: "c", type: 3, status: "AVAILABLE" },
  ];
  const listed = {
    operation: { operationId: "listItems" },
    calls: [{ status: 200 }],
    bodies: [{ input: {}, body: { items, count: "3" } }],
    examiner: {
      differences: [
        { place: "/items/*/type", rule: "type", seen: "null", count: 2 },
        { place: "/items/*/type", rule: "type", seen: "integer", count: 1 },
        { place: "/items/*/type", rule: "enum", seen: "null", count: 1 },
      ],
    },
  };
  const clarifier = (
    { isSigned = true, status = 200 } = {},
    again: (input: Input) => unknown = () => undefined,
  ): Clarifier =>
    new Clarifier(
      [
        {
          service: "dws",
          verifier: {
            operations: [{ ...listed, calls: [{ status }] }],
            callAgain: (_: string, input: Input) => Promise.resolve(again(input)),
          } as never,
          traffic: { isSigned, errorForms: ["empty", "no JSON", "empty"] },
        },
      ],
      new Redaction(schemas, false),
      "opentelekomcloud",
    );
  const all = { operation: "listItems", object: "/items/*" } as const;

  test.each<[what: string, observation: Observation, at: string | undefined, seen: object]>([
    [
      "the form of a property",
      { ...all, look: "form", property: "type" },
      "listItems /items/*/type",
      { "other text": 1, null: 1, integer: 1 },
    ],
    [
      "the form of a property of some objects",
      { ...all, look: "form", property: "type", when: { status: "CREATING" } },
      "listItems /items/*/type",
      { null: 1 },
    ],
    [
      "the value of a property",
      { ...all, look: "value", property: "status" },
      "listItems /items/*/status",
      { AVAILABLE: 2, CREATING: 1 },
    ],
    [
      "the names of properties",
      { ...all, look: "properties" },
      "listItems /items/*",
      { id: 3, type: 3, status: 3 },
    ],
    ["where null is", { look: "nulls" }, undefined, { "listItems /items/*/type": 2 }],
    ["the forms of errors", { look: "errors" }, undefined, { "dws: empty": 2, "dws: no JSON": 1 }],
    ["an accepted signature", { look: "signature" }, undefined, { "dws: accepted": 1 }],
    [
      "what is of the cloud",
      { look: "signature", cloud: "opentelekomcloud" },
      undefined,
      { "dws: accepted": 1 },
    ],
  ])("%s is observed", async (_, observation, at, seen) => {
    expect(await clarifier().observe(observation)).toEqual({
      ...(at !== undefined && { at }),
      seen,
    });
  });

  test.each<[what: string, observation: Observation, setup: object]>([
    ["of another cloud", { look: "signature", cloud: "huaweicloud" }, {}],
    ["of another operation", { ...all, operation: "listOthers", look: "properties" }, {}],
    ["of another object", { ...all, object: "/others/*", look: "properties" }, {}],
    ["of a token in place of a signature", { look: "signature" }, { isSigned: false }],
    ["of a rejected signature", { look: "signature" }, { status: 401 }],
  ])("nothing is observed %s", async (_, observation, setup) => {
    expect(await clarifier(setup).observe(observation)).toBeUndefined();
  });

  test.each<[look: "total" | "offset", page: object, meaning: string | undefined]>([
    ["total", { items: [items[0]], count: "1" }, "the items of the page"],
    ["total", { items: [items[0]], count: 3 }, "the items of all pages"],
    ["total", { items: [items[0]], count: 2 }, "something else"],
    ["offset", { items: items.slice(1) }, "items"],
    ["offset", { items: items.slice(2) }, "pages"],
    ["offset", { items: [] }, "something else"],
  ])("the %s of the page %j counts %s", async (look, page, meaning) => {
    const sent: Input[] = [];
    const property = look === "total" ? "count" : "items";
    const observation = { operation: "listItems", object: "", look, property } as const;
    const observed = await clarifier({}, (input) => (sent.push(input), page)).observe(observation);
    expect(observed).toEqual({ at: `listItems /${property}`, seen: { [String(meaning)]: 1 } });
    expect(sent).toEqual([look === "total" ? { limit: 1 } : { limit: 2, offset: 1 }]);
  });
});

describe("a response is examined:", () => {
  const components: Record<string, JsonSchema> = {
    "#/name": { type: "string", minLength: 2, maxLength: 4 },
  };
  const schema: JsonSchema = {
    required: ["id"],
    properties: {
      id: { type: "string" },
      name: { $ref: "#/name" },
      state: { type: "string", enum: ["AUTO", "MANUAL"] },
      size: { type: "integer", minimum: 1, maximum: 9 },
      items: { items: { type: "number" }, minItems: 1, maxItems: 2 },
      more: { properties: { a: { type: "string" } } },
      open: { properties: {}, additionalProperties: true },
      nothing: { type: "string", nullable: true },
    },
  };
  const examine = (body: unknown) => {
    const examiner = new BodyExaminer(
      { components, responses: { show: [null, schema, { type: "string" }] } },
      new Redaction(schemas, false),
    );
    examiner.add("show", body);
    examiner.add("other", body);
    return examiner;
  };

  test.each<[body: unknown, differences: object[]]>([
    [{ id: "a", name: "ab", state: "AUTO", size: 1, items: [1], more: { a: "" } }, []],
    [{ id: "a", open: { x: 1 }, nothing: null }, []],
    // Of several schemas, the one counts that the response breaks least.
    ["a text", []],
    [{ more: 1, size: 0 }, [{ place: "", rule: "type", documented: "string", seen: "object" }]],
    [{}, [{ place: "/id", rule: "required", seen: "absent" }]],
    [[], [{ place: "", rule: "type", documented: "object", seen: "array" }]],
    [
      { id: "a", name: "a" },
      [{ place: "/name", rule: "minLength", documented: 2, seen: "string" }],
    ],
    [
      { id: "a", name: "abcde" },
      [{ place: "/name", rule: "maxLength", documented: 4, seen: "string" }],
    ],
    [
      { id: "a", state: "auto" },
      [{ place: "/state", rule: "spelling", seen: "string", value: "auto" }],
    ],
    [
      { id: "a", state: "hunter" },
      [{ place: "/state", rule: "enum", seen: "string", value: "value-1" }],
    ],
    [{ id: "a", size: 0 }, [{ place: "/size", rule: "minimum", documented: 1, seen: "integer" }]],
    [{ id: "a", size: 10 }, [{ place: "/size", rule: "maximum", documented: 9, seen: "integer" }]],
    [
      { id: "a", items: {} },
      [{ place: "/items", rule: "type", documented: "array", seen: "object" }],
    ],
    [{ id: "a", items: [] }, [{ place: "/items", rule: "minItems", documented: 1, seen: "array" }]],
    [
      { id: "a", items: ["x"] },
      [{ place: "/items/*", rule: "type", documented: "number", seen: "string" }],
    ],
    [
      { id: "a", more: 1 },
      [{ place: "/more", rule: "type", documented: "object", seen: "integer" }],
    ],
    [
      { id: "a", more: { b: "" } },
      [{ place: "/more/name-1", rule: "undocumented", seen: "string" }],
    ],
    [{ id: null }, [{ place: "/id", rule: "type", documented: "string", seen: "null" }]],
  ])("%j", (body, differences) => {
    expect(examine(body).differences).toEqual(differences.map((each) => ({ count: 1, ...each })));
  });

  test("with the types of each property, and how many objects could have it", () => {
    const { properties } = examine({ id: "a", size: null });
    const shown = [...properties].map(([place, { of, types }]) => [place, of, ...types]);
    expect(shown.slice(0, 4)).toEqual([
      ["/id", 1, ["string", 1]],
      ["/name", 1],
      ["/state", 1],
      ["/size", 1, ["null", 1]],
    ]);
  });
});
