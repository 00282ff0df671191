import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  waitUntilSnapshotAvailable,
  ensureSnapshot,
  createDwsClient,
  NetworkError,
  tokenCredentials,
  type DwsClient,
  type EnsureOptions,
  type FetchInit,
} from "../../src/index.js";
import { SnapshotService, type OrderFate } from "../support/snapshot-service.js";
import { jsonResponse } from "../support/stub-fetch.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const other_cluster = "aaaaaaaa-9072-46eb-a996-13f8b44994c1";
const wanted = { name: "nightly-2026-11-21", cluster_id };

beforeEach(() => void jest.useFakeTimers());
// What a call leaves behind for the next is by endpoint: each test has its own.
let tests = 0;
beforeEach(() => void (tests += 1));
afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

function clientOf({ fetch }: SnapshotService) {
  return createDwsClient({
    endpoint: `https://endpoint-${tests}.example.com`,
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    fetch,
  });
}

/** Runs the clock until all is settled. */
async function settled<Value>(
  work: Promise<Value>,
  milliseconds = 600_000,
): Promise<Value | { readonly error: unknown }> {
  const outcome = work.catch((error: unknown) => ({ error }));
  await jest.advanceTimersByTimeAsync(milliseconds);
  return outcome;
}

function abortedAfter(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
}

async function ensure(service: SnapshotService, options: EnsureOptions = {}) {
  return settled(ensureSnapshot(clientOf(service), wanted, options));
}

const refused = (status: number, code = "DWS.9999"): OrderFate => ({
  obeyed: false,
  answer: { status, body: { error_code: code, error_msg: "No." } },
});

describe("ensureSnapshot", () => {
  test("orders the snapshot when there is none", async () => {
    const service = new SnapshotService();
    expect(await ensure(service)).toEqual({ id: "id-1", ...wanted });
    expect([service.looks, service.orders]).toEqual([1, 1]);
  });

  test("returns what can be waited for with its progress, although the service answers with nothing but an id", async () => {
    const service = new SnapshotService();
    const dws = clientOf(service);
    const made = await settled(ensureSnapshot(dws, wanted));
    if ("error" in made) throw made.error;
    const paths: string[] = [];
    const watched = dws.with({
      fetch: (url, init) => (paths.push(new URL(url).pathname), service.fetch(url, init)),
    });
    const waiting = waitUntilSnapshotAvailable(watched, made, { maxWaitMs: 1000 }).catch(() => {});
    await jest.advanceTimersByTimeAsync(2000);
    await waiting;
    expect(paths).toEqual([`/v1.0/p/clusters/${cluster_id}/snapshots`]);
  });

  test.each(["AVAILABLE", "CREATING", "RESTORING", "A_STATE_OF_TOMORROW"])(
    "returns the one that is there and %s, and orders nothing",
    async (status) => {
      const service = new SnapshotService();
      service.snapshots.push({ id: "there", ...wanted, status });
      expect(await ensure(service)).toMatchObject({ id: "there", status });
      expect(service.orders).toBe(0);
    },
  );

  test("prefers one that is usable to one that failed", async () => {
    const service = new SnapshotService();
    service.snapshots.push(
      { id: "failed", ...wanted, status: "UNAVAILABLE" },
      { id: "good", ...wanted, status: "AVAILABLE" },
    );
    expect(await ensure(service)).toMatchObject({ id: "good" });
  });

  test("says that the one of that name failed", async () => {
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
    expect(service.orders).toBe(0);
  });

  test("says that the one of that name belongs to another cluster", async () => {
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
    expect(service.orders).toBe(0);
  });
});

