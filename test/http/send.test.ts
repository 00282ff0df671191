import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { contextOf } from "../../src/client/context.js";
import {
  createDwsClient,
  TimeoutError,
  tokenCredentials,
  toResult,
  type ClientOptions,
} from "../../src/index.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const fine = (): Response => jsonResponse({ snapshots: [] });

function clientOf(options: Partial<ClientOptions> = {}) {
  const { fetch, sent } = stubFetch(fine);
  const dws = createDwsClient({
    endpoint: "https://endpoint.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    retry: { baseDelayMs: 0 },
    fetch,
    ...options,
  });
  return { dws, sent };
}

afterEach(() => void jest.useRealTimers());

test("a client keeps the headers of its last 20 attempts, to hide them, and no more", async () => {
  let issued = 0;
  const { dws } = clientOf({ credentials: tokenCredentials(() => `token-${(issued += 1)}`) });
  for (let call = 0; call < 25; call += 1) await dws.listSnapshots();
  const kept = contextOf(dws)?.sent.map((headers) => headers["x-auth-token"]);
  expect(kept).toEqual(Array.from({ length: 20 }, (_, index) => `token-${index + 6}`));
});

test("onResponse is not called for a connection that broke", async () => {
  const onResponse = jest.fn();
  const { dws } = clientOf({
    onResponse,
    retry: false,
    fetch: () => Promise.reject(new TypeError("fetch failed")),
  });
  expect(await toResult(dws.listSnapshots())).toMatchObject({ error: { name: "NetworkError" } });
  expect(onResponse).not.toHaveBeenCalled();
});

describe("an error of a token function", () => {
  test.each([
    ["that is not of this package", new Error("The vault is away."), []],
    ["that a deadline of its own caused", new TimeoutError("Late.", "deadline", {}), ["error"]],
  ])("%s ends the call at once", async (_, error, expected) => {
    const token = jest.fn(() => Promise.reject(error));
    const events: string[] = [];
    const { dws, sent } = clientOf({
      credentials: tokenCredentials(token),
      onEvent: ({ type }) => events.push(type),
    });
    await expect(dws.listSnapshots()).rejects.toThrow(error.message);
    expect([token.mock.calls.length, sent.length]).toEqual([1, 0]);
    expect(events).toEqual(expected);
  });
});

test("a call is sent again with other credentials without a delay", async () => {
  const responses = [jsonResponse({}, 401), fine()];
  const { dws } = clientOf({
    credentials: tokenCredentials(({ rejected }) => (rejected === undefined ? "old" : "new")),
    fetch: () => Promise.resolve(responses.shift() ?? fine()),
  });
  jest.useFakeTimers();
  expect(await dws.listSnapshots()).toEqual({ snapshots: [] });
});
