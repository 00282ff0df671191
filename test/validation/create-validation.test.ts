import { describe, expect, test } from "@jest/globals";
import {
  ConfigurationError,
  paginateListBackups,
  createDdsClient,
  createDwsClient,
  tokenCredentials,
  ValidationError,
  type ClientOptions,
} from "../../src/index.js";
import {
  createValidation,
  validateRequest,
  validateResponse,
  type DriftReport,
  type OperationId,
} from "../../src/validation.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const snapshot = { name: "nightly", cluster_id };

function clients(response: unknown, validation?: ClientOptions["validation"]) {
  const { fetch, sent } = stubFetch(() => jsonResponse(response));
  const credentials = tokenCredentials("a-secret-token");
  const options = {
    endpoint: "https://example.com",
    projectId: "p",
    credentials,
    fetch,
    validation,
  };
  return { dws: createDwsClient(options), dds: createDdsClient(options), sent };
}

/** Clients whose validation records the differences of responses. */
function drifting(response: unknown) {
  const reports: DriftReport[] = [];
  return {
    ...clients(response, createValidation({ onDrift: (report) => void reports.push(report) })),
    reports,
  };
}

const issuesOf = (error: unknown) => (error instanceof ValidationError ? error.issues : error);

describe("a client sends no request whose body breaks a documented rule", () => {
  const long = "a".repeat(65);
  test.each<readonly [string, object, string, string]>([
    ["no snapshot", {}, "/snapshot", "snapshot is missing."],
    [
      "a snapshot that is a string",
      { snapshot: "nightly" },
      "/snapshot",
      "snapshot must be an object and is a string.",
    ],
    [
      "null for a snapshot",
      { snapshot: null },
      "/snapshot",
      "snapshot must be an object and is null.",
    ],
    ["no name", { snapshot: { cluster_id } }, "/snapshot/name", "snapshot.name is missing."],
    [
      "a name of three characters",
      { snapshot: { ...snapshot, name: "abc" } },
      "/snapshot/name",
      "must be at least 4 characters long and is 3.",
    ],
    [
      "a name of 65 characters",
      { snapshot: { ...snapshot, name: long } },
      "/snapshot/name",
      "must be at most 64 characters long and is 65.",
    ],
    [
      "a name that begins with a digit",
      { snapshot: { ...snapshot, name: "1night" } },
      "/snapshot/name",
      "does not have the documented form",
    ],
    [
      "a name that ends with a line break",
      { snapshot: { ...snapshot, name: "nightly\n" } },
      "/snapshot/name",
      "the documented form",
    ],
    [
      "a cluster that is a number",
      { snapshot: { ...snapshot, cluster_id: 1 } },
      "/snapshot/cluster_id",
      "must be a string and is 1.",
    ],
    [
      "a description with markup",
      { snapshot: { ...snapshot, description: "<b>" } },
      "/snapshot/description",
      "the documented form",
    ],
    [
      "a misspelt property",
      { snapshot: { ...snapshot, "not/documented": "" } },
      "/snapshot/not~1documented",
      "is not documented.",
    ],
  ])("%s", async (_, input, pointer, message) => {
    const { dws, sent } = clients({});
    const error = await dws
      .createSnapshot(input as { snapshot: typeof snapshot })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ValidationError);
    expect(issuesOf(error)).toContainEqual({
      pointer,
      message: expect.stringContaining(message),
    });
    expect(String(error)).toMatch(/^ValidationError: createSnapshot was not sent: /);
    expect(sent).toEqual([]);
  });

  test("and reports everything that is wrong at once", async () => {
    const call = clients({}).dws.createSnapshot({
      snapshot: { name: "1", cluster_id, description: "<b>" },
    });
    const issues = issuesOf(await call.catch((reason: unknown) => reason));
    const pointers = Array.isArray(issues)
      ? issues.map(({ pointer }: { pointer: string }) => pointer)
      : [];
    expect(new Set(pointers)).toEqual(new Set(["/snapshot/name", "/snapshot/description"]));
  });

  test("and sends a valid one as it is", async () => {
    const { dws, sent } = clients(
      { snapshot: { id: "i" } },
      createValidation({ failOnDrift: true }),
    );
    expect(await dws.createSnapshot({ snapshot })).toEqual({ snapshot: { id: "i" } });
    expect(sent.map(({ body }) => body)).toEqual([JSON.stringify({ snapshot })]);
  });

  test("nor parameters of which one requires another that is missing", async () => {
    const { dds, sent } = clients({ backups: [], total_count: 0 });
    const input = { end_time: "2018-08-07 00:00:00" } as object;
    await expect(dds.listBackups(input)).rejects.toThrow("begin_time");
    expect(sent).toEqual([]);
  });
});

/** Responses that differ from the description, and where. */
const drifts: readonly (readonly [
  title: string,
  response: object,
  pointers: readonly string[],
  message: string,
])[] = [
  [
    "an unknown property",
    { count: 0, snapshots: [], page: 1 },
    ["/page"],
    "page is not documented; known are snapshots, count.",
  ],
  [
    "an unknown property of an item",
    { snapshots: [{}, { "a/b~": 1 }] },
    ["/snapshots/1/a~1b~0"],
    "snapshots.1.a~1b~0 is not documented.",
  ],
  [
    "an unknown value",
    { snapshots: [{ status: "GONE" }] },
    ["/snapshots/0/status"],
    'snapshots.0.status must be one of CREATING, AVAILABLE, UNAVAILABLE, RESTORING, FROZEN, POLICE_FROZEN and is "GONE".',
  ],
  [
    "a string instead of a number",
    { count: "2" },
    ["/count"],
    "count must be a whole number and is a string.",
  ],
  [
    "null instead of a list",
    { snapshots: null },
    ["/snapshots"],
    "snapshots must be an array and is null.",
  ],
  [
    "several things",
    { page: 1, count: null, snapshots: [{ id: 1 }] },
    ["/page", "/count", "/snapshots/0/id"],
    "count must be a whole number and is null.",
  ],
];

