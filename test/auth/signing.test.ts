import { readFileSync } from "node:fs";
import { describe, expect, jest, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { canonicalRequest } from "../../src/auth/signing.js";
import * as nodeCrypto from "../../src/auth/node-crypto.js";
import { sign, signingTime } from "../../src/auth/signing.js";
import * as webCrypto from "../../src/auth/web-crypto.js";
import { accessKeyCredentials, createDdsClient } from "../../src/index.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

/** As the vendor publishes them. */
interface Vector {
  readonly source: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signedHeaders: string;
  readonly canonicalRequestHash?: string;
  readonly signature: string;
}

const vectors = JSON.parse(
  readFileSync(inProject("test/auth/signature-vectors.json"), "utf8"),
) as readonly Vector[];

/** A promise of another class than the global one, as zone.js makes every async function return. */
function foreignPromise<Value>(promise: Promise<Value>): Promise<Value> {
  const foreign: PromiseLike<Value> = {
    then: (resolved, rejected) => foreignPromise(promise.then(resolved, rejected)),
  };
  return foreign as Promise<Value>;
}

const foreignHashing = {
  sha256: (text: string) => foreignPromise(webCrypto.sha256(text)),
  hmacSha256: (key: string, text: string) => foreignPromise(webCrypto.hmacSha256(key, text)),
};

describe.each([
  ["Node's crypto", nodeCrypto],
  ["promises that are no instance of Promise", foreignHashing],
  ["WebCrypto", webCrypto],
] as const)("with %s, a request is signed as the vendor publishes it", (_, hashing) => {
  test.each(vectors)("$source, $method $url", async (vector) => {
    const {
      method,
      url,
      headers,
      body,
      accessKeyId,
      secretAccessKey,
      signedHeaders,
      signature,
      canonicalRequestHash,
    } = vector;
    expect(await sign({ method, url, headers }, body, accessKeyId, secretAccessKey, hashing)).toBe(
      `SDK-HMAC-SHA256 Access=${accessKeyId}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
    );
    const { text } = canonicalRequest({ method, url, headers }, await hashing.sha256(body));
    expect(await hashing.sha256(text)).toBe(canonicalRequestHash ?? nodeCrypto.sha256(text));
  });

  test.each([
    ["empty", ""],
    ["short", "text"],
    ["beyond ASCII", "月 😀"],
    ["long", "x".repeat(1000)],
  ])("both modules compute the same hash of %s", async (_kind, text) => {
    expect(await hashing.sha256(text)).toBe(nodeCrypto.sha256(text));
    if (text !== "")
      expect(await hashing.hmacSha256(text, text)).toBe(nodeCrypto.hmacSha256(text, text));
  });
});

test("WebCrypto holds a key that no program can read", async () => {
  const importKey = jest.spyOn(crypto.subtle, "importKey");
  await webCrypto.hmacSha256("SK-secret", "text");
  expect(importKey.mock.calls.map(([, , , extractable]) => extractable)).toEqual([false]);
  importKey.mockRestore();
});

describe("the canonical form of a request", () => {
  const lines = (url: string, headers: Readonly<Record<string, string>> = {}): string[] =>
    canonicalRequest({ method: "GET", url: `https://host${url}`, headers }, "hash").text.split(
      "\n",
    );

  test.each([
    ["/v3/p/backups", "/v3/p/backups/"],
    ["/v3/p/backups/", "/v3/p/backups/"],
    ["/a%20b/%E6%9C%88/it's(1)*!", "/a%20b/%E6%9C%88/it%27s%281%29%2A%21/"],
    ["", "/"],
    ["/100%", "/100%25/"],
  ])("%s has the path %s", (url, path) => expect(lines(url)[1]).toBe(path));

  test.each([
    ["", ""],
    [
      "?end_time=2018-08-06%2012%3A43%3A14&begin_time=2018-08-06+12:41:14",
      "begin_time=2018-08-06%2012%3A41%3A14&end_time=2018-08-06%2012%3A43%3A14",
    ],
    ["?a-b=1&a=2", "a=2&a-b=1"],
    ["?a=2&a=10&a=", "a=&a=10&a=2"],
    ["?a=&a=10&a=2&b=1", "a=&a=10&a=2&b=1"],
    ["?flag&x=~*'?", "flag=&x=~%2A%27%3F"],
    ["?a=b=c", "a=b%3Dc"],
  ])("%s has the query %s", (query, canonical) => expect(lines(`/p${query}`)[2]).toBe(canonical));

  test("has the headers sorted and trimmed, without those that a gateway drops", () => {
    expect(lines("/p", { "x-sdk-date": " d ", host: "h", x_dropped: "no" }).slice(3)).toEqual([
      "host:h",
      "x-sdk-date:d",
      "",
      "host;x-sdk-date",
      "hash",
    ]);
  });

  test("keeps what looks like a host within a path", () => {
    expect(lines("/https://other/a")[1]).toBe("/https%3A//other/a/");
  });

  test("uses the hash of a body that the caller has computed", async () => {
    const headers = { "x-sdk-date": "d", "x-sdk-content-sha256": "UNSIGNED" };
    const url = "https://host/p";
    const signed = await sign({ method: "PUT", url, headers }, "whatever", "AK", "SK");
    const text = `SDK-HMAC-SHA256\nd\n${nodeCrypto.sha256(canonicalRequest({ method: "PUT", url, headers }, "UNSIGNED").text)}`;
    expect(signed).toBe(
      `SDK-HMAC-SHA256 Access=AK, SignedHeaders=x-sdk-content-sha256;x-sdk-date, Signature=${nodeCrypto.hmacSha256("SK", text)}`,
    );
  });
});

test("formats the time of a signature in UTC, with seconds", () => {
  expect(signingTime(Date.UTC(2019, 10, 15, 3, 36, 55, 999))).toBe("20191115T033655Z");
  expect(signingTime(Date.UTC(2026, 0, 1))).toBe("20260101T000000Z");
  for (const time of [NaN, Infinity])
    expect(() => signingTime(time)).toThrow("The clock of this machine must be a valid time.");
});

describe("a client with an access key", () => {
  const key = { accessKeyId: "AK", secretAccessKey: "SK-secret", securityToken: "temporary" };
  const endpoint = "https://dds.example.com:8443";

  test("sends a signature that the gateway can verify, over host, project, date and temporary token", async () => {
    const { fetch, sent } = stubFetch(() => jsonResponse({ backups: [], total_count: 0 }));
    const dds = createDdsClient({
      endpoint,
      projectId: "p",
      credentials: accessKeyCredentials(key),
      fetch,
    });
    await dds.listBackups(
      { begin_time: "2018-08-06 12:41:14", end_time: "2018-08-06 12:43:14" },
      { headers: { "X-Trace": "t", "User-Agent": "u" } },
    );
    const { url = "", headers = {} } = sent[0] ?? {};
    expect(headers).toMatchObject({
      "x-project-id": "p",
      "x-security-token": "temporary",
      "x-trace": "t",
      "user-agent": "u",
    });
    expect(headers["x-auth-token"]).toBeUndefined();
    const names = ["host", "x-project-id", "x-sdk-date", "x-security-token", "x-trace"];
    const signed = Object.fromEntries(
      names.map((name) => [name, name === "host" ? "dds.example.com:8443" : (headers[name] ?? "")]),
    );
    expect(headers["authorization"]).toBe(
      await sign({ method: "GET", url, headers: signed }, undefined, "AK", "SK-secret"),
    );
    expect(headers["authorization"]).toContain(`SignedHeaders=${names.join(";")},`);
  });

  test("calls a key function before every attempt, and signs each anew", async () => {
    const keys: string[] = [];
    const { fetch, sent } = stubFetch((index) =>
      index === 0 ? jsonResponse({}, 503) : jsonResponse({ backups: [], total_count: 0 }),
    );
    const credentials = accessKeyCredentials(() =>
      Promise.resolve({ accessKeyId: `AK${keys.push("called")}`, secretAccessKey: "SK" }),
    );
    await createDdsClient({
      endpoint,
      projectId: "p",
      credentials,
      fetch,
      retry: { baseDelayMs: 0 },
    }).listBackups();
    expect(
      sent.map(({ headers }) => /Access=(\w+)/.exec(headers["authorization"] ?? "")?.[1]),
    ).toEqual(["AK1", "AK2"]);
  });

  test.each([
    [
      "without a secret",
      { accessKeyId: "AK", secretAccessKey: "" },
      "The secret access key must be printable ASCII without spaces, and not empty",
    ],
    [
      "with a line break in it",
      { accessKeyId: "AK\n", secretAccessKey: "SK" },
      "The access key id must be printable ASCII",
    ],
    [
      "with a broken temporary token",
      { accessKeyId: "AK", secretAccessKey: "SK", securityToken: "a b" },
      "The security token must be printable ASCII",
    ],
  ])("is rejected %s, when it is created", (_, broken, message) => {
    expect(() => accessKeyCredentials(broken)).toThrow(message);
  });
});
