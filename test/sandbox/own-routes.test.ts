import { existsSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import {
  accessKeyCredentials,
  createDwsClient,
  passwordCredentials,
  type Credentials,
  type DwsClient,
} from "../../src/index.js";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";

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

describe("a program in another language", () => {
  async function tell(method: string, path: string, body?: unknown): Promise<[number, string]> {
    const sent = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, { method, body: sent ?? null });
    return [response.status, ((await response.json()) as { message: string }).message];
  }

  test("lets calls go wrong, and takes it back", async () => {
    const dws = client(accessKeyCredentials(sandbox.account));
    const fault = {
      operation: "listSnapshots",
      status: 418,
      times: 2,
      headers: { "X-Why": "tea" },
      body: { error_code: "T" },
    };
    expect(await tell("POST", "faults", fault)).toEqual([
      200,
      "The next 2 calls of listSnapshots will go wrong.",
    ]);
    await expect(dws.listSnapshots()).rejects.toMatchObject({ status: 418, code: "T" });
    expect((await tell("DELETE", "faults"))[0]).toBe(200);
    await dws.listSnapshots();
  });

  test("ends every token", async () => {
    const { account, authUrl } = sandbox;
    const dws = client(passwordCredentials({ ...account, projectId: undefined, authUrl }));
    await dws.listSnapshots();
    expect(await tell("POST", "revoke-tokens")).toEqual([200, "Every token has ended."]);
    sandbox.fail({ operation: "createToken", status: 401 });
    await expect(dws.listSnapshots()).rejects.toMatchObject({ status: 401 });
  });

  test.each<[unknown, string]>([
    ["{", "The body is no JSON"],
    [[], "A fault is an object"],
    [{ time: 2 }, "A fault has no member time: it has operation, times,"],
    [{ operation: "listSnapshot" }, "operation must be one of createToken, "],
    [{ times: 0 }, "times must be a whole number from 1."],
    [{ delayMs: -1 }, "delayMs must be a number from 0 to 2147483647."],
    [{ afterEffect: "yes" }, "afterEffect must be true or false."],
    [{ reset: "after" }, 'reset must be "before" or "within".'],
    [{ status: 100 }, "status must be a whole number from 200 to 599."],
    [{ body: null }, "body must be an object or a text."],
    [{ headers: { "a b": "c" } }, "headers must be an object of names and texts that HTTP allows."],
    [{ headers: { a: 1 } }, "headers must be an object of names and texts that HTTP allows."],
  ])("is told what is wrong with the fault %j", async (fault, message) => {
    expect(await tell("POST", "faults", fault)).toEqual([400, expect.stringContaining(message)]);
    expect((await fetch(`${sandbox.url}/v3/auth/tokens`, { method: "POST" })).status).toBe(400);
  });

  test("is told what there is when it asks for something else", async () => {
    expect(await tell("GET", "faults")).toEqual([
      404,
      expect.stringContaining("POST /_sandbox/faults, DELETE /_sandbox/faults"),
    ]);
  });
});

describe("without credentials, a reader gets", () => {
  test("the addresses", async () => {
    const response = await fetch(sandbox.url);
    expect(response.headers.get("Content-Type")).toMatch(/^text\/plain/);
    expect(await response.text()).toContain(sandbox.authUrl);
  });

  test.each(["dws.json", "dds.json", "dws-3.1.yaml"])(
    "the description %s as it is published",
    async (name) => {
      const response = await fetch(`${sandbox.url}/openapi/${name}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(
        readFileSync(inProject("generated/openapi", name), "utf8"),
      );
    },
  );

  test("the documentation where it was built, and else how to build it", async () => {
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
  ])("nothing at %s", async (path) => {
    // By hand, because fetch would tidy the path.
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
