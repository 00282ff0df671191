import { afterEach, describe, expect, jest, test } from "@jest/globals";
import {
  applyRetention,
  ConfigurationError,
  NetworkError,
  planRetention,
  type ApplyRetentionOptions,
  type ClusterRetention,
  type RetentionPlan,
} from "../../src/index.js";
import {
  apiError,
  cluster_id,
  ClusterDouble,
  dailySnapshots,
  type ListedSnapshot,
} from "../support/retained-snapshots.js";

const wanted: ClusterRetention = { cluster_id, namePrefix: "nightly-", keep: { last: 2 } };
const quickly: ApplyRetentionOptions = { minDelayMs: 1, maxDelayMs: 1 };
const changed = /has been added, changed or deleted since the plan was made: plan again\.$/;

/** Plans the retention of a cluster with a snapshot of each day. */
async function planned(count: number) {
  const cluster = new ClusterDouble(dailySnapshots(count));
  const plan = await planRetention(cluster.client, wanted);
  cluster.calls.length = 0;
  return { cluster, plan };
}

/** Applies a plan, and returns what became of each item in a short form. */
async function apply(
  { client }: ClusterDouble,
  plan: RetentionPlan<ClusterRetention>,
  options: ApplyRetentionOptions = quickly,
): Promise<string[]> {
  const results = await applyRetention(client, plan, options);
  return results.map(({ item, ...result }) =>
    [item.id, result.ok ? result.data : result.error.message].join(": "),
  );
}

afterEach(() => void jest.useRealTimers());

test("deletes one item after the other, the oldest first, each after a new list and while nothing runs", async () => {
  const { cluster, plan } = await planned(4);
  expect(await apply(cluster, plan)).toEqual(["s-01: deleted", "s-02: deleted"]);
  expect(cluster.calls).toEqual([
    "list",
    ...["list", "task", "delete s-01", "list"],
    ...["list", "task", "delete s-02", "list"],
  ]);
  expect(cluster.ids).toEqual(["s-04", "s-03"]);
});

test("a plan that deletes nothing sends nothing", async () => {
  const { cluster, plan } = await planned(2);
  expect(await apply(cluster, plan)).toEqual([]);
  expect(cluster.calls).toEqual([]);
});

test("a plan can be written as JSON and be applied by another process", async () => {
  const { cluster, plan } = await planned(3);
  const read = JSON.parse(JSON.stringify(plan)) as typeof plan;
  expect(await apply(cluster, read)).toEqual(["s-01: deleted"]);
});

test("can be called again with the same plan", async () => {
  const { cluster, plan } = await planned(4);
  await apply(cluster, plan);
  expect(await apply(cluster, plan)).toEqual(["s-01: gone", "s-02: gone"]);
});

test("a failure does not stop the others", async () => {
  const { cluster, plan } = await planned(5);
  cluster.onDelete = (id, remove) => {
    if (id === "s-02") throw apiError(403, "DWS.0015");
    remove();
  };
  expect(await apply(cluster, plan)).toEqual([
    "s-01: deleted",
    "s-02: Rejected with DWS.0015.",
    "s-03: deleted",
  ]);
  expect(cluster.ids).toEqual(["s-05", "s-04", "s-02"]);
});

describe("a snapshot that does not exist any more", () => {
  test.each(["DWS.0001", "DWS.5149"])(
    "is gone after 400 %s, once the list shows it",
    async (code) => {
      const { cluster, plan } = await planned(3);
      let lists = 0;
      cluster.onDelete = (_, remove) => {
        cluster.beforeCall = () => {
          lists += 1;
          if (lists === 3) remove();
        };
        throw apiError(400, code);
      };
      expect(await apply(cluster, plan)).toEqual(["s-01: gone"]);
      expect(cluster.calls.filter((call) => call.startsWith("delete"))).toHaveLength(1);
    },
  );

  test("is not reported as gone while the list contains it", async () => {
    const { cluster, plan } = await planned(3);
    cluster.onDelete = () => {
      throw apiError(400, "DWS.0001");
    };
    expect(await apply(cluster, plan, { ...quickly, maxWaitMs: 30 })).toEqual([
      expect.stringMatching(
        /^s-01: Snapshot "nightly-01" \(s-01\) did not become deleted within 30 ms/,
      ),
    ]);
  });
});

