import { describe, expect, test } from "@jest/globals";
import {
  answer,
  json,
  resetBeforeHeaders,
  resetWithinBody,
  silence,
  stallWithinBody,
} from "../support/faults.js";
import { cloudsOf, kinds, wanted } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

const created = { snapshot: { ...wanted, id: "s-1", status: "CREATING" } };

describe.each(kinds)("with %s, an order for a snapshot", (kind) => {
  test.each([
    ["a 500", answer(500), { name: "ApiError", status: 500 }],
    [
      "a 503, even one that names a time",
      answer(503, { "Retry-After": "0" }),
      { name: "ApiError", status: 503 },
    ],
    [
      "a reset before the headers",
      resetBeforeHeaders,
      { name: "NetworkError", requestNotSent: false },
    ],
    ["a reset within the body", resetWithinBody, { name: "NetworkError", requestNotSent: false }],
    [
      "an answer that is no JSON",
      answer(200, {}, "<html>"),
      { name: "ResponseParseError", status: 200 },
    ],
    [
      "a cluster that is busy",
      json({ error_code: "DWS.0011" }, 409),
      { name: "ApiError", status: 409, code: "DWS.0011" },
    ],
  ])("is not sent again after %s: it may have been obeyed", async (_, fault, error) => {
    const { service, create } = await cloudOf(kind, [fault, json(created)]);
    expect(await create()).toMatchObject({
      ok: false,
      error: { ...error, operation: "createSnapshot", attempts: 1 },
    });
    expect(service.seen).toHaveLength(1);
  });

  test.each([
    ["that never comes", silence],
    ["that stalls", stallWithinBody()],
  ])("is not sent again after an answer %s", async (_, fault) => {
    const { service, list, create } = await cloudOf(kind, [json({}), fault]);
    await list(); // Signs in, and connects.
    expect(await create({ timeoutMs: 30 })).toMatchObject({
      ok: false,
      error: { name: "TimeoutError", scope: "attempt", attempts: 1 },
    });
    expect(service.seen.filter(({ method }) => method === "POST").length).toBeLessThanOrEqual(1);
  });

  test("is sent again after a 429, for that was not obeyed", async () => {
    const { service, create } = await cloudOf(kind, [
      answer(429),
      answer(429, { "Retry-After": "0" }),
      json(created),
    ]);
    expect(await create()).toEqual({ ok: true, data: created });
    expect(service.seen.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { snapshot: wanted },
      { snapshot: wanted },
      { snapshot: wanted },
    ]);
  });

  test("is sent once a service that refused connections takes them", async () => {
    const { service, create } = await cloudOf(kind, [json(created)], {
      retry: { maxAttempts: 100, baseDelayMs: 20, maxDelayMs: 20 },
      onEvent: ({ type, attempt }) => {
        if (type === "retry" && attempt === 1) void service.listen();
      },
    });
    await service.close();
    expect(await create()).toEqual({ ok: true, data: created });
    expect(service.seen).toHaveLength(1);
  });

  test("is never seen twice by a server that hangs up after each answer, whatever becomes of the call", async () => {
    const { service, dws } = await cloudOf(kind, [json(created)]);
    for (let order = 0; order < 10; order += 1) {
      await dws
        .createSnapshot({ snapshot: { ...wanted, name: `order-${order}` } })
        .catch((error: unknown) => {
          expect(error).toMatchObject({ name: "NetworkError" });
        });
      service.hangUp();
    }
    expect(new Set(service.seen.map(({ body }) => body)).size).toBe(service.seen.length);
  });
});
