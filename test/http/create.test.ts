import { describe, expect, test } from "@jest/globals";
import {
  respond,
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

describe.each(kinds)("with %s, a create call", (kind) => {
  test.each([
    ["a 500", respond(500), { name: "ApiError", status: 500 }],
    [
      "a 503, even one that names a time",
      respond(503, { "Retry-After": "0" }),
      { name: "ApiError", status: 503 },
    ],
    [
      "a reset before the headers",
      resetBeforeHeaders,
      { name: "NetworkError", requestNotSent: false },
    ],
    ["a reset within the body", resetWithinBody, { name: "NetworkError", requestNotSent: false }],
    [
      "a response that is no JSON",
      respond(200, {}, "<html>"),
      { name: "ResponseParseError", status: 200 },
    ],
    [
      "a cluster that is busy",
      json({ error_code: "DWS.0011" }, 409),
      { name: "ApiError", status: 409, code: "DWS.0011" },
    ],
  ])("is not sent again after %s, since it may have had an effect", async (_, fault, error) => {
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
  ])("is not sent again after a response %s", async (_, fault) => {
    const { service, list, create } = await cloudOf(kind, [json({}), fault]);
    await list(); // Signs in, and connects.
    expect(await create({ timeoutMs: 30 })).toMatchObject({
      ok: false,
      error: { name: "TimeoutError", scope: "attempt", attempts: 1 },
    });
    expect(service.seen.filter(({ method }) => method === "POST").length).toBeLessThanOrEqual(1);
  });

  test("is sent again after a 429, which had no effect", async () => {
    const { service, create } = await cloudOf(kind, [
      respond(429),
      respond(429, { "Retry-After": "0" }),
      json(created),
    ]);
    expect(await create()).toEqual({ ok: true, data: created });
    expect(service.seen.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { snapshot: wanted },
      { snapshot: wanted },
      { snapshot: wanted },
    ]);
  });

  test("is sent again when the connection was refused", async () => {
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

  test("is never received twice by a server that closes the connection after each response", async () => {
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
