import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  accessKeyCredentials,
  ConfigurationError,
  createDwsClient,
  credentialsFromEnvironment,
  isApiError,
  passwordCredentials,
  tokenCredentials,
  toResult,
  type ClientOptions,
  type Credentials,
} from "../../src/index.js";
import { jsonResponse, stubFetch, type SentRequest } from "../support/stub-fetch.js";

const endpoint = "https://dws.example.com";
const authUrl = "https://iam.example.com";
const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";

/** The part of each secret that no way of writing changes; around it is what JSON, HTML and addresses write otherwise. */
const canaries = {
  token: "CanaryToken",
  oldToken: "CanaryOldToken",
  accessKeyId: "CanaryAccessKey",
  secretAccessKey: "CanarySecretKey",
  securityToken: "CanarySecurityToken",
  password: "CanaryPassword",
  header: "CanaryHeader",
  proxy: "CanaryProxy",
};
const secret = {
  token: `MII+/${canaries.token}-_'~==`,
  oldToken: `MII+/${canaries.oldToken}-_'~==`,
  accessKeyId: canaries.accessKeyId,
  secretAccessKey: `a+/${canaries.secretAccessKey}"=`,
  securityToken: `ggl<${canaries.securityToken}&>+/==`,
  password: `p "${canaries.password}" <\\> & 100%\n é`,
  header: ` "${canaries.header}"; <&'+/\\>  `,
  proxy: `Basic ${canaries.proxy}+/==`,
};
const headers = { "X-Api-Secret": secret.header, "Proxy-Authorization": secret.proxy, "X-Start": secret.token.slice(0, 8) };

const { accessKeyId, secretAccessKey, securityToken } = secret;
const user = { username: "backup", password: secret.password, domainName: "OTC" };
const kinds: Readonly<Record<string, () => Credentials>> = {
  "a token": () => tokenCredentials(secret.token),
  "tokens of a provider": () => tokenCredentials(({ refused }) => (refused === undefined ? secret.oldToken : secret.token)),
  "a key": () => accessKeyCredentials({ accessKeyId, secretAccessKey }),
  "a temporary key": () => accessKeyCredentials({ accessKeyId, secretAccessKey, securityToken }),
  "keys of a provider": () => accessKeyCredentials(() => Promise.resolve({ accessKeyId, secretAccessKey, securityToken })),
  "a password": () => passwordCredentials({ ...user, authUrl }),
  "a key of the environment": () =>
    credentialsFromEnvironment({
      HUAWEICLOUD_SDK_AK: accessKeyId,
      HUAWEICLOUD_SDK_SK: secretAccessKey,
      HUAWEICLOUD_SDK_SECURITY_TOKEN: securityToken,
    }),
  "a password of the environment": () =>
    credentialsFromEnvironment({ OS_USERNAME: "backup", OS_PASSWORD: secret.password, OS_USER_DOMAIN_NAME: "OTC", OS_AUTH_URL: authUrl }),
};

/** How an answer may write what it was sent. */
const writings: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "in JSON": (text) => JSON.stringify(text),
  "in JSON with escaped slashes": (text) => JSON.stringify(text).replaceAll("/", "\\/").replaceAll("<", "\\u003C"),
  "in an address": encodeURIComponent,
  "in a form": (text) => new URLSearchParams({ text }).toString().toLowerCase(),
  "in HTML": (text) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;").replaceAll("+", "&#x2B;"),
};
/** All that a request carries that proves who is calling: its headers, what they are made of, and the members of a body that signs in. */
function carried({ headers: sent, body, url }: SentRequest): string {
  const parts = [sent["authorization"], sent["proxy-authorization"]].flatMap((value) => value?.split(/, |[A-Z]\w+=|Basic /) ?? []);
  const asked = url.startsWith(authUrl) ? (JSON.parse(body) as { auth: { identity: { password: { user: object } } } }) : undefined;
  const members = Object.values(asked?.auth.identity.password.user ?? {}).map(String);
  const values = [...new Set([...Object.values(sent), ...parts, ...members, asked ? body : ""])];
  return Object.values(writings)
    .flatMap((write) => values.map(write))
    .join(" | ");
}

/** A text that a header can carry. */
const line = (text: string): string => text.replaceAll(/[^\x20-\x7e]+/g, " ");
const thrown = (error: unknown) => Promise.reject(error);
const failing = (text: string, members: object = {}) => Object.assign(new Error(text), members);

