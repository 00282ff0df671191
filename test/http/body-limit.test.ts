import { Readable } from "node:stream";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { endless, json, respond } from "../support/faults.js";
import { cloudsOf, kinds, list } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

const maxResponseBytes = 1000;
const text = JSON.stringify(list).padEnd(1_000_000);
const tooLong = {
  ok: false,
  error: {
    name: "ResponseParseError",
    status: 200,
    attempts: 1,
    isTooLong: true,
    message:
      "listSnapshots succeeded with status 200, but the response body is longer than maxResponseBytes; a proxy may have replaced it.",
  },
};

describe.each(kinds)("with %s, a success that is longer than maxResponseBytes", (kind) => {
  test.each([
    ["with its length", { "Content-Length": String(text.length) }, text],
    ["without its length", {}, text],
    ["of a few bytes in brotli", { "Content-Encoding": "br" }, brotliCompressSync(text)],
    ["of a few bytes in gzip", { "Content-Encoding": "gzip" }, gzipSync(text)],
  ])(
    "%s is an error of the method and of a raw call, without a retry",
    async (_, headers, body) => {
      const { service, list, get } = await cloudOf(kind, [respond(200, headers, body)], {
        maxResponseBytes,
      });
      expect(await list()).toMatchObject(tooLong);
      expect(await get()).toMatchObject(tooLong);
      expect(service.seen).toHaveLength(2);
    },
  );

  test("is not read to its end", async () => {
    let most = 0;
    const { service, list } = await cloudOf(kind, [
      endless(200, (sent) => (most = Math.max(most, sent))),
    ]);
    expect(await list({ maxResponseBytes })).toMatchObject(tooLong);
    while (service.pending > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(most).toBeLessThan(64 * 2 ** 20);
  });
});

test.each([
  ["as long as maxResponseBytes", 1000, true],
  ["one byte longer", 1001, false],
])("a success that is %s", async (_, length, ok) => {
  const body = JSON.stringify(list).padEnd(length);
  const { list: call, get } = await cloudOf("a token", [respond(200, {}, body)], {
    maxResponseBytes,
  });
  expect((await call()).ok).toBe(ok);
  expect((await get()).ok).toBe(ok);
});

test("a call option replaces maxResponseBytes of the client", async () => {
  const { list: call } = await cloudOf("a token", [json(list)], { maxResponseBytes: 1 });
  expect(await call()).toMatchObject({ ok: false, error: { isTooLong: true } });
  expect(await call({ maxResponseBytes: 1000 })).toEqual({ ok: true, data: list });
});

test("an endless response of IAM ends at the default limit", async () => {
  const { iam, service, list } = await cloudOf("a password", [json({})], {
    iamResponses: [endless(201)],
  });
  expect(await list()).toMatchObject({
    ok: false,
    error: { isTooLong: true, operation: "Authentication at IAM", attempts: 1 },
  });
  expect([iam.seen.length, service.seen.length]).toEqual([1, 0]);
});

describe("a fetch whose body is", () => {
  const chunks = Array.from({ length: 100 }, () => Buffer.alloc(100, " "));
  test.each([
    ["a stream of Node", () => Readable.from(chunks)],
    ["no stream", () => undefined],
  ])("%s has the same limit, also for an error response", async (_, stream) => {
    for (const [ok, status] of [
      [true, 200],
      [false, 404],
    ] as const) {
      const body = stream();
      const { list: call } = await cloudOf("a token", [json(list)], {
        maxResponseBytes,
        fetch: async () => {
          const { headers } = new Response();
          const text = async () => Promise.resolve("");
          const whole = Buffer.concat(chunks);
          const arrayBuffer = async () => Promise.resolve(new Uint8Array(whole).buffer);
          return Promise.resolve({ ok, status, headers, body, text, arrayBuffer });
        },
      });
      expect(await call()).toMatchObject({
        ok: false,
        error: ok ? tooLong.error : { name: "ApiError", status: 404 },
      });
      if (body && ok) expect(body.destroyed).toBe(true);
    }
  });
});
