import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { createRawClient } from "../../src/raw.js";
import {
  createDwsClient,
  createFetch,
  ensureSnapshot,
  paginateListClusterSnapshots,
  tokenCredentials,
  waitUntilSnapshotAvailable,
  type ClientOptions,
  type DwsClient,
} from "../../src/index.js";
import { createValidation } from "../../src/validation.js";
import { hurry } from "../support/canaries.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const wanted = { name: "nightly", cluster_id };

beforeAll(() => void jest.useFakeTimers());
afterAll(() => void jest.useRealTimers());

const rejected = () =>
  jsonResponse({ error_msg: "No.\n    at a line that the service forged" }, 400);
const listed = (status = "AVAILABLE") =>
  jsonResponse({ count: 3, snapshots: [{ ...wanted, id: "i", status }] });

function clientOf(
  responses: readonly (() => Response | Promise<Response>)[],
  changes: Partial<ClientOptions> = {},
) {
  const { fetch } = stubFetch((index) => (responses[index] ?? responses.at(-1) ?? rejected)());
  const options = {
    endpoint: "https://dws.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-secret-token"),
    retry: { baseDelayMs: 5 },
    fetch,
  } as const;
  return createDwsClient({ ...options, ...changes });
}

/** The frames of this function in a stack are those of the caller. */
async function lineOfTheProgram(call: (dws: DwsClient) => unknown, dws: DwsClient) {
  await call(dws);
}

const ways: Readonly<Record<string, readonly [(dws: DwsClient) => unknown, DwsClient]>> = {
  "a method": [(dws) => dws.listSnapshots(), clientOf([rejected])],
  "a method after a retry": [
    (dws) => dws.listSnapshots(),
    clientOf([() => jsonResponse({}, 503), rejected]),
  ],
  "a method whose client waits for the project": [
    (dws) => dws.listSnapshots(),
    clientOf([rejected], {
      projectId: undefined,
      credentials: {
        forClient: () => ({
          authenticate: () => {},
          projectId: () => new Promise((resolve) => setTimeout(resolve, 5, "p")),
        }),
      },
    }),
  ],
  "a method with a wrong input": [
    (dws) => dws.listClusterSnapshots({ cluster_id: "" }),
    clientOf([]),
  ],
  "a method whose connection breaks": [
    (dws) => dws.listSnapshots(),
    clientOf([() => Promise.reject(new TypeError("fetch failed"))]),
  ],
  "a method that takes too long": [
    (dws) => dws.listSnapshots({}, { deadlineMs: 50 }),
    clientOf([() => new Promise(() => {})]),
  ],
  "a method with a response that breaks the description": [
    (dws) => dws.listSnapshots(),
    clientOf([() => jsonResponse({ x: 1 })], {
      validation: createValidation({ failOnDrift: true }),
    }),
  ],
  "a method in Promise.all": [
    (dws) => Promise.all([dws.listSnapshots(), dws.listSnapshots()]),
    clientOf([rejected]),
  ],
  fetch: [
    (dws) => createFetch(dws)("/v1.0/p/x"),
    clientOf([() => Promise.reject(new Error("No."))]),
  ],
  "a raw call": [
    (dws) => createRawClient(dws).GET("/v1.0/{project_id}/snapshots"),
    clientOf([() => Promise.reject(new Error("No."))]),
  ],
  ensureSnapshot: [
    (dws) => ensureSnapshot(dws, wanted),
    clientOf([() => jsonResponse({ count: 0 }), rejected]),
  ],
  waitUntilSnapshotAvailable: [
    (dws) => waitUntilSnapshotAvailable(dws, { id: "i" }),
    clientOf([() => listed("CREATING"), () => listed("UNAVAILABLE")]),
  ],
  "a pager, for its second page": [
    async (dws) => {
      const names: unknown[] = [];
      for await (const item of paginateListClusterSnapshots(dws, { cluster_id, limit: 1 }))
        names.push(item);
    },
    clientOf([listed, rejected]),
  ],
  "the pages of a pager": [
    async (dws) => {
      const pages = paginateListClusterSnapshots(dws, { cluster_id, limit: 1 }).pages();
      for await (const page of pages) expect(page).toHaveProperty("count");
    },
    clientOf([listed, rejected]),
  ],
  "an array of a pager": [
    (dws) => paginateListClusterSnapshots(dws, { cluster_id, limit: 1 }).toArray(),
    clientOf([listed, rejected]),
  ],
};

describe("the stack of an error has the line of the program that called", () => {
  test.each(Object.entries(ways))("%s", async (_, [call, dws]) => {
    const error = (await hurry(
      lineOfTheProgram(call, dws).catch((reason: unknown) => reason),
    )) as Error;
    expect(error).toBeInstanceOf(Error);
    expect(error.stack).toContain("stack.test.ts");
    expect(error.stack).toMatch(/lineOfTheProgram/);
    // Only frames follow the line of the message.
    const [, ...frames] = error.stack?.split("\n") ?? [];
    expect(frames.filter((line) => !/^ {4}at /.test(line) || line.includes("forged"))).toEqual([]);
    expect(new Set(frames).size).toBeGreaterThan(1);
  });
});

test("an error that several callers share has the line of each, once", async () => {
  const dws = clientOf([() => jsonResponse({ count: 0 }), rejected]);
  const ensure = async () => await ensureSnapshot(dws, wanted);
  const first = async () => (await ensure()).id;
  const second = async () => (await ensure()).id;
  const calls = [first(), second()].map((call) => call.catch((reason: unknown) => reason));
  const [one, other] = await hurry(Promise.all(calls));
  expect(one).toBe(other);
  const { stack } = one as Error;
  for (const name of ["first", "second"]) expect(stack?.split(name)).toHaveLength(2);
});

test("a program that switches stacks off gets errors without frames", async () => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const error = (await hurry(
      clientOf([rejected])
        .listSnapshots()
        .catch((reason: unknown) => reason),
    )) as Error;
    expect(error.stack?.trim()).not.toMatch(/\n|Error$/);
  } finally {
    Error.stackTraceLimit = limit;
  }
});