describe("while the cluster is busy", () => {
  test.each(["SNAPSHOTTING", "RESTORING", "AN_UNKNOWN_TASK"])(
    "with %s, deletes nothing and waits",
    async (task) => {
      const { cluster, plan } = await planned(3);
      cluster.task = task;
      const states: (string | undefined)[] = [];
      const onPoll: ApplyRetentionOptions["onPoll"] = ({ state, polls }) => {
        states.push(state);
        if (polls === 3) cluster.task = undefined;
      };
      expect(await apply(cluster, plan, { ...quickly, onPoll })).toEqual(["s-01: deleted"]);
      expect(states).toEqual([
        ...Array<string>(3).fill(`AVAILABLE (busy: ${task})`),
        "AVAILABLE",
        undefined,
      ]);
    },
  );

  test.each(["REBOOT_FAILURE", "RESIZE_FAILURE"])("%s is no task that ends", async (task) => {
    const { cluster, plan } = await planned(3);
    cluster.task = task;
    expect(await apply(cluster, plan)).toEqual(["s-01: deleted"]);
  });

  test.each([null, ""])("%j is no task", async (task) => {
    const { cluster, plan } = await planned(3);
    cluster.task = task;
    expect(await apply(cluster, plan, { ...quickly, maxWaitMs: 100 })).toEqual(["s-01: deleted"]);
  });

  test("a rejection as busy is repeated", async () => {
    const { cluster, plan } = await planned(3);
    let rejections = 3;
    cluster.onDelete = (_, remove) => {
      if ((rejections -= 1) >= 0) throw apiError(409, "DWS.0011");
      remove();
    };
    expect(await apply(cluster, plan)).toEqual(["s-01: deleted"]);
    expect(cluster.calls.filter((call) => call.startsWith("delete"))).toHaveLength(4);
  });

  test("the limit is that of all deletions together, of which each gets half of the rest, and the last one all", async () => {
    jest.useFakeTimers();
    const { cluster, plan } = await planned(8);
    cluster.task = "RESTORING";
    const began = performance.now();
    const applied = apply(cluster, plan, { ...quickly, maxWaitMs: 20 });
    await jest.advanceTimersByTimeAsync(20);
    const late = (item: number, ms: number): string =>
      `s-0${item}: Snapshot "nightly-0${item}" (s-0${item}) did not become deleted within ${ms} ms (maxWaitMs); it is AVAILABLE (busy: RESTORING).`;
    const left = (item: number): string =>
      `s-0${item}: "nightly-0${item}" (s-0${item}) was not deleted, because the others took 20 ms (maxWaitMs): plan again.`;
    expect(await applied).toEqual([
      ...[late(1, 10), late(2, 5), late(3, 3)],
      ...[left(4), left(5), late(6, 2)],
    ]);
    expect(performance.now() - began).toBe(20);
    expect(cluster.ids).toHaveLength(8);
  });
});

test("a snapshot that the service accepts to delete, and keeps, does not prevent the deletion of the others", async () => {
  jest.useFakeTimers();
  const { cluster, plan } = await planned(5);
  cluster.onDelete = (id, remove) => {
    if (id !== "s-01") remove();
  };
  const applied = apply(cluster, plan, {});
  await jest.advanceTimersByTimeAsync(3_600_000);
  expect(await applied).toEqual([
    expect.stringMatching(/^s-01: .* did not become deleted within 1800000 ms/),
    "s-02: deleted",
    "s-03: deleted",
  ]);
});

describe("a response that is lost", () => {
  const lost = new NetworkError("The connection broke.", false, { operation: "deleteSnapshot" });
  test.each([
    ["after the deletion", true, 1],
    ["before the deletion", false, 2],
  ])("%s does not matter", async (_, hasEffect, requests) => {
    const { cluster, plan } = await planned(3);
    cluster.onDelete = (__, remove) => {
      if (hasEffect) remove();
      cluster.onDelete = (___, again) => again();
      throw lost;
    };
    expect(await apply(cluster, plan)).toEqual(["s-01: deleted"]);
    expect(cluster.calls.filter((call) => call.startsWith("delete"))).toHaveLength(requests);
  });

  test("a snapshot that has an undocumented status then is not deleted a second time", async () => {
    const { cluster, plan } = await planned(4);
    cluster.onDelete = (id, remove) => {
      cluster.change(id, { status: "VANISHING" });
      let polls = 0;
      cluster.beforeCall = (call) => {
        if (call === "list") polls += 1;
        if (polls === 3) remove();
      };
      throw lost;
    };
    expect(await apply(cluster, plan)).toEqual(["s-01: deleted", "s-02: deleted"]);
    expect(cluster.calls.filter((call) => call.startsWith("delete"))).toHaveLength(2);
  });
});

test("waits for a snapshot that somebody else is deleting", async () => {
  const { cluster, plan } = await planned(3);
  cluster.change("s-01", { status: "DELETING" });
  let lists = 0;
  cluster.beforeCall = () => {
    lists += 1;
    if (lists === 3) cluster.snapshots = cluster.snapshots.slice(0, 2);
  };
  expect(await apply(cluster, plan)).toEqual(["s-01: gone"]);
});

