import { describe, expect, jest, test } from "@jest/globals";
import { ensureSnapshot, type EnsureOptions, type Poll, type Snapshot } from "../../src/index.js";
import {
  clientOf,
  runTimers,
  SnapshotService,
  wanted,
  withFakeTimers,
  type CreateFate,
} from "../support/snapshot-service.js";

withFakeTimers();

const busy: CreateFate = {
  hasEffect: false,
  response: { status: 409, body: { error_code: "DWS.0011", error_msg: "Busy." } },
};
const busyError = { name: "ApiError", status: 409, code: "DWS.0011" };
/** A cluster that rejects so many create calls. */
const busyService = (times: number): SnapshotService =>
  new SnapshotService(Array(times).fill(busy));

async function ensure(service: SnapshotService, options: EnsureOptions, ms = 4 * 3_600_000) {
  const polls: Poll<Snapshot>[] = [];
  const onPoll = (poll: Poll<Snapshot>): void => void polls.push(poll);
  const result = await runTimers(
    ensureSnapshot(clientOf(service), wanted, { onPoll, ...options }),
    ms,
  );
  return { result, seconds: polls.map(({ elapsedMs }) => Math.round(elapsedMs / 1000)), polls };
}

describe("with a busy cluster, ensureSnapshot", () => {
  test.each([[{}], [{ waitIfBusyMs: 0 }], [{ waitIfBusyMs: undefined }]])(
    "rejects after one create call with %j",
    async (options) => {
      const service = busyService(9);
      const { result, polls } = await ensure(service, options);
      expect(result).toMatchObject({ error: busyError });
      expect([service.createCalls, polls.length]).toEqual([1, 0]);
    },
  );

  test("tries again until the cluster is free, and reports each attempt", async () => {
    const service = busyService(7);
    const { result, seconds, polls } = await ensure(service, { waitIfBusyMs: 3_600_000 });
    expect(result).toMatchObject({ id: "id-8" });
    expect(seconds).toEqual([0, 2, 6, 14, 30, 60, 90]);
    expect(polls[1]).toMatchObject({ state: undefined, item: undefined, polls: 2 });
    expect([service.createCalls, service.snapshots.length]).toEqual([8, 1]);
  });

  test("uses the delays of the options", async () => {
    const options = { waitIfBusyMs: 60_000, minDelayMs: 5000, maxDelayMs: 10_000 };
    expect((await ensure(busyService(4), options)).seconds).toEqual([0, 5, 15, 25]);
  });

  test("rejects with the error of the service after waitIfBusyMs", async () => {
    const service = busyService(99);
    const { result, seconds } = await ensure(service, { waitIfBusyMs: 20_000 });
    expect(result).toMatchObject({ error: busyError });
    expect(seconds).toEqual([0, 2, 6, 14]);
    expect(service.createCalls).toBe(5);
  });

  test("returns the snapshot that another process creates meanwhile", async () => {
    const service = busyService(99);
    setTimeout(() => service.snapshots.push({ id: "theirs", ...wanted, status: "CREATING" }), 3000);
    const { result } = await ensure(service, { waitIfBusyMs: 60_000 });
    expect(result).toMatchObject({ id: "theirs" });
    expect(service.createCalls).toBe(2);
  });

  test("continues after an outage of the list", async () => {
    const service = busyService(2);
    let outages = 3;
    const fetch: typeof service.fetch = (url, init) =>
      service.createCalls === 1 && outages-- > 0
        ? Promise.resolve(new Response("", { status: 503 }))
        : service.fetch(url, init);
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
    expect(
      await runTimers(ensureSnapshot(dws, wanted, { waitIfBusyMs: 600_000 }), 900_000),
    ).toMatchObject({ id: "id-3" });
  });

  test("ends at once with another error", async () => {
    const denied = {
      hasEffect: false,
      response: { status: 403, body: { error_code: "DWS.0015" } },
    };
    const service = new SnapshotService([busy, denied]);
    const { result } = await ensure(service, { waitIfBusyMs: 60_000 });
    expect(result).toMatchObject({ error: { status: 403 } });
    expect(service.createCalls).toBe(2);
  });

  test("ends when its signal is aborted", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 10_000);
    const service = busyService(99);
    const options = { waitIfBusyMs: 3_600_000, signal: controller.signal };
    expect((await ensure(service, options, 10_000)).result).toMatchObject({
      error: { name: "AbortError", cause: "enough" },
    });
    expect(service.createCalls).toBe(3);
  });

  test("waits for a call that joined one that does not wait", async () => {
    const service = busyService(2);
    const dws = clientOf(service);
    const [first, second] = [
      ensureSnapshot(dws, wanted).catch((error: unknown) => error),
      ensureSnapshot(dws, wanted, { waitIfBusyMs: 60_000 }),
    ];
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await first).toMatchObject(busyError);
    expect(await second).toMatchObject({ id: "id-3" });
  });

  test.each([{ waitIfBusyMs: -1 }, { waitIfBusyMs: NaN }, { minDelayMs: 0 }, { maxDelayMs: 0 }])(
    "rejects the option %j",
    async (options) => {
      await expect(ensureSnapshot(clientOf(busyService(0)), wanted, options)).rejects.toMatchObject(
        {
          name: "ConfigurationError",
          message: expect.stringContaining(`${Object.keys(options)[0]} must be a number`),
        },
      );
    },
  );
});

test.each([
  ["60", { id: "id-1" }, 1],
  ["70", { error: { name: "ApiError", status: 503, retryAfterMs: 70_000 } }, 0],
])(
  "after a create call whose response asks to wait %s s, sends nothing until then",
  async (seconds, expected, listCalls) => {
    const service = new SnapshotService([{ hasEffect: true }]);
    const times: number[] = [];
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      if (service.createCalls > 0) times.push(performance.now());
      const response = service.fetch(url, init);
      if (init.method === "GET") return response;
      times.push(performance.now());
      await response.catch(() => {});
      return new Response("", { status: 503, headers: { "Retry-After": seconds } });
    };
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
    expect(await runTimers(ensureSnapshot(dws, wanted))).toMatchObject(expected);
    const [created = 0, ...lists] = times;
    expect(lists).toHaveLength(listCalls);
    for (const list of lists) expect(list - created).toBeGreaterThanOrEqual(Number(seconds) * 1000);
    expect(service.createCalls).toBe(1);
  },
);
