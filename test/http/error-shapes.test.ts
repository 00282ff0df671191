import { describe, expect, test } from "@jest/globals";
import {
  ApiError,
  createDwsClient,
  isApiError,
  tokenCredentials,
  toResult,
  type ClientOptions,
} from "../../src/index.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";

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

async function rejectionOf(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isApiError(error)) throw new Error(`That is not an API error: ${String(error)}`);
  return error;
}

describe("code and reason of an error response are read from", () => {
  test.each<readonly [string, unknown, string | undefined, string | undefined]>([
    ["the service's two properties", { error_code: "DWS.1", error_msg: "No." }, "DWS.1", "No."],
    [
      "the two spellings at once",
      { externalMessage: "Nein.", errCode: "DWS.2", error_code: "DWS.1", error_msg: "No." },
      "DWS.1",
      "No.",
    ],
    ["the older spelling", { errCode: "DWS.1", externalMessage: "No." }, "DWS.1", "No."],
    ["the gateway's properties", { error_msg: "No.", error_code: "APIGW.1" }, "APIGW.1", "No."],
    ["properties of an error", { error: { code: "APIGW.1", message: "No." } }, "APIGW.1", "No."],
    [
      "properties of an error, as IAM writes them",
      { error: { code: 401, message: "No.", title: "Unauthorized" } },
      "401",
      "No.",
    ],
    [
      "properties of an error and beside it",
      { error: { message: "No." }, error_code: "DWS.1" },
      "DWS.1",
      "No.",
    ],
    ["the plain properties", { code: "C", message: "No." }, "C", "No."],
    ["the properties in camel case", { errorCode: "C", errorMsg: "No." }, "C", "No."],
    ["an error that is a word", { error: "unauthorized", message: "No." }, undefined, "No."],
    [
      "a error response with its permissions in code",
      { error_code: "DWS.1", error_msg: "No.", encoded_authorization_message: "AQ==" },
      "DWS.1",
      "No.",
    ],
    ["a code alone", { error_code: "DWS.1" }, "DWS.1", undefined],
    ["a reason alone", { error_msg: "No." }, undefined, "No."],
    ["a code that is a number", { error_code: 400, error_msg: "No." }, "400", "No."],
    [
      "properties that are there and empty",
      { error_code: "", errCode: "DWS.1", error_msg: null, message: "No." },
      "DWS.1",
      "No.",
    ],
  ])("%s", async (_, body, code, reason) => {
    const error = await rejectionOf(client(() => jsonResponse(body, 400)).listSnapshots());
    expect(error).toMatchObject({ operation: "listSnapshots", status: 400, attempts: 1 });
    expect([error.code, error.reason]).toEqual([code, reason]);
    expect(error.message).toBe(
      `listSnapshots was rejected with status 400${code ? ` and code ${code}` : ""}${reason ? `: ${reason}` : ""}`,
    );
  });

  test.each<readonly [string, () => Response]>([
    ["an empty body", () => new Response(null, { status: 502 })],
    [
      "a page of HTML",
      () => new Response("<html><h1>502 Bad Gateway</h1></html>", { status: 502 }),
    ],
    ["null", () => jsonResponse(null, 502)],
    ["an array", () => jsonResponse([{ error_code: "DWS.1" }], 502)],
    ["a text", () => jsonResponse("Bad Gateway", 502)],
    ["a number", () => jsonResponse(502, 502)],
    [
      "properties of other types",
      () => jsonResponse({ error_code: { a: 1 }, error_msg: ["No."], error: null }, 502),
    ],
  ])("but not from %s, which is an error response nevertheless", async (_, respond) => {
    const error = await rejectionOf(client(respond).listSnapshots());
    expect([error.status, error.code, error.reason]).toEqual([502, undefined, undefined]);
    expect(error.message).toBe("listSnapshots was rejected with status 502");
  });
});

describe("the id of the request", () => {
  test.each<readonly [string, Record<string, string>, Record<string, unknown>, string | undefined]>(
    [
      ["is that of the header", { "X-Request-Id": "of-header" }, { error_code: "C" }, "of-header"],
      [
        "is that of the header, if there are two",
        { "X-Request-Id": "of-header" },
        { request_id: "of-body" },
        "of-header",
      ],
      [
        "is that of the body, where the header is missing",
        {},
        { error_code: "C", error_msg: "No.", request_id: "of-body" },
        "of-body",
      ],
      [
        "is that of the body, where the header is empty",
        { "X-Request-Id": "" },
        { request_id: "of-body" },
        "of-body",
      ],
      ["is none that is no text", {}, { error_code: "C", request_id: { id: 1 } }, undefined],
    ],
  )("%s", async (_, headers, body, requestId) => {
    const error = await rejectionOf(client(() => jsonResponse(body, 400, headers)).listSnapshots());
    expect(error.requestId).toBe(requestId);
    expect(error.message.endsWith(`(request ${requestId})`)).toBe(requestId !== undefined);
  });
});

