import { describe, expect, jest, test } from "@jest/globals";
import {
  waitUntilSnapshotAvailable,
  ensureSnapshot,
  tokenCredentials,
  NetworkError,
  type EnsureOptions,
  type FetchInit,
} from "../../src/index.js";
import {
  clientOf,
  cluster_id,
  other_cluster,
  runTimers,
  wanted,
  withFakeTimers,
  SnapshotService,
  type CreateFate,
} from "../support/snapshot-service.js";
import { jsonResponse } from "../support/stub-fetch.js";

withFakeTimers();

async function ensure(service: SnapshotService, options: EnsureOptions = {}) {
  return runTimers(ensureSnapshot(clientOf(service), wanted, options));
}

const rejected = (status: number, code = "DWS.9999"): CreateFate => ({
  hasEffect: false,
  response: { status, body: { error_code: code, error_msg: "No." } },
});

describe("ensureSnapshot", () => {
  test("creates the snapshot when there is none", async () => {
    const service = new SnapshotService();
    expect(await ensure(service)).toEqual({ id: "id-1", ...wanted });
    expect([service.listCalls, service.createCalls]).toEqual([1, 1]);
  });

  test("null as its options is the same as no options", async () => {
    const service = new SnapshotService();
    expect(await ensure(service, null as never)).toEqual({ id: "id-1", ...wanted });
  });

  test("returns what waitUntilSnapshotAvailable needs, although the response has only an id", async () => {
    const service = new SnapshotService();
    const dws = clientOf(service);
    const made = await runTimers(ensureSnapshot(dws, wanted));
    if ("error" in made) throw made.error;
    const paths: string[] = [];
    const watched = dws.with({
      fetch: (url, init) => (paths.push(new URL(url).pathname), service.fetch(url, init)),
    });
    const waiting = waitUntilSnapshotAvailable(watched, made, { maxWaitMs: 1000 }).catch(() => {});
    await jest.advanceTimersByTimeAsync(2000);
    await waiting;
    expect(paths).toEqual(["/v1.0/p/snapshots/id-1"]);
  });

  test.each(["AVAILABLE", "CREATING", "RESTORING", "A_STATE_OF_TOMORROW"])(
    "returns an existing snapshot that %s, and creates none",
    async (status) => {
      const service = new SnapshotService();
      service.snapshots.push({ id: "there", ...wanted, status });
      expect(await ensure(service)).toMatchObject({ id: "there", status });
      expect(service.createCalls).toBe(0);
    },
  );

  test("prefers a usable snapshot to a failed one", async () => {
    const service = new SnapshotService();
    service.snapshots.push(
      { id: "failed", ...wanted, status: "UNAVAILABLE" },
      { id: "good", ...wanted, status: "AVAILABLE" },
    );
    expect(await ensure(service)).toMatchObject({ id: "good" });
  });

  test.each(["AUTO", "AUTOMATED", "auto"])(
    "throws when the snapshot of that name is an automated one (%s)",
    async (type) => {
      const service = new SnapshotService();
      service.snapshots.push({ id: "there", ...wanted, status: "AVAILABLE", type });
      expect(await ensure(service)).toMatchObject({
        error: {
          name: "CloudError",
          message:
            'Snapshot "nightly-2026-11-21" exists, and the service created it automatically and deletes it later: use another name.',
        },
      });
      expect(service.createCalls).toBe(0);
    },
  );

  test("prefers a manual snapshot to an automated one of the same name", async () => {
    const service = new SnapshotService();
    const available = { ...wanted, status: "AVAILABLE" };
    service.snapshots.push(
      { id: "automated", ...available, type: "AUTO" },
      { id: "manual", ...available, type: "MANUAL" },
    );
    expect(await ensure(service)).toMatchObject({ id: "manual" });
  });

  test("throws when the snapshot of that name has failed", async () => {
    const service = new SnapshotService();
    service.snapshots.push({ id: "failed", ...wanted, status: "UNAVAILABLE" });
    expect(await ensure(service)).toMatchObject({
      error: {
        name: "CloudError",
        message: expect.stringContaining(
          '"nightly-2026-11-21" (failed) of this cluster is UNAVAILABLE',
        ),
      },
    });
    expect(service.createCalls).toBe(0);
  });

  test("with replaceFailed, replaces the snapshot of that name that has failed", async () => {
    const service = new SnapshotService();
    service.snapshots.push({ id: "failed", ...wanted, status: "UNAVAILABLE", type: "MANUAL" });
    expect(await ensure(service, { replaceFailed: true })).toMatchObject({ id: "id-1" });
    expect([service.deleted, service.snapshots.length]).toEqual([["failed"], 1]);
  });

  test("with replaceFailed, ignores a list that shows what it has deleted", async () => {
    const failed = { id: "failed", ...wanted, status: "UNAVAILABLE", type: "MANUAL" };
    const service = new SnapshotService();
    service.snapshots.push(failed);
    const fetch = (url: string, init: FetchInit): Promise<Response> =>
      url.endsWith("/snapshots") && init.method === "GET"
        ? Promise.resolve(jsonResponse({ snapshots: [failed], count: 1 }))
        : service.fetch(url, init);
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
    expect(await runTimers(ensureSnapshot(dws, wanted, { replaceFailed: true }))).toMatchObject({
      id: "id-1",
    });
    expect(service.deleted).toEqual(["failed"]);
  });

  test.each([
    ["an automated snapshot", { type: "AUTO" }],
    ["a snapshot of unknown type", {}],
    ["a snapshot of another cluster", { type: "MANUAL", cluster_id: other_cluster }],
  ])("with replaceFailed, never deletes %s", async (_, properties) => {
    const service = new SnapshotService();
    service.snapshots.push({ id: "failed", ...wanted, status: "UNAVAILABLE", ...properties });
    expect(await ensure(service, { replaceFailed: true })).toMatchObject({
      error: { name: "CloudError" },
    });
    expect([service.deleted, service.createCalls]).toEqual([[], 0]);
  });

  test("throws when the snapshot of that name belongs to another cluster", async () => {
    const service = new SnapshotService();
    service.snapshots.push({
      id: "there",
      ...wanted,
      cluster_id: other_cluster,
      status: "AVAILABLE",
    });
    expect(await ensure(service)).toMatchObject({
      error: {
        name: "CloudError",
        message: expect.stringContaining(
          `belongs to cluster ${other_cluster}, not to ${cluster_id}`,
        ),
      },
    });
    expect(service.createCalls).toBe(0);
  });
});