describe("after an order whose answer is lost, there is one snapshot at most", () => {
  const lost: readonly (readonly [string, OrderFate])[] = [
    ["a broken connection", { obeyed: true }],
    ["a 500", { obeyed: true, answer: { status: 500 } }],
    ["a 502", { obeyed: true, answer: { status: 502 } }],
    ["a 504", { obeyed: true, answer: { status: 504 } }],
    ["an answer without an id", { obeyed: true, answer: { status: 200, body: {} } }],
    [
      "an answer that says nothing",
      { obeyed: true, answer: { status: 200, body: { snapshot: null } } },
    ],
  ];
  test.each(lost)("%s: it is found", async (_, fate) => {
    const service = new SnapshotService([fate]);
    expect(await ensure(service)).toMatchObject({ id: "id-1" });
    expect(service.orders).toBe(1);
  });

  test.each([1, 2, 3, 4, 5])("and a list that lags by %i looks is given the time", async (lag) => {
    const service = new SnapshotService([{ obeyed: true }]);
    service.lag = lag;
    expect(await ensure(service)).toMatchObject({ id: "id-1" });
    expect(service.orders).toBe(1);
  });

  test("an order that was lost before its effect is repeated once the list had its time", async () => {
    const service = new SnapshotService([{ obeyed: false }]);
    expect(await ensure(service)).toMatchObject({ id: "id-2" });
    expect([service.orders, service.snapshots.length, service.looks]).toEqual([2, 1, 7]);
  });

  test("an order that was accepted is never repeated, though the list never shows it", async () => {
    const service = new SnapshotService([{ obeyed: false, answer: { status: 200, body: {} } }]);
    expect(await ensure(service)).toMatchObject({
      error: { message: "createSnapshot succeeded, but its response has no id." },
    });
    expect([service.orders, service.looks]).toEqual([1, 7]);
  });

  test.each([5000, 45_000, 300_000])(
    "a patience of %i ms is kept, whatever the looks take",
    async (reconcileTimeoutMs) => {
      const service = new SnapshotService([{ obeyed: true }]);
      const began = performance.now();
      const fetch = async (url: string, init: FetchInit): Promise<Response> => {
        await new Promise((resolve) => setTimeout(resolve, 7));
        if (init.method === "GET" && performance.now() - began < reconcileTimeoutMs)
          return jsonResponse({ snapshots: [] });
        return service.fetch(url, init);
      };
      const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
      expect(await settled(ensureSnapshot(dws, wanted, { reconcileTimeoutMs }))).toMatchObject({
        id: "id-1",
      });
      expect(service.orders).toBe(1);
    },
  );

  test("and a success is remembered until the list shows it", async () => {
    const service = new SnapshotService();
    service.lag = 3;
    const dws = clientOf(service);
    const first = await settled(ensureSnapshot(dws, wanted), 1000);
    expect(await settled(ensureSnapshot(dws, wanted), 1000)).toEqual(first);
    expect(service.orders).toBe(1);
  });

  test.each<[string, () => Promise<Response> | Response]>([
    ["an answer without content", () => new Response(null, { status: 204 })],
    [
      "an answer that a check of the caller's refuses",
      () => jsonResponse({ snapshot: { id: "id-1" } }),
    ],
  ])("%s does not make the next call order again", async (title, answer) => {
    const service = new SnapshotService();
    const fetch = async (url: string, init: FetchInit): Promise<Response> => {
      const answered = await service.fetch(url, init);
      return init.method === "POST" ? answer() : answered;
    };
    const validation = {
      request: () => [],
      response: (operation: string) => {
        if (title.includes("check") && operation === "createSnapshot")
          throw new TypeError("not as I want it");
      },
    };
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch })).with({ validation });
    for (let calls = 0; calls < 3; calls += 1) await settled(ensureSnapshot(dws, wanted));
    expect(service.orders).toBe(1);
  });

  test.each([[{}], [[]], [{ snapshots: {} }], [{ status: "maintenance" }]])(
    "a list that answers %j shows nothing, and nothing is ordered by it",
    async (body) => {
      const service = new SnapshotService();
      const fetch = async (url: string, init: FetchInit): Promise<Response> =>
        init.method === "GET" ? jsonResponse(body) : service.fetch(url, init);
      const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
      expect(await settled(ensureSnapshot(dws, wanted))).toMatchObject({
        error: { name: "ResponseParseError" },
      });
      expect(service.orders).toBe(0);
    },
  );

  test("and the call was aborted, the next call has the patience", async () => {
    const service = new SnapshotService([{ obeyed: true }]);
    service.lag = 2;
    const controller = new AbortController();
    const fetch = async (url: string, init: FetchInit): Promise<Response> => {
      if (init.method !== "POST") return service.fetch(url, init);
      await service.fetch(url, init).catch(() => controller.abort("enough"));
      return new Promise(() => {});
    };
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
    expect(
      await settled(ensureSnapshot(dws, wanted, { signal: controller.signal }), 1000),
    ).toMatchObject({
      error: { name: "AbortError", cause: "enough" },
    });
    expect(await settled(ensureSnapshot(dws, wanted))).toMatchObject({ id: "id-1" });
    expect(service.orders).toBe(1);
  });

  test("and is not repeated for ever", async () => {
    const service = new SnapshotService([{ obeyed: false }, { obeyed: false }]);
    expect(await ensure(service)).toMatchObject({
      error: { name: "NetworkError", operation: "createSnapshot" },
    });
    expect(service.orders).toBe(2);
  });

  test("nothing is ordered again when nobody can see what there is", async () => {
    const service = new SnapshotService([{ obeyed: true }]);
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      if (service.orders > 0) return new Response("", { status: 503 });
      return service.fetch(url, init);
    };
    const outcome = await settled(
      ensureSnapshot(clientOf(Object.assign(new SnapshotService(), { fetch })), wanted),
    );
    expect(outcome).toMatchObject({
      error: { name: "ApiError", status: 503, operation: "listSnapshots" },
    });
    expect(service.orders).toBe(1);
  });

  test("an outage that ends while it looks does not matter", async () => {
    const service = new SnapshotService([{ obeyed: true }]);
    let outages = 5;
    const fetch = async (url: string, init: RequestInit): Promise<Response> =>
      service.orders > 0 && outages-- > 0
        ? new Response("", { status: 503 })
        : service.fetch(url, init);
    expect(
      await settled(
        ensureSnapshot(clientOf(Object.assign(new SnapshotService(), { fetch })), wanted),
      ),
    ).toMatchObject({ id: "id-1" });
    expect(service.orders).toBe(1);
  });
});

