import { describe, expect, test } from "@jest/globals";
import {
  accessKeyCredentials,
  createDwsClient,
  createFetch,
  tokenCredentials,
  type ClientOptions,
  type DwsClient,
} from "../../src/index.js";
import { readManifest } from "../../scripts/release/package-manifest.js";
import { jsonResponse, stubFetch, type SentRequest } from "../support/stub-fetch.js";

/** Derived from package.json by another way than the package does it. */
const userAgent = `${readManifest().name}/${readManifest().version}`;

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

test.each([
  ["no client", undefined],
  ["a stub with the methods of a client", { with: () => ({}) }],
])("createFetch rejects %s", (_, client) => {
  expect(() => createFetch(client as unknown as DwsClient)).toThrow(
    "The client must be the result of createDwsClient() or createDdsClient().",
  );
});

describe("the URL of a fetch", () => {
  test.each([
    ["a path", snapshots, `${endpoint}/v1.0/p/snapshots`],
    [
      "a path with a query",
      `${snapshots}?a=%7Bproject_id%7D#b`,
      `${endpoint}/v1.0/p/snapshots?a=%7Bproject_id%7D`,
    ],
    ["a path without a project", "/v2/health", `${endpoint}/v2/health`],
    ["a URL as text", `${endpoint}/v1.0/{project_id}/snapshots`, `${endpoint}/v1.0/p/snapshots`],
    ["a URL", new URL(`${endpoint}/v1.0/%7bproject_id%7d/x`), `${endpoint}/v1.0/p/x`],
    ["a Request", new Request(`${endpoint}/v1.0/{project_id}/x`), `${endpoint}/v1.0/p/x`],
    ["a path with two slashes", "//other.example.com/x", `${endpoint}//other.example.com/x`],
    ["a path that goes up", "/v1.0/../../x", `${endpoint}/x`],
  ])("can be %s", async (_, input, url) => {
    const { dws, sent } = clientOf(ok);
    const response = await createFetch(dws)(input);
    expect(await response.json()).toEqual({ count: 1 });
    expect(sent.map((request) => request.url)).toEqual([url]);
    expect(sent[0]?.headers).toMatchObject({ "x-auth-token": "a-token" });
  });

  const elsewhere = `This client sends its credentials to ${endpoint} and to no other origin.`;
  const invalid = "fetch was given an invalid URL, method or body.";
  test.each([
    ["another host", "https://evil.example.com/v1.0/p/snapshots"],
    ["a host that begins like the endpoint", `${endpoint}.evil.example.com/x`],
    ["another port", `${endpoint}:8443/x`],
    ["another scheme", "http://dws.example.com/x"],
    ["a user and a password", "https://dws.example.com@evil.example.com/x", invalid],
    ["a Request to another host", new Request("https://evil.example.com/x")],
    ["no URL", "v1.0/p/snapshots", invalid],
    ["a user at the endpoint", "https://a-user:a-password@dws.example.com/x", invalid],
  ])("is rejected with %s, and nothing is sent", async (_, input, message = elsewhere) => {
    const { dws, sent } = clientOf(ok);
    const error: unknown = await createFetch(dws)(input).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ConfigurationError", message });
    expect(String(error)).not.toContain("a-password");
    expect(sent).toEqual([]);
  });

  test("cannot leave the path of an endpoint that has one", async () => {
    const { dws, sent } = clientOf(ok, { endpoint: "https://gateway.example.com/dws" });
    await createFetch(dws)("/v1.0/x");
    await expect(createFetch(dws)("/../v1.0/x")).rejects.toMatchObject({
      name: "ConfigurationError",
    });
    expect(sent.map(({ url }) => url)).toEqual(["https://gateway.example.com/dws/v1.0/x"]);
  });

  test("has the project that the credentials know", async () => {
    const { dws, sent } = clientOf(ok, {
      projectId: undefined,
      credentials: { forClient: () => ({ authenticate() {}, projectId: () => "known" }) },
    });
    await createFetch(dws)(snapshots);
    expect(sent.map(({ url }) => url)).toEqual([`${endpoint}/v1.0/known/snapshots`]);
  });
});

