import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { createRawClient } from "../../src/raw.js";
import {
  accessKeyCredentials,
  ConfigurationError,
  createDwsClient,
  credentialsFromEnvironment,
  isApiError,
  passwordCredentials,
  tokenCredentials,
  type Credentials,
} from "../../src/index.js";
import {
  canaries,
  endpoint,
  hurry,
  kinds,
  secret,
  secretHeaders as headers,
  seen,
  user,
} from "../support/canaries.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const { accessKeyId, secretAccessKey } = secret;

beforeAll(() => void jest.useFakeTimers());
afterAll(() => void jest.useRealTimers());

/** What fetch of the platform does with a request before it is sent. */
const platform = (url: string, init: RequestInit): Promise<Response> => {
  new Request(url, init);
  return Promise.resolve(jsonResponse({}));
};

describe("the error of an invalid header has its name and not its value", () => {
  const [path, value] = ["/v1.0/{project_id}/snapshots", `${secret.header.trim()}\nX: y`] as const;
  const create = (own: Record<string, string>) =>
    createDwsClient({
      endpoint,
      projectId: "p",
      credentials: tokenCredentials("a-token"),
      fetch: platform,
      headers: own,
    });
  test.each<readonly [string, () => Promise<unknown>, string]>([
    ["of a client", () => create({ "X-Api-Secret": value }).listSnapshots(), "x-api-secret"],
    [
      "of a call",
      () => create({}).listSnapshots({}, { headers: { "X-Api-Secret": value } }),
      "x-api-secret",
    ],
    [
      "of a client's raw call",
      () => createRawClient(create({ "X-Api-Secret": value })).GET(path),
      "x-api-secret",
    ],
    [
      "of a raw call",
      () => createRawClient(create({})).GET(path, { headers: { "X-Api-Secret": value } }),
      "X-Api-Secret",
    ],
    [
      "of a raw call, in a list",
      () => createRawClient(create({})).GET(path, { headers: [["X-Api-Secret", value]] }),
      "X-Api-Secret",
    ],
    [
      "with characters beyond Latin",
      () => create({ "X-Api-Secret": `${secret.header}✓` }).listSnapshots(),
      "x-api-secret",
    ],
    ["with a name of two words", () => create({ "x api": secret.header }).listSnapshots(), "x api"],
  ])("%s", async (_, call, name) => {
    // Of a client and of a call at once, and of a raw call when openapi-fetch has put it together with all others.
    const error = await hurry((async () => call())().catch((reason: unknown) => reason));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain(`he header ${JSON.stringify(name)}`);
    expect(seen([error], [])).toEqual([]);
  });
});

describe("the error of an invalid secret does not show it", () => {
  const breaks = (text: string) => [
    ` ${text}`,
    `${text}\n`,
    `a\r\n${text}`,
    `${text}é`,
    `${text}\0`,
  ];
  test.each<readonly [string, (wrong: string) => Credentials]>([
    ["a token", (wrong) => tokenCredentials(wrong)],
    ["a token of a provider", (wrong) => tokenCredentials(() => wrong)],
    ["an access key id", (wrong) => accessKeyCredentials({ accessKeyId: wrong, secretAccessKey })],
    [
      "a secret access key",
      (wrong) => accessKeyCredentials({ accessKeyId, secretAccessKey: wrong }),
    ],
    [
      "a security token",
      (wrong) => accessKeyCredentials({ accessKeyId, secretAccessKey, securityToken: wrong }),
    ],
    [
      "a key of a provider",
      (wrong) => accessKeyCredentials(() => ({ accessKeyId, secretAccessKey: wrong })),
    ],
    [
      "a key of the environment",
      (wrong) => credentialsFromEnvironment({ OS_ACCESS_KEY: accessKeyId, OS_SECRET_KEY: wrong }),
    ],
    [
      "half a key of the environment",
      (wrong) => credentialsFromEnvironment({ OS_SECRET_KEY: wrong, OS_PASSWORD: wrong }),
    ],
    [
      "the address of IAM",
      (wrong) =>
        passwordCredentials({ ...user, authUrl: `https://backup:${wrong}@iam.example.com` }),
    ],
  ])("%s", async (_, create) => {
    for (const wrong of breaks(canaries.secretAccessKey)) {
      const call = async () =>
        createDwsClient({
          endpoint,
          projectId: "p",
          credentials: create(wrong),
          fetch: platform,
        }).listSnapshots();
      const error = await hurry(call().catch((reason: unknown) => reason));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(seen([error, (error as Error).message, (error as Error).stack], [])).toEqual([]);
    }
  });
});