/** The ways of a call to end: what comes back after what was sent, and what was sent before that. */
const ways: Readonly<Record<string, (echo: string, sent: SentRequest) => Response | Promise<Response>>> = {
  "a success": () => jsonResponse({ snapshots: [] }),
  "a success with telling headers": (echo) => jsonResponse({}, 200, { "X-Request-Id": line(echo), Server: line(echo), Date: line(echo) }),
  "a reason": (echo) => jsonResponse({ error_code: "C", error_msg: `Wrong: ${echo}` }, 400),
  "a code": (echo) => jsonResponse({ error: { code: echo, message: "No." } }, 403),
  "an id in the body": (echo) => jsonResponse({ code: "C", request_id: echo }, 404),
  "a failing success": (echo) => jsonResponse({ errCode: echo, externalMessage: echo }),
  "a page": (echo) => new Response(`<html>${echo}</html>`),
  "a long page": (echo) => new Response(`${" ".repeat(195)}${echo}`),
  "a page of a refusal": (echo) => new Response(`<html>${echo}</html>`, { status: 502 }),
  "a request id": (echo) => jsonResponse({}, 400, { "X-Request-Id": line(echo) }),
  "telling headers": (echo) => jsonResponse({}, 429, { "Retry-After": line(echo), Date: line(echo), "Content-Language": line(echo) }),
  "a redirect": (echo) => new Response(null, { status: 302, headers: { Location: `https://evil.example.com/?${line(echo)}` } }),
  "a refused sign-in": (echo) => jsonResponse({ error_msg: echo }, 401),
  "an error": (echo) => thrown(failing(echo)),
  "an error with the request": (echo, sent) =>
    thrown(failing("No.", { config: sent, request: sent, errors: [failing(echo)], toJSON: () => sent })),
  "an error with a telling name and code": (echo) =>
    thrown(failing("No.", { name: echo, code: echo, cause: failing(echo, { code: echo }) })),
  "an error that is a text": (echo) => thrown(echo),
  "a connection that breaks": (echo) => new Response(new ReadableStream({ start: (controller) => controller.error(failing(echo)) })),
  "no answer": () => new Promise(() => {}),
};

beforeAll(() => void jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "setImmediate"] }));
afterAll(() => void jest.useRealTimers());

/** What a piece of work comes to, without waiting for its timers. */
async function hurry<Value>(work: Promise<Value>): Promise<Value> {
  let ended = false;
  void work.finally(() => (ended = true));
  while (!ended) await jest.advanceTimersByTimeAsync(2000);
  return work;
}

/** Makes every kind of call, and gathers all that they say; of a raw call, whose result is the caller's, what it throws. */
async function outputsOf(
  kind: string,
  answer: (sent: readonly SentRequest[]) => Response | Promise<Response>,
  changes: Partial<ClientOptions> = {},
) {
  const outputs: unknown[] = [];
  const { fetch, sent } = stubFetch(() => answer(sent.slice(start)));
  let start = 0; // Of the attempts of a call, an answer can tell; not of other calls.
  const redirects = new Set<unknown>();
  const credentials = kinds[kind]?.() ?? tokenCredentials("");
  const dws = createDwsClient({
    endpoint,
    projectId: "p",
    credentials,
    headers,
    retry: { baseDelayMs: 0, maxRetryAfterMs: 0, maxAttempts: 2 },
    onEvent(event) {
      if (event.type === "request" && event.attempt === 1) start = sent.length;
      outputs.push(event);
    },
    onResponse: ({ operation, status, attempts }) => void outputs.push({ operation, status, attempts }),
    ...changes,
    fetch: (url, init) => (redirects.add(init.redirect), fetch(url, init)),
  });
  const pager = dws.paginateListClusterSnapshots({ cluster_id });
  const calls = [
    () => dws.listSnapshots(),
    () => dws.createSnapshot({ snapshot: { name: "nightly", cluster_id } }),
    () => pager.toArray(),
    () => dws.waitUntilSnapshotAvailable({ id: "i", cluster_id }, { maxWaitMs: 5000 }),
    () => dws.raw.GET("/v1.0/{project_id}/snapshots", { redirect: "follow" }).then(() => undefined),
    () => dws.raw.POST("/v1.0/{project_id}/snapshots", { body: { snapshot: { name: "nightly", cluster_id } } }).then(() => undefined),
  ];
  for (const call of calls) {
    const error = await hurry(call().catch((reason: unknown) => reason));
    outputs.push(error, await toResult(Promise.reject(error)).catch(() => undefined));
    if (error instanceof Error) outputs.push(error.message, String(error), error.stack, error.cause);
  }
  outputs.push(dws, dws.raw, dws.with({}), credentials, pager, pager.pages());
  expect([...redirects]).toEqual(["manual"]);
  return { outputs, sent };
}