describe("a request of a fetch", () => {
  test("has the headers of the client and its own, but cannot replace the authentication", async () => {
    const { dws, sent } = clientOf(ok, { headers: { "X-Client": "c", "X-Both": "client" } });
    await createFetch(dws)("/x", { headers: { "X-Both": "call", "X-Auth-Token": "another" } });
    expect(sent[0]?.headers).toMatchObject({
      "user-agent": userAgent,
      "x-client": "c",
      "x-both": "call",
      "x-auth-token": "a-token",
    });
  });

  test("is signed with its body", async () => {
    const { dws, sent } = clientOf(ok, {
      credentials: accessKeyCredentials({ accessKeyId: "AK", secretAccessKey: "SK" }),
    });
    await createFetch(dws)("/x", { method: "post", body: "{}" });
    await createFetch(dws)("/x", { method: "post", body: "{ }" });
    const [first, second] = sent.map(({ headers }) => headers["authorization"] ?? "");
    expect(first).toMatch(/^SDK-HMAC-SHA256 Access=AK, .*Signature=\w{64}$/);
    expect(first).not.toBe(second);
    expect(sent.map(({ method, body }) => `${method} ${body}`)).toEqual(["POST {}", "POST { }"]);
  });

  test("sends the body of a Request with each attempt, and reads it once", async () => {
    const { dws, sent } = clientOf((index) =>
      index === 0 ? jsonResponse({}, 429) : jsonResponse({}),
    );
    const request = new Request(`${endpoint}/v1.0/p/snapshots`, { method: "POST", body: "{}" });
    expect((await createFetch(dws)(request)).status).toBe(200);
    expect(sent.map(({ body }) => body)).toEqual(["{}", "{}"]);
    expect(request.bodyUsed).toBe(true);
  });

  test("can take method, headers and body of a Request from the options instead", async () => {
    const { dws, sent } = clientOf(ok);
    const request = new Request(`${endpoint}/x`, { headers: { "X-A": "request" } });
    await createFetch(dws)(request, { method: "PUT", headers: { "X-A": "options" }, body: "text" });
    expect(sent).toMatchObject([{ method: "PUT", body: "text", headers: { "x-a": "options" } }]);
  });

  test.each([
    ["a body that is not UTF-8", { method: "POST", body: new Uint8Array([0xff]) }],
    ["a body with GET", { body: "{}" }],
    ["a method that is not allowed", { method: "TRACE" }],
    ["a header with a line break", { headers: { "X-A": "a-secret\nb" } }],
  ])("is not sent with %s", async (_, init) => {
    const { dws, sent } = clientOf(ok);
    const error: unknown = await createFetch(dws)("/x", init).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ConfigurationError" });
    expect(String(error)).not.toContain("a-secret");
    expect(sent).toEqual([]);
  });

  test("does not follow redirects, whatever its options say", async () => {
    const { dws, sent } = clientOf(
      () => new Response(null, { status: 302, headers: { Location: "https://evil.example.com" } }),
    );
    const response = await createFetch(dws)("/x", { redirect: "follow" });
    expect([response.status, response.headers.get("Location")]).toEqual([
      302,
      "https://evil.example.com",
    ]);
    expect(sent).toHaveLength(1);
  });
});

