import { describe, expect, test } from "@jest/globals";
import { createRawClient } from "../../src/raw.js";
import {
  createDdsClient,
  createDwsClient,
  tokenCredentials,
  type ClientEvent,
  type ClientOptions,
  type ResponseInfo,
} from "../../src/index.js";
import { readManifest } from "../../scripts/release/package-manifest.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

/** Derived from package.json by another way than the package does it. */
const userAgent = `${readManifest().name}/${readManifest().version}`;

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const id = (attempt: number) => ({ "X-Request-Id": `r-${attempt}` });

/** A client whose nth attempt gets the nth response, and all that its listeners receive. */
function listen(
  responders: readonly (() => Response | Promise<Response>)[],
  changes: Partial<ClientOptions> = {},
) {
  const events: ClientEvent[] = [];
  const responses: ResponseInfo[] = [];
  const options = {
    endpoint: "https://dws.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-secret-token"),
    retry: { baseDelayMs: 0 },
    onEvent: (event: ClientEvent) => void events.push(event),
    onResponse: (response: ResponseInfo) => void responses.push(response),
    ...changes,
  };
  const { fetch, sent } = stubFetch((index) =>
    (responders[index] ?? responders.at(-1) ?? (() => jsonResponse({})))(),
  );
  return {
    dws: createDwsClient({ fetch, ...options }),
    dds: createDdsClient({ fetch, ...options }),
    events,
    responses,
    sent,
  };
}

const told = (events: readonly ClientEvent[]) =>
  events.map(({ type, attempt }) => `${type} ${attempt}`);
const broken = () =>
  Promise.reject(
    new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNRESET" }) }),
  );
const rejected = (status: number) => () =>
  jsonResponse({ error_code: "C", error_msg: "No." }, status);
const fine = () => jsonResponse({ snapshots: [] });

describe("the events of a call that", () => {
  const renewable = tokenCredentials(({ rejected: old }) =>
    old === undefined ? "an-old-token" : "a-new-token",
  );
  const lost = tokenCredentials(({ rejected: old }) =>
    old === undefined ? "an-old-token" : Promise.reject(new Error("no token")),
  );
  const spent = tokenCredentials(({ rejected: old }) => (old === undefined ? "an-old-token" : ""));
  const unready = tokenCredentials(() => "");
  test.each<
    readonly [
      string,
      readonly (() => Response | Promise<Response>)[],
      Partial<ClientOptions>,
      readonly string[],
    ]
  >([
    ["succeeds", [fine], {}, ["request 1", "response 1"]],
    ["is rejected for good", [rejected(400)], {}, ["request 1", "response 1", "error 1"]],
    [
      "is rejected once",
      [rejected(503), fine],
      {},
      ["request 1", "response 1", "retry 1", "request 2", "response 2"],
    ],
    [
      "is rejected as often as it is sent",
      [rejected(503)],
      { retry: { maxAttempts: 2, baseDelayMs: 0 } },
      ["request 1", "response 1", "retry 1", "request 2", "response 2", "error 2"],
    ],
    [
      "loses its connection once",
      [broken, fine],
      {},
      ["request 1", "retry 1", "request 2", "response 2"],
    ],
    ["loses its connection for good", [broken], { retry: false }, ["request 1", "error 1"]],
    ["brings no JSON", [() => new Response("<html>")], {}, ["request 1", "response 1", "error 1"]],
    [
      "takes too long",
      [() => new Promise(() => {})],
      { timeoutMs: 100, retry: false },
      ["request 1", "error 1"],
    ],
    [
      "is out of time",
      [() => new Promise(() => {})],
      { deadlineMs: 100 },
      ["request 1", "error 1"],
    ],
    ["is ended by its signal", [fine], { signal: AbortSignal.abort() }, ["error 0"]],
    [
      "cannot renew an old token",
      [rejected(401)],
      { credentials: spent },
      ["request 1", "response 1", "error 1"],
    ],
    ["cannot sign in", [fine], { credentials: unready }, ["error 1"]],
    [
      "was rejected for an old token",
      [rejected(401), fine],
      { credentials: renewable },
      ["request 1", "response 1", "retry 1", "request 2", "response 2"],
    ],
    [
      "has no time left for another attempt",
      [rejected(503)],
      { retry: { baseDelayMs: 1e9, maxDelayMs: 1e9 }, deadlineMs: 50 },
      ["request 1", "response 1", "error 1"],
    ],
  ])("%s", async (_, responses, changes, expected) => {
    const { dws, events } = listen(responses, changes);
    await dws.listSnapshots().catch(() => undefined);
    expect(told(events)).toEqual(expected);
    expect(new Set(events.map(({ operation }) => operation))).toEqual(new Set(["listSnapshots"]));
  });

  test("is aborted during the delay before a retry end with the error", async () => {
    const controller = new AbortController();
    const { dws, events } = listen([rejected(503)], {
      retry: { baseDelayMs: 60_000, maxRetryAfterMs: 60_000 },
      deadlineMs: 600_000,
      signal: controller.signal,
    });
    const call = dws.listSnapshots();
    setTimeout(() => controller.abort(), 20);
    const error = await call.catch((reason: unknown) => reason);
    expect(told(events)).toEqual(["request 1", "response 1", "retry 1", "error 1"]);
    expect(events.at(-1)).toMatchObject({ error });
  });

  test("has an expired token and no other end without an event for the error of the provider", async () => {
    const { dws, events } = listen([rejected(401)], { credentials: lost });
    await expect(dws.listSnapshots()).rejects.toThrow("no token");
    expect(told(events)).toEqual(["request 1", "response 1"]);
  });
});

