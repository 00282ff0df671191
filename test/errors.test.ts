import { describe, expect, test } from "@jest/globals";
import {
  AbortError,
  ApiError,
  CloudError,
  createDwsClient,
  isApiError,
  NetworkError,
  passwordCredentials,
  tokenCredentials,
  toResult,
  ValidationError,
  WaiterError,
  type ClientOptions,
} from "../src/index.js";
import { jsonResponse, stubFetch } from "./support/stub-fetch.js";

function client(respond: () => Response, options: Partial<ClientOptions> = {}) {
  const { fetch, sent } = stubFetch(respond);
  const credentials = tokenCredentials("a-secret-token");
  const defaults = {
    endpoint: "https://dws.example.com",
    projectId: "p",
    credentials,
    fetch,
    retry: false,
  } as const;
  return Object.assign(createDwsClient({ ...defaults, ...options }), { sent });
}

describe("isApiError", () => {
  const error = new ApiError("listSnapshots was rejected.", {
    operation: "listSnapshots",
    attempts: 1,
    status: 409,
    code: "DWS.0011",
  });
  test.each([
    [undefined, true],
    [{}, true],
    [{ status: 409 }, true],
    [{ code: "DWS.0011" }, true],
    [{ status: 409, code: "DWS.0011" }, true],
    [{ status: 404, code: "DWS.0011" }, false],
    [{ status: 409, code: "DWS.0047" }, false],
    [{ code: "dws.0011" }, false],
  ])("with %j returns %s for status 409 and code DWS.0011", (match, expected) => {
    expect(isApiError(error, match)).toBe(expected);
  });

  test("recognises an error of a second copy of the package, and no other value", () => {
    const foreign = Object.assign(new Error("No."), {
      name: "ApiError",
      status: 409,
      code: "DWS.0011",
    });
    expect(isApiError(foreign, { status: 409 })).toBe(true);
    for (const other of [
      new CloudError("No."),
      new Error("No."),
      { name: foreign.name, message: foreign.message, status: foreign.status, code: foreign.code },
      "ApiError",
      null,
      undefined,
    ])
      expect(isApiError(other)).toBe(false);
  });
});

describe("toResult", () => {
  test("returns the response, an API error, or a validation error", async () => {
    expect(await toResult(client(() => jsonResponse({ count: 2 })).listSnapshots())).toEqual({
      ok: true,
      data: { count: 2 },
    });
    const rejected = await toResult(
      client(() => jsonResponse({ error_code: "DWS.1" }, 400)).listSnapshots(),
    );
    expect(rejected).toMatchObject({ ok: false, error: { name: "ApiError", code: "DWS.1" } });
    const unsent = await toResult(
      client(() => jsonResponse({})).listClusterSnapshots({ cluster_id: ".." }),
    );
    expect(unsent).toEqual({ ok: false, error: expect.any(ValidationError) });
  });

  test("throws any other error", async () => {
    const mistake = new TypeError("x is not a function");
    const credentials = tokenCredentials(() => Promise.reject(mistake));
    await expect(
      toResult(client(() => jsonResponse({}), { credentials }).listSnapshots()),
    ).rejects.toBe(mistake);
  });
});

test.each([
  ["null", () => jsonResponse(null, 201), "ResponseParseError"],
  ["nothing", () => new Response(null, { status: 204 }), "ResponseParseError"],
  ["no token", () => jsonResponse({ token: null }, 201), "CloudError"],
])(
  "an authentication with the response %s of IAM ends with an error of this package",
  async (_, respond, name) => {
    const credentials = passwordCredentials({
      username: "u",
      password: "a-secret",
      domainName: "d",
      authUrl: "https://iam.example.com",
    });
    await expect(client(respond, { credentials }).listSnapshots()).rejects.toMatchObject({ name });
  },
);

test("an ApiError of an authentication has operation and attempts, as every ApiError", async () => {
  const credentials = passwordCredentials({
    username: "u",
    password: "a-secret",
    domainName: "d",
    authUrl: "https://iam.example.com",
  });
  const dws = client(() => jsonResponse({}, 401), { credentials });
  await expect(dws.listSnapshots()).rejects.toMatchObject({
    name: "ApiError",
    operation: "Authentication at IAM",
    attempts: 1,
  });
});

test("an error without a cause has no such property, which Node would print", () => {
  expect(new CloudError("No.")).not.toHaveProperty("cause");
  expect(new CloudError("No.", { cause: null })).toHaveProperty("cause", null);
});

describe("JSON.stringify of an error has", () => {
  test("its name, its message, all properties and its causes", () => {
    const inner = Object.assign(new Error("connect"), { code: "ECONNREFUSED", config: "hide me" });
    const error = new NetworkError("listSnapshots received no response.", true, {
      operation: "listSnapshots",
      attempts: 3,
      cause: new TypeError("fetch failed", { cause: inner }),
    });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "NetworkError",
      docs: "errors/index.html#NetworkError",
      message: "listSnapshots received no response.",
      operation: "listSnapshots",
      attempts: 3,
      requestNotSent: true,
      cause: {
        name: "TypeError",
        message: "fetch failed",
        cause: { name: "Error", message: "connect", code: "ECONNREFUSED" },
      },
    });
  });

  test("the status, code and request id of an API error, also where that is the cause", () => {
    const cause = new ApiError("No.", {
      operation: "o",
      attempts: 1,
      status: 409,
      code: "C",
      requestId: "r",
    });
    const json = {
      name: "ApiError",
      docs: "errors/index.html#409",
      message: "No.",
      operation: "o",
      attempts: 1,
      status: 409,
      code: "C",
    };
    expect(JSON.parse(JSON.stringify(cause))).toEqual({ ...json, requestId: "r" });
    expect(JSON.parse(JSON.stringify(new WaiterError("Late.", "CREATING", { cause })))).toEqual({
      name: "WaiterError",
      docs: "errors/index.html#WaiterError",
      message: "Late.",
      lastState: "CREATING",
      isTimeout: false,
      cause: { ...json, requestId: "r" },
    });
  });

  test.each([
    ["a text", "Stop.", "Stop."],
    ["nothing", undefined, undefined],
    ["null", null, null],
    ["an object", { name: "Job", secret: "hide me" }, { name: "Job" }],
  ])("the reason of a signal that is %s", (_, cause, expected) => {
    const json: unknown = JSON.parse(JSON.stringify(new AbortError("Aborted.", { cause })));
    expect(json).toEqual({
      name: "AbortError",
      docs: "errors/index.html#AbortError",
      message: "Aborted.",
      ...(expected !== undefined && { cause: expected }),
    });
  });

  test("an end where causes lead back to the error", () => {
    const cause = new Error("Why.");
    cause.cause = cause;
    expect(JSON.stringify(new AbortError("Aborted.", { cause }))).toContain("Why.");
  });
});
