import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { createRawClient } from "../../src/raw.js";
import {
  waitUntilSnapshotAvailable,
  paginateListClusterSnapshots,
  createDwsClient,
  tokenCredentials,
  toResult,
  type ClientOptions,
} from "../../src/index.js";
import {
  authUrl,
  canaries,
  endpoint,
  hurry,
  kinds,
  secret,
  secretHeaders as headers,
  seen,
} from "../support/canaries.js";
import { jsonResponse, stubFetch, type SentRequest } from "../support/stub-fetch.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";

/** How a response may write what it was sent. */
const writings: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "in JSON": (text) => JSON.stringify(text),
  "in JSON with escaped slashes": (text) =>
    JSON.stringify(text).replaceAll("/", "\\/").replaceAll("<", "\\u003C"),
  "in an address": encodeURIComponent,
  "in a form": (text) => new URLSearchParams({ text }).toString().toLowerCase(),
  "in HTML": (text) =>
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;")
      .replaceAll("+", "&#x2B;"),
};
/** All that a request carries that authenticates who is calling: its headers, what they are made of, and the properties of a body that signs in. */
function carried({ headers: sent, body, url }: SentRequest): string {
  const parts = [sent["authorization"], sent["proxy-authorization"]].flatMap(
    (value) => value?.split(/, |[A-Z]\w+=|Basic /) ?? [],
  );
  const asked = url.startsWith(authUrl)
    ? (JSON.parse(body) as { auth: { identity: { password: { user: object } } } })
    : undefined;
  const properties = Object.values(asked?.auth.identity.password.user ?? {}).map(String);
  const values = [...new Set([...Object.values(sent), ...parts, ...properties, asked ? body : ""])];
  return Object.values(writings)
    .flatMap((write) => values.map(write))
    .join(" | ");
}

/** A text that a header can carry. */
const line = (text: string): string => text.replaceAll(/[^\x20-\x7e]+/g, " ");
// oxlint-disable-next-line typescript/prefer-promise-reject-errors -- A fetch may reject with anything.
const thrown = (error: unknown) => Promise.reject(error);
const failing = (text: string, properties: object = {}) =>
  Object.assign(new Error(text), properties);

/** The ways of a call to end: what comes back after what was sent, and what was sent before that. */
const ways: Readonly<
  Record<string, (echo: string, sent: SentRequest) => Response | Promise<Response>>
> = {
  "a success": () => jsonResponse({ snapshots: [] }),
  "a success with telling headers": (echo) =>
    jsonResponse({}, 200, { "X-Request-Id": line(echo), Server: line(echo), Date: line(echo) }),
  "a reason": (echo) => jsonResponse({ error_code: "C", error_msg: `Wrong: ${echo}` }, 400),
  "a code": (echo) => jsonResponse({ error: { code: echo, message: "No." } }, 403),
  "an id in the body": (echo) => jsonResponse({ code: "C", request_id: echo }, 404),
  "a failing success": (echo) => jsonResponse({ errCode: echo, externalMessage: echo }),
  "a page": (echo) => new Response(`<html>${echo}</html>`),
  "a long page": (echo) => new Response(`${" ".repeat(195)}${echo}`),
  "a page of a error response": (echo) => new Response(`<html>${echo}</html>`, { status: 502 }),
  "a request id": (echo) => jsonResponse({}, 400, { "X-Request-Id": line(echo) }),
  "telling headers": (echo) =>
    jsonResponse({}, 429, {
      "Retry-After": line(echo),
      Date: line(echo),
      "Content-Language": line(echo),
    }),
  "a redirect": (echo) =>
    new Response(null, {
      status: 302,
      headers: { Location: `https://evil.example.com/?${line(echo)}` },
    }),
  "a rejected sign-in": (echo) => jsonResponse({ error_msg: echo }, 401),
  "an error": (echo) => thrown(failing(echo)),
  "an error with the request": (echo, sent) =>
    thrown(
      failing("No.", { config: sent, request: sent, errors: [failing(echo)], toJSON: () => sent }),
    ),
  "an error with a telling name and code": (echo) =>
    thrown(failing("No.", { name: echo, code: echo, cause: failing(echo, { code: echo }) })),
  "an error that is a text": (echo) => thrown(echo),
  "a connection that breaks": (echo) =>
    new Response(new ReadableStream({ start: (controller) => controller.error(failing(echo)) })),
  "no response": () => new Promise(() => {}),
};

beforeAll(() => void jest.useFakeTimers());
afterAll(() => void jest.useRealTimers());