describe("a raw call is not sent to another origin", () => {
  const base = "https://dws.example.com/behind";
  test.each([
    ["to another host", { baseUrl: "https://evil.example.com" }],
    ["to a host that begins alike", { baseUrl: "https://dws.example.com.evil.example.com/behind" }],
    ["to a path that begins alike", { baseUrl: "https://dws.example.com/behind-evil" }],
    ["out of the path of the endpoint", { baseUrl: `${base}/../..` }],
    ["to a host after a name", { baseUrl: "https://dws.example.com@evil.example.com/behind" }],
    ["to another port", { baseUrl: "https://dws.example.com:8443/behind" }],
    ["in plain text", { baseUrl: "http://dws.example.com/behind" }],
    [
      "to a host that a middleware names",
      { middleware: [{ onRequest: () => new Request(`https://evil.example.com/behind/`) }] },
    ],
  ])("%s", async (_, init) => {
    const { fetch, sent } = stubFetch(() => jsonResponse({}));
    const dws = createDwsClient({
      endpoint: base,
      projectId: "p",
      credentials: kinds["a temporary key"]?.() ?? tokenCredentials(""),
      fetch,
      headers,
    });
    const error = await createRawClient(dws)
      .GET("/v1.0/{project_id}/snapshots", init)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: expect.stringMatching(/Error$/) });
    expect(sent).toEqual([]);
    expect(seen([error], sent)).toEqual([]);
  });
});

test("an error with circular causes is a network error", async () => {
  const circle = new Error("No.");
  circle.cause = new Error("Why.", { cause: circle });
  const dws = createDwsClient({
    endpoint,
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    fetch: () => Promise.reject(circle),
    retry: false,
  });
  await expect(dws.listSnapshots()).rejects.toMatchObject({
    name: "NetworkError",
    cause: { message: "No.", cause: { message: "Why." } },
  });
});

describe("the text around a secret is still shown", () => {
  const reasonFor = async (token: string, reason: string) => {
    const { fetch } = stubFetch(() => jsonResponse({ error_msg: reason }, 400));
    const dws = createDwsClient({
      endpoint,
      projectId: "p",
      credentials: tokenCredentials(token),
      fetch,
      headers,
    });
    return dws.listSnapshots().then(
      () => undefined,
      (error: unknown) => isApiError(error) && error.reason,
    );
  };
  const long = `${"a+".repeat(2000)}b`;
  test.each([
    [
      "a token",
      "ab+cd/ef==",
      "The token ab+cd/ef== has expired, see ab.",
      "The token (hidden) has expired, see ab.",
    ],
    [
      "a token twice",
      "ab+cd/ef==",
      "Not ab%2Bcd%2fef%3D%3D, nor AB&#43;CD\\/EF!",
      "Not (hidden)%3D%3D, nor (hidden)!",
    ],
    [
      "a token of signs",
      "+/+/a/==",
      "Is a token +/+/a/== a good one?",
      "Is a token (hidden) a good one?",
    ],
    ["a token in a word", "abcdef", "xabcdefx", "x(hidden)x"],
    [
      "a secret within another",
      `b+${canaries.header}+b`,
      `No b+${canaries.header}+b!`,
      "No (hidden)!",
    ],
    [
      "no token, but nearly one",
      long,
      `${long.slice(0, -1)} `.repeat(8),
      `${long.slice(0, -1)} `.repeat(8),
    ],
    [
      "a token behind a sign",
      "nightly-secret",
      "C:\\nightly-secret 100%nightly-secret",
      "C:\\(hidden) 100%(hidden)",
    ],
    ["a token that is too short for one", "abc", "abc", "abc"],
  ])("%s", async (_, token, reason, shown) => {
    expect(await hurry(reasonFor(token, reason))).toBe(shown);
  });
});
