// What a page of another web site in the browser of a developer can reach: nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { call, exchange, type Call } from "../support/sandbox-calls.js";

let sandbox: Sandbox;
let port: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  ({ port } = new URL(sandbox.url));
});
beforeEach(() => {
  sandbox.clearFaults();
  sandbox.throttle();
});
afterAll(() => sandbox.close());

const json = { "content-type": "application/json" };
const fault: Call = {
  method: "POST",
  target: "/_sandbox/faults",
  headers: json,
  body: '{"status":418}',
};
const controls: readonly Call[] = [
  fault,
  { ...fault, target: "/_sandbox/throttle", body: '{"requestsPerSecond":1}' },
  { ...fault, target: "/_sandbox/revoke-tokens", body: "" },
  { method: "DELETE", target: "/_sandbox/faults" },
  { method: "DELETE", target: "/_sandbox/throttle" },
  { target: "/_sandbox/faults" },
  { method: "OPTIONS", target: "/_sandbox/faults" },
];
/** A request of each kind that the sandbox responds to. */
const everyKind: readonly Call[] = [
  ...controls,
  { target: "/" },
  { target: "/openapi/dws.json" },
  { target: "/docs/" },
  { target: "/docs" },
  { target: "/v1.0/PROJECT/snapshots" },
  { target: "/v9" },
  { method: "POST", target: "/v3/auth/tokens", body: "{}" },
];

/** Whether a fault is pending, which it is if the last control request had an effect. */
async function isFaultPending(): Promise<boolean> {
  return (await call(sandbox, { target: "/v1.0/PROJECT/snapshots" })).status === 418;
}

describe("the host of a request", () => {
  test.each([
    "evil.example",
    "evil.example:PORT",
    "127.0.0.1.evil.example:PORT",
    "localhost.evil.example:PORT",
    "192.0.2.1:PORT",
    "[2001:db8::1]:PORT",
    "sandbox:PORT",
    "127.0.0.1:1",
    "127.0.0.1",
    "evil@127.0.0.1:PORT",
    "127.0.0.1:PORT/evil",
    "127.0.0.1:PORT:PORT",
    "[::1:PORT",
  ])("%j is rejected with 421 everywhere", async (host) => {
    const own = { host: host.replaceAll("PORT", port) };
    for (const { headers, ...request } of everyKind)
      expect([
        request.target,
        (await call(sandbox, { ...request, headers: { ...headers, ...own } })).status,
      ]).toEqual([request.target, 421]);
    expect(await isFaultPending()).toBe(false);
  });

  test("is rejected with 421 when it is empty", async () => {
    const response = await exchange(
      sandbox,
      "GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n",
    );
    expect(response).toMatch(/^HTTP\/1.1 421 /);
    expect(response).toContain(
      `The request is for another host: call ${sandbox.url}, or start the sandbox with the host that clients call.`,
    );
  });

  test.each(["127.0.0.1", "127.0.0.2", "localhost", "LocalHost", "[::1]", "[0:0:0:0:0:0:0:1]"])(
    "%s with the port is accepted",
    async (name) => {
      const headers = { host: `${name}:${port}` };
      expect((await call(sandbox, { target: "/", headers })).status).toBe(200);
    },
  );

  test.each([
    ["http://evil.example:PORT/", 421],
    ["http://127.0.0.1:1/", 421],
    ["http://127.0.0.1:PORT/", 200],
    ["HTTP://localhost:PORT", 200],
    ["http://127.0.0.1:PORT?a=1", 200],
    ["http://127.0.0.1:PORT/v1.0/PROJECT/snapshots", 401],
    ["http://127.0.0.1:PORT/_sandbox/faults", 404],
    // No absolute target, but one with an address in its query.
    ["/?next=http://evil.example/", 200],
  ])("of the absolute request target %s leads to %i", async (target, status) => {
    expect((await call(sandbox, { target: target.replaceAll("PORT", port) })).status).toBe(status);
  });

  test("can be an address or a local name when the sandbox listens on every address", async () => {
    const open = await startSandbox({ host: "0.0.0.0" });
    const statusOf = async (host: string): Promise<number> =>
      (await call(open, { target: "/", headers: { host } })).status;
    try {
      for (const host of [
        "192.0.2.1:9000",
        "[2001:db8::1]",
        "sandbox:8080",
        "host.docker.internal",
      ])
        expect([host, await statusOf(host)]).toEqual([host, 200]);
      for (const host of ["evil.example", "internal.evil.example:8080", "1.evil:80"])
        expect([host, await statusOf(host)]).toEqual([host, 421]);
    } finally {
      await open.close();
    }
  });

  test("can be the host that the sandbox was told to listen on", async () => {
    const named = await startSandbox({ host: "localhost" });
    const { host } = new URL(named.url);
    for (const own of [host, `localhost:${new URL(named.url).port}`])
      expect((await call(named, { target: "/", headers: { host: own } })).status).toBe(200);
    await named.close();
  });

  test("is not repeated in a response", async () => {
    const headers = { host: `LOCALHOST:${port}` };
    const { body } = await call(sandbox, { target: "/", headers });
    expect(body).toContain(sandbox.authUrl);
    expect(body).not.toContain("LOCALHOST");
  });
});

