import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { respond, endless, json, stallWithinBody, trickle } from "../support/faults.js";
import { cloudsOf, kinds, list } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

const ofJson = { "Content-Type": "application/json" };
const text = JSON.stringify(list);

describe.each(kinds)("with %s, when a response is not as documented,", (kind) => {
  test.each([
    ["JSON that breaks off", respond(200, ofJson, text.slice(0, 20)), text.slice(0, 20)],
    [
      "HTML that calls itself JSON",
      respond(200, ofJson, "<html>Sign in to the Wi-Fi</html>"),
      "<html>Sign in to the Wi-Fi</html>",
    ],
    [
      "gzip that ends too early",
      respond(
        200,
        { ...ofJson, "Content-Encoding": "gzip" },
        gzipSync(text, { level: 0 }).subarray(0, 40),
      ),
      text.slice(0, 20),
    ],
  ])("%s is an error with the first part of the body", async (_, fault, preview) => {
    const { service, list, get } = await cloudOf(kind, [fault]);
    for (const call of [list, get]) {
      const result = await call();
      expect(result).toMatchObject({
        ok: false,
        error: { name: "ResponseParseError", status: 200, attempts: 1, isTooLong: false },
      });
      expect(result).toHaveProperty("error.preview", expect.stringContaining(preview));
    }
    expect(service.seen).toHaveLength(2);
  });

  test("an empty body is an error of the method, and no data of a raw call", async () => {
    const { list, get } = await cloudOf(kind, [respond(200)]);
    expect(await list()).toMatchObject({
      ok: false,
      error: { name: "ResponseParseError", preview: "" },
    });
    expect(await get()).toMatchObject({ ok: true, data: { response: { status: 200 } } });
  });

  test("JSON with the content type of HTML is the result nevertheless", async () => {
    const { list: call, get } = await cloudOf(kind, [
      respond(200, { "Content-Type": "text/html" }, text),
    ]);
    expect(await call()).toEqual({ ok: true, data: list });
    expect(await get()).toMatchObject({ ok: true, data: { data: list } });
  });

  test.each(["gzip", "deflate", "br"])(
    "a body that is not in its Content-Encoding %s is an error without a retry",
    async (encoding) => {
      const { service, list, get } = await cloudOf(kind, [
        respond(200, { "Content-Encoding": encoding }, text),
      ]);
      for (const call of [list, get])
        expect(await call()).toMatchObject({
          ok: false,
          error: {
            name: "ResponseParseError",
            attempts: 1,
            message: expect.stringMatching(
              /the response body is not in its Content-Encoding \(\w+\);/,
            ),
          },
        });
      expect(service.seen).toHaveLength(2);
    },
  );

  test("an unknown Content-Encoding, and one of an empty body, are ignored", async () => {
    const { list: call, get } = await cloudOf(kind, [
      respond(200, { "Content-Encoding": "aws-chunked" }, text),
      respond(200, { "Content-Encoding": "gzip" }),
    ]);
    expect(await call()).toEqual({ ok: true, data: list });
    expect(await get()).toMatchObject({ ok: true, data: { response: { status: 200 } } });
  });

  test("valid gzip is decoded", async () => {
    const { list: call } = await cloudOf(kind, [
      respond(200, { "Content-Encoding": "gzip" }, gzipSync(text)),
    ]);
    expect(await call()).toEqual({ ok: true, data: list });
  });

  test.each([
    ["stalls", stallWithinBody()],
    ["trickles for ever", trickle],
    ["is a error response's and stalls", stallWithinBody(500)],
  ])(
    "a body that %s is a timeout after all attempts, and never a parse error",
    async (_, fault) => {
      const cloud = await cloudOf(kind, [json(list), fault], {
        timeoutMs: 30,
        retry: { maxAttempts: 2, baseDelayMs: 1 },
      });
      await cloud.list({ timeoutMs: 30_000 }); // Signs in, and connects.
      const calls = await Promise.all([cloud.list(), cloud.get(), cloud.get({ parseAs: "text" })]);
      for (const result of calls)
        expect(result).toMatchObject({
          ok: false,
          error: {
            name: "TimeoutError",
            scope: "attempt",
            attempts: 2,
            operation: "listSnapshots",
          },
        });
      expect(cloud.service.seen.length).toBeLessThanOrEqual(1 + 6);
    },
  );

  test("only the first part of an endless error page is read", async () => {
    let most = 0;
    const { list, get } = await cloudOf(kind, [
      endless(404, (sent) => (most = Math.max(most, sent))),
    ]);
    expect(await list()).toMatchObject({
      ok: false,
      error: { name: "ApiError", status: 404, reason: undefined },
    });
    const result = await get();
    expect(result).toMatchObject({ ok: true, data: { response: { status: 404 } } });
    expect(result).toHaveProperty("data.error.length", 65_536);
    // What is more fits into the buffers of the system; without a bound it would be gigabytes.
    expect(most).toBeLessThan(64 * 2 ** 20);
  });
});