/** Where the outputs show a canary, or the signature of an attempt. */
function seen(outputs: readonly unknown[], sent: readonly SentRequest[]): string[] {
  const signatures = sent.flatMap(({ headers: { authorization = "" } }) => /Signature=(\w+)/.exec(authorization)?.[1] ?? []);
  const options = { depth: Infinity, showHidden: true, maxArrayLength: null, maxStringLength: null } as const;
  const text = outputs.flatMap((output) => [inspect(output, options), String(JSON.stringify(output))]).join("\n");
  return [...Object.values(canaries), ...signatures].flatMap((canary) => {
    const at = text.toLowerCase().indexOf(canary.toLowerCase());
    return at < 0 ? [] : [text.slice(Math.max(0, at - 30), at + canary.length)];
  });
}

/** The canaries that requests to an origin carry. */
const carriedTo = (origin: string, sent: readonly SentRequest[]): string[] => {
  const text = sent
    .flatMap(({ url, headers: own, body }) => (new URL(url).origin === origin ? [url, ...Object.values(own), body] : []))
    .join("\n");
  return Object.entries(canaries).flatMap(([name, canary]) => (text.includes(canary) ? [name] : []));
};

const issued = () => jsonResponse({ token: {} }, 201, { "X-Subject-Token": secret.token });
const last = (sent: readonly SentRequest[]): SentRequest => sent.at(-1) ?? { method: "", url: "", headers: {}, body: "" };

describe.each(Object.keys(kinds))("%s and secret headers are shown by nothing that a client says", (kind) => {
  test.each(Object.keys(ways))("when the service answers with %s that echoes them", async (way) => {
    const { outputs, sent } = await outputsOf(kind, (requests) => {
      const request = last(requests);
      if (request.url.startsWith(authUrl)) return issued();
      return ways[way]?.(requests.map(carried).join(" "), request) ?? jsonResponse({});
    });
    expect(seen(outputs, sent)).toEqual([]);
    expect(outputs.length).toBeGreaterThan(20);
    const shown = carriedTo(endpoint, sent);
    expect(shown).toEqual(expect.arrayContaining(["header", "proxy"]));
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.filter((name) => name === "password" || name === "secretAccessKey")).toEqual([]);
    expect(carriedTo(authUrl, sent)).toEqual(kind.startsWith("a password") ? ["password"] : []);
    expect(new Set(sent.map(({ url }) => new URL(url).origin)).size).toBe(kind.startsWith("a password") ? 2 : 1);
  });
});

test.each(Object.keys(ways))("a password is shown by nothing that a client says when IAM answers with %s that echoes it", async (way) => {
  const { outputs, sent } = await outputsOf("a password", (requests) => {
    const request = last(requests);
    return ways[way]?.(carried(request), request) ?? jsonResponse({});
  });
  expect(seen(outputs, sent)).toEqual([]);
  expect(carriedTo(authUrl, sent)).toEqual(["password"]);
  expect(carriedTo(endpoint, sent)).toEqual([]);
});

/** What fetch of the platform does with a request before it is sent. */
const platform = (url: string, init: RequestInit): Promise<Response> => {
  new Request(url, init);
  return Promise.resolve(jsonResponse({}));
};

describe("a header that none may be is named, and its value not shown", () => {
  const [path, value] = ["/v1.0/{project_id}/snapshots", `${secret.header.trim()}\nX: y`] as const;
  const create = (own: Record<string, string>) =>
    createDwsClient({ endpoint, projectId: "p", credentials: tokenCredentials("a-token"), fetch: platform, headers: own });
  test.each<readonly [string, () => Promise<unknown>, string]>([
    ["of a client", () => create({ "X-Api-Secret": value }).listSnapshots(), "x-api-secret"],
    ["of a call", () => create({}).listSnapshots({}, { headers: { "X-Api-Secret": value } }), "x-api-secret"],
    ["of a client's raw call", () => create({ "X-Api-Secret": value }).raw.GET(path), "x-api-secret"],
    ["of a raw call", () => create({}).raw.GET(path, { headers: { "X-Api-Secret": value } }), "X-Api-Secret"],
    ["of a raw call, in a list", () => create({}).raw.GET(path, { headers: [["X-Api-Secret", value]] }), "X-Api-Secret"],
    ["with characters beyond Latin", () => create({ "X-Api-Secret": `${secret.header}✓` }).listSnapshots(), "x-api-secret"],
    ["with a name of two words", () => create({ "x api": secret.header }).listSnapshots(), "x api"],
  ])("%s", async (_, call, name) => {
    const error = await hurry(call().catch((reason: unknown) => reason));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain(
      `listSnapshots was not sent: the header ${JSON.stringify(name)} has a name or a value that no header may`,
    );
    expect(seen([error], [])).toEqual([]);
  });
});