describe("after a create call whose response is lost, there is at most one snapshot", () => {
  const lost: readonly (readonly [string, CreateFate])[] = [
    ["a broken connection", { hasEffect: true }],
    ["a 500", { hasEffect: true, response: { status: 500 } }],
    ["a 502", { hasEffect: true, response: { status: 502 } }],
    ["a 504", { hasEffect: true, response: { status: 504 } }],
    ["a response without an id", { hasEffect: true, response: { status: 200, body: {} } }],
    ["an empty response", { hasEffect: true, response: { status: 200, body: { snapshot: null } } }],
  ];
  test.each(lost)("%s: it is found", async (_, fate) => {
    const service = new SnapshotService([fate]);
    expect(await ensure(service)).toMatchObject({ id: "id-1" });
    expect(service.createCalls).toBe(1);
  });

  test.each([1, 2, 3, 4, 5])("with a list that is out of date %i times", async (lag) => {
    const service = new SnapshotService([{ hasEffect: true }]);
    service.lag = lag;
    expect(await ensure(service)).toMatchObject({ id: "id-1" });
    expect(service.createCalls).toBe(1);
  });

  test("repeats the create call after reconcileTimeoutMs when it had no effect", async () => {
    const service = new SnapshotService([{ hasEffect: false }]);
    expect(await ensure(service)).toMatchObject({ id: "id-2" });
    expect([service.createCalls, service.snapshots.length, service.listCalls]).toEqual([2, 1, 7]);
  });

  test("never repeats an accepted create call, even if the list never shows the snapshot", async () => {
    const service = new SnapshotService([
      { hasEffect: false, response: { status: 200, body: {} } },
    ]);
    expect(await ensure(service)).toMatchObject({
      error: {
        message: "createSnapshot succeeded, but its response has no id.",
        operation: "createSnapshot",
      },
    });
    expect([service.createCalls, service.listCalls]).toEqual([1, 7]);
  });

  test.each([5000, 45_000, 300_000])(
    "searches for %i ms, however long each list call takes",
    async (reconcileTimeoutMs) => {
      const service = new SnapshotService([{ hasEffect: true }]);
      const began = performance.now();
      const fetch = async (url: string, init: FetchInit): Promise<Response> => {
        await new Promise((resolve) => setTimeout(resolve, 7));
        if (init.method === "GET" && performance.now() - began < reconcileTimeoutMs)
          return jsonResponse({ snapshots: [] });
        return service.fetch(url, init);
      };
      const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
      expect(await runTimers(ensureSnapshot(dws, wanted, { reconcileTimeoutMs }))).toMatchObject({
        id: "id-1",
      });
      expect(service.createCalls).toBe(1);
    },
  );

  test.each([-86_400_000, 86_400_000])(
    "searches as long when the clock of this machine is set by %i ms",
    async (byMs) => {
      const service = new SnapshotService([{ hasEffect: false }]);
      const fetch = (url: string, init: RequestInit): Promise<Response> => {
        jest.setSystemTime(Date.now() + byMs);
        return service.fetch(url, init);
      };
      const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
      expect(await runTimers(ensureSnapshot(dws, wanted))).toMatchObject({ id: "id-2" });
      expect([service.createCalls, service.listCalls]).toEqual([2, 7]);
    },
  );

  test("reads the snapshot that an earlier call has created by its id, without a list", async () => {
    const service = new SnapshotService();
    service.lag = 3;
    const dws = clientOf(service);
    await runTimers(ensureSnapshot(dws, wanted), 1000);
    expect(await runTimers(ensureSnapshot(dws, wanted), 1000)).toEqual(service.snapshots[0]);
    expect([service.createCalls, service.listCalls]).toEqual([1, 1]);
  });

  test("does not create a second one after a success while neither the list nor its id shows the snapshot", async () => {
    const service = new SnapshotService();
    const dws = clientOf(service);
    await runTimers(ensureSnapshot(dws, wanted), 1000);
    const hidden = service.snapshots.splice(0);
    setTimeout(() => service.snapshots.push(...hidden), 50_000);
    expect(await runTimers(ensureSnapshot(dws, wanted))).toMatchObject({ id: "id-1" });
    expect(service.createCalls).toBe(1);
  });

  test.each([
    ["60 s", undefined, 61_000],
    ["reconcileTimeoutMs", 5000, 6000],
  ])(
    "creates the snapshot again that was deleted after a success, once %s are over",
    async (_, reconcileTimeoutMs, withinMs) => {
      const service = new SnapshotService();
      const dws = clientOf(service);
      await runTimers(ensureSnapshot(dws, wanted), 1000);
      service.snapshots.pop();
      const again = runTimers(ensureSnapshot(dws, wanted, { reconcileTimeoutMs }), withinMs);
      expect(await again).toMatchObject({ id: "id-2" });
      expect([service.createCalls, service.snapshots.length]).toEqual([2, 1]);
    },
  );

  test.each<[string, () => Promise<Response> | Response]>([
    ["a response without content", () => new Response(null, { status: 204 })],
    [
      "a response that the validation of the caller rejects",
      () => jsonResponse({ snapshot: { id: "id-1" } }),
    ],
  ])("does not create a second snapshot in the next call after %s", async (title, respond) => {
    const service = new SnapshotService();
    const fetch = async (url: string, init: FetchInit): Promise<Response> => {
      const received = await service.fetch(url, init);
      return init.method === "POST" ? respond() : received;
    };
    const validation = {
      request: () => [],
      response: (operation: string) => {
        if (title.includes("check") && operation === "createSnapshot")
          throw new TypeError("not as I want it");
      },
    };
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch })).with({ validation });
    for (let calls = 0; calls < 3; calls += 1) await runTimers(ensureSnapshot(dws, wanted));
    expect(service.createCalls).toBe(1);
  });

  test.each([[{}], [[]], [{ snapshots: {} }], [{ status: "maintenance" }]])(
    "creates nothing when the response to the list call is %j",
    async (body) => {
      const service = new SnapshotService();
      const fetch = async (url: string, init: FetchInit): Promise<Response> =>
        init.method === "GET" ? jsonResponse(body) : service.fetch(url, init);
      const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
      expect(await runTimers(ensureSnapshot(dws, wanted))).toMatchObject({
        error: { name: "ResponseParseError" },
      });
      expect(service.createCalls).toBe(0);
    },
  );

  test("searches the list in the next call after the first was aborted", async () => {
    const service = new SnapshotService([{ hasEffect: true }]);
    service.lag = 2;
    const controller = new AbortController();
    const fetch = async (url: string, init: FetchInit): Promise<Response> => {
      if (init.method !== "POST") return service.fetch(url, init);
      await service.fetch(url, init).catch(() => controller.abort("enough"));
      return new Promise(() => {});
    };
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
    expect(
      await runTimers(ensureSnapshot(dws, wanted, { signal: controller.signal }), 1000),
    ).toMatchObject({
      error: { name: "AbortError", cause: "enough" },
    });
    expect(await runTimers(ensureSnapshot(dws, wanted))).toMatchObject({ id: "id-1" });
    expect(service.createCalls).toBe(1);
  });

  test.each([
    ["between two lists", 503, {}],
    ["within a Retry-After", 503, { "Retry-After": "50" }],
  ])("leaves no timer when it is aborted %s", async (_, status, headers) => {
    const service = new SnapshotService();
    const fetch = async (url: string, init: FetchInit): Promise<Response> =>
      init.method === "POST"
        ? jsonResponse({ error_code: "DWS.9999" }, status, headers)
        : service.fetch(url, init);
    const controller = new AbortController();
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch })).with({ retry: false });
    const ensuring = ensureSnapshot(dws, wanted, { signal: controller.signal });
    const outcome = ensuring.catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(1000);
    expect(jest.getTimerCount()).toBeGreaterThan(0);
    controller.abort();
    expect(await outcome).toMatchObject({
      name: "AbortError",
      message: "ensureSnapshot was aborted by its signal.",
    });
    await jest.advanceTimersByTimeAsync(0);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("does not repeat the create call endlessly", async () => {
    const service = new SnapshotService([{ hasEffect: false }, { hasEffect: false }]);
    expect(await ensure(service)).toMatchObject({
      error: { name: "NetworkError", operation: "createSnapshot" },
    });
    expect(service.createCalls).toBe(2);
  });

  test("does not repeat the create call when the last list call fails", async () => {
    const service = new SnapshotService([{ hasEffect: true }]);
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      if (service.createCalls > 0) return new Response("", { status: 503 });
      return service.fetch(url, init);
    };
    const outcome = await runTimers(
      ensureSnapshot(clientOf(Object.assign(new SnapshotService(), { fetch })), wanted),
    );
    expect(outcome).toMatchObject({
      error: { name: "ApiError", status: 503, operation: "listSnapshots" },
    });
    expect(service.createCalls).toBe(1);
  });

  test.each([
    ["59", { id: "id-1" }],
    ["60", { error: { name: "ApiError", status: 503, retryAfterMs: 60_000 } }],
  ])("sends nothing within a Retry-After of %s s while it searches", async (seconds, expected) => {
    const service = new SnapshotService([{ hasEffect: true }]);
    const times: number[] = [];
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      if (service.createCalls === 0) return service.fetch(url, init);
      times.push(performance.now());
      return times.length === 1
        ? new Response("", { status: 503, headers: { "Retry-After": seconds } })
        : service.fetch(url, init);
    };
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch })).with({ retry: false });
    expect(await runTimers(ensureSnapshot(dws, wanted))).toMatchObject(expected);
    const [first = 0, second = Infinity] = times;
    expect(second - first).toBeGreaterThanOrEqual(Number(seconds) * 1000);
    expect(service.createCalls).toBe(1);
  });

  test("continues after an outage that ends while it searches", async () => {
    const service = new SnapshotService([{ hasEffect: true }]);
    let outages = 5;
    const fetch = async (url: string, init: RequestInit): Promise<Response> =>
      service.createCalls > 0 && outages-- > 0
        ? new Response("", { status: 503 })
        : service.fetch(url, init);
    expect(
      await runTimers(
        ensureSnapshot(clientOf(Object.assign(new SnapshotService(), { fetch })), wanted),
      ),
    ).toMatchObject({ id: "id-1" });
    expect(service.createCalls).toBe(1);
  });
});

