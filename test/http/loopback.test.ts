import { createRawClient } from "../../src/raw.js";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import {
  ApiError,
  ConfigurationError,
  createDwsClient,
  NetworkError,
  tokenCredentials,
  ValidationError,
  type Credentials,
} from "../../src/index.js";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Starts a server on this machine; returns its address. */
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function client(endpoint: string, credentials: Credentials = tokenCredentials("a-secret-token")) {
  return createDwsClient({ endpoint, projectId: "p", credentials, retry: { baseDelayMs: 1 } });
}

describe("over a real connection, with the platform's own fetch", () => {
  test("a call returns the response", async () => {
    const endpoint = await listen((request, response) =>
      response.end(JSON.stringify({ snapshots: [], path: request.url })),
    );
    expect(await client(endpoint).listSnapshots()).toEqual({
      snapshots: [],
      path: "/v1.0/p/snapshots",
    });
  });

  test("a redirect receives no token, not even with the option redirect of a raw call", async () => {
    const tokens: unknown[] = [];
    const elsewhere = await listen((request, response) => {
      tokens.push(request.headers["x-auth-token"]);
      response.end("{}");
    });
    const endpoint = await listen((_, response) =>
      response.writeHead(307, { Location: `${elsewhere}/` }).end(),
    );
    const dws = client(endpoint);
    await expect(dws.listSnapshots()).rejects.toThrow(ApiError);
    const { response } = await createRawClient(dws).GET("/v1.0/{project_id}/snapshots", {
      params: { path: { project_id: "p" } },
      redirect: "follow",
    });
    expect(response.status).toBe(307);
    expect(tokens).toEqual([]);
  });

  test("a connection that breaks within the response is a network error", async () => {
    const endpoint = await listen((_, response) => {
      response.writeHead(200, { "Content-Length": "100" }).write("{");
      setTimeout(() => response.destroy(), 20);
    });
    await expect(client(endpoint).listSnapshots()).rejects.toThrow(NetworkError);
  });

  test("a port without a listener is a network error with the code", async () => {
    const endpoint = await listen(() => {});
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    await expect(client(endpoint).listSnapshots()).rejects.toThrow(
      /received no response from 127\.0\.0\.1:\d+: ECONNREFUSED\./,
    );
  });
});

test("an aborted call does not wait for a pending token", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  const call = client(
    "http://127.0.0.1:9",
    tokenCredentials(() => new Promise(() => {})),
  ).listSnapshots({}, { signal: controller.signal });
  setImmediate(() => controller.abort(reason));
  await expect(call).rejects.toMatchObject({ name: "AbortError", cause: reason });
});

test("a project in the input is rejected, since the client has one", async () => {
  const input = { cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1", project_id: "another" };
  await expect(client("http://127.0.0.1:9").listClusterSnapshots(input)).rejects.toThrow(
    ValidationError,
  );
});

test("a client without credentials fails when it is created", () => {
  expect(() => client("http://127.0.0.1:9", null as unknown as Credentials)).toThrow(
    ConfigurationError,
  );
});