describe("a secret that none may be is refused without being shown", () => {
  const breaks = (text: string) => [` ${text}`, `${text}\n`, `a\r\n${text}`, `${text}é`, `${text}\0`];
  test.each<readonly [string, (wrong: string) => Credentials]>([
    ["a token", (wrong) => tokenCredentials(wrong)],
    ["a token of a provider", (wrong) => tokenCredentials(() => wrong)],
    ["an access key id", (wrong) => accessKeyCredentials({ accessKeyId: wrong, secretAccessKey })],
    ["a secret access key", (wrong) => accessKeyCredentials({ accessKeyId, secretAccessKey: wrong })],
    ["a security token", (wrong) => accessKeyCredentials({ accessKeyId, secretAccessKey, securityToken: wrong })],
    ["a key of a provider", (wrong) => accessKeyCredentials(() => ({ accessKeyId, secretAccessKey: wrong }))],
    ["a key of the environment", (wrong) => credentialsFromEnvironment({ OS_ACCESS_KEY: accessKeyId, OS_SECRET_KEY: wrong })],
    ["half a key of the environment", (wrong) => credentialsFromEnvironment({ OS_SECRET_KEY: wrong, OS_PASSWORD: wrong })],
    ["the address of IAM", (wrong) => passwordCredentials({ ...user, authUrl: `https://backup:${wrong}@iam.example.com` })],
  ])("%s", async (_, create) => {
    for (const wrong of breaks(canaries.secretAccessKey)) {
      const call = async () => createDwsClient({ endpoint, projectId: "p", credentials: create(wrong), fetch: platform }).listSnapshots();
      const error = await hurry(call().catch((reason: unknown) => reason));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(seen([error, (error as Error).message, (error as Error).stack], [])).toEqual([]);
    }
  });
});

describe("no request leaves for another origin with a raw call", () => {
  const base = "https://dws.example.com/behind";
  test.each([
    ["to another host", { baseUrl: "https://evil.example.com" }],
    ["to a host that begins alike", { baseUrl: "https://dws.example.com.evil.example.com/behind" }],
    ["to a path that begins alike", { baseUrl: "https://dws.example.com/behind-evil" }],
    ["out of the path of the endpoint", { baseUrl: `${base}/../..` }],
    ["to a host after a name", { baseUrl: "https://dws.example.com@evil.example.com/behind" }],
    ["to another port", { baseUrl: "https://dws.example.com:8443/behind" }],
    ["in plain text", { baseUrl: "http://dws.example.com/behind" }],
    ["to a host that a middleware names", { middleware: [{ onRequest: () => new Request(`https://evil.example.com/behind/`) }] }],
  ])("%s", async (_, init) => {
    const { fetch, sent } = stubFetch(() => jsonResponse({}));
    const dws = createDwsClient({
      endpoint: base,
      projectId: "p",
      credentials: kinds["a temporary key"]?.() ?? tokenCredentials(""),
      fetch,
      headers,
    });
    const error = await dws.raw.GET("/v1.0/{project_id}/snapshots", init).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: expect.stringMatching(/Error$/) });
    expect(sent).toEqual([]);
    expect(seen([error], sent)).toEqual([]);
  });
});

test("an error whose causes go round in a circle is an error of the network", async () => {
  const circle = failing("No.");
  circle.cause = failing("Why.", { cause: circle });
  const dws = createDwsClient({
    endpoint,
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    fetch: () => thrown(circle),
    retry: false,
  });
  await expect(dws.listSnapshots()).rejects.toMatchObject({ name: "NetworkError", cause: { message: "No.", cause: { message: "Why." } } });
});

describe("what an answer says beside a secret stays readable", () => {
  const reasonFor = async (token: string, reason: string) => {
    const { fetch } = stubFetch(() => jsonResponse({ error_msg: reason }, 400));
    const dws = createDwsClient({ endpoint, projectId: "p", credentials: tokenCredentials(token), fetch, headers });
    return dws.listSnapshots().then(
      () => undefined,
      (error: unknown) => isApiError(error) && error.reason,
    );
  };
  const long = `${"a+".repeat(2000)}b`;
  test.each([
    ["a token", "ab+cd/ef==", "The token ab+cd/ef== has expired, see ab.", "The token (hidden)== has expired, see ab."],
    ["a token twice", "ab+cd/ef==", "Not ab%2Bcd%2fef%3D%3D, nor AB&#43;CD\\/EF!", "Not (hidden)%3D%3D, nor (hidden)!"],
    ["a token of signs", "+/+/a/==", "Is a token +/+/a/== a good one?", "Is a token (hidden) a good one?"],
    ["a token in a word", "abcdef", "xabcdefx", "x(hidden)x"],
    ["a secret within another", `b+${canaries.header}+b`, `No b+${canaries.header}+b!`, "No (hidden)!"],
    ["no token, but nearly one", long, `${long.slice(0, -1)} `.repeat(8), `${long.slice(0, -1)} `.repeat(8)],
    ["a token that is too short for one", "abc", "abc", "abc"],
  ])("%s", async (_, token, reason, shown) => {
    expect(await hurry(reasonFor(token, reason))).toBe(shown);
  });
});