describe("after a create call that is rejected", () => {
  test.each([400, 403, 409, 412, 423])(
    "with status %i, searches the list for a snapshot of another process",
    async (status) => {
      const service = new SnapshotService([rejected(status)]);
      setTimeout(
        () => service.snapshots.push({ id: "theirs", ...wanted, status: "CREATING" }),
        1000,
      );
      expect(await ensure(service)).toMatchObject({ id: "theirs" });
      expect(service.createCalls).toBe(1);
    },
  );

  test.each([400, 409])(
    "with status %i for another reason, throws the error and does not repeat the call",
    async (status) => {
      const service = new SnapshotService([rejected(status, "DWS.0011")]);
      expect(await ensure(service)).toMatchObject({
        error: { name: "ApiError", status, code: "DWS.0011" },
      });
      expect([service.createCalls, service.listCalls]).toEqual([1, 4]);
    },
  );

  test("with status 401, does not search the list", async () => {
    const service = new SnapshotService([rejected(401)]);
    expect(await ensure(service)).toMatchObject({ error: { name: "ApiError", status: 401 } });
    expect([service.createCalls, service.listCalls]).toEqual([1, 1]);
  });

  test.each(["DWS.0015", "DWS.0047", "DWS.3027", "DWS.7023"])(
    "with code %s, which has another reason, does not search the list",
    async (code) => {
      const service = new SnapshotService([rejected(404, code)]);
      expect(await ensure(service)).toMatchObject({ error: { name: "ApiError", code } });
      expect([service.createCalls, service.listCalls]).toEqual([1, 1]);
    },
  );

  test("because the authentication failed, does not search the list", async () => {
    const service = new SnapshotService();
    const dws = clientOf(service).with({
      credentials: tokenCredentials(() => {
        if (service.listCalls > 0) throw new NetworkError("The vault is away.", false, {});
        return "a-token";
      }),
    });
    expect(await runTimers(ensureSnapshot(dws, wanted))).toMatchObject({
      error: { message: "The vault is away." },
    });
    expect([service.createCalls, service.listCalls]).toEqual([0, 1]);
  });
});

