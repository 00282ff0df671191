import { describe, expect, test } from "@jest/globals";
import {
  json,
  resetBeforeHeaders,
  resetWithinBody,
  silence,
  stallWithinHeaders,
} from "../support/faults.js";
import { cloudsOf, kinds, list } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

describe.each(kinds)("with %s, when the network fails,", (kind) => {
  test("a refused connection causes three attempts, and an error with requestNotSent", async () => {
    const { service, list, get } = await cloudOf(kind, [json({})]);
    await service.close();
    for (const call of [list, get])
      expect(await call()).toMatchObject({
        ok: false,
        error: {
          name: "NetworkError",
          requestNotSent: true,
          attempts: 3,
          cause: { cause: { code: "ECONNREFUSED" } },
        },
      });
    expect(service.seen).toEqual([]);
  });

  test.each([
    ["before its headers", resetBeforeHeaders],
    ["within its body", resetWithinBody],
  ])("a connection that is reset %s causes three attempts", async (_, fault) => {
    const { service, list, get } = await cloudOf(kind, [fault]);
    for (const call of [list, get])
      expect(await call()).toMatchObject({
        ok: false,
        error: { name: "NetworkError", requestNotSent: false, attempts: 3 },
      });
    expect(service.seen).toHaveLength(6);
  });

  test.each([
    ["before its headers", resetBeforeHeaders],
    ["within its body", resetWithinBody],
  ])("a connection that is reset %s once does not fail the call", async (_, fault) => {
    const cloud = await cloudOf(kind, [fault, json(list)]);
    expect(await cloud.list()).toEqual({ ok: true, data: list });
    expect(cloud.service.seen).toHaveLength(2);
  });

  test.each([
    ["that never begins", silence],
    ["whose headers do not end", stallWithinHeaders],
  ])("a response %s times out after two attempts", async (_, fault) => {
    const cloud = await cloudOf(kind, [json(list), fault], {
      timeoutMs: 30,
      retry: { maxAttempts: 2, baseDelayMs: 1 },
    });
    await cloud.list({ timeoutMs: 30_000 }); // Signs in, and connects.
    for (const result of await Promise.all([cloud.list(), cloud.get()]))
      expect(result).toMatchObject({
        ok: false,
        error: { name: "TimeoutError", scope: "attempt", attempts: 2 },
      });
    // An attempt may end before its request is written.
    expect(cloud.service.seen.length).toBeLessThanOrEqual(1 + 4);
  });

  test("a response after the deadline is a timeout of the call, even with a longer timeoutMs", async () => {
    const cloud = await cloudOf(kind, [json(list), silence], { deadlineMs: 30 });
    await cloud.list({ deadlineMs: 120_000 });
    expect(await cloud.list()).toMatchObject({
      ok: false,
      error: { name: "TimeoutError", scope: "deadline", attempts: 1 },
    });
    expect(cloud.service.seen.length).toBeLessThanOrEqual(2);
  });

  test("a server that closes the connection after each response gets a new one", async () => {
    const cloud = await cloudOf(kind, [json(list)]);
    for (let calls = 0; calls < 5; calls += 1) {
      expect(await cloud.list()).toEqual({ ok: true, data: list });
      cloud.service.hangUp();
    }
    expect(cloud.service.seen.length).toBeGreaterThanOrEqual(5);
  });
});
