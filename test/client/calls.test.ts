import { createRawClient } from "../../src/raw.js";
import { inspect } from "node:util";
import { describe, expect, jest, test } from "@jest/globals";
import {
  ApiError,
  createDdsClient,
  createDwsClient,
  NetworkError,
  ResponseParseError,
  tokenCredentials,
  ValidationError,
} from "../../src/index.js";
import type { Fetch } from "../../src/http/http-types.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const endpoint = "https://endpoint.example.com";
const projectId = "89cd04f168b84af6be287f71730fdb4b";
const credentials = tokenCredentials("a-secret-token");

function clients(respond: () => Response) {
  const { fetch, sent } = stubFetch(respond);
  const options = { endpoint, projectId, credentials, fetch, retry: false as const };
  return { dws: createDwsClient(options), dds: createDdsClient(options), sent };
}

test.each([
  ["has no text", () => new Error(""), "the reason is unknown"],
  ["is a text", () => "broken", "broken"],
  ["is nothing", () => undefined, "the reason is unknown"],
  [
    "cannot be read",
    () =>
      Object.defineProperty({}, "message", {
        get() {
          throw new Error("unreadable");
        },
      }),
    "an unreadable error",
  ],
])("the error of a call says why, when what was thrown %s", async (_, thrown, reason) => {
  const dws = createDwsClient({
    ...{ endpoint, projectId, credentials, retry: false },
    fetch: jest.fn<Fetch>().mockRejectedValue(thrown()),
  });
  await expect(dws.listSnapshots()).rejects.toMatchObject({
    name: "NetworkError",
    message: `listSnapshots received no response from endpoint.example.com: ${reason}.`,
  });
});

describe("an invalid input is rejected before anything is sent", () => {
  test.each(["..", ".", "", "a/b", "a\\b", "a\nb", "4f87d3c4"])(
    "cluster_id %j",
    async (cluster_id) => {
      const { dws, sent } = clients(() => jsonResponse({}));
      await expect(dws.listClusterSnapshots({ cluster_id })).rejects.toThrow(ValidationError);
      expect(sent).toEqual([]);
    },
  );

  test.each([
    [{ limit: Number.NaN }, "limit must be a whole number and is NaN."],
    [{ limit: 101 }, "limit must be at most 100 and is 101."],
    [{ offset: -1 }, "offset must be at least 0 and is -1."],
    [{ mode: "sharding" }, 'mode must be one of Sharding, ReplicaSet, Single and is "sharding".'],
    [{ end_time: "2018-08-07 00:00:00" }, "begin_time is missing, and end_time requires it."],
    [{ instance_id: "" }, "instance_id is empty."],
    [{ instanceId: "i" }, "instanceId is not documented; known are instance_id,"],
  ])("listBackups %j", async (input, message) => {
    const { dds, sent } = clients(() => jsonResponse({}));
    const call = dds.listBackups(input as object);
    await expect(call).rejects.toThrow(ValidationError);
    await expect(call).rejects.toThrow(message);
    expect(sent).toEqual([]);
  });

  test("a raw call cannot leave its path", async () => {
    const { dws, sent } = clients(() => jsonResponse({}));
    await expect(
      createRawClient(dws).GET("/v1.0/{project_id}/snapshots", {
        params: { path: { project_id: ".." } },
      }),
    ).rejects.toThrow("a single segment of a path");
    expect(sent).toEqual([]);
  });

  test("a raw call cannot carry the token to another host", async () => {
    const { dws, sent } = clients(() => jsonResponse({}));
    const call = createRawClient(dws).GET("/v1.0/{project_id}/snapshots", {
      baseUrl: "https://evil.example.com",
      params: { path: { project_id: "p" } },
    });
    await expect(call).rejects.toThrow(
      "sends its credentials to https://endpoint.example.com and to no other origin",
    );
    expect(sent).toEqual([]);
  });
});

