import { describe, expect, test } from "@jest/globals";
import { ensureSnapshot, type DwsClient, type FetchInit } from "../../src/index.js";
import {
  clientOf,
  cluster_id,
  other_cluster,
  runTimers,
  wanted,
  withFakeTimers,
  SnapshotService,
} from "../support/snapshot-service.js";

withFakeTimers();

function abortedAfter(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
}

describe("concurrent calls for the same snapshot", () => {
  test("share one create call, also from a with() copy of the client", async () => {
    const service = new SnapshotService();
    const one = clientOf(service);
    const two = one.with({ timeoutMs: 5000 });
    const made = await runTimers(
      Promise.all(
        Array.from({ length: 200 }, (_, index) => ensureSnapshot(index % 2 ? one : two, wanted)),
      ),
    );
    expect(new Set((made as readonly { id: string }[]).map(({ id }) => id))).toEqual(
      new Set(["id-1"]),
    );
    expect([service.listCalls, service.createCalls]).toEqual([1, 1]);
  });

  test("continue when one of them is aborted", async () => {
    const service = new SnapshotService([{ hasEffect: true }]);
    service.lag = 2;
    const controller = new AbortController();
    const reason = new Error("enough");
    const dws = clientOf(service);
    const first = ensureSnapshot(dws, wanted, { signal: controller.signal });
    const second = ensureSnapshot(dws, wanted);
    setTimeout(() => controller.abort(reason), 1000);
    expect(await runTimers(Promise.allSettled([first, second]))).toMatchObject([
      {
        status: "rejected",
        reason: { name: "AbortError", operation: "ensureSnapshot", cause: reason },
      },
      { status: "fulfilled", value: { id: "id-1" } },
    ]);
    expect(service.createCalls).toBe(1);
  });

  test.each([
    ["rejected credentials", 401, "APIGW.0301", { waitIfBusyMs: 60_000, replaceFailed: true }],
    ["a busy cluster, for which none of them waits", 400, "DWS.0011", {}],
  ])("end with the first for %s", async (_, status, error_code, options) => {
    const service = new SnapshotService([
      { hasEffect: false, response: { status, body: { error_code } } },
    ]);
    const dws = clientOf(service).with({ retry: false });
    const both = [ensureSnapshot(dws, wanted), ensureSnapshot(dws, wanted, options)];
    const failed = { status: "rejected", reason: { code: error_code } };
    expect(await runTimers(Promise.allSettled(both))).toMatchObject([failed, failed]);
    expect(service.createCalls).toBe(1);
  });

  test("end with the first for a failed snapshot, which none of them replaces", async () => {
    const service = new SnapshotService();
    service.snapshots.push({ id: "failed", ...wanted, status: "UNAVAILABLE", type: "MANUAL" });
    const dws = clientOf(service);
    const both = [ensureSnapshot(dws, wanted), ensureSnapshot(dws, wanted)];
    const failed = {
      status: "rejected",
      reason: { message: expect.stringContaining("is UNAVAILABLE"), operation: "ensureSnapshot" },
    };
    expect(await runTimers(Promise.allSettled(both))).toMatchObject([failed, failed]);
    expect(service.listCalls).toBe(1);
  });

  test("end when all of them are aborted", async () => {
    const service = new SnapshotService([{ hasEffect: false }]);
    const outcome = runTimers(
      ensureSnapshot(clientOf(service), wanted, { signal: AbortSignal.abort("no") }),
    );
    expect(await outcome).toMatchObject({ error: { name: "AbortError", cause: "no" } });
    expect(service.createCalls).toBe(0);
  });

  test("do not include one that was aborted, whose create call a client may continue", async () => {
    const service = new SnapshotService();
    const dws = clientOf(service);
    // A test double that ignores the signal of its options.
    const double = Object.assign(dws.with({}), {
      createSnapshot: async (...[input]: Parameters<DwsClient["createSnapshot"]>) => {
        await new Promise((resolve) => setTimeout(resolve, 30_000));
        return dws.createSnapshot(input);
      },
    });
    const aborted = ensureSnapshot(double, wanted, { signal: abortedAfter(1000) });
    expect(await runTimers(aborted, 2000)).toMatchObject({ error: { name: "AbortError" } });
    expect(await runTimers(ensureSnapshot(double, wanted))).toMatchObject({ id: "id-1" });
    expect(service.createCalls).toBe(1);
  });

  test("include calls with another letter case of the cluster", async () => {
    const service = new SnapshotService();
    const dws = clientOf(service);
    await runTimers(
      Promise.all([
        ensureSnapshot(dws, wanted),
        ensureSnapshot(dws, { ...wanted, cluster_id: cluster_id.toUpperCase() }),
      ]),
    );
    expect(service.createCalls).toBe(1);
  });

  test.each([
    [
      "signal",
      (dws: DwsClient) => ensureSnapshot(dws.with({ signal: abortedAfter(1000) }), wanted),
    ],
    ["deadline", (dws: DwsClient) => ensureSnapshot(dws, wanted, { deadlineMs: 1000 })],
  ])("are not ended by the %s of the first", async (_, begin) => {
    const service = new SnapshotService();
    const fetch = async (url: string, init: FetchInit): Promise<Response> => {
      if (service.listCalls === 0) await new Promise((resolve) => setTimeout(resolve, 5000));
      return service.fetch(url, init);
    };
    const dws = clientOf(Object.assign(new SnapshotService(), { fetch }));
    const [first, second] = [begin(dws), ensureSnapshot(dws, wanted)];
    expect(await runTimers(Promise.allSettled([first, second]))).toMatchObject([
      { status: "rejected" },
      { status: "fulfilled", value: { id: "id-1" } },
    ]);
    expect(service.createCalls).toBe(1);
  });

  test("do not include those of another name or cluster", async () => {
    const service = new SnapshotService();
    const dws = clientOf(service);
    await runTimers(
      Promise.all([
        ensureSnapshot(dws, wanted),
        ensureSnapshot(dws, { name: "weekly", cluster_id }),
        ensureSnapshot(dws, { ...wanted, cluster_id: other_cluster }),
      ]),
    );
    expect(service.snapshots.map(({ name, cluster_id: of }) => [name, of])).toEqual([
      [wanted.name, cluster_id],
      ["weekly", cluster_id],
      [wanted.name, other_cluster],
    ]);
  });
});

test.each([
  { name: "", cluster_id },
  { name: undefined, cluster_id },
  { name: "nightly", cluster_id: "" },
  undefined,
])("rejects the input %j, and sends nothing", async (input) => {
  const service = new SnapshotService();
  expect(await runTimers(ensureSnapshot(clientOf(service), input as typeof wanted))).toMatchObject({
    error: { name: "ConfigurationError" },
  });
  expect(service.listCalls).toBe(0);
});