describe("events show", () => {
  test("the request, the response and its duration", async () => {
    const { dds, events } = listen([
      () =>
        jsonResponse({ backups: [] }, 200, {
          ...id(1),
          "X-Secret": "hide me",
          "Set-Cookie": "session=hide me",
          "X-Subject-Token": "hide me",
          "WWW-Authenticate": "Bearer hide me",
        }),
    ]);
    await dds.listBackups(
      { instance_id: "a b" },
      { headers: { "X-Mine": "hide me", Accept: "application/json" } },
    );
    const step = {
      callId: expect.stringMatching(/^\w+$/),
      timestamp: expect.any(Number),
      durationMs: expect.any(Number),
    };
    expect(events).toEqual([
      {
        ...step,
        type: "request",
        operation: "listBackups",
        attempt: 1,
        method: "GET",
        url: "https://dws.example.com/v3/p/backups?instance_id=a%20b",
        headers: {
          "user-agent": userAgent,
          accept: "application/json",
          "x-mine": "(hidden)",
          "x-auth-token": "(hidden)",
        },
      },
      {
        ...step,
        type: "response",
        operation: "listBackups",
        attempt: 1,
        status: 200,
        requestId: "r-1",
        headers: {
          "content-type": "application/json",
          "x-request-id": "r-1",
          "x-secret": "(hidden)",
          "set-cookie": "(hidden)",
          "x-subject-token": "(hidden)",
          "www-authenticate": "(hidden)",
        },
      },
    ]);
  });

  test("the duration to the end of the body", async () => {
    const slow = () =>
      new Response(
        new ReadableStream({
          async start(controller) {
            await new Promise((resolve) => setTimeout(resolve, 30));
            controller.enqueue(new TextEncoder().encode("{}"));
            controller.close();
          },
        }),
      );
    const { dws, events } = listen([slow]);
    await dws.listSnapshots();
    const durations = events.flatMap((event) =>
      event.type === "response" ? [event.durationMs] : [],
    );
    expect(durations).toEqual([expect.any(Number)]);
    expect(durations[0]).toBeGreaterThanOrEqual(25);
  });

  test("the error of an attempt, the delay, and finally the error that the call throws", async () => {
    const responses = [() => jsonResponse({}, 503, { "Retry-After": "0.01" }), rejected(400)];
    const { dws, events } = listen(responses);
    const error = await dws.listSnapshots().catch((reason: unknown) => reason);
    expect(events.filter(({ type }) => type === "retry")).toMatchObject([
      { delayMs: 10, error: { name: "ApiError", status: 503 } },
    ]);
    const last = events.at(-1);
    expect(last?.type === "error" && last.error).toBe(error);
    expect(error).toMatchObject({ status: 400, attempts: 2 });
  });

  test("raw calls under the name of their operation", async () => {
    const { dws, events } = listen([rejected(404)]);
    await createRawClient(dws).GET("/v1.0/{project_id}/clusters/{cluster_id}/snapshots", {
      params: { path: { cluster_id } },
    });
    expect(told(events)).toEqual(["request 1", "response 1", "error 1"]);
    expect(events[0]?.operation).toBe("listClusterSnapshots");
  });
});