describe("an API error shows the code, the reason and the request id", () => {
  test.each([
    [
      "the service's two properties",
      { error_code: "DWS.0047", error_msg: "No cluster." },
      "DWS.0047",
      "No cluster.",
    ],
    ["the older spelling", { errCode: "DWS.0001", externalMessage: "Bad." }, "DWS.0001", "Bad."],
    ["camel case", { errorCode: "C", errorMsg: "M" }, "C", "M"],
    ["an error inside", { error: { code: "APIGW.0301", message: "Who?" } }, "APIGW.0301", "Who?"],
    ["the plain form", { code: "C", message: "M" }, "C", "M"],
  ])("in %s", async (_, body, code, reason) => {
    const { dws } = clients(() => jsonResponse(body, 404, { "X-Request-Id": "r-1" }));
    const error = await dws.listSnapshots().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      operation: "listSnapshots",
      status: 404,
      code,
      requestId: "r-1",
    });
    expect(String(error)).toContain(
      `ApiError: listSnapshots was rejected with status 404 and code ${code}: ${reason} (request r-1)`,
    );
  });

  test.each([
    ["an empty body", () => new Response(null, { status: 500 })],
    ["a page of HTML", () => new Response("<html>502</html>", { status: 502 })],
    [
      "a redirect, which is not followed",
      () => new Response(null, { status: 302, headers: { Location: "https://evil.example.com/" } }),
    ],
  ])("even with %s", async (_, respond) => {
    const { dws, sent } = clients(respond);
    await expect(dws.listSnapshots()).rejects.toThrow(ApiError);
    expect(sent).toHaveLength(1);
  });

  test("a success that is not JSON is a parse error", async () => {
    const { dws } = clients(
      () => new Response("<html>Sign in to the Wi-Fi</html>", { status: 200 }),
    );
    await expect(dws.listSnapshots()).rejects.toThrow(ResponseParseError);
  });

  test.each<[string, () => Response, string]>([
    ["status 204", () => new Response(null, { status: 204 }), "empty"],
    ["an empty body", () => new Response(""), "empty"],
    ["null", () => jsonResponse(null), "not a JSON object"],
    ["a number", () => jsonResponse(1), "not a JSON object"],
    ["an array", () => jsonResponse([{ id: "s-1" }]), "not a JSON object"],
    [
      "arrays in arrays, 100,000 deep",
      () => new Response("[".repeat(100_000) + "]".repeat(100_000)),
      "not a JSON object",
    ],
  ])("a success with %s", async (_, respond, problem) => {
    const { dws } = clients(respond);
    const snapshot = { name: "nightly", cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" };
    for (const call of [dws.listSnapshots(), dws.createSnapshot({ snapshot })])
      await expect(call).rejects.toMatchObject({
        name: "ResponseParseError",
        message: expect.stringContaining(`the response body is ${problem};`),
      });
  });

  test.each<[string, unknown]>([
    ["a text", "no"],
    ["nothing", undefined],
    [
      "an error that leads back to itself",
      (() => {
        const error: Error & { cause?: unknown } = new Error("round and round");
        error.cause = error;
        return error;
      })(),
    ],
    [
      "an error that cannot be read",
      {
        get message(): string {
          throw new Error("not yours");
        },
      },
    ],
  ])("a fetch that throws %s causes a network error", async (_, thrown) => {
    const dws = createDwsClient({
      endpoint,
      projectId,
      credentials,
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- A fetch may reject with anything.
      fetch: () => Promise.reject(thrown),
      retry: false,
    });
    await expect(dws.listSnapshots()).rejects.toThrow(NetworkError);
  });

  test("the error of a failed connection has its code", async () => {
    const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    const fetch = (): Promise<Response> => Promise.reject(new TypeError("fetch failed", { cause }));
    const dws = createDwsClient({ endpoint, projectId, credentials, fetch, retry: false });
    const call = dws.listSnapshots();
    await expect(call).rejects.toThrow(NetworkError);
    await expect(call).rejects.toThrow(
      "listSnapshots received no response from endpoint.example.com: ECONNREFUSED.",
    );
  });

  test("an aborted call rejects with the reason as its cause, even if its fetch ignores the signal", async () => {
    const reason = new Error("enough");
    const fetch = (): Promise<Response> => new Promise(() => {});
    const controller = new AbortController();
    const call = createDwsClient({ endpoint, projectId, credentials, fetch }).listSnapshots(
      {},
      { signal: controller.signal },
    );
    setImmediate(() => controller.abort(reason));
    await expect(call).rejects.toMatchObject({
      name: "AbortError",
      operation: "listSnapshots",
      cause: reason,
    });
  });
});

describe("a token", () => {
  test("can be returned by a function, which is called for every request", async () => {
    let count = 0;
    const { fetch, sent } = stubFetch(() => jsonResponse({}));
    const dws = createDwsClient({
      endpoint,
      projectId,
      credentials: tokenCredentials(() => Promise.resolve(`token-${++count}`)),
      fetch,
    });
    await dws.listSnapshots();
    await dws.listSnapshots();
    expect(sent.map((request) => request.headers["x-auth-token"])).toEqual(["token-1", "token-2"]);
  });

  test.each(["", "two words", "line\nbreak"])(
    "that is invalid is rejected without being shown: %j",
    (token) => {
      expect(() => tokenCredentials(token)).toThrow(/^The token /);
      if (token !== "") expect(() => tokenCredentials(token)).not.toThrow(token);
    },
  );

  test("is not shown by clients, credentials or errors", async () => {
    const { dws } = clients(() => jsonResponse({ error_code: "DWS.0001" }, 400));
    const error = await dws.listSnapshots().catch((reason: unknown) => reason);
    for (const value of [dws, credentials, error])
      expect(inspect(value, { depth: 10, showHidden: true }) + JSON.stringify(value)).not.toContain(
        "a-secret-token",
      );
  });
});