describe("with a list of the service that is wrong, ensureSnapshot creates at most one snapshot", () => {
  const other = { id: "other", name: "weekly", cluster_id, status: "AVAILABLE" };
  type Change = (snapshots: readonly object[]) => readonly unknown[];

  /** A service whose list is changed before it is sent, and which has lost the response of the create call. */
  async function ensureTwice(changeList: Change) {
    const service = new SnapshotService([{ hasEffect: true }]);
    const fetch = async (url: string, init: FetchInit): Promise<Response> => {
      const response = await service.fetch(url, init);
      if (!url.endsWith("/snapshots") || init.method !== "GET") return response;
      return jsonResponse({ snapshots: changeList(service.snapshots), count: 1 });
    };
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
    await runTimers(ensureSnapshot(dws, wanted));
    return { service, again: await runTimers(ensureSnapshot(dws, wanted)) };
  }

  test.each<[string, Change]>([
    ["items without a name", (snapshots) => [{ id: "a" }, ...snapshots]],
    ["items without any property", (snapshots) => [{}, ...snapshots]],
    ["items whose properties are null", (snapshots) => [{ ...other, name: null }, ...snapshots]],
    ["items that repeat", (snapshots) => [other, other, ...snapshots, ...snapshots]],
    [
      "a name of unexpected characters",
      (snapshots) => [{ ...other, name: "\u0000\u202e𝒳" }, ...snapshots],
    ],
    [
      "a name in another case",
      (snapshots) => [{ ...other, name: "NIGHTLY-2026-11-21" }, ...snapshots],
    ],
    [
      "a name that is an object",
      (snapshots) => [{ ...other, name: { toString: 1 } }, ...snapshots],
    ],
  ])("%s", async (_, changeList) => {
    const { service, again } = await ensureTwice(changeList);
    expect(again).toMatchObject({ id: "id-1" });
    expect(service.createCalls).toBe(1);
  });

  test.each([1, 3])("items that vanish from %i lists after the create call", async (lists) => {
    let left = lists;
    const { service, again } = await ensureTwice((snapshots) =>
      snapshots.length > 0 && left-- > 0 ? [] : snapshots,
    );
    expect(again).toMatchObject({ id: "id-1" });
    expect(service.createCalls).toBe(1);
  });
});
