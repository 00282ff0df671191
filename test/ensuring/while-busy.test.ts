import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { isBusyError, repeatWhileBusy } from "../../src/ensuring/while-busy.js";
import { ApiError, NetworkError } from "../../src/errors.js";
import type { Poll } from "../../src/waiting/waiter-options.js";

const responseOf = (status: number, code?: string, retryAfterMs?: number): ApiError =>
  new ApiError("failed", { operation: "createThing", attempts: 1, status, code, retryAfterMs });
const busy = responseOf(409, "DWS.0011");

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

/** Runs work that fails with each of these errors in turn and then succeeds. */
async function run(errors: readonly Error[], waitIfBusyMs = 60_000) {
  jest.advanceTimersByTime(5000); // So that the clock is not at 0.
  const started = performance.now();
  const calls: number[] = [];
  const polls: Poll<never>[] = [];
  const left = [...errors];
  const outcome = repeatWhileBusy(
    (busyUntil) => {
      expect(busyUntil).toBe(started + waitIfBusyMs);
      calls.push(performance.now() - started);
      const error = left.shift();
      return error ? Promise.reject(error) : Promise.resolve("done");
    },
    { waitIfBusyMs, minDelayMs: 1000, maxDelayMs: 3000, onPoll: (poll) => polls.push(poll) },
    [],
  ).catch((error: unknown) => error);
  await jest.advanceTimersByTimeAsync(waitIfBusyMs + 1);
  return { outcome: await outcome, calls, polls };
}

test.each([
  ["a busy service", busy, true],
  ["another error response", responseOf(409, "DWS.0015"), false],
  ["an error response without a code", responseOf(503), false],
  ["a lost connection", new NetworkError("lost", false, { code: "DWS.0011" }), false],
])("that %s is busy is decided by its code", (_, error, expected) => {
  expect(isBusyError(error)).toBe(expected);
});

test("repeats the work with delays that double up to the longest, and reports each", async () => {
  const { outcome, calls, polls } = await run([busy, busy, busy, busy]);
  expect(outcome).toBe("done");
  expect(calls).toEqual([0, 1000, 3000, 6000, 9000]);
  const nothing = { state: undefined, percent: undefined, item: undefined };
  expect(polls).toStrictEqual(
    [0, 1000, 3000, 6000].map((elapsedMs, index) => ({ ...nothing, polls: index + 1, elapsedMs })),
  );
});

test.each<[string, readonly Error[], readonly number[]]>([
  ["an error of a service that is not busy, at once", [responseOf(503)], [0]],
  ["an error that no repetition overcomes, at once", [busy, responseOf(403)], [0, 1000]],
  ["a busy service whose time is over", [busy, busy, busy, busy, busy], [0, 1000, 2500]],
  ["a busy service that asks to wait as long", [responseOf(409, "DWS.0011", 2500)], [0]],
])("rejects with %s", async (_, errors, expected) => {
  const { outcome, calls } = await run(errors, 2500);
  expect(outcome).toBe(errors[calls.length - 1]);
  expect(calls).toEqual(expected);
});

test("after the service was busy, also repeats after another failure that is transient", async () => {
  const { outcome, calls } = await run([busy, responseOf(503), busy]);
  expect([outcome, calls]).toEqual(["done", [0, 1000, 3000, 6000]]);
});

test("waits as long as the service asks", async () => {
  const { calls } = await run([responseOf(409, "DWS.0011", 7000)]);
  expect(calls).toEqual([0, 7000]);
});