describe("after an order that is refused", () => {
  test.each([400, 403, 409, 412, 423])(
    "with %i, it looks whether another process has used the name",
    async (status) => {
      const service = new SnapshotService([refused(status)]);
      setTimeout(
        () => service.snapshots.push({ id: "theirs", ...wanted, status: "CREATING" }),
        1000,
      );
      expect(await ensure(service)).toMatchObject({ id: "theirs" });
      expect(service.orders).toBe(1);
    },
  );

  test.each([400, 409])(
    "with %i and for another reason, it says so, and does not repeat it",
    async (status) => {
      const service = new SnapshotService([refused(status, "DWS.0011")]);
      expect(await ensure(service)).toMatchObject({
        error: { name: "ApiError", status, code: "DWS.0011" },
      });
      expect(service.orders).toBe(1);
    },
  );

  test("with 401, which is about who is calling, it does not even look", async () => {
    const service = new SnapshotService([refused(401)]);
    expect(await ensure(service)).toMatchObject({ error: { name: "ApiError", status: 401 } });
    expect([service.orders, service.looks]).toEqual([1, 1]);
  });

  test.each(["DWS.0015", "DWS.0047", "DWS.3027", "DWS.7023"])(
    "with %s, which tells another reason, it does not look either",
    async (code) => {
      const service = new SnapshotService([refused(404, code)]);
      expect(await ensure(service)).toMatchObject({ error: { name: "ApiError", code } });
      expect([service.orders, service.looks]).toEqual([1, 1]);
    },
  );

  test("because nobody could sign in, it does not look either", async () => {
    const service = new SnapshotService();
    const dws = clientOf(service).with({
      credentials: tokenCredentials(() => {
        if (service.looks > 0) throw new NetworkError("The vault is away.", false, {});
        return "a-token";
      }),
    });
    expect(await settled(ensureSnapshot(dws, wanted))).toMatchObject({
      error: { message: "The vault is away." },
    });
    expect([service.orders, service.looks]).toEqual([0, 1]);
  });
});

