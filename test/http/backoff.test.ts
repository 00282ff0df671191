import { afterEach, describe, expect, jest, test } from "@jest/globals";
import {
  ensureSnapshot,
  createDwsClient,
  passwordCredentials,
  toResult,
  tokenCredentials,
  type CallOptions,
  type ClientEvent,
  type Credentials,
} from "../../src/index.js";
import { readRetryAfter } from "../../src/http/retry.js";
import { list, projectId, wanted } from "../support/faulty-cloud.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const midnight = Date.parse("2030-01-01T00:00:00Z");
const made = { ...wanted, id: "s-1", status: "CREATING" };

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

type Respond = (url: string, init: RequestInit) => Response;

/** A client with the default delays, of which chance chooses the half, on a clock that only the test moves. */
async function clientOf(
  respond: Respond,
  options: CallOptions & { readonly credentials?: Credentials } = {},
) {
  const { fetch: record, sent } = stubFetch(() => new Response());
  let current: Respond = () => jsonResponse({}, 404);
  const delays: number[] = [];
  const onEvent = (event: ClientEvent): void => {
    if (event.type === "retry") delays.push(event.delayMs);
  };
  const dws = createDwsClient({
    endpoint: "https://endpoint.example.com",
    projectId,
    credentials: tokenCredentials("a-token"),
    fetch: async (url, init) => {
      await record(url, init);
      return current(url, init);
    },
    onEvent,
    ...options,
  });
  // What handles failures and ensures snapshots is loaded from real files, for which a clock that stands still would not wait.
  await toResult(ensureSnapshot(dws, wanted));
  sent.length = 0;
  current = respond;
  jest.useFakeTimers({ now: midnight });
  jest.spyOn(Math, "random").mockReturnValue(0.5);
  return { dws, sent, delays };
}

test.each([
  ["120", 120_000],
  [" 1.5 ", 1500],
  ["Tue, 01 Jan 2030 00:00:30 GMT", 30_000],
  ["Tuesday, 01-Jan-30 00:00:30 GMT", 30_000],
  ["Mon, 31 Dec 2029 23:00:00 GMT", 0],
  ["99999999999999999", Number.MAX_SAFE_INTEGER],
  ["-5", undefined],
  ["1e3", undefined],
  ["soon", undefined],
  ["soon 5", undefined],
  ["5, 10", undefined],
  ["", undefined],
  [null, undefined],
])("reads a Retry-After of %j as %p milliseconds", (value, milliseconds) => {
  expect(readRetryAfter(value, midnight)).toBe(milliseconds);
});

describe("the delay between attempts is", () => {
  test("random, below a bound that doubles from 2 to 20 seconds", async () => {
    const { dws, sent, delays } = await clientOf(() => new Response(null, { status: 503 }), {
      retry: { maxAttempts: 7 },
    });
    const result = toResult(dws.listSnapshots());
    await jest.advanceTimersByTimeAsync(35_000);
    expect(await result).toMatchObject({ ok: false, error: { name: "ApiError", attempts: 7 } });
    expect(delays).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000]);
    expect(sent).toHaveLength(7);
    expect(jest.getTimerCount()).toBe(0);
  });

  test.each([
    ["7", 7000],
    ["Tue, 01 Jan 2030 00:00:30 GMT", 30_000],
    ["60", 60_000],
  ])("that of a Retry-After of %j, and at most a minute", async (value, delayMs) => {
    let rejections = 0;
    const { dws, sent } = await clientOf(() =>
      (rejections += 1) === 1
        ? jsonResponse({}, 429, { "Retry-After": value })
        : jsonResponse(list),
    );
    const result = dws.listSnapshots();
    await jest.advanceTimersByTimeAsync(delayMs - 1);
    expect(sent).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(await result).toEqual(list);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("not longer than the deadline of 2 minutes", async () => {
    const { dws, delays } = await clientOf(() => jsonResponse({}, 503, { "Retry-After": "60" }), {
      retry: { maxAttempts: 10 },
    });
    const result = toResult(dws.listSnapshots());
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await result).toMatchObject({
      ok: false,
      error: { name: "ApiError", status: 503, attempts: 2 },
    });
    expect(delays).toEqual([60_000]);
  });

  const reset = (): never => {
    throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
  };
  test.each([
    ["is busy", () => jsonResponse({}, 503)],
    ["breaks the connection", reset],
  ])("the same for IAM, when it %s", async (_, fail) => {
    let rejections = 0;
    const { dws, sent } = await clientOf(
      (url) => {
        if (!url.endsWith("/auth/tokens")) return jsonResponse(list);
        return (rejections += 1) < 3
          ? fail()
          : jsonResponse({}, 201, { "X-Subject-Token": "token-1" });
      },
      {
        credentials: passwordCredentials({
          username: "u",
          password: "p",
          domainName: "d",
          authUrl: "https://iam.example.com",
        }),
      },
    );
    const result = dws.listSnapshots();
    await jest.advanceTimersByTimeAsync(3000);
    expect(await result).toEqual(list);
    expect(sent.map(({ method }) => method)).toEqual(["POST", "POST", "POST", "GET"]);
  });
});

describe("after a create call whose response was lost, ensureSnapshot", () => {
  /** Obeys orders without a response; the list shows the first snapshot so many milliseconds after midnight. */
  const service =
    (listedAfterMs: number) =>
    (_: string, { method }: RequestInit): Response => {
      if (method === "POST") return new Response(null, { status: 504 });
      return jsonResponse({ snapshots: Date.now() >= midnight + listedAfterMs ? [made] : [] });
    };
  const ordersOf = (sent: readonly { readonly method: string }[]): number =>
    sent.filter(({ method }) => method === "POST").length;

  test.each([
    [59_000, undefined],
    [95_000, 100_000],
  ])(
    "finds a snapshot that is listed after %i ms, with a timeout of %p, and does not repeat the call",
    async (after, reconcileTimeoutMs) => {
      const { dws, sent } = await clientOf(service(after));
      const result = ensureSnapshot(dws, wanted, { reconcileTimeoutMs });
      await jest.advanceTimersByTimeAsync(reconcileTimeoutMs ?? 60_000);
      expect(await result).toEqual(made);
      expect(ordersOf(sent)).toBe(1);
      expect(jest.getTimerCount()).toBe(0);
    },
  );

  test("repeats the create call after a minute, once", async () => {
    const { dws, sent } = await clientOf(service(Infinity));
    const result = toResult(ensureSnapshot(dws, wanted));
    await jest.advanceTimersByTimeAsync(59_000);
    expect(ordersOf(sent)).toBe(1);
    await jest.advanceTimersByTimeAsync(62_000);
    expect(await result).toMatchObject({
      ok: false,
      error: { name: "ApiError", status: 504, operation: "createSnapshot" },
    });
    expect(ordersOf(sent)).toBe(2);
  });
});
