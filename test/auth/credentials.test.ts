import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { createRawClient } from "../../src/raw.js";
import {
  ConfigurationError,
  createDdsClient,
  createDwsClient,
  passwordCredentials,
  type ClientOptions,
  type PasswordOptions,
} from "../../src/index.js";
import { StandInIam } from "../support/stand-in-iam.js";
import { jsonResponse, stubFetch, type SentRequest } from "../support/stub-fetch.js";

const user: PasswordOptions = { username: "backup", password: "pass-word", domainName: "account" };
const iamRegion = { cloud: "opentelekomcloud", region: "eu-de" } as const;
const tokensOf = (sent: readonly SentRequest[]): (string | undefined)[] =>
  sent.map(({ headers }) => headers["x-auth-token"]);

afterEach(() => void jest.useRealTimers());

/** A client that signs in with a password, its service and its IAM. */
function signedIn(
  options: Partial<PasswordOptions> = {},
  client: Partial<ClientOptions> = {},
  respond: (index: number) => Response = () => jsonResponse({ snapshots: [] }),
) {
  const iam = new StandInIam();
  const { fetch, sent } = stubFetch(respond);
  const credentials = passwordCredentials({ ...user, projectName: "eu-de", ...options });
  const dws = createDwsClient({
    ...iamRegion,
    credentials,
    fetch: iam.fetch(fetch),
    retry: { baseDelayMs: 0 },
    ...client,
  });
  return { dws, iam, sent, credentials };
}

