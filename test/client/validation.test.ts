import { describe, expect, test } from "@jest/globals";
import {
  paginateListBackups,
  createDdsClient,
  createDwsClient,
  tokenCredentials,
  ValidationError,
  type ClientOptions,
} from "../../src/index.js";
import { createValidation, type DriftReport } from "../../src/validation.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const snapshot = { name: "nightly", cluster_id };

function clients(answer: unknown, validation: ClientOptions["validation"]) {
  const { fetch, sent } = stubFetch(() => jsonResponse(answer));
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

/** Clients whose validation remembers what has drifted. */
function drifting(answer: unknown) {
  const reports: DriftReport[] = [];
  return {
    ...clients(answer, createValidation({ onDrift: (report) => void reports.push(report) })),
    reports,
  };
}

const issuesOf = (error: unknown) => (error instanceof ValidationError ? error.issues : error);

describe("a body that breaks a documented rule is refused before anything is sent", () => {
  const long = "a".repeat(65);
  test.each<readonly [string, object, string, string]>([
    ["no snapshot", {}, "/snapshot", "snapshot is missing."],
    [
      "a snapshot that is a text",
      { snapshot: "nightly" },
      "/snapshot",
      "/snapshot must be of type object and is string.",
    ],
    [
      "null for a snapshot",
      { snapshot: null },
      "/snapshot",
      "/snapshot must be of type object and is null.",
    ],
    ["no name", { snapshot: { cluster_id } }, "/snapshot/name", "/snapshot lacks the member name."],
    [
      "a name of three characters",
      { snapshot: { ...snapshot, name: "abc" } },
      "/snapshot/name",
      "must have at least 4 characters and has 3.",
    ],
    [
      "a name of 65 characters",
      { snapshot: { ...snapshot, name: long } },
      "/snapshot/name",
      "must have at most 64 characters and has 65.",
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
      "must be of type string and is number.",
    ],
    [
      "a description with markup",
      { snapshot: { ...snapshot, description: "<b>" } },
      "/snapshot/description",
      "the documented form",
    ],
    [
      "a misspelt member",
      { snapshot: { ...snapshot, "descri/ption": "" } },
      "/snapshot/descri~1ption",
      "which is not documented.",
    ],
  ])("%s", async (_, input, pointer, message) => {
    const { dws, sent } = clients({}, createValidation());
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

  test("with everything that is wrong at once", async () => {
    const call = clients({}, createValidation()).dws.createSnapshot({
      snapshot: { name: "1", cluster_id, description: "<b>" },
    });
    const issues = issuesOf(await call.catch((reason: unknown) => reason));
    const pointers = Array.isArray(issues)
      ? issues.map(({ pointer }: { pointer: string }) => pointer)
      : [];
    expect(new Set(pointers)).toEqual(new Set(["/snapshot/name", "/snapshot/description"]));
  });

  test("but not with requests: false, where the service is to judge it", async () => {
    const { dws, sent } = clients({}, createValidation({ requests: false }));
    expect(await dws.createSnapshot({ snapshot: { name: "1", cluster_id: "c" } })).toEqual({});
    expect(sent.map(({ body }) => body)).toEqual(['{"snapshot":{"name":"1","cluster_id":"c"}}']);
  });

  test("and a right one is sent as it is", async () => {
    const { dws, sent } = clients(
      { snapshot: { id: "i" } },
      createValidation({ failOnDrift: true }),
    );
    expect(await dws.createSnapshot({ snapshot })).toEqual({ snapshot: { id: "i" } });
    expect(sent.map(({ body }) => body)).toEqual([JSON.stringify({ snapshot })]);
  });

  test("nor are parameters sent that need one another", async () => {
    const { dds, sent } = clients({ backups: [], total_count: 0 }, createValidation());
    const input = { end_time: "2018-08-07 00:00:00" } as object;
    await expect(dds.listBackups(input)).rejects.toThrow("begin_time");
    expect(sent).toEqual([]);
  });
});

/** Answers that no document foresees, and where. */
const drifts: readonly (readonly [
  title: string,
  answer: object,
  pointers: readonly string[],
  message: string,
])[] = [
  [
    "an unknown member",
    { count: 0, snapshots: [], page: 1 },
    ["/page"],
    "The value has a member page, which is not documented.",
  ],
  [
    "an unknown member of an item",
    { snapshots: [{}, { "a/b~": 1 }] },
    ["/snapshots/1/a~1b~0"],
    "/snapshots/1 has a member a/b~,",
  ],
  [
    "an unknown value",
    { snapshots: [{ status: "GONE" }] },
    ["/snapshots/0/status"],
    '/snapshots/0/status is "GONE"; documented are CREATING,',
  ],
  [
    "a text where a number was",
    { count: "2" },
    ["/count"],
    "/count must be of type integer and is string.",
  ],
  [
    "null where a list was",
    { snapshots: null },
    ["/snapshots"],
    "/snapshots must be of type array and is null.",
  ],
  ["a list where an object was", [], [""], "The value must be of type object and is array."],
  [
    "several things",
    { page: 1, count: null, snapshots: [{ id: 1 }] },
    ["/page", "/count", "/snapshots/0/id"],
    "/count must be of type",
  ],
];

describe("an answer that the description does not foresee", () => {
  test.each(drifts)(
    "%s is reported with its place, and brought all the same",
    async (_, answer, pointers, message) => {
      const { dws, reports } = drifting(answer);
      expect(await dws.listSnapshots()).toEqual(answer);
      expect(reports).toHaveLength(1);
      expect(reports[0]?.operation).toBe("listSnapshots");
      expect(new Set(reports[0]?.findings.map(({ pointer }) => pointer))).toEqual(
        new Set(pointers),
      );
      expect(reports[0]?.findings.map((finding) => finding.message).join("\n")).toContain(message);
    },
  );

  test.each(drifts)("%s fails the call with failOnDrift", async (_, answer, pointers, message) => {
    const { dws, sent } = clients(answer, createValidation({ failOnDrift: true }));
    const error = await dws.listSnapshots().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({
      operation: "listSnapshots",
      message: expect.stringContaining(message),
    });
    expect(String(error)).toContain(
      "ValidationError: listSnapshots brought an answer that the description does not foresee: ",
    );
    expect(issuesOf(error)).toHaveLength(pointers.length);
    expect(sent).toHaveLength(1);
  });

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
  ])("is brought even if the listener %s", async (_, onDrift) => {
    const { dws } = clients({ page: 1 }, createValidation({ onDrift }));
    expect(await dws.listSnapshots()).toEqual({ page: 1 });
  });

  test("is reported page by page, by a pager", async () => {
    const { dds, reports } = drifting({ backups: [], total_count: 0, page: 1 });
    expect(await paginateListBackups(dds).toArray()).toEqual([]);
    expect(reports.map(({ operation }) => operation)).toEqual(["listBackups"]);
  });
});

test("an answer that is as documented is reported to nobody", async () => {
  const { dws, reports } = drifting({
    count: 1,
    snapshots: [{ id: "i", name: "nightly", status: "AVAILABLE", type: "MANUAL" }],
  });
  await dws.listSnapshots();
  expect(reports).toEqual([]);
});

test("with() adds validation to a client that has none, and leaves that one as it was", async () => {
  const { dws, sent } = clients({}, undefined);
  const wrong = { snapshot: { name: "1", cluster_id } };
  await expect(dws.with({ validation: createValidation() }).createSnapshot(wrong)).rejects.toThrow(
    ValidationError,
  );
  expect(sent).toEqual([]);
  await dws.createSnapshot(wrong);
  expect(sent).toHaveLength(1);
});

test("a validation that is none is refused when a client is created", () => {
  const wrong = { request: "yes" } as unknown as NonNullable<ClientOptions["validation"]>;
  expect(() => clients({}, wrong)).toThrow("validation must be the result of createValidation()");
});
