import { getEventListeners } from "node:events";
import { describe, expect, test } from "@jest/globals";
import {
  createDwsClient,
  createFetch,
  tokenCredentials,
  type ClientEvent,
  type ClientOptions,
  type DwsClient,
} from "../../src/index.js";
import { jsonResponse, stubFetch, type SentRequest } from "../support/stub-fetch.js";

const endpoint = "https://dws.example.com";
const snapshots = "/v1.0/{project_id}/snapshots";

function clientOf(
  respond: (index: number) => Response | Promise<Response>,
  options: Partial<ClientOptions> = {},
): { readonly dws: DwsClient; readonly sent: SentRequest[] } {
  const { fetch, sent } = stubFetch(respond);
  const dws = createDwsClient({
    endpoint,
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    retry: { baseDelayMs: 0 },
    fetch,
    ...options,
  });
  return { dws, sent };
}

const ok = (): Response => jsonResponse({ count: 1 });

describe("the limits of a fetch", () => {
  const never = (): Promise<Response> => new Promise(() => {});

  test.each([
    [
      "timeoutMs",
      { timeoutMs: 20, retry: false as const },
      { name: "TimeoutError", scope: "attempt" },
    ],
    ["deadlineMs", { deadlineMs: 20 }, { name: "TimeoutError", scope: "deadline" }],
    ["the signal of the client", { signal: AbortSignal.timeout(20) }, { name: "AbortError" }],
  ])("are %s", async (_, options, error) => {
    const { dws } = clientOf(never, options);
    await expect(createFetch(dws)("/v1.0/x")).rejects.toMatchObject({
      operation: "GET /v1.0/x",
      ...error,
    });
  });

  test("hold while a body is received", async () => {
    const { dws } = clientOf(() => new Response(new ReadableStream()), {
      timeoutMs: 20,
      retry: false,
    });
    await expect(createFetch(dws)("/x")).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test.each(["options", "Request"])(
    "include the signal of the %s, which keeps no listener",
    async (place) => {
      const { dws, sent } = clientOf(never);
      const reason = new Error("enough");
      const controller = new AbortController();
      const { signal } = controller;
      const call =
        place === "options"
          ? createFetch(dws)("/x", { signal })
          : createFetch(dws)(new Request(`${endpoint}/x`, { signal }));
      while (sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
      controller.abort(reason);
      await expect(call).rejects.toMatchObject({ name: "AbortError", cause: reason });
      if (place === "options") expect(getEventListeners(signal, "abort")).toEqual([]);
    },
  );

  test("do not include the signal of a Request when the options have null", async () => {
    const { dws } = clientOf(ok);
    const request = new Request(`${endpoint}/x`, { signal: AbortSignal.abort() });
    await expect(createFetch(dws)(request)).rejects.toMatchObject({ name: "AbortError" });
    expect((await createFetch(dws)(request, { signal: null })).status).toBe(200);
  });
});

test("the events of a fetch name the described operation, or method and path, and show no secret", async () => {
  const events: ClientEvent[] = [];
  const { dws } = clientOf(ok, { onEvent: (event) => events.push(event) });
  await createFetch(dws)(snapshots, { headers: { "X-Api-Secret": "a-secret" } });
  await createFetch(dws)("/v2/{project_id}/x?y=z");
  expect(events.map(({ type, operation }) => `${type} ${operation}`)).toEqual([
    "request listSnapshots",
    "response listSnapshots",
    "request GET /v2/{project_id}/x",
    "response GET /v2/{project_id}/x",
  ]);
  expect(JSON.stringify(events)).not.toMatch(/a-secret|a-token/);
});

test("the error of a fetch shows no secret that the platform's error repeats", async () => {
  const { dws } = clientOf(() => Promise.reject(new TypeError("failed with a-secret and a-token")));
  const error: unknown = await createFetch(dws)("/x", {
    method: "POST",
    headers: { "X-Api-Secret": "a-secret" },
    body: "{}",
  }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: "NetworkError",
    message:
      "POST /x received no response from dws.example.com: failed with (hidden) and (hidden).",
  });
});

test("onResponse receives the last response of a fetch", async () => {
  const statuses: number[] = [];
  const { dws } = clientOf((index) => (index === 0 ? jsonResponse({}, 503) : ok()), {
    onResponse: ({ status, attempts }) => statuses.push(status, attempts),
  });
  await createFetch(dws)("/x");
  expect(statuses).toEqual([200, 2]);
});
