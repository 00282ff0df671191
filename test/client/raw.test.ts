import { describe, expect, test } from "@jest/globals";
import { createRawClient } from "../../src/raw.js";
import { createDwsClient, tokenCredentials, type ClientOptions } from "../../src/index.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const path = "/v1.0/{project_id}/snapshots";
const list = { snapshots: [{ id: "s-1" }], count: 1 };

function raw(respond: (index: number) => Response, options: Partial<ClientOptions> = {}) {
  const { fetch, sent } = stubFetch(respond);
  const dws = createDwsClient({
    endpoint: "https://endpoint.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    retry: { baseDelayMs: 0 },
    fetch,
    ...options,
  });
  return { client: createRawClient(dws), sent };
}

describe("a raw call", () => {
  test("has the project, credentials and headers of the client, and returns the result of openapi-fetch", async () => {
    const { client, sent } = raw(() => jsonResponse(list), { headers: { "X-Trace": "client" } });
    const { data, error, response } = await client.GET(path, {});
    expect([data, error, response.status]).toEqual([list, undefined, 200]);
    expect(sent).toMatchObject([
      {
        method: "GET",
        url: "https://endpoint.example.com/v1.0/p/snapshots",
        headers: { "x-auth-token": "a-token", "x-trace": "client" },
      },
    ]);
  });

  test("can have another project and other headers", async () => {
    const { client, sent } = raw(() => jsonResponse(list), { headers: { "X-Trace": "client" } });
    await client.GET(path, {
      params: { path: { project_id: "other" } },
      headers: { "X-Trace": "own", "X-None": undefined },
    });
    await client.GET(path, { params: { path: { project_id: undefined } } });
    expect(sent.map(({ url }) => url)).toEqual(
      ["other", "p"].map((id) => `https://endpoint.example.com/v1.0/${id}/snapshots`),
    );
    expect(sent[0]?.headers).toMatchObject({ "x-trace": "own" });
    expect(sent[0]?.headers).not.toHaveProperty("x-none");
  });

  test("is retried like a method, and then returns the error response as a value", async () => {
    const { client, sent } = raw((index) =>
      index === 0
        ? new Response("", { status: 503 })
        : jsonResponse({ error_code: "DWS.0015" }, 403),
    );
    const { data, error, response } = await client.GET(path, {});
    expect([data, error, response.status]).toEqual([undefined, { error_code: "DWS.0015" }, 403]);
    expect(sent).toHaveLength(2);
  });

  test("that creates is not retried", async () => {
    const { client, sent } = raw(() => new Response("", { status: 503 }));
    await client.POST(path, { body: { snapshot: { name: "nightly", cluster_id: "c" } } });
    expect(sent).toMatchObject([
      {
        method: "POST",
        body: '{"snapshot":{"name":"nightly","cluster_id":"c"}}',
        headers: { "content-type": "application/json" },
      },
    ]);
  });

  test.each([
    ["json", (value: unknown) => value],
    ["text", (value: unknown) => JSON.parse(value as string) as unknown],
    ["blob", async (value: unknown) => JSON.parse(await (value as Blob).text()) as unknown],
    [
      "arrayBuffer",
      (value: unknown) => JSON.parse(new TextDecoder().decode(value as ArrayBuffer)) as unknown,
    ],
    [
      "stream",
      (value: unknown) => new Response(value as ReadableStream).json() as Promise<unknown>,
    ],
  ] as const)("can be read as %s", async (parseAs, read) => {
    const { client } = raw(() => jsonResponse(list));
    const { data, response } = await client.GET(path, { parseAs });
    expect(await read(data)).toEqual(list);
    expect(response.headers.get("Content-Type")).toBe("application/json");
  });

  test("of status 204 has no data", async () => {
    const { client } = raw(() => new Response(null, { status: 204 }));
    expect(await client.GET(path, {})).toMatchObject({
      data: undefined,
      response: { status: 204 },
    });
  });

  test("rejects a success that is not JSON, without secrets", async () => {
    const { client } = raw(() => new Response("<html>a-token</html>"));
    await expect(client.GET(path, {})).rejects.toMatchObject({
      name: "ResponseParseError",
      preview: "<html>(hidden)</html>",
    });
  });

  test("rejects a fetch of its own, which would have no credentials", async () => {
    const { client, sent } = raw(() => jsonResponse(list));
    await expect(
      client.GET(path, { fetch: () => Promise.resolve(jsonResponse({})) }),
    ).rejects.toThrow("A raw call cannot have its own fetch");
    expect(sent).toEqual([]);
  });
});

describe("middleware", () => {
  test("receives requests and responses of raw calls, can clone and replace them, and receives none of methods", async () => {
    const seen: string[] = [];
    const middleware = {
      onRequest: ({ request }: { request: Request }) => {
        seen.push(`${request.method} ${new URL(request.url).pathname}`);
        return new Request(request, { headers: { "X-Trace": "replaced" } });
      },
      onResponse: async ({ response }: { response: Response }) => {
        seen.push(JSON.stringify(await response.clone().json()));
        return new Response(response.body, {
          status: response.status,
          headers: { "X-Seen": "yes" },
        });
      },
    };
    const { fetch, sent } = stubFetch(() => jsonResponse(list));
    const dws = createDwsClient({
      endpoint: "https://endpoint.example.com",
      projectId: "p",
      credentials: tokenCredentials("a-token"),
      fetch,
    });
    const raw = createRawClient(dws);
    raw.use(middleware);
    const { data, response } = await raw.GET(path, {});
    await dws.listSnapshots();
    expect([data, response.headers.get("X-Seen")]).toEqual([list, "yes"]);
    expect(seen).toEqual(["GET /v1.0/p/snapshots", JSON.stringify(list)]);
    expect(sent.map(({ headers }) => headers["x-trace"])).toEqual(["replaced", undefined]);
    raw.eject(middleware);
    await raw.GET(path, {});
    expect(seen).toHaveLength(2);
  });

  test("can replace a request, which is then retried by the rules of the new one", async () => {
    const { client, sent } = raw(() => new Response("", { status: 503 }));
    client.use({
      onRequest: ({ request }) => new Request(request.url, { method: "POST", body: "{}" }),
    });
    await client.GET(path, {});
    expect(sent).toMatchObject([{ method: "POST", body: "{}" }]);
  });

  test("can abort a call with its own signal", async () => {
    const { client } = raw(() => jsonResponse(list), { fetch: () => new Promise(() => {}) });
    client.use({
      onRequest: ({ request }) => new Request(request, { signal: AbortSignal.timeout(20) }),
    });
    await expect(client.GET(path, {})).rejects.toMatchObject({ name: "AbortError" });
  });
});
