import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { httpFetch } from "../../src/cli/http-fetch.js";
import { createDwsClient, tokenCredentials } from "../../src/index.js";

let server: Server;
let url: string;
let handle: (request: IncomingMessage, body: string, response: ServerResponse) => void;
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => handle(request, body, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const init = (changes: object = {}) => ({
  method: "GET",
  headers: {},
  body: null,
  signal: new AbortController().signal,
  redirect: "manual" as const,
  ...changes,
});

test("sends method, headers and body, and returns status, headers and body", async () => {
  handle = ({ method, url: target, headers }, body, response) => {
    response.writeHead(201, "Made", { "X-Request-Id": "r-1", "Set-Cookie": ["a=1", "b=2"] });
    const { "x-auth-token": token, "content-length": length } = headers;
    response.end(JSON.stringify({ method, target, token, length, body }));
  };
  const changes = { method: "POST", headers: { "x-auth-token": "t" }, body: '{"name":"ü"}' };
  const response = await httpFetch(`${url}/v1?a=1`, init(changes));
  expect(response).toMatchObject({
    ok: true,
    status: 201,
    statusText: "Made",
    url: `${url}/v1?a=1`,
  });
  expect([response.headers.get("X-REQUEST-ID"), response.headers.get("set-cookie")]).toEqual([
    "r-1",
    "a=1, b=2",
  ]);
  expect(response.headers.get("none")).toBeNull();
  expect(JSON.parse(await response.text())).toEqual({
    ...{ method: "POST", target: "/v1?a=1", token: "t", length: "13", body: changes.body },
  });
});

test.each([
  [200, true],
  [299, true],
  [300, false],
  [404, false],
])("a response of status %i is ok: %p", async (status, ok) => {
  handle = (_, __, response) => response.writeHead(status).end();
  expect(await httpFetch(url, init())).toMatchObject({ status, ok });
});

test("follows no redirect", async () => {
  handle = (_, __, response) =>
    response.writeHead(302, { Location: "https://other.example" }).end();
  const response = await httpFetch(url, init());
  expect([response.status, response.ok, (await response.arrayBuffer()).byteLength]).toEqual([
    302,
    false,
    0,
  ]);
});

test("rejects when no connection is made, when it breaks, and when the signal aborts it", async () => {
  await expect(httpFetch("http://127.0.0.1:1", init())).rejects.toMatchObject({
    code: "ECONNREFUSED",
  });
  handle = (_, __, response) => response.socket?.destroy();
  await expect(httpFetch(url, init())).rejects.toMatchObject({ code: "ECONNRESET" });
  const controller = new AbortController();
  handle = (_, __, response) => response.write("begin");
  const response = await httpFetch(url, init({ signal: controller.signal }));
  const text = response.text();
  controller.abort();
  await expect(text).rejects.toMatchObject({ code: "ECONNRESET" });
});

test("a client reads a response up to its limit, and ends the rest", async () => {
  const closed = new Promise<number>((resolve) => {
    handle = (_, __, response) => {
      let written = 0;
      response.writeHead(200, { "Content-Type": "application/json" });
      const timer = setInterval(() => {
        response.write("x".repeat(65_536));
        written += 65_536;
      }, 1);
      response.once("close", () => {
        clearInterval(timer);
        resolve(written);
      });
    };
  });
  const client = createDwsClient({
    endpoint: url,
    projectId: "p",
    credentials: tokenCredentials("t"),
    fetch: httpFetch,
    maxResponseBytes: 100_000,
    retry: false,
  });
  await expect(client.listSnapshots()).rejects.toMatchObject({
    name: "ResponseParseError",
    isTooLong: true,
  });
  expect(await closed).toBeGreaterThan(100_000);
});