describe("a control route", () => {
  test.each<Readonly<Record<string, string>>>([
    { origin: "https://evil.example" },
    { origin: "http://127.0.0.1:1" },
    { origin: "http://localhost:PORT" },
    { origin: "https://127.0.0.1:PORT" },
    { origin: "null" },
    { origin: "" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "other" },
    { origin: "http://127.0.0.1:PORT", "sec-fetch-site": "cross-site" },
  ])("rejects a request of another page with 403: %j", async (page) => {
    const headers = Object.fromEntries(
      Object.entries(page).map(([name, value]) => [name, value.replace("PORT", port)]),
    );
    for (const control of controls) {
      const response = await call(sandbox, {
        ...control,
        headers: { ...control.headers, ...headers },
      });
      expect([control.target, response.status, response.body]).toEqual([
        control.target,
        403,
        { message: "A web page of another origin cannot call the control routes." },
      ]);
      expect(Object.keys(response.headers).join()).not.toContain("access-control");
    }
    expect(await isFaultPending()).toBe(false);
  });

  test.each<Readonly<Record<string, string>>>([
    {},
    { origin: "http://127.0.0.1:PORT" },
    { origin: "http://127.0.0.1:PORT", "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
  ])("accepts a request of a program or of its own origin: %j", async (page) => {
    const headers = Object.fromEntries(
      Object.entries(page).map(([name, value]) => [name, value.replace("PORT", port)]),
    );
    expect((await call(sandbox, { ...fault, headers: { ...json, ...headers } })).status).toBe(200);
    expect(await isFaultPending()).toBe(true);
  });

  test.each([
    undefined,
    "",
    "text/plain",
    "text/plain;charset=UTF-8",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=application/json",
    "application/jsonp",
  ])("rejects a POST with the content type %p with 415", async (type) => {
    const headers = type === undefined ? {} : { "content-type": type };
    for (const control of controls.filter(({ method }) => method === "POST"))
      expect(await call(sandbox, { ...control, headers })).toMatchObject({
        status: 415,
        body: { message: "A control request needs the header Content-Type: application/json." },
      });
    expect(await isFaultPending()).toBe(false);
  });

  test("accepts JSON with a charset", async () => {
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    expect((await call(sandbox, { ...fault, headers })).status).toBe(200);
  });
});

describe("a response runs no script and has the type that it states", () => {
  const policy = "default-src 'none'; sandbox";

  test.each(
    everyKind.map((request) => [request.method ?? "GET", request.target, request] as const),
  )("%s %s", async (_method, _target, request) => {
    const { headers } = await call(sandbox, request);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    // A page of the documentation has the policy of the documentation, if it is built.
    expect(headers["content-security-policy"]).toMatch(
      request.target === "/docs/" ? /^default-src 'none'; (sandbox$|script-src )/ : policy,
    );
    expect(headers["content-type"]).toMatch(
      /^(application\/json|text\/(plain|html); charset=utf-8)$/,
    );
  });

  test.each([
    {},
    { "Content-Security-Policy": "default-src *", "X-Content-Type-Options": "none" },
    { "content-security-policy": "default-src *", "x-content-type-options": "none" },
  ])("a fault with HTML and the headers %j", async (added) => {
    const headers = { "content-type": "text/html", ...added };
    sandbox.fail({ status: 200, body: "<script>alert(1)</script>", headers });
    const response = await call(sandbox, { target: "/v1.0/PROJECT/snapshots" });
    expect(response.headers).toMatchObject({
      "content-type": "text/html",
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
    });
  });

  test("bytes that are not HTTP", async () => {
    const response = await exchange(sandbox, "<script>\r\n\r\n");
    expect(response).toContain("\r\nX-Content-Type-Options: nosniff\r\n");
    expect(response).toContain(`\r\nContent-Security-Policy: ${policy}\r\n`);
  });

  test("half of a response", async () => {
    sandbox.fail({ reset: "within", status: 200, body: "<script>alert(1)</script>" });
    const response = await exchange(
      sandbox,
      `GET /v3/p/backups HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
    );
    expect(response).toContain(`\r\nContent-Security-Policy: ${policy}\r\n`);
  });
});