test.each([600_000, -600_000])("a plan of %d milliseconds ago is applied", async (ageMs) => {
  const { cluster, plan } = await planned(3);
  jest.useFakeTimers({ now: Date.parse(plan.createdAt) + ageMs });
  const applied = applyRetention(cluster.client, plan, quickly);
  await jest.runAllTimersAsync();
  expect(await applied).toMatchObject([{ ok: true }]);
  jest.useRealTimers();
});

describe("a plan is rejected, and deletes nothing, if", () => {
  const newer = { id: "s-09", name: "nightly-09", status: "AVAILABLE", type: "MANUAL", cluster_id };
  const cases: Readonly<Record<string, (cluster: ClusterDouble) => void>> = {
    "a snapshot was added": (cluster) =>
      void (cluster.snapshots = [
        { ...newer, started: "2020-11-09T01:00:00" },
        ...cluster.snapshots,
      ]),
    "an old snapshot was added": (cluster) =>
      void (cluster.snapshots = [
        ...cluster.snapshots,
        { ...newer, started: "2020-10-09T01:00:00" },
      ]),
    "a kept snapshot has vanished": (cluster) =>
      void (cluster.snapshots = cluster.snapshots.filter(({ id }) => id !== "s-03")),
    "a kept snapshot is being deleted": (cluster) => cluster.change("s-04", { status: "DELETING" }),
    "a kept snapshot has failed": (cluster) => cluster.change("s-04", { status: "UNAVAILABLE" }),
    "a snapshot to delete is being restored": (cluster) =>
      cluster.change("s-01", { status: "RESTORING" }),
    "a snapshot to delete has another time": (cluster) =>
      cluster.change("s-01", { started: "2020-11-04T02:00:00" }),
    "a snapshot to delete has no time any more": (cluster) =>
      cluster.change("s-01", { started: "" }),
    "a snapshot to delete has another name": (cluster) =>
      cluster.change("s-01", { name: "nightly-x" }),
  };

  test.each(Object.entries(cases))("%s", async (_, change) => {
    const { cluster, plan } = await planned(4);
    change(cluster);
    await expect(applyRetention(cluster.client, plan, quickly)).rejects.toMatchObject({
      name: "CloudError",
      message: expect.stringMatching(changed),
      operation: "applyRetention",
    });
    expect(cluster.calls).toEqual(["list"]);
  });

  test.each(Object.entries(cases))(
    "%s after the first deletion: nothing else is deleted",
    async (_, change) => {
      const { cluster } = await planned(4);
      const oldest = { ...newer, id: "s-00", name: "nightly-00", started: "2020-10-31T01:00:00" };
      cluster.snapshots = [...cluster.snapshots, oldest];
      const plan = await planRetention(cluster.client, wanted);
      cluster.onDelete = (__, remove) => {
        remove();
        change(cluster);
      };
      const results = await apply(cluster, plan);
      expect(results.slice(1)).toEqual([
        expect.stringMatching(changed),
        expect.stringMatching(changed),
      ]);
      expect(cluster.calls.filter((call) => call.startsWith("delete"))).toEqual(["delete s-00"]);
    },
  );

  test.each([
    ["older than ten minutes", 600_001],
    ["of a time that has not come", -600_001],
  ])("it is %s", async (_, ageMs) => {
    const { cluster, plan } = await planned(3);
    jest.useFakeTimers({ now: Date.parse(plan.createdAt) + ageMs });
    await expect(applyRetention(cluster.client, plan)).rejects.toThrow(/more than 10 minutes/);
    expect(cluster.calls).toEqual([]);
  });

  test("its rules were edited", async () => {
    const { cluster, plan } = await planned(4);
    const edited = { ...plan, wanted: { ...wanted, keep: { last: 1 } } };
    await expect(applyRetention(cluster.client, edited)).rejects.toThrow(changed);
  });

  test("it was edited to delete the newest snapshot, too", async () => {
    const { cluster, plan } = await planned(3);
    const [newest] = plan.kept;
    if (!newest) throw new Error("The plan keeps nothing.");
    const results = await apply(cluster, { ...plan, toDelete: [newest] }).catch(String);
    expect(results).toMatch(changed);
    expect(await apply(cluster, { ...plan, toDelete: [newest, ...plan.toDelete] })).toEqual([
      expect.stringMatching(changed),
      "s-01: deleted",
    ]);
    expect(cluster.ids).toEqual(["s-03", "s-02"]);
  });

  test.each<[string, unknown]>([
    ["undefined", undefined],
    ["an empty object", {}],
    ["a list", []],
    ["a plan without texts", { createdAt: "", wanted, kept: [], toDelete: [{ id: 5 }] }],
  ])("it is no plan, but %s", async (_, plan) => {
    const { client } = new ClusterDouble([]);
    await expect(applyRetention(client, plan as never)).rejects.toThrow(
      new ConfigurationError("The plan of applyRetention must be the result of planRetention()."),
    );
  });

  test("its retention has a wrong rule", async () => {
    const { cluster, plan } = await planned(3);
    const edited = { ...plan, wanted: { ...wanted, keep: {} } };
    await expect(applyRetention(cluster.client, edited)).rejects.toThrow(ConfigurationError);
  });

  test("its time cannot be read", async () => {
    const { cluster, plan } = await planned(3);
    await expect(applyRetention(cluster.client, { ...plan, createdAt: "now" })).rejects.toThrow(
      /minutes/,
    );
  });
});