describe("a fetch is sent again", () => {
  const unavailable = (): Response => jsonResponse({}, 503);
  const tooMany = (): Response => jsonResponse({}, 429);
  const busy = (): Response => jsonResponse({ error_code: "DWS.0011" });
  const reset = (): Promise<Response> =>
    Promise.reject(new TypeError("fetch failed", { cause: { code: "ECONNRESET" } }));
  const unreachable = (): Promise<Response> =>
    Promise.reject(new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } }));

  test.each([
    ["a described list after 503", "GET", snapshots, unavailable, 3],
    ["a described list after a broken connection", "GET", snapshots, reset, 3],
    ["a described create call after 429", "POST", snapshots, tooMany, 3],
    ["a described create call not after 503", "POST", snapshots, unavailable, 1],
    ["a described create call not after a broken connection", "POST", snapshots, reset, 1],
    ["a described list not after a success, whatever it says", "GET", snapshots, busy, 1],
    ["any other GET after 503", "GET", "/v2/{project_id}/x", unavailable, 3],
    ["any other HEAD after 503", "HEAD", "/v2/{project_id}/x", unavailable, 3],
    ["any other OPTIONS after a broken connection", "OPTIONS", "/v2/x", reset, 3],
    ["any other POST not after 429", "POST", "/v2/{project_id}/x", tooMany, 1],
    ["any other DELETE not after a broken connection", "DELETE", "/v2/x", reset, 1],
    ["any other DELETE after a refused connection", "DELETE", "/v2/x", unreachable, 3],
  ])("%s", async (_, method, path, respond, attempts) => {
    const { dws, sent } = clientOf(respond);
    await createFetch(dws)(path, { method }).catch(() => {});
    expect(sent).toHaveLength(attempts);
  });

  test("with other credentials after 401", async () => {
    let current = "old";
    const { dws, sent } = clientOf((index) => (index === 0 ? jsonResponse({}, 401) : ok()), {
      credentials: tokenCredentials(({ rejected }) => {
        if (rejected === current) current = "new";
        return current;
      }),
    });
    expect((await createFetch(dws)("/x", { method: "POST", body: "{}" })).status).toBe(200);
    expect(sent.map(({ headers }) => headers["x-auth-token"])).toEqual(["old", "new"]);
  });
});

describe("the response of a fetch", () => {
  test.each([200, 201, 202, 300, 400, 404, 409, 500])("can have status %d", async (status) => {
    const { dws } = clientOf(() => jsonResponse({ error_code: "X.1" }, status, { "X-A": "a" }), {
      retry: false,
    });
    const response = await createFetch(dws)("/x");
    expect(response).toBeInstanceOf(Response);
    expect([response.status, response.ok, response.headers.get("X-A")]).toEqual([
      status,
      status < 300,
      "a",
    ]);
    expect(await response.json()).toEqual({ error_code: "X.1" });
  });

  test.each([204, 205, 304])("has no body with status %d", async (status) => {
    const { dws } = clientOf(() => new Response(null, { status }), { retry: false });
    const response = await createFetch(dws)("/x");
    expect([response.status, response.body, await response.text()]).toEqual([status, null, ""]);
  });

  test("has no body after HEAD", async () => {
    const { dws } = clientOf(() => new Response(null, { headers: { "Content-Length": "12" } }));
    const response = await createFetch(dws)("/x", { method: "HEAD" });
    expect([response.body, response.headers.get("Content-Length")]).toEqual([null, "12"]);
  });

  test("has the URL and the bytes that were received", async () => {
    const bytes = new Uint8Array([0, 255, 128]);
    const received = Object.defineProperty(new Response(bytes), "url", { value: `${endpoint}/x` });
    const { dws } = clientOf(() => received);
    const response = await createFetch(dws)("/x");
    expect(response.url).toBe(`${endpoint}/x`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  test.each([0, 199, 600, 999])(
    "can have status %d, which the platform does not construct",
    async (status) => {
      const received = Object.defineProperties(jsonResponse({}), {
        status: { value: status },
        ok: { value: false },
      });
      const { dws } = clientOf(() => received, { retry: false });
      const response = await createFetch(dws)("/x");
      expect([response.status, response.ok]).toEqual([status, false]);
    },
  );

  test("can be the error that a success of a method would be", async () => {
    const { dws } = clientOf(() => jsonResponse({ error_code: "DWS.1" }));
    await expect(dws.listSnapshots()).rejects.toMatchObject({ name: "ApiError" });
    expect(await (await createFetch(dws)(snapshots)).json()).toEqual({ error_code: "DWS.1" });
  });
});