// A client rejects such a response before it checks it.
test("a list instead of an object differs from the description", () => {
  expect(validateResponse("listSnapshots", [])).toEqual([
    { pointer: "", message: "The value must be an object and is an array." },
  ]);
});

describe("a response that differs from the description", () => {
  test.each(drifts)(
    "%s is reported with its place, and returned nevertheless",
    async (_, response, pointers, message) => {
      const { dws, reports } = drifting(response);
      expect(await dws.listSnapshots()).toEqual(response);
      expect(reports).toHaveLength(1);
      expect(reports[0]?.operation).toBe("listSnapshots");
      expect(new Set(reports[0]?.issues.map(({ pointer }) => pointer))).toEqual(new Set(pointers));
      expect(reports[0]?.issues.map((issue) => issue.message).join("\n")).toContain(message);
    },
  );

  test.each(drifts)(
    "%s fails the call with failOnDrift",
    async (_, response, pointers, message) => {
      const { dws, sent } = clients(response, createValidation({ failOnDrift: true }));
      const error = await dws.listSnapshots().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ValidationError);
      expect(error).toMatchObject({
        operation: "listSnapshots",
        message: expect.stringContaining(message),
      });
      expect(String(error)).toContain(
        "ValidationError: listSnapshots received a response that differs from the description: ",
      );
      expect(issuesOf(error)).toHaveLength(pointers.length);
      expect(sent).toHaveLength(1);
    },
  );

  test("is reported before the call fails", async () => {
    const reports: DriftReport[] = [];
    const { dws } = clients(
      { page: 1 },
      createValidation({ failOnDrift: true, onDrift: (report) => void reports.push(report) }),
    );
    await expect(dws.listSnapshots()).rejects.toThrow(ValidationError);
    expect(reports).toHaveLength(1);
  });

  test.each<readonly [string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("oops");
      },
    ],
    ["rejects", () => Promise.reject(new Error("oops"))],
  ])("is returned even if the listener %s", async (_, onDrift) => {
    const { dws } = clients({ page: 1 }, createValidation({ onDrift }));
    expect(await dws.listSnapshots()).toEqual({ page: 1 });
  });

  test("is reported for each page of a pager", async () => {
    const { dds, reports } = drifting({ backups: [], total_count: 0, page: 1 });
    expect(await paginateListBackups(dds).toArray()).toEqual([]);
    expect(reports.map(({ operation }) => operation)).toEqual(["listBackups"]);
  });
});

test("a response that matches the description is not reported", async () => {
  const { dws, reports } = drifting({
    count: 1,
    snapshots: [{ id: "i", name: "nightly", status: "AVAILABLE", type: "MANUAL" }],
  });
  await dws.listSnapshots();
  expect(reports).toEqual([]);
});

test.each([
  ["an empty object", {}, []],
  ["an object with a property", { page: 1 }, ["setBackupPolicy"]],
])("%s, for an operation whose response has no documented body", async (_, response, expected) => {
  const { dds, reports } = drifting(response);
  const backup_policy = { keep_days: 0 };
  await dds.setBackupPolicy({ instance_id: "i", backup_policy });
  expect(reports.map(({ operation }) => operation)).toEqual(expected);
});

test("without strict, an undocumented property is not a difference and a wrong type is", async () => {
  const reports: DriftReport[] = [];
  const validation = createValidation({
    strict: false,
    onDrift: (report) => void reports.push(report),
  });
  await clients({ page: 1, snapshots: [{ status: "GONE" }] }, validation).dws.listSnapshots();
  expect(reports).toEqual([]);
  await clients({ count: "2" }, validation).dws.listSnapshots();
  expect(reports).toHaveLength(1);
});

test("with() adds validation to a client that has none, and leaves that client unchanged", async () => {
  const { dws, sent } = clients({ page: 1 });
  const validated = dws.with({ validation: createValidation({ failOnDrift: true }) });
  await expect(validated.listSnapshots()).rejects.toThrow(ValidationError);
  expect(await dws.listSnapshots()).toEqual({ page: 1 });
  expect(sent).toHaveLength(2);
});

test("a client rejects a validation that createValidation has not made", () => {
  const wrong = { response: "yes" } as unknown as NonNullable<ClientOptions["validation"]>;
  expect(() => clients({}, wrong)).toThrow("validation must be the result of createValidation()");
});

test.each(["listNothing", "constructor", "__proto__"])(
  "validateRequest and validateResponse reject the unknown operation %s",
  (name) => {
    const operationId = name as OperationId;
    expect(() => validateRequest(operationId, {})).toThrow(ConfigurationError);
    expect(() => validateResponse(operationId, {})).toThrow(`There is no operation ${name}`);
  },
);

test("a call waits for a validation that takes time, and rejects with its error", async () => {
  const late = new Error("not as expected");
  const { dws } = clients(
    { snapshots: [], count: 0 },
    { response: () => new Promise((_, reject) => setTimeout(() => reject(late), 5)) },
  );
  await expect(dws.listSnapshots()).rejects.toBe(late);
});
