// Programs in a browser: pages of this machine, such as those of a development server, can call the services and IAM.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { call, callSigned, tokenRequestBody, type CallResponse } from "../support/sandbox-calls.js";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ requestsPerSecond: 1000 });
});
afterAll(() => sandbox.close());

const page = "http://localhost:3000";
const services = ["/v1.0/PROJECT/snapshots", "/v3/PROJECT/backups", "/v3/auth/tokens", "/v9/any"];
const ownRoutes = ["/", "/openapi/dws.json", "/docs/", "/_sandbox/faults"];

async function preflight(
  target: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<CallResponse> {
  return call(sandbox, {
    method: "OPTIONS",
    target,
    headers: {
      origin: page,
      "access-control-request-method": "DELETE",
      "access-control-request-headers": "content-type,x-auth-token,x-own",
      ...headers,
    },
  });
}

function allowed({ headers }: CallResponse): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith("access-control-")),
  );
}

describe.each(services)("a page of this machine can call %s:", (target) => {
  test("a preflight request is accepted with its method and headers", async () => {
    const response = await preflight(target);
    expect([response.status, response.body]).toEqual([204, ""]);
    expect(allowed(response)).toMatchObject({
      "access-control-allow-origin": page,
      "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
      "access-control-allow-headers": "content-type,x-auth-token,x-own",
      "access-control-max-age": "600",
    });
    expect(response.headers).not.toHaveProperty("access-control-allow-private-network");
    expect(response.headers).toMatchObject({ vary: "Origin" });
    expect(response.headers).not.toHaveProperty("content-length");
  });

  test.each([
    "http://127.0.0.1:5173",
    "https://localhost",
    "http://[::1]:3000",
    "http://app.localhost:3000",
  ])("the page %s", async (origin) => {
    const response = await preflight(target, { origin });
    expect(allowed(response)).toMatchObject({ "access-control-allow-origin": origin });
  });

  test("a browser asks before a page reaches a private network", async () => {
    const response = await preflight(target, { "access-control-request-private-network": "true" });
    expect(allowed(response)).toMatchObject({ "access-control-allow-private-network": "true" });
  });

  test.each([
    "https://evil.example",
    "http://localhost.evil.example",
    "http://192.0.2.1:3000",
    "null",
    "",
    "file://",
    "localhost:3000",
  ])("the page %j cannot", async (origin) => {
    expect(allowed(await preflight(target, { origin }))).toEqual({});
    const response = await call(sandbox, { target, headers: { origin } });
    expect(allowed(response)).toEqual({});
    expect(response.headers).toMatchObject({ vary: "Origin" });
  });
});

test.each(ownRoutes)("no page of another origin can read %s", async (target) => {
  const headers = { origin: page };
  expect(allowed(await call(sandbox, { target, headers }))).toEqual({});
});

test.each(["/_sandbox/faults", "/_sandbox/any"])("no page can call %s", async (target) => {
  const response = await preflight(target);
  expect([response.status, allowed(response)]).toEqual([403, {}]);
});

describe("a page can read a response and its headers", () => {
  const target = services[0] ?? "";
  const exposed = {
    "access-control-allow-origin": page,
    "access-control-expose-headers":
      "Content-Type, Date, Retry-After, X-Request-Id, X-Subject-Token, *",
  };
  const headers = { origin: page };

  test("of success, of an error, and of the gateway", async () => {
    const responses = [
      await callSigned(sandbox, { target, headers }),
      await call(sandbox, { target, headers }),
      await call(sandbox, { target: "/v9", headers }),
    ];
    expect(responses.map(({ status }) => status)).toEqual([200, 401, 404]);
    for (const response of responses) expect(allowed(response)).toEqual(exposed);
  });

  test("of IAM, with the token", async () => {
    const response = await call(sandbox, {
      method: "POST",
      target: "/v3/auth/tokens",
      headers,
      body: tokenRequestBody(sandbox),
    });
    expect(response.status).toBe(201);
    expect(allowed(response)["access-control-expose-headers"]).toContain("X-Subject-Token");
  });

  test("of an injected fault, with its headers", async () => {
    sandbox.fail({ status: 503, headers: { "Retry-After": "1", "X-Own": "1" } });
    expect((await preflight(target)).status).toBe(204);
    const response = await call(sandbox, { target, headers });
    expect(response.status).toBe(503);
    expect(allowed(response)["access-control-expose-headers"]).toMatch(/(^|, )\*$/);
  });

  test("of a limit that it exceeds, which preflight requests do not count against", async () => {
    sandbox.throttle(2);
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      expect((await preflight(target)).status).toBe(204);
      const response = await call(sandbox, { target, headers });
      expect(allowed(response)).toEqual(exposed);
      statuses.push(response.status);
    }
    sandbox.throttle();
    expect(statuses).toContain(429);
  });
});

test("a page can call a sandbox that has its host name, and an address needs no name", async () => {
  const open = await startSandbox({ host: "0.0.0.0" });
  const originOf = async (host: string, origin: string): Promise<unknown> =>
    (await call(open, { target: "/v9", headers: { host, origin } })).headers[
      "access-control-allow-origin"
    ];
  try {
    const origin = "http://192.0.2.1:3000";
    expect(await originOf("192.0.2.1:8080", origin)).toBe(origin);
    expect(await originOf("192.0.2.2:8080", origin)).toBeUndefined();
  } finally {
    await open.close();
  }
});