describe("calls of one process that want the same", () => {
  test("share one create call, also from a with() copy of the client", async () => {
    const service = new SnapshotService();
    const one = clientOf(service);
    const two = one.with({ timeoutMs: 5000 });
    const made = await settled(
      Promise.all(
        Array.from({ length: 200 }, (_, index) => ensureSnapshot(index % 2 ? one : two, wanted)),
      ),
    );
    expect(new Set((made as readonly { id: string }[]).map(({ id }) => id))).toEqual(
      new Set(["id-1"]),
    );
    expect([service.looks, service.orders]).toEqual([1, 1]);
  });

  test("do not suffer when one of them is aborted", async () => {
    const service = new SnapshotService([{ obeyed: true }]);
    service.lag = 2;
    const controller = new AbortController();
    const reason = new Error("enough");
    const dws = clientOf(service);
    const first = ensureSnapshot(dws, wanted, { signal: controller.signal });
    const second = ensureSnapshot(dws, wanted);
    setTimeout(() => controller.abort(reason), 1000);
    expect(await settled(Promise.allSettled([first, second]))).toMatchObject([
      {
        status: "rejected",
        reason: { name: "AbortError", operation: "ensureSnapshot", cause: reason },
      },
      { status: "fulfilled", value: { id: "id-1" } },
    ]);
    expect(service.orders).toBe(1);
  });

  test("end their work when all of them are aborted", async () => {
    const service = new SnapshotService([{ obeyed: false }]);
    const outcome = settled(
      ensureSnapshot(clientOf(service), wanted, { signal: AbortSignal.abort("no") }),
    );
    expect(await outcome).toMatchObject({ error: { name: "AbortError", cause: "no" } });
    expect(service.orders).toBe(0);
  });

  test("are the same calls however they write the cluster", async () => {
    const service = new SnapshotService();
    const dws = clientOf(service);
    await settled(
      Promise.all([
        ensureSnapshot(dws, wanted),
        ensureSnapshot(dws, { ...wanted, cluster_id: cluster_id.toUpperCase() }),
      ]),
    );
    expect(service.orders).toBe(1);
  });

  test.each([
    [
      "signal",
      (dws: DwsClient) => ensureSnapshot(dws.with({ signal: abortedAfter(1000) }), wanted),
    ],
    ["deadline", (dws: DwsClient) => ensureSnapshot(dws, wanted, { deadlineMs: 1000 })],
  ])("are not ended by the %s of the one that began", async (_, begin) => {
    const service = new SnapshotService();
    const fetch = async (url: string, init: FetchInit): Promise<Response> => {
      if (service.looks === 0) await new Promise((resolve) => setTimeout(resolve, 5000));
      return service.fetch(url, init);
    };
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
    const [first, second] = [begin(dws), ensureSnapshot(dws, wanted)];
    expect(await settled(Promise.allSettled([first, second]))).toMatchObject([
      { status: "rejected" },
      { status: "fulfilled", value: { id: "id-1" } },
    ]);
    expect(service.orders).toBe(1);
  });

  test("of other names or clusters have orders of their own", async () => {
    const service = new SnapshotService();
    const dws = clientOf(service);
    await settled(
      Promise.all([
        ensureSnapshot(dws, wanted),
        ensureSnapshot(dws, { name: "weekly", cluster_id }),
        ensureSnapshot(dws, { ...wanted, name: "n-2", cluster_id: other_cluster }),
      ]),
    );
    expect(service.orders).toBe(3);
  });
});

test.each([
  { name: "", cluster_id },
  { name: undefined, cluster_id },
  { name: "nightly", cluster_id: "" },
  undefined,
])("%j names no snapshot, and nothing is sent", async (input) => {
  const service = new SnapshotService();
  expect(await settled(ensureSnapshot(clientOf(service), input as typeof wanted))).toMatchObject({
    error: { name: "ConfigurationError" },
  });
  expect(service.looks).toBe(0);
});
