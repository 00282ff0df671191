import { describe, expect, test } from "@jest/globals";
import type { Result } from "../../src/index.js";
import { respond, json } from "../support/faults.js";
import { cloudsOf, kinds, list, type Kind } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

const html = { "Content-Type": "text/html", "X-Request-Id": "r-1" };

/** A date as Retry-After writes it, so many milliseconds from now. */
const dateIn = (milliseconds: number): string => new Date(Date.now() + milliseconds).toUTCString();

describe.each(kinds)("with %s, when the service sends an error response,", (kind) => {
  test.each([
    [
      "an empty 500",
      respond(500),
      { status: 500, code: undefined, reason: undefined, requestId: undefined },
    ],
    [
      "a 502 in HTML",
      respond(502, html, "<html>Bad gateway</html>"),
      { status: 502, code: undefined, requestId: "r-1" },
    ],
    [
      "a 503 with a code",
      json({ error_code: "APIGW.0106", error_msg: "Busy" }, 503),
      { status: 503, code: "APIGW.0106", reason: "Busy" },
    ],
    ["a 429", json({ error_code: "APIGW.0308" }, 429), { status: 429, code: "APIGW.0308" }],
  ])("%s causes three attempts, and an error with all details", async (_, fault, known) => {
    const cloud = await cloudOf(kind, [fault]);
    expect(await cloud.list()).toMatchObject({
      ok: false,
      error: { name: "ApiError", operation: "listSnapshots", attempts: 3, ...known },
    });
    expect(cloud.service.seen).toHaveLength(3);
    expect(await cloud.get()).toMatchObject({
      ok: true,
      data: { response: { status: known.status } },
    });
    expect(cloud.service.seen).toHaveLength(6);
  });

  test.each([408, 429, 500, 502, 503, 504])("one %i does not fail a list call", async (status) => {
    const cloud = await cloudOf(kind, [respond(status, html, "<html>"), json(list)]);
    expect(await cloud.list()).toEqual({ ok: true, data: list });
    expect(cloud.service.seen).toHaveLength(2);
  });

  test.each([400, 403, 404, 409, 501])("a %i is not retried", async (status) => {
    const cloud = await cloudOf(kind, [json({ error_code: "DWS.0001" }, status)]);
    expect(await cloud.list()).toMatchObject({
      ok: false,
      error: { name: "ApiError", status, code: "DWS.0001", attempts: 1 },
    });
    expect(cloud.service.seen).toHaveLength(1);
  });

  test.each([
    ["seconds", "0.012", 12],
    ["no time at all", "0", 0],
    ["a date in the past", dateIn(-3_600_000), 0],
  ])("a Retry-After of %s is used", async (_, value, delayMs) => {
    const { delays, result } = await callAfter429(kind, value);
    expect(result).toEqual({ ok: true, data: list });
    expect(delays).toEqual([delayMs]);
  });

  test.each([
    ["a negative number", "-5"],
    ["nonsense", "soon 5"],
    ["nothing", ""],
  ])("a Retry-After of %s is ignored", async (_, value) => {
    const { delays, result } = await callAfter429(kind, value);
    expect(result).toEqual({ ok: true, data: list });
    expect(delays).toHaveLength(1);
    expect(delays[0]).toBeLessThanOrEqual(2);
  });

  test.each([
    ["beyond maxRetryAfterMs", "3", { retry: { maxRetryAfterMs: 2999 } }, 3000],
    ["of an hour", "3600", {}, 3_600_000],
    ["of a huge number", "9".repeat(400), {}, Number.MAX_SAFE_INTEGER],
    ["beyond the deadline", "30", { deadlineMs: 20_000 }, 30_000],
  ])(
    "a Retry-After %s ends the call at once, and the error names it",
    async (_, value, options, retryAfterMs) => {
      for (const method of ["list", "create"] as const) {
        const cloud = await cloudOf(kind, [respond(429, { "Retry-After": value })], options);
        expect(await cloud[method]()).toMatchObject({
          ok: false,
          error: { name: "ApiError", status: 429, attempts: 1, retryAfterMs },
        });
        expect(cloud.service.seen).toHaveLength(1);
      }
    },
  );

  test("a date in Retry-After beyond maxRetryAfterMs ends the call at once", async () => {
    const cloud = await cloudOf(kind, [respond(503, { "Retry-After": dateIn(3_600_000) })]);
    const result = await cloud.list();
    expect(result).toMatchObject({ ok: false, error: { status: 503, attempts: 1 } });
    expect(result).toHaveProperty("error.retryAfterMs", expect.any(Number));
    expect(result).toHaveProperty(
      "error.message",
      expect.stringMatching(/Call again after 3[56]\d\d s/),
    );
  });

  test.each([
    ["without one", {}, undefined],
    ["with an unreadable one", { "Retry-After": "soon" }, undefined],
    ["with one that is not retried", { "Retry-After": "7" }, 7000],
  ])("the error of a response %s has its Retry-After", async (_, headers, retryAfterMs) => {
    const { list } = await cloudOf(kind, [json({}, 400, headers)]);
    expect(await list()).toMatchObject({ ok: false, error: { status: 400, retryAfterMs } });
  });
});

/** A list whose first attempt is rejected with a Retry-After, of which a second is allowed. */
async function callAfter429(
  kind: Kind,
  value: string,
): Promise<{ delays: number[]; result: Result<unknown> }> {
  const delays: number[] = [];
  const { list: call, service } = await cloudOf(
    kind,
    [respond(429, { "Retry-After": value }), json(list)],
    {
      onEvent: (event) => {
        if (event.type === "retry") delays.push(event.delayMs);
      },
      retry: { baseDelayMs: 1, maxDelayMs: 2, maxRetryAfterMs: 1000 },
    },
  );
  const result = await call();
  expect(service.seen).toHaveLength(2);
  return { delays, result };
}