describe("a password", () => {
  test("is exchanged for a token, whose project the client uses", async () => {
    const { dws, iam, sent } = signedIn();
    await dws.listSnapshots();
    expect(iam.requests).toMatchObject([
      {
        url: "https://iam.eu-de.otc.t-systems.com/v3/auth/tokens",
        headers: { "content-type": "application/json" },
        body: {
          auth: {
            identity: {
              methods: ["password"],
              password: {
                user: { name: "backup", password: "pass-word", domain: { name: "account" } },
              },
            },
            scope: { project: { name: "eu-de" } },
          },
        },
      },
    ]);
    expect(sent[0]?.url).toBe("https://dws.eu-de.otc.t-systems.com/v1.0/project-of-iam/snapshots");
    expect(tokensOf(sent)).toEqual(["token-1"]);
  });

  test("also authenticates raw calls, which have the project, too", async () => {
    const { dws, sent } = signedIn();
    await createRawClient(dws).GET("/v1.0/{project_id}/snapshots", {});
    expect(sent[0]?.url).toBe("https://dws.eu-de.otc.t-systems.com/v1.0/project-of-iam/snapshots");
  });

  test.each([
    ["the client's project", {}, { projectId: "p" }, { id: "p" }],
    ["its own project", { projectId: "own" }, { projectId: "p" }, { id: "own" }],
    ["a project's name", { projectName: "eu-de_sub" }, { projectId: "p" }, { name: "eu-de_sub" }],
  ])("is scoped to %s", async (_, options, client, project) => {
    const { dws, iam } = signedIn({ projectName: undefined, ...options }, client);
    await dws.listSnapshots();
    expect(iam.requests).toMatchObject([{ body: { auth: { scope: { project } } } }]);
  });

  test.each([
    ["https://iam.example.com", "https://iam.example.com/v3/auth/tokens"],
    ["https://iam.example.com/v3", "https://iam.example.com/v3/auth/tokens"],
    ["https://iam.example.com/v3/", "https://iam.example.com/v3/auth/tokens"],
    ["https://iam.example.com/v3/auth/tokens", "https://iam.example.com/v3/auth/tokens"],
    ["https://proxy.example.com/iam/v3", "https://proxy.example.com/iam/v3/auth/tokens"],
  ])("is sent to %s in the form that IAM documents", async (authUrl, url) => {
    const { dws, iam } = signedIn({ authUrl });
    await dws.listSnapshots();
    expect(iam.requests[0]?.url).toBe(url);
  });

  test("gets one token for two hundred calls of two services", async () => {
    const { dws, iam, sent, credentials } = signedIn();
    const { fetch } = stubFetch(() => jsonResponse({ backups: [], total_count: 0 }));
    const dds = createDdsClient({ ...iamRegion, credentials, fetch: iam.fetch(fetch) });
    await Promise.all(
      Array.from({ length: 100 }, () => [dws.listSnapshots(), dds.listBackups()]).flat(),
    );
    expect(iam.requests).toHaveLength(1);
    expect(new Set(tokensOf(sent))).toEqual(new Set(["token-1"]));
  });

  test("gets a token for each project", async () => {
    const iam = new StandInIam();
    const { fetch, sent } = stubFetch(() => jsonResponse({ snapshots: [] }));
    const credentials = passwordCredentials(user);
    const options = { ...iamRegion, credentials, fetch: iam.fetch(fetch) };
    await createDwsClient({ ...options, projectId: "a" }).listSnapshots();
    await createDwsClient({ ...options, projectId: "b" }).listSnapshots();
    expect(tokensOf(sent)).toEqual(["token-1", "token-2"]);
  });

  test.each([0, 3 * 3_600_000, -3 * 3_600_000])(
    "renews the token shortly before its end, with clocks that differ by %i ms",
    async (clockAheadMs) => {
      jest.useFakeTimers();
      const { dws, iam, sent } = signedIn();
      iam.clockAheadMs = clockAheadMs;
      await dws.listSnapshots();
      jest.advanceTimersByTime((24 * 60 - 6) * 60_000);
      await dws.listSnapshots();
      jest.advanceTimersByTime(2 * 60_000);
      await dws.listSnapshots(); // The old token serves while the new one is on its way.
      await jest.advanceTimersByTimeAsync(0);
      await dws.listSnapshots();
      expect(tokensOf(sent)).toEqual(["token-1", "token-1", "token-1", "token-2"]);
    },
  );

  test.each([
    ["for half of a short lifetime", 60, 29, 31],
    ["for a day, less five minutes, when the response states no lifetime", 0, 86_099, 86_101],
  ])("keeps a token %s", async (_, lifetimeSeconds, kept, renewed) => {
    jest.useFakeTimers();
    const { dws, iam } = signedIn();
    Object.assign(iam, { lifetimeSeconds });
    const requests: number[] = [];
    for (const seconds of [0, kept, renewed - kept]) {
      jest.advanceTimersByTime(seconds * 1000);
      await dws.listSnapshots();
      await jest.advanceTimersByTimeAsync(0);
      requests.push(iam.requests.length);
    }
    expect(requests).toEqual([1, 1, 2]);
  });

  test.each([
    ["fails", () => new Response("", { status: 400 })],
    ["hangs", () => new Promise<Response>(() => {})],
  ])(
    "continues with a valid token when IAM %s, and pauses before the next request to IAM",
    async (_, failure) => {
      jest.useFakeTimers();
      const { dws, iam, sent } = signedIn();
      await dws.listSnapshots();
      jest.advanceTimersByTime((24 * 60 - 4) * 60_000);
      iam.failures.push(failure);
      for (let calls = 0; calls < 5; calls += 1) await dws.listSnapshots();
      expect(tokensOf(sent)).toEqual(Array(6).fill("token-1"));
      expect(iam.requests).toHaveLength(2);
      await jest.advanceTimersByTimeAsync(3 * 60_000);
      await dws.listSnapshots();
      await jest.advanceTimersByTimeAsync(0);
      await dws.listSnapshots();
      expect(tokensOf(sent).at(-1)).not.toBe("token-1");
    },
  );

  test("keeps a rejected token while IAM has no other, since other calls may succeed with it", async () => {
    const { dws, iam, sent } = signedIn({}, {}, (index) =>
      jsonResponse({ snapshots: [] }, index === 1 ? 401 : 200),
    );
    await dws.listSnapshots();
    iam.failures.push(() => new Response("", { status: 400 }));
    await expect(dws.listSnapshots()).rejects.toMatchObject({ operation: "Authentication at IAM" });
    await dws.listSnapshots();
    expect(tokensOf(sent)).toEqual(["token-1", "token-1", "token-1"]);
  });

  test("does not get a token for each rejected call when a new token is rejected, too", async () => {
    const { dws, iam, sent } = signedIn({}, {}, () => jsonResponse({}, 401));
    for (let calls = 0; calls < 5; calls += 1)
      await expect(dws.listSnapshots()).rejects.toMatchObject({ status: 401 });
    expect([iam.requests.length, sent.length]).toEqual([2, 6]);
  });

  test("gets a new token when the service rejects one, and also sends a create call again", async () => {
    const { dws, iam, sent } = signedIn({}, {}, (index) =>
      index === 0
        ? jsonResponse({ error_code: "APIGW.0301" }, 401)
        : jsonResponse({ snapshot: { id: "s" } }),
    );
    const { snapshot } = await dws.createSnapshot({
      snapshot: { name: "nightly", cluster_id: "c" },
    });
    expect(snapshot?.id).toBe("s");
    expect(tokensOf(sent)).toEqual(["token-1", "token-2"]);
    expect(iam.requests).toHaveLength(2);
  });

  test("does not get a third token when the second is rejected, too", async () => {
    const { dws, iam, sent } = signedIn({}, {}, () => jsonResponse({}, 401));
    await expect(dws.listSnapshots()).rejects.toMatchObject({
      name: "ApiError",
      status: 401,
      attempts: 2,
    });
    expect([iam.requests.length, sent.length]).toEqual([2, 2]);
  });

  test("gets one new token when two hundred calls have theirs rejected", async () => {
    const { dws, iam, sent } = signedIn({}, {}, (index) =>
      index < 200 ? jsonResponse({}, 401) : jsonResponse({ snapshots: [] }),
    );
    await Promise.all(Array.from({ length: 200 }, () => dws.listSnapshots()));
    expect([iam.requests.length, sent.length]).toEqual([2, 400]);
  });

  test("that IAM rejects fails the call with IAM's own message, and is not sent again", async () => {
    const { dws, iam, sent } = signedIn();
    iam.failures.push(() =>
      jsonResponse(
        {
          error: {
            code: 401,
            message: "The username or password is wrong.",
            title: "Unauthorized",
          },
        },
        401,
      ),
    );
    const call = dws.listSnapshots();
    await expect(call).rejects.toMatchObject({
      name: "ApiError",
      status: 401,
      operation: "Authentication at IAM",
    });
    await expect(call).rejects.toThrow("The username or password is wrong.");
    expect([iam.requests.length, sent.length]).toEqual([1, 0]);
  });

  test("is sent again when IAM fails temporarily", async () => {
    jest.useFakeTimers();
    const { dws, iam, sent } = signedIn();
    iam.failures.push(() => new Response("", { status: 502 }));
    const listing = dws.listSnapshots();
    await jest.advanceTimersByTimeAsync(10_000);
    await listing;
    expect([iam.requests.length, sent.length]).toEqual([2, 1]);
  });

  test("ends the wait of an aborted caller, and not that of the others", async () => {
    const { dws, iam } = signedIn();
    let respond: (response: Response) => void = () => undefined;
    iam.failures.push(() => new Promise((resolve) => (respond = resolve)));
    const controller = new AbortController();
    const first = dws.listSnapshots({}, { signal: controller.signal });
    const second = dws.listSnapshots();
    setImmediate(() => controller.abort("enough"));
    await expect(first).rejects.toMatchObject({ name: "AbortError", cause: "enough" });
    respond(jsonResponse({ token: { project: { id: "p" } } }, 201, { "X-Subject-Token": "late" }));
    await second;
    expect(iam.requests).toHaveLength(1);
  });

  test.each([
    ["an empty password", { password: "" }, {}, "The password is empty"],
    ["no project", { projectName: undefined }, {}, "The project is missing"],
    [
      "an endpoint from which the URL of IAM cannot be derived",
      {},
      { region: undefined, endpoint: "https://127.0.0.1:1" },
      "give passwordCredentials an authUrl",
    ],
    ["an address of IAM over plain http", { authUrl: "http://iam.example.com" }, {}, "Plain http"],
  ])("is rejected with %s, before anything is sent", (_, options, client, message) => {
    expect(() => signedIn(options, client)).toThrow(ConfigurationError);
    expect(() => signedIn(options, client)).toThrow(message);
  });

  test("whose token has no project needs one from the client", async () => {
    const { dws, iam } = signedIn();
    iam.failures.push(() => jsonResponse({ token: {} }, 201, { "X-Subject-Token": "t" }));
    await expect(dws.listSnapshots()).rejects.toThrow(
      "The response of IAM names no project: give the client a projectId.",
    );
  });

  test("fails the call when the response of IAM has no token", async () => {
    const { dws, iam } = signedIn();
    iam.failures.push(() => jsonResponse({ token: { project: { id: "p" } } }, 201));
    await expect(dws.listSnapshots()).rejects.toThrow("The response of IAM has no token");
  });
});
