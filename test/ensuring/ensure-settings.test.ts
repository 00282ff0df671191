import { expect, test } from "@jest/globals";
import {
  busyRules,
  ensureRules,
  resolveEnsureOptions,
  restoreRules,
} from "../../src/ensuring/ensure-settings.js";
import { callRules } from "../../src/options.js";

const defaults = {
  reconcileTimeoutMs: 60_000,
  waitIfBusyMs: 0,
  replaceFailed: false,
  minDelayMs: 2000,
  maxDelayMs: 30_000,
  onPoll: undefined,
};

test.each([undefined, {}])("options of %j have the documented defaults", (given) => {
  expect(resolveEnsureOptions(given)).toEqual({
    settings: defaults,
    signal: undefined,
    options: {},
  });
});

test("the options of the task, the signal and the options of its calls are separated", () => {
  const onPoll = (): void => {};
  const settings = {
    reconcileTimeoutMs: 1,
    waitIfBusyMs: 2,
    replaceFailed: true,
    minDelayMs: 3,
    maxDelayMs: 4,
    onPoll,
  };
  const { signal } = new AbortController();
  const options = { timeoutMs: 5, headers: { "X-Trace": "t" } };
  expect(resolveEnsureOptions({ ...settings, ...options, signal })).toEqual({
    settings,
    signal,
    options,
  });
});

test("a wrong option of its calls is rejected before the first", () => {
  expect(() => resolveEnsureOptions({ headers: { "X-Trace": "a\nb" } })).toThrow("x-trace");
});

test("a task that deletes nothing has no options for that", () => {
  const busy = { ...callRules, waitIfBusyMs: 0, minDelayMs: 1, maxDelayMs: 1, onPoll: "function" };
  expect(busyRules()).toEqual(busy);
  expect(restoreRules()).toEqual({ ...busy, reconcileTimeoutMs: 0 });
  expect(ensureRules()).toEqual({ ...busy, reconcileTimeoutMs: 0, replaceFailed: "boolean" });
});