test("the events of calls at the same time differ in their call id, and those of one call share it", async () => {
  const before = Date.now();
  const { dws, events } = listen([rejected(503), rejected(503), fine, rejected(400)]);
  await Promise.allSettled([dws.listSnapshots(), dws.listSnapshots()]);
  const ids = [...new Set(events.map(({ callId }) => callId))];
  const ends = ids.map((id) => told(events.filter(({ callId }) => callId === id)).join());
  const start = "request 1,response 1,retry 1,request 2,response 2";
  expect(ends.sort()).toEqual([start, `${start},error 2`]);
  const times = events.map(({ timestamp }) => timestamp);
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(Math.min(...times)).toBeGreaterThanOrEqual(before);
});

describe("onResponse", () => {
  test.each<readonly [string, readonly (() => Response)[], number, number]>([
    ["a success", [() => jsonResponse({}, 200, id(1))], 200, 1],
    ["a error response", [() => jsonResponse({}, 404, id(1))], 404, 1],
    [
      "a success after a error response",
      [rejected(503), () => jsonResponse({}, 200, id(2))],
      200,
      2,
    ],
    [
      "error responses without end",
      [rejected(503), rejected(503), () => jsonResponse({}, 503, id(3))],
      503,
      3,
    ],
    ["a success that is no JSON", [() => new Response("<html>", { headers: id(1) })], 200, 1],
  ])("is called once for %s", async (_, responders, status, attempts) => {
    const { dws, responses } = listen(responders);
    await dws.listSnapshots().catch(() => undefined);
    expect(responses).toEqual([
      {
        operation: "listSnapshots",
        status,
        attempts,
        requestId: `r-${attempts}`,
        headers: expect.any(Headers),
      },
    ]);
    expect(responses[0]?.headers.get("x-request-id")).toBe(`r-${attempts}`);
  });

  test("is not called without a response", async () => {
    const { dws, responses } = listen([broken], { retry: false });
    await dws.listSnapshots().catch(() => undefined);
    expect(responses).toEqual([]);
  });

  test("of a call replaces that of the client", async () => {
    const { dws, responses } = listen([fine]);
    const own: ResponseInfo[] = [];
    await dws.listSnapshots({}, { onResponse: (response) => void own.push(response) });
    expect([own.length, responses.length]).toEqual([1, 0]);
  });
});

describe("a listener does not change the call when it", () => {
  const oops = (): never => {
    throw new Error("oops");
  };
  test.each<readonly [string, () => unknown]>([
    ["throws", oops],
    ["rejects", () => Promise.reject(new Error("oops"))],
    ["rejects later", () => new Promise((resolve) => setTimeout(resolve, 1)).then(oops)],
    [
      "rejects with a promise that is no instance of Promise",
      () => {
        const promise = Promise.reject(new Error("oops"));
        return { then: promise.then.bind(promise) };
      },
    ],
    ["never ends", () => new Promise(() => {})],
  ])("%s", async (_, listener) => {
    const unhandled: unknown[] = [];
    const remember = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", remember);
    const { dws, sent } = listen([rejected(503), fine, rejected(400)], {
      onEvent: listener,
      onResponse: listener,
    });
    expect(await dws.listSnapshots()).toEqual({ snapshots: [] });
    await expect(
      dws.createSnapshot({ snapshot: { name: "nightly", cluster_id } }),
    ).rejects.toMatchObject({ status: 400, code: "C" });
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", remember);
    expect([sent.length, unhandled]).toEqual([3, []]);
  });
});
