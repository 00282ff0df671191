import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  waitUntilSnapshotAvailable,
  waitUntilBackupCompleted,
  createDdsClient,
  createDwsClient,
  tokenCredentials,
  type Poll,
  type WaiterOptions,
} from "../../src/index.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const options = {
  endpoint: "https://endpoint.example.com",
  projectId: "p",
  credentials: tokenCredentials("a-token"),
  retry: false as const,
};
const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const id = "2a4d0f86-67cd-408a-8b66-017454fb5a8f";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

/** Responses one after the other, the last for ever. */
function responses(...bodies: readonly (object | number)[]) {
  return stubFetch((index) => {
    const body = bodies[Math.min(index, bodies.length - 1)];
    if (body === unlisted) return jsonResponse(unlisted, 400);
    return typeof body === "number"
      ? jsonResponse({ error_code: "X.1" }, body)
      : jsonResponse(body);
  });
}
const listed = (status?: string, progress?: string): object => ({
  snapshot: { id, status, progress },
});
const unlisted = { error_code: "DWS.5149" };

/** Waits for a snapshot with the timers running, and returns the result or the error. */
async function waitFor(
  stub: ReturnType<typeof responses>,
  waiter: WaiterOptions<unknown> = {},
  snapshot: object = { id, cluster_id },
) {
  const polls: Poll<unknown>[] = [];
  const dws = createDwsClient({ ...options, fetch: stub.fetch });
  const outcome = waitUntilSnapshotAvailable(dws, snapshot, {
    onPoll: (poll) => polls.push(poll),
    ...waiter,
  })
    .then((ready) => ({ ready, error: undefined }))
    .catch((error: unknown) => ({ ready: undefined, error }));
  await jest.advanceTimersByTimeAsync(2 * 3_600_000);
  return { ...(await outcome), polls };
}

test.each([-86_400_000, 86_400_000])(
  "a clock of this machine that is set by %i ms changes neither the delays nor the end of a wait",
  async (byMs) => {
    const elapsed: number[] = [];
    const { error } = await waitFor(responses(listed("CREATING")), {
      maxWaitMs: 20_000,
      onPoll: ({ elapsedMs }) => {
        elapsed.push(Math.round(elapsedMs / 1000));
        jest.setSystemTime(Date.now() + byMs);
      },
    });
    expect(error).toMatchObject({ name: "WaiterError", lastState: "CREATING" });
    expect(elapsed).toEqual([0, 2, 6, 14, 19]);
  },
);

describe("while the service asks to wait, a poll", () => {
  /** Rejects the first poll with this `Retry-After`. */
  const busyAtFirst = (seconds: string) =>
    stubFetch((index) =>
      index === 0
        ? jsonResponse({}, 429, { "Retry-After": seconds })
        : jsonResponse(listed("AVAILABLE")),
    );

  test("is delayed until then", async () => {
    const { ready, polls } = await waitFor(busyAtFirst("600"));
    expect(ready).toMatchObject({ id });
    expect(polls.map(({ elapsedMs }) => Math.round(elapsedMs / 1000))).toEqual([600]);
  });

  test("is not sent earlier because maxWaitMs ends soon after", async () => {
    const delays = { minDelayMs: 700_000, maxDelayMs: 700_000 };
    const { ready, polls } = await waitFor(busyAtFirst("600"), { ...delays, maxWaitMs: 600_100 });
    expect(ready).toMatchObject({ id });
    expect(polls.map(({ elapsedMs }) => Math.round(elapsedMs / 1000))).toEqual([600]);
  });

  test("is not sent if that is after maxWaitMs, and the wait ends at once", async () => {
    const stub = busyAtFirst("600");
    const { error } = await waitFor(stub, { maxWaitMs: 599_000 });
    expect(error).toMatchObject({ name: "ApiError", status: 429, retryAfterMs: 600_000 });
    expect(stub.sent).toHaveLength(1);
  });
});

