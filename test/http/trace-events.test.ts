import { describe, expect, test } from "@jest/globals";
import {
  createDwsClient,
  createFetch,
  tokenCredentials,
  traceEvents,
  type ClientEvent,
  type ClientOptions,
  type EventTracer,
} from "../../src/index.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

interface RecordedSpan {
  readonly name: string;
  readonly kind: number;
  readonly attributes: Record<string, unknown>;
  readonly events: unknown[];
  status?: unknown;
  ends: number[];
  startTime: number;
}

function recordingTracer(): { readonly tracer: EventTracer; readonly spans: RecordedSpan[] } {
  const spans: RecordedSpan[] = [];
  const tracer: EventTracer = {
    startSpan(name, { kind, startTime, attributes }) {
      const span: RecordedSpan = { name, kind, startTime, attributes, events: [], ends: [] };
      spans.push(span);
      return {
        setAttributes: (more) => Object.assign(attributes, more),
        addEvent: (event, own) => span.events.push([event, own]),
        setStatus: (status) => (span.status = status),
        end: (time) => span.ends.push(time),
      };
    },
  };
  return { tracer, spans };
}

function trace(responses: readonly (() => Response)[], changes: Partial<ClientOptions> = {}) {
  const { tracer, spans } = recordingTracer();
  const { fetch } = stubFetch((index) => (responses[index] ?? (() => jsonResponse({})))());
  const dws = createDwsClient({
    endpoint: "https://dws.example.com:8443",
    projectId: "p",
    credentials: tokenCredentials("a-secret-token"),
    retry: { baseDelayMs: 0 },
    onEvent: traceEvents(tracer),
    fetch,
    ...changes,
  });
  return { dws, spans };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 2));
const request = {
  "http.request.method": "GET",
  "url.full": "https://dws.example.com:8443/v1.0/p/snapshots",
  "server.address": "dws.example.com",
  "server.port": 8443,
};

describe("traceEvents makes one span of a call that", () => {
  test("succeeds after a retry", async () => {
    const { dws, spans } = trace([
      () => jsonResponse({}, 503),
      () => jsonResponse({}, 200, { "X-Request-Id": "r-2" }),
    ]);
    const before = Date.now();
    await dws.listSnapshots();
    await turn();
    expect(spans).toEqual([
      {
        name: "GET listSnapshots",
        kind: 2,
        startTime: expect.any(Number),
        attributes: {
          ...request,
          "http.response.status_code": 200,
          "http.request.resend_count": 1,
          "http.response.header.x-request-id": ["r-2"],
        },
        events: [["retry", { "error.type": "503", delay_ms: 0 }]],
        ends: [expect.any(Number)],
      },
    ]);
    const [{ startTime, ends } = { startTime: 0, ends: [0] }] = spans;
    expect(startTime).toBeGreaterThan(before - 1000);
    expect(ends[0]).toBeGreaterThanOrEqual(startTime);
  });

  test.each<readonly [string, () => Response, object, string]>([
    [
      "is rejected",
      () => jsonResponse({ error_msg: "No a-secret-token." }, 400),
      { "http.response.status_code": 400, "error.type": "400" },
      "listSnapshots was rejected with status 400: No (hidden).",
    ],
    [
      "has a success that is not JSON",
      () => new Response("<html>"),
      { "http.response.status_code": 200, "error.type": "ResponseParseError" },
      "listSnapshots succeeded with status 200, but the response body is not a JSON object; a proxy may have replaced it.",
    ],
  ])("%s, with the status ERROR", async (_, respond, attributes, message) => {
    const { dws, spans } = trace([respond]);
    await dws.listSnapshots().catch(() => undefined);
    await turn();
    // A first attempt has no count, and a response without an id has none.
    expect(spans[0]?.attributes).toStrictEqual({ ...request, ...attributes });
    expect(spans).toMatchObject([
      { attributes: { ...request, ...attributes }, status: { code: 2, message } },
    ]);
    expect(spans[0]?.ends).toHaveLength(1);
  });

  test("is aborted before its first request", async () => {
    const { dws, spans } = trace([], { signal: AbortSignal.abort() });
    await dws.listSnapshots().catch(() => undefined);
    expect(spans).toMatchObject([
      { name: "listSnapshots", attributes: { "error.type": "AbortError" }, status: { code: 2 } },
    ]);
    expect(spans[0]?.ends).toHaveLength(1);
  });

  test("was made by fetch, with its method and path as name", async () => {
    const { dws, spans } = trace([]);
    await createFetch(dws)("/v1.0/{project_id}/tags");
    await turn();
    expect(spans.map(({ name, ends }) => [name, ends.length])).toEqual([
      ["GET /v1.0/{project_id}/tags", 1],
    ]);
  });
});

test("calls at the same time have spans of their own, and those without an end are given up", () => {
  const { tracer, spans } = recordingTracer();
  const onEvent = traceEvents(tracer);
  const event = {
    type: "request",
    timestamp: 1,
    operation: "listSnapshots",
    attempt: 1,
    durationMs: 0,
    method: "GET",
    url: "http://dws.example.com/",
    headers: {},
  } as const satisfies Omit<ClientEvent & { readonly type: "request" }, "callId">;
  for (let call = 0; call < 1010; call += 1) onEvent({ ...event, callId: `${call}` });
  expect(spans).toHaveLength(1010);
  expect(spans.filter(({ ends }) => ends.length > 0)).toEqual(spans.slice(0, 10));
  expect(spans[0]?.attributes).toMatchObject({ "server.port": 80 });
});