/** Makes every kind of call, and gathers all that they say; of a raw call, whose result is the caller's, what it throws. */
async function outputsOf(
  kind: string,
  respond: (sent: readonly SentRequest[]) => Response | Promise<Response>,
  changes: Partial<ClientOptions> = {},
) {
  const outputs: unknown[] = [];
  const { fetch, sent } = stubFetch(() => respond(sent.slice(start)));
  let start = 0; // Of the attempts of a call, a response can tell; not of other calls.
  const redirects = new Set<unknown>();
  const credentials = kinds[kind]?.() ?? tokenCredentials("");
  const dws = createDwsClient({
    endpoint,
    projectId: "p",
    credentials,
    headers,
    retry: { baseDelayMs: 0, maxRetryAfterMs: 0, maxAttempts: 2 },
    onEvent(event) {
      if (event.type === "request" && event.attempt === 1) start = sent.length;
      outputs.push(event);
    },
    onResponse: ({ operation, status, attempts }) =>
      void outputs.push({ operation, status, attempts }),
    ...changes,
    fetch: (url, init) => (redirects.add(init.redirect), fetch(url, init)),
  });
  const pager = paginateListClusterSnapshots(dws, { cluster_id });
  const calls = [
    () => dws.listSnapshots(),
    () => dws.createSnapshot({ snapshot: { name: "nightly", cluster_id } }),
    () => pager.toArray(),
    () => waitUntilSnapshotAvailable(dws, { id: "i", cluster_id }, { maxWaitMs: 5000 }),
    () =>
      createRawClient(dws)
        .GET("/v1.0/{project_id}/snapshots", { redirect: "follow" })
        .then(() => undefined),
    () =>
      createRawClient(dws)
        .POST("/v1.0/{project_id}/snapshots", {
          body: { snapshot: { name: "nightly", cluster_id } },
        })
        .then(() => undefined),
  ];
  for (const call of calls) {
    const error = await hurry(call().catch((reason: unknown) => reason));
    outputs.push(error, await toResult(thrown(error)).catch(() => undefined));
    if (error instanceof Error)
      outputs.push(error.message, String(error), error.stack, error.cause);
  }
  outputs.push(dws, createRawClient(dws), dws.with({}), credentials, pager, pager.pages());
  expect([...redirects]).toEqual(["manual"]);
  return { outputs, sent };
}

/** The canaries that requests to an origin carry. */
const carriedTo = (origin: string, sent: readonly SentRequest[]): string[] => {
  const text = sent
    .flatMap(({ url, headers: own, body }) =>
      new URL(url).origin === origin ? [url, ...Object.values(own), body] : [],
    )
    .join("\n");
  return Object.entries(canaries).flatMap(([name, canary]) =>
    text.includes(canary) ? [name] : [],
  );
};

const issued = () => jsonResponse({ token: {} }, 201, { "X-Subject-Token": secret.token });
const last = (sent: readonly SentRequest[]): SentRequest =>
  sent.at(-1) ?? { method: "", url: "", headers: {}, body: "" };

describe.each(Object.keys(kinds))(
  "%s and secret headers are shown by nothing that a client says",
  (kind) => {
    test.each(Object.keys(ways))(
      "when the service responds with %s that echoes them",
      async (way) => {
        const { outputs, sent } = await outputsOf(kind, (requests) => {
          const request = last(requests);
          if (request.url.startsWith(authUrl)) return issued();
          return ways[way]?.(requests.map(carried).join(" "), request) ?? jsonResponse({});
        });
        expect(seen(outputs, sent)).toEqual([]);
        expect(outputs.length).toBeGreaterThan(20);
        const shown = carriedTo(endpoint, sent);
        expect(shown).toEqual(expect.arrayContaining(["header", "proxy"]));
        expect(shown.length).toBeGreaterThan(2);
        expect(shown.filter((name) => name === "password" || name === "secretAccessKey")).toEqual(
          [],
        );
        expect(carriedTo(authUrl, sent)).toEqual(kind.startsWith("a password") ? ["password"] : []);
        expect(new Set(sent.map(({ url }) => new URL(url).origin)).size).toBe(
          kind.startsWith("a password") ? 2 : 1,
        );
      },
    );
  },
);

test.each(Object.keys(ways))(
  "a password is shown by nothing that a client says when IAM responds with %s that echoes it",
  async (way) => {
    const { outputs, sent } = await outputsOf("a password", (requests) => {
      const request = last(requests);
      return ways[way]?.(carried(request), request) ?? jsonResponse({});
    });
    expect(seen(outputs, sent)).toEqual([]);
    expect(carriedTo(authUrl, sent)).toEqual(["password"]);
    expect(carriedTo(endpoint, sent)).toEqual([]);
  },
);