describe("a response of status 200", () => {
  test.each<readonly [string, unknown, string]>([
    ["error_code", { error_code: "DWS.0015", error_msg: "No." }, "DWS.0015"],
    ["errCode", { errCode: "DWS.0015", externalMessage: "No." }, "DWS.0015"],
    ["errorCode", { errorCode: "C", errorMsg: "No." }, "C"],
    ["error", { error: { code: "C", message: "No." } }, "C"],
    ["error_code of a number", { error_code: 500, error_msg: "No." }, "500"],
  ])("with an error code in %s is an API error", async (_, body, code) => {
    const error = await rejectionOf(client(() => jsonResponse(body)).listSnapshots());
    expect(error).toMatchObject({ status: 200, code, reason: "No." });
  });

  test.each<readonly [string, unknown]>([
    ["a code that says success", { errCode: "DWS.0000", externalMessage: "OK", snapshots: [] }],
    ["a code of another service that says success", { error_code: "DBS.0000" }],
    ["a code of 0", { error_code: 0, snapshots: [] }],
    ["no code in its error", { error: null, snapshots: [] }],
    ["an empty code", { error_code: "", snapshots: [] }],
    ["properties that others use for else", { code: "C", message: "M", snapshots: [] }],
  ])("with %s is a success", async (_, body) => {
    expect(await client(() => jsonResponse(body)).listSnapshots()).toEqual(body);
  });
});

test.each(["null", '"done"', "7", "true", ""])(
  "a response of status 200 that is %j is no list of anything",
  async (text) => {
    const error = await toResult(client(() => new Response(text)).listSnapshots());
    expect(error).toMatchObject({
      ok: false,
      error: { name: "ResponseParseError", status: 200, preview: text },
    });
  },
);

describe("the message of an API error has a hint", () => {
  const past = { Date: new Date(Date.now() - 20 * 60_000).toUTCString() };
  const future = { Date: new Date(Date.now() + 20 * 60_000).toUTCString() };
  const key =
    "Check the key or token, its project and its region; five rejected requests lock a key for 5 minutes";
  const unknown = "There may be no such cluster in this project and region";
  test.each<
    readonly ["project" | "cluster", number, string | undefined, Record<string, string>, string]
  >([
    ["project", 401, undefined, {}, "Check the key or token, its project and its region"],
    ["project", 403, undefined, {}, "Check the permissions of the user"],
    ["cluster", 401, undefined, {}, unknown],
    ["cluster", 403, undefined, {}, unknown],
    ["cluster", 403, "DWS.0015", {}, unknown],
    ["cluster", 404, "DWS.0047", {}, "Check the id of the cluster, the project and the region"],
    [
      "cluster",
      403,
      "DWS.7023",
      {},
      "The cluster must be Available, To be restarted or Unbalanced",
    ],
    ["project", 403, "DBS.201015", {}, "Wait, and call again"],
    ["project", 403, "constructor", {}, "Check the permissions of the user"],
    ["project", 401, "APIG.0301", {}, key],
    ["project", 401, "APIGW.0301", {}, key],
    ["cluster", 401, "APIGW.0301", {}, key],
    ["project", 401, "APIGW.0301", past, "The clock of this machine is 20 minutes fast: set it"],
    ["project", 400, "APIGW.0303", future, "The clock of this machine is 20 minutes slow: set it"],
    ["project", 401, "APIGW.0301", { Date: "soon" }, key],
    [
      "project",
      409,
      "DWS.0011",
      {},
      "Wait until the other operation on the cluster has ended, and call again",
    ],
    ["project", 404, "APIGW.0101", {}, "Check cloud, region and endpoint"],
    ["project", 400, "DBS.200010", {}, "Check the key or token, its project and its region"],
  ])("%s, status %d, code %s, %j: %s", async (about, status, code, headers, advice) => {
    const dws = client(() =>
      jsonResponse({ error_code: code, error_msg: "No." }, status, {
        "X-Request-Id": "r",
        ...headers,
      }),
    );
    const error = await rejectionOf(
      about === "cluster" ? dws.listClusterSnapshots({ cluster_id }) : dws.listSnapshots(),
    );
    const operation = about === "cluster" ? "listClusterSnapshots" : "listSnapshots";
    expect(error.message).toBe(
      `${operation} was rejected with status ${status}${code ? ` and code ${code}` : ""}: No. (request r). ${advice}`,
    );
  });

  test("after a single full stop when the reason ends with one", async () => {
    const error = await rejectionOf(
      client(() => jsonResponse({ error_msg: "No such user." }, 401)).listSnapshots(),
    );
    expect(error).toMatchObject({ reason: "No such user." });
    expect(error.message).toBe(
      "listSnapshots was rejected with status 401: No such user. Check the key or token, its project and its region",
    );
  });

  test.each([{ Location: "https://elsewhere.example.com/login" }, {}])(
    "for a redirect with %j",
    async (headers) => {
      const dws = client(() => new Response(null, { status: 302, headers: { ...headers } }));
      const { message } = await rejectionOf(dws.listSnapshots());
      const to = headers.Location === undefined ? "" : ` to ${headers.Location}`;
      expect(message).toContain(
        `rejected with status 302. A redirect${to} is not followed: use that address as endpoint`,
      );
      expect(dws.sent).toHaveLength(1);
    },
  );

  test("and none for a status below 400 that is no redirect", async () => {
    for (const response of [
      new Response(null, { status: 304 }),
      jsonResponse({ error_code: "DWS.0005" }, 202),
    ]) {
      const error = await rejectionOf(client(() => response).listSnapshots());
      expect(error.message).not.toContain("redirect");
    }
  });

  test("and the number of attempts", async () => {
    const dws = client(() => jsonResponse({}, 503), { retry: { maxAttempts: 2, baseDelayMs: 0 } });
    const error = await rejectionOf(dws.listSnapshots());
    expect(error.attempts).toBe(2);
    expect(error.message).toBe("listSnapshots was rejected with status 503 (2 attempts)");
  });
});
