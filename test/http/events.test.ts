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
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const id = (attempt: number) => ({ "X-Request-Id": `r-${attempt}` });

/** A client whose nth attempt gets the nth answer, and all that its listeners hear. */
function listen(
  answers: readonly (() => Response | Promise<Response>)[],
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
    (answers[index] ?? answers.at(-1) ?? (() => jsonResponse({})))(),
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
const refused = (status: number) => () =>
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
    ["is refused for good", [refused(400)], {}, ["request 1", "response 1", "error 1"]],
    [
      "is refused once",
      [refused(503), fine],
      {},
      ["request 1", "response 1", "retry 1", "request 2", "response 2"],
    ],
    [
      "is refused as often as it is sent",
      [refused(503)],
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
      [refused(401)],
      { credentials: spent },
      ["request 1", "response 1", "error 1"],
    ],
    ["cannot sign in", [fine], { credentials: unready }, ["error 1"]],
    [
      "was refused for an old token",
      [refused(401), fine],
      { credentials: renewable },
      ["request 1", "response 1", "retry 1", "request 2", "response 2"],
    ],
    [
      "has no time left for another attempt",
      [refused(503)],
      { retry: { baseDelayMs: 1e9, maxDelayMs: 1e9 }, deadlineMs: 50 },
      ["request 1", "response 1", "error 1"],
    ],
  ])("%s", async (_, answers, changes, expected) => {
    const { dws, events } = listen(answers, changes);
    await dws.listSnapshots().catch(() => undefined);
    expect(told(events)).toEqual(expected);
    expect(new Set(events.map(({ operation }) => operation))).toEqual(new Set(["listSnapshots"]));
  });

  test("is ended by its signal while it waits for its next attempt end with the error", async () => {
    const controller = new AbortController();
    const { dws, events } = listen([refused(503)], {
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

  test("was refused for an old token, where there is no other, end with what the provider threw, which is no event", async () => {
    const { dws, events } = listen([refused(401)], { credentials: lost });
    await expect(dws.listSnapshots()).rejects.toThrow("no token");
    expect(told(events)).toEqual(["request 1", "response 1"]);
  });
});

describe("an event says", () => {
  test("what is sent, and what came back after how long", async () => {
    const { dds, events } = listen([
      () => jsonResponse({ backups: [] }, 200, { ...id(1), "X-Secret": "hide me" }),
    ]);
    await dds.listBackups(
      { instance_id: "a b" },
      { headers: { "X-Mine": "hide me", Accept: "application/json" } },
    );
    expect(events).toEqual([
      {
        type: "request",
        operation: "listBackups",
        attempt: 1,
        method: "GET",
        url: "https://dws.example.com/v3/p/backups?instance_id=a%20b",
        headers: {
          "user-agent": "huaweicloud-dws-dds",
          accept: "application/json",
          "x-mine": "(hidden)",
          "x-auth-token": "(hidden)",
        },
      },
      {
        type: "response",
        operation: "listBackups",
        attempt: 1,
        status: 200,
        requestId: "r-1",
        headers: {
          "content-type": "application/json",
          "x-request-id": "r-1",
          "x-secret": "(hidden)",
        },
        durationMs: expect.any(Number),
      },
    ]);
  });

  test("how long an answer took, to the end of its body", async () => {
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

  test("why an attempt failed, how long the client waits, and in the end the very error that the call throws", async () => {
    const answers = [() => jsonResponse({}, 503, { "Retry-After": "0.01" }), refused(400)];
    const { dws, events } = listen(answers);
    const error = await dws.listSnapshots().catch((reason: unknown) => reason);
    expect(events.filter(({ type }) => type === "retry")).toMatchObject([
      { delayMs: 10, error: { name: "ApiError", status: 503 } },
    ]);
    const last = events.at(-1);
    expect(last?.type === "error" && last.error).toBe(error);
    expect(error).toMatchObject({ status: 400, attempts: 2 });
  });

  test("the same of raw calls, which have the name of their operation", async () => {
    const { dws, events } = listen([refused(404)]);
    await createRawClient(dws).GET("/v1.0/{project_id}/clusters/{cluster_id}/snapshots", {
      params: { path: { cluster_id } },
    });
    expect(told(events)).toEqual(["request 1", "response 1", "error 1"]);
    expect(events[0]?.operation).toBe("listClusterSnapshots");
  });
});

describe("onResponse", () => {
  test.each<readonly [string, readonly (() => Response)[], number, number]>([
    ["a success", [() => jsonResponse({}, 200, id(1))], 200, 1],
    ["a refusal", [() => jsonResponse({}, 404, id(1))], 404, 1],
    ["a success after a refusal", [refused(503), () => jsonResponse({}, 200, id(2))], 200, 2],
    [
      "refusals without end",
      [refused(503), refused(503), () => jsonResponse({}, 503, id(3))],
      503,
      3,
    ],
    ["a success that is no JSON", [() => new Response("<html>", { headers: id(1) })], 200, 1],
  ])("is called once for %s", async (_, answers, status, attempts) => {
    const { dws, responses } = listen(answers);
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

  test("is not called where no answer came", async () => {
    const { dws, responses } = listen([broken], { retry: false });
    await dws.listSnapshots().catch(() => undefined);
    expect(responses).toEqual([]);
  });

  test("of a call goes before that of the client", async () => {
    const { dws, responses } = listen([fine]);
    const own: ResponseInfo[] = [];
    await dws.listSnapshots({}, { onResponse: (response) => void own.push(response) });
    expect([own.length, responses.length]).toEqual([1, 0]);
  });
});

describe("a listener changes nothing, whether it", () => {
  const oops = (): never => {
    throw new Error("oops");
  };
  test.each<readonly [string, () => unknown]>([
    ["throws", oops],
    ["rejects", () => Promise.reject(new Error("oops"))],
    ["rejects later", () => new Promise((resolve) => setTimeout(resolve, 1)).then(oops)],
    ["never ends", () => new Promise(() => {})],
  ])("%s", async (_, listener) => {
    const unhandled: unknown[] = [];
    const remember = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", remember);
    const { dws, sent } = listen([refused(503), fine, refused(400)], {
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