describe("waiting for a snapshot", () => {
  test("reads it by its id, and reports every poll with its progress in percent", async () => {
    const stub = responses(
      listed("CREATING", "10%"),
      listed("CREATING", "half"),
      listed("AVAILABLE", "100.00%"),
    );
    const { ready, polls } = await waitFor(stub);
    expect(ready).toMatchObject({ id, status: "AVAILABLE" });
    expect(stub.sent.map(({ url }) => new URL(url).pathname)).toEqual(
      Array(3).fill(`/v1.0/p/snapshots/${id}`),
    );
    expect(polls.map(({ state, percent, polls: count }) => [count, state, percent])).toEqual([
      [1, "CREATING", 10],
      [2, "CREATING", undefined],
      [3, "AVAILABLE", 100],
    ]);
    expect(polls.map(({ elapsedMs }) => Math.round(elapsedMs / 1000))).toEqual([0, 2, 6]);
  });

  test("polls often at first, and every 30 seconds later, for an hour", async () => {
    const { error, polls } = await waitFor(responses(listed("CREATING")));
    expect(error).toMatchObject({ name: "WaiterError", lastState: "CREATING", isTimeout: true });
    expect(String(error)).toContain(
      "did not become AVAILABLE within 3600000 ms (maxWaitMs); it is CREATING.",
    );
    const times = polls.map(({ elapsedMs }) => Math.round(elapsedMs / 1000));
    expect(times.slice(0, 7)).toEqual([0, 2, 6, 14, 30, 60, 90]);
    expect(times.slice(-2)).toEqual([3570, 3599]);
  });

  test.each([
    // At least a second after the poll before, and none in a wait that ends earlier.
    [500, [0]],
    [1999, [0]],
    [2000, [0, 1000]],
    [3999, [0, 2000]],
    [4000, [0, 2000, 3000]],
    [100_000, [0, 2000, 6000, 14_000, 30_000, 60_000, 90_000, 99_000]],
  ])("of %i ms polls once more a second before the end", async (maxWaitMs, times) => {
    const { error, polls } = await waitFor(responses(listed("CREATING")), { maxWaitMs });
    expect(error).toMatchObject({ name: "WaiterError", lastState: "CREATING" });
    expect(polls.map(({ elapsedMs }) => Math.round(elapsedMs))).toEqual(times);
  });

  test("finds a snapshot that becomes ready during the last delay", async () => {
    let status = "CREATING";
    setTimeout(() => (status = "AVAILABLE"), 95_000);
    const stub = stubFetch(() => jsonResponse(listed(status)));
    expect((await waitFor(stub, { maxWaitMs: 100_000 })).ready).toMatchObject({ status });
  });

  test.each([
    ["UNAVAILABLE", "is UNAVAILABLE and will not become AVAILABLE"],
    ["Unavailable", "is Unavailable and will not become AVAILABLE"],
  ])("ends at once with %s", async (state, message) => {
    const { error, polls } = await waitFor(responses(listed("CREATING"), listed(state)));
    expect(error).toMatchObject({
      name: "WaiterError",
      lastState: state,
      operation: "waitUntilSnapshotAvailable",
    });
    expect(String(error)).toContain(message);
    expect(polls).toHaveLength(2);
  });

  test.each(["RESTORING", "FROZEN", "A_STATE_OF_TOMORROW", undefined])(
    "continues with the state %s",
    async (state) => {
      const { ready, polls } = await waitFor(
        responses(listed(state), listed(state), listed("AVAILABLE")),
      );
      expect(ready).toMatchObject({ status: "AVAILABLE" });
      expect(polls).toHaveLength(3);
    },
  );

  test("continues while the snapshot is not found yet", async () => {
    const { ready, polls } = await waitFor(
      responses(unlisted, unlisted, listed("CREATING"), listed("AVAILABLE")),
    );
    expect(ready).toMatchObject({ status: "AVAILABLE" });
    expect(polls.map(({ state }) => state)).toEqual([
      undefined,
      undefined,
      "CREATING",
      "AVAILABLE",
    ]);
  });

  test("ends after notFoundTimeoutMs without finding the snapshot", async () => {
    const { error, polls } = await waitFor(responses(unlisted), { notFoundTimeoutMs: 60_000 });
    expect(error).toMatchObject({ name: "WaiterError", lastState: undefined });
    expect(String(error)).toContain(
      "was not found within 60000 ms (notFoundTimeoutMs): check its id.",
    );
    expect(polls).toHaveLength(6);
  });

  test("continues after the snapshot was not found once", async () => {
    const { ready } = await waitFor(responses(listed("CREATING"), unlisted, listed("AVAILABLE")));
    expect(ready).toMatchObject({ status: "AVAILABLE" });
  });

  test("ends when the signal of its client is aborted, too", async () => {
    const controller = new AbortController();
    const stub = responses(listed("CREATING"));
    const waiting = waitUntilSnapshotAvailable(
      createDwsClient({
        ...options,
        fetch: stub.fetch,
        signal: controller.signal,
      }),
      { id },
    );
    setTimeout(() => controller.abort("enough"), 45_000);
    const outcome = waiting.catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(46_000);
    expect(await outcome).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test("ends when the snapshot is not found any more", async () => {
    const { error } = await waitFor(responses(listed("CREATING"), unlisted));
    expect(String(error)).toContain("was CREATING and is not found any more: it has been deleted.");
  });

  test.each([500, 503, 429, 408])(
    "continues after a status %i, which may be temporary",
    async (status) => {
      const { ready, polls } = await waitFor(responses(status, status, listed("AVAILABLE")));
      expect(ready).toMatchObject({ status: "AVAILABLE" });
      expect(polls).toHaveLength(1);
    },
  );

  test("continues after a lost connection", async () => {
    let calls = 0;
    const fetch = (): Promise<Response> =>
      ++calls === 1
        ? Promise.reject(new TypeError("fetch failed"))
        : Promise.resolve(jsonResponse(listed("AVAILABLE")));
    const ready = waitUntilSnapshotAvailable(createDwsClient({ ...options, fetch }), {
      id,
      cluster_id,
    });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await ready).toMatchObject({ status: "AVAILABLE" });
  });

  test.each([400, 401, 403, 404])(
    "ends at once with a status %i, which no retry changes",
    async (status) => {
      const stub = responses(listed("CREATING"), status);
      const { error } = await waitFor(stub);
      expect(error).toMatchObject({ name: "ApiError", status });
      expect(stub.sent).toHaveLength(2);
    },
  );

  test("shows the last error when it takes too long", async () => {
    const { error } = await waitFor(responses(503), { maxWaitMs: 100_000 });
    expect(error).toMatchObject({
      name: "WaiterError",
      lastState: undefined,
      cause: { name: "ApiError", status: 503 },
    });
    expect(String(error)).toContain("was rejected with status 503");
  });

  test("shows the last state and the error after it when it takes too long", async () => {
    const { error } = await waitFor(responses(listed("CREATING"), 503), { maxWaitMs: 100_000 });
    expect(error).toMatchObject({ lastState: "CREATING", cause: { status: 503 } });
    expect(String(error)).toMatch(
      /\(maxWaitMs\); it was CREATING, and then listSnapshotDetails was rejected with status 503.*[^.]\.$/,
    );
  });

  test("ends in time during a call that takes longer", async () => {
    const stub = stubFetch(() => new Promise(() => {}));
    const { error } = await waitFor(stub, { maxWaitMs: 5000 });
    expect(error).toMatchObject({
      name: "WaiterError",
      message: expect.stringMatching(/within 5000 ms \(maxWaitMs\): no poll had a response\.$/),
    });
  });

  test("ignores an error of onPoll", async () => {
    const onPoll = (): never => {
      throw new Error("not yours");
    };
    expect(
      (await waitFor(responses(listed("CREATING"), listed("AVAILABLE")), { onPoll })).ready,
    ).toMatchObject({ status: "AVAILABLE" });
  });

  test("ends between two polls when it is aborted, without a timer or listener left", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const stub = responses(listed("CREATING"));
    setTimeout(() => controller.abort(reason), 40_000);
    const { error } = await waitFor(stub, { signal: controller.signal });
    expect(error).toMatchObject({
      name: "AbortError",
      operation: "waitUntilSnapshotAvailable",
      cause: reason,
    });
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    expect(stub.sent).toHaveLength(5);
  });

  test.each([
    [{ maxWaitMs: 0 }, "maxWaitMs must be a number from 1"],
    [{ minDelayMs: Number.NaN }, "minDelayMs must be a number from 1"],
    [{ maxDelayMs: -1 }, "maxDelayMs must be a number from 1"],
    [{ notFoundTimeoutMs: Infinity }, "notFoundTimeoutMs must be a number from 0"],
  ])("rejects %j", async (waiter, message) => {
    const stub = responses(listed("AVAILABLE"));
    const { error } = await waitFor(stub, waiter);
    expect(error).toMatchObject({ name: "ConfigurationError" });
    expect(String(error)).toContain(message);
    expect(stub.sent).toEqual([]);
  });

  test("needs an id", async () => {
    const stub = responses(listed("AVAILABLE"));
    expect((await waitFor(stub, {}, { cluster_id })).error).toMatchObject({
      name: "ConfigurationError",
    });
  });
});

describe("waiting for a backup", () => {
  const backup_id = "43e4feaab48f11e89039fa163ebaa7e4br02";
  async function waitForBackup(...states: readonly string[]) {
    const { fetch, sent } = stubFetch((index) =>
      jsonResponse({
        backups: [{ id: backup_id, status: states[Math.min(index, states.length - 1)] }],
        total_count: 1,
      }),
    );
    const outcome = waitUntilBackupCompleted(createDdsClient({ ...options, fetch }), {
      backup_id,
    }).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(600_000);
    return { outcome: await outcome, sent };
  }

  test("lists it by its id until it is COMPLETED", async () => {
    const { outcome, sent } = await waitForBackup("BUILDING", "BUILDING", "COMPLETED");
    expect(outcome).toMatchObject({ id: backup_id, status: "COMPLETED" });
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(
      Array(3).fill(`?backup_id=${backup_id}`),
    );
  });

  test.each(["FAILED", "DISABLED", "DELETING"])("ends at once with %s", async (state) => {
    const { outcome, sent } = await waitForBackup("BUILDING", state);
    expect(outcome).toMatchObject({ name: "WaiterError", lastState: state });
    expect(sent).toHaveLength(2);
  });
});
