import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { answer, endless, json, stallWithinBody, trickle } from "../support/faults.js";
import { cloudsOf, kinds, list } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

const ofJson = { "Content-Type": "application/json" };
const text = JSON.stringify(list);

describe.each(kinds)("with %s, when an answer is not what it should be,", (kind) => {
  test.each([
    ["JSON that breaks off", answer(200, ofJson, text.slice(0, 20)), text.slice(0, 20)],
    [
      "HTML that calls itself JSON",
      answer(200, ofJson, "<html>Sign in to the Wi-Fi</html>"),
      "<html>Sign in to the Wi-Fi</html>",
    ],
    [
      "gzip that ends too early",
      answer(
        200,
        { ...ofJson, "Content-Encoding": "gzip" },
        gzipSync(text, { level: 0 }).subarray(0, 40),
      ),
      text.slice(0, 20),
    ],
  ])("%s is an error that shows how it begins", async (_, fault, preview) => {
    const { service, list, get } = await cloudOf(kind, [fault]);
    for (const call of [list, get]) {
      const result = await call();
      expect(result).toMatchObject({
        ok: false,
        error: { name: "ResponseParseError", status: 200, attempts: 1 },
      });
      expect(result).toHaveProperty("error.preview", expect.stringContaining(preview));
    }
    expect(service.seen).toHaveLength(2);
  });

  test("nothing at all is an error of the method, and nothing for a raw call", async () => {
    const { list, get } = await cloudOf(kind, [answer(200)]);
    expect(await list()).toMatchObject({
      ok: false,
      error: { name: "ResponseParseError", preview: "" },
    });
    expect(await get()).toMatchObject({ ok: true, data: { response: { status: 200 } } });
  });

  test("JSON that calls itself HTML is the right result all the same", async () => {
    const { list: call, get } = await cloudOf(kind, [
      answer(200, { "Content-Type": "text/html" }, text),
    ]);
    expect(await call()).toEqual({ ok: true, data: list });
    expect(await get()).toMatchObject({ ok: true, data: { data: list } });
  });

  test("gzip that is none is a network error, since the answer may have been a good one", async () => {
    const { service, list, get } = await cloudOf(kind, [
      answer(200, { "Content-Encoding": "gzip" }, text),
    ]);
    for (const call of [list, get])
      expect(await call()).toMatchObject({
        ok: false,
        error: { name: "NetworkError", attempts: 3 },
      });
    expect(service.seen).toHaveLength(6);
  });

  test("gzip that is right is read", async () => {
    const { list: call } = await cloudOf(kind, [
      answer(200, { "Content-Encoding": "gzip" }, gzipSync(text)),
    ]);
    expect(await call()).toEqual({ ok: true, data: list });
  });

  test.each([
    ["stalls", stallWithinBody()],
    ["trickles for ever", trickle],
    ["is a refusal's and stalls", stallWithinBody(500)],
  ])(
    "a body that %s is a timeout after the attempts that are allowed, and never an error of parsing",
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

  test("an error page without an end is read as far as it can be of use", async () => {
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
