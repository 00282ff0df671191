import { existsSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import {
  accessKeyCredentials,
  createDwsClient,
  passwordCredentials,
  type Credentials,
  type DwsClient,
} from "../../src/index.js";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { toOpenapi31 } from "../../src/sandbox/to-openapi-31.js";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.clearFaults());
afterAll(() => sandbox.close());

function client(credentials: Credentials): DwsClient {
  return createDwsClient({
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials,
    retry: false,
  });
}

describe("the control routes", () => {
  async function control(method: string, path: string, body?: unknown): Promise<[number, string]> {
    const sent = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
      method,
      headers,
      body: sent ?? null,
    });
    return [response.status, ((await response.json()) as { message: string }).message];
  }

  test("add a fault for the next calls, and remove it", async () => {
    const dws = client(accessKeyCredentials(sandbox.account));
    const fault = {
      operation: "listSnapshots",
      status: 418,
      times: 2,
      headers: { "X-Why": "tea" },
      body: { error_code: "T" },
    };
    expect(await control("POST", "faults", fault)).toEqual([
      200,
      "The fault applies to the next 2 calls of listSnapshots.",
    ]);
    await expect(dws.listSnapshots()).rejects.toMatchObject({ status: 418, code: "T" });
    expect(await control("DELETE", "faults")).toEqual([200, "All pending faults are removed."]);
    await dws.listSnapshots();
  });

  test("revoke every token", async () => {
    const { account, authUrl } = sandbox;
    const dws = client(passwordCredentials({ ...account, projectId: undefined, authUrl }));
    await dws.listSnapshots();
    expect(await control("POST", "revoke-tokens")).toEqual([200, "All tokens are revoked."]);
    sandbox.fail({ operation: "createToken", status: 401 });
    await expect(dws.listSnapshots()).rejects.toMatchObject({ status: 401 });
  });

  test.each([
    { times: 1 },
    { delayMs: 0 },
    { delayMs: 2_147_483_647 },
    { afterEffect: false },
    { reset: "before" },
    { reset: "within" },
    { status: 200 },
    { status: 599 },
    { body: "text" },
    { body: {} },
    { headers: {} },
  ])("accept the fault %j", async (fault) => {
    expect(await control("POST", "faults", fault)).toEqual([
      200,
      "The fault applies to the next call.",
    ]);
  });

  const example = '{"operation":"listSnapshots","status":503,"times":2}';
  test.each<[unknown, string]>([
    ["{", `The body is not JSON. Send a fault such as ${example}.`],
    [[], `A fault is an object. Send a fault such as ${example}.`],
    [{ time: 2 }, "A fault has no property time. Its properties are operation, times,"],
    [{ operation: 1 }, "operation must be one of createToken, "],
    [{ times: 1.5 }, "times must be a whole number from 1."],
    [{ delayMs: 2_147_483_648 }, "delayMs must be a number from 0 to 2147483647."],
    [{ delayMs: "1" }, "delayMs must be a number from 0 to 2147483647."],
    [{ status: 199 }, "status must be a whole number from 200 to 599."],
    [{ status: 600 }, "status must be a whole number from 200 to 599."],
    [{ status: 200.5 }, "status must be a whole number from 200 to 599."],
    [{ body: 1 }, "body must be an object or a string."],
    [
      { headers: { "x-valid": "1", "x-invalid": "a\nb" } },
      "headers must be an object of header names and values that HTTP allows.",
    ],
    [{ headers: "a" }, "headers must be an object of header names and values that HTTP allows."],
    [{ operation: "listSnapshot" }, "operation must be one of createToken, "],
    [{ times: 0 }, "times must be a whole number from 1."],
    [{ delayMs: -1 }, "delayMs must be a number from 0 to 2147483647."],
    [{ afterEffect: "yes" }, "afterEffect must be true or false."],
    [{ reset: "after" }, 'reset must be "before" or "within".'],
    [{ status: 100 }, "status must be a whole number from 200 to 599."],
    [{ body: null }, "body must be an object or a string."],
    [
      { headers: { "a b": "c" } },
      "headers must be an object of header names and values that HTTP allows.",
    ],
    [
      { headers: { a: 1 } },
      "headers must be an object of header names and values that HTTP allows.",
    ],
  ])("reject the fault %j with a message that says why", async (fault, message) => {
    expect(await control("POST", "faults", fault)).toEqual([400, expect.stringContaining(message)]);
    expect((await fetch(`${sandbox.url}/v3/auth/tokens`, { method: "POST" })).status).toBe(400);
  });

  test("respond to an unknown route with the list of routes", async () => {
    expect(await control("GET", "faults")).toEqual([
      404,
      "The control routes of the sandbox are POST /_sandbox/faults, DELETE /_sandbox/faults, POST /_sandbox/throttle, DELETE /_sandbox/throttle, POST /_sandbox/revoke-tokens.",
    ]);
  });
});

describe("without credentials, the sandbox serves", () => {
  test("its addresses", async () => {
    const response = await fetch(sandbox.url);
    expect(response.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    expect((await response.text()).split("\n").slice(0, 3)).toEqual([
      `Sandbox of DWS and DDS      ${sandbox.url}`,
      `Authentication URL          ${sandbox.authUrl}`,
      `Descriptions                ${sandbox.url}/openapi/dws.json  ${sandbox.url}/openapi/dds.json`,
    ]);
  });

  test.each(["dws.json", "dds.json", "dws-3.1.yaml"])(
    "the published description %s",
    async (name) => {
      const response = await fetch(`${sandbox.url}/openapi/${name}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("Content-Type")).toBe(`application/${name.slice(-4)}`);
      expect(await response.text()).toBe(
        readFileSync(inProject("generated/openapi", name), "utf8"),
      );
    },
  );

  test("the documentation if it is built, and otherwise the command that builds it", async () => {
    const response = await fetch(`${sandbox.url}/docs`);
    const text = await response.text();
    expect(new URL(response.url).pathname).toBe("/docs/");
    if (existsSync(inProject("dist/docs/index.html"))) expect(text).toContain("<html");
    else expect([response.status, text]).toEqual([404, expect.stringContaining("npm run docs")]);
  });

  test.each([
    "/docs/../lib/index.js",
    "/docs/%2e%2e/lib/index.js",
    "/docs/..%2flib/index.js",
    "/docs/./index.html",
    "/docs//etc/passwd",
    "/docs/index.html/",
    "/docs/index.exe",
    "/docs/none.html",
    "/other/docs/index.html",
    "/openapi/dws.json/",
    "/openapi/dws-3.0.json",
    "/api/openapi/dws.json",
  ])("no file at %s", async (path) => {
    // With node:http, because fetch normalises the path.
    const status = await new Promise((resolve, reject) => {
      request(sandbox.url, { path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once("error", reject)
        .end();
    });
    expect(status).toBe(404);
  });
});

test.each(serviceNames())("OpenAPI 3.1 of %s is converted as the build converts it", (service) => {
  const read = (name: string): object =>
    JSON.parse(readFileSync(inProject("generated/openapi", name), "utf8")) as object;
  expect(toOpenapi31(read(`${service}.json`))).toEqual(read(`${service}-3.1.json`));
});