test("what the rules do not apply to may change", async () => {
  const { cluster, plan } = await planned(3);
  const others: ListedSnapshot[] = [
    { id: "x", name: "by-hand", type: "MANUAL", status: "CREATING", cluster_id },
    { id: "y", name: "nightly-auto", type: "AUTO", status: "AVAILABLE", cluster_id },
  ];
  cluster.snapshots = [...others, ...cluster.snapshots];
  expect(await apply(cluster, plan)).toEqual(["s-01: deleted"]);
});

describe("a snapshot that was in progress when the plan was made", () => {
  const inProgress = { started: "2020-11-05T01:00:00", type: "MANUAL", cluster_id };
  const added = { ...inProgress, id: "s-05", name: "nightly-05" };
  async function plannedDuring(status: string) {
    const cluster = new ClusterDouble([{ ...added, status }, ...dailySnapshots(4)]);
    return { cluster, plan: await planRetention(cluster.client, wanted) };
  }

  test.each(["CREATING", "RESTORING"])(
    "%s, and is complete before the first deletion, is no change",
    async (status) => {
      const { cluster, plan } = await plannedDuring(status);
      cluster.change("s-05", { status: "AVAILABLE" });
      expect(await apply(cluster, plan)).toEqual(["s-01: deleted", "s-02: deleted"]);
      expect(cluster.ids).toEqual(["s-05", "s-04", "s-03"]);
    },
  );

  test("and is complete when the cluster is no longer busy with it, is no change", async () => {
    const { cluster, plan } = await plannedDuring("CREATING");
    cluster.task = "SNAPSHOTTING";
    const onPoll: ApplyRetentionOptions["onPoll"] = ({ polls }) => {
      if (polls < 3) return;
      cluster.task = undefined;
      cluster.change("s-05", { status: "AVAILABLE" });
    };
    expect(await apply(cluster, plan, { ...quickly, onPoll })).toEqual([
      "s-01: deleted",
      "s-02: deleted",
    ]);
  });

  test.each<[string, object]>([
    ["has failed", { status: "UNAVAILABLE" }],
    ["is in progress with something else", { status: "RESTORING" }],
    ["is complete with another time", { status: "AVAILABLE", started: "2020-11-05T02:00:00" }],
  ])("and %s, is a change", async (_, changes) => {
    const { cluster, plan } = await plannedDuring("CREATING");
    cluster.change("s-05", changes);
    await expect(applyRetention(cluster.client, plan, quickly)).rejects.toThrow(changed);
  });

  test("without an id has no effect on a complete one without an id", async () => {
    const cluster = new ClusterDouble([
      { ...added, id: "", status: "CREATING" },
      { ...added, id: "", name: "nightly-06", status: "AVAILABLE" },
      ...dailySnapshots(3),
    ]);
    const plan = await planRetention(cluster.client, wanted);
    expect(await apply(cluster, plan)).toEqual(["s-01: deleted"]);
  });
});

test("an aborted signal ends the deletions, and the results say which were made", async () => {
  const { cluster, plan } = await planned(5);
  const controller = new AbortController();
  cluster.onDelete = (id, remove) => {
    remove();
    if (id === "s-02") controller.abort("enough");
  };
  const results = await applyRetention(cluster.client, plan, {
    ...quickly,
    signal: controller.signal,
  });
  expect(results).toMatchObject([
    { item: { id: "s-01" }, ok: true, data: "deleted" },
    { item: { id: "s-02" }, ok: false, error: { name: "AbortError", cause: "enough" } },
    { item: { id: "s-03" }, ok: false, error: { name: "AbortError" } },
  ]);
  expect(cluster.calls.filter((call) => call.startsWith("delete"))).toHaveLength(2);
});
