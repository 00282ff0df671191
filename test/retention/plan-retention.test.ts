import { describe, expect, test } from "@jest/globals";
import {
  planRetention,
  type BackupRetentionClient,
  type ClusterRetention,
} from "../../src/index.js";
import {
  cluster_id,
  ClusterDouble,
  dailySnapshots,
  idsOf,
  type ListedSnapshot,
} from "../support/retained-snapshots.js";

const wanted: ClusterRetention = { cluster_id, namePrefix: "nightly-", keep: { last: 2 } };

test("a plan says what is kept, why, and what would be deleted, and changes nothing", async () => {
  const cluster = new ClusterDouble(dailySnapshots(4));
  const plan = await planRetention(cluster.client, wanted);
  expect(plan).toEqual({
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    wanted,
    kept: [
      {
        id: "s-04",
        name: "nightly-04",
        status: "AVAILABLE",
        time: "2020-11-04T01:00:00",
        reasons: ["newest", "last"],
      },
      {
        id: "s-03",
        name: "nightly-03",
        status: "AVAILABLE",
        time: "2020-11-03T01:00:00",
        reasons: ["last"],
      },
    ],
    toDelete: [
      { id: "s-01", name: "nightly-01", status: "AVAILABLE", time: "2020-11-01T01:00:00" },
      { id: "s-02", name: "nightly-02", status: "AVAILABLE", time: "2020-11-02T01:00:00" },
    ],
  });
  expect(cluster.calls).toEqual(["list"]);
});

describe("a plan leaves out", () => {
  test.each<[string, ListedSnapshot]>([
    ["a snapshot of a schedule", { type: "AUTO" }],
    ["a snapshot of a schedule, as older documents write it", { type: "AUTOMATED" }],
    ["a snapshot of an unknown type", { type: "INCREMENTAL" }],
    ["a snapshot of another name", { name: "before-upgrade" }],
    ["a snapshot whose name only contains the prefix", { name: "my-nightly-1" }],
    ["a snapshot whose name has other letter case", { name: "Nightly-1" }],
    ["a snapshot of another cluster", { cluster_id: "aaaaaaaa-9072-46eb-a996-13f8b44994c1" }],
    ["a snapshot that is being deleted", { status: "DELETING" }],
  ])("%s", async (_, changes) => {
    const cluster = new ClusterDouble(dailySnapshots(2));
    for (const id of cluster.ids) cluster.change(id ?? "", changes);
    const { kept, toDelete } = await planRetention(cluster.client, wanted);
    expect([kept, toDelete]).toEqual([[], []]);
  });

  test("a snapshot without a type, or without a name", async () => {
    const { client } = new ClusterDouble([
      { id: "untyped", name: "nightly-1", status: "AVAILABLE", cluster_id },
      { id: "unnamed", type: "MANUAL", status: "AVAILABLE", cluster_id },
    ]);
    const { kept, toDelete } = await planRetention(client, wanted);
    expect([kept, toDelete]).toEqual([[], []]);
  });
});

describe("a snapshot whose list entry lacks a property is kept, with an empty text for it", () => {
  test.each<[string, object, string]>([
    ["id", { id: null }, "id"],
    ["id", { id: undefined }, "id"],
    ["status", { status: null }, "status"],
    ["status", { status: undefined }, "status"],
    ["time", { started: null }, "time"],
    ["time", { started: undefined }, "time"],
    ["time", { started: 1604192400 }, "time"],
  ])("%s: %j", async (property, changes, reason) => {
    const cluster = new ClusterDouble(dailySnapshots(4));
    cluster.change("s-01", changes);
    const { kept, toDelete } = await planRetention(cluster.client, wanted);
    expect(kept.at(-1)).toMatchObject({ name: "nightly-01", [property]: "", reasons: [reason] });
    expect(idsOf(toDelete)).toEqual(["s-02"]);
  });

  test("name: null, of which no prefix is known", async () => {
    const cluster = new ClusterDouble(dailySnapshots(3));
    cluster.change("s-01", { name: null } as object);
    const named = await planRetention(cluster.client, wanted);
    expect([idsOf(named.kept), named.toDelete]).toEqual([["s-03", "s-02"], []]);
    const all = await planRetention(cluster.client, {
      cluster_id,
      allNames: true,
      keep: { last: 3 },
    });
    expect(all.kept.at(-1)).toMatchObject({ id: "s-01", name: "" });
  });

  test.each([null, undefined])("cluster_id: %s is the cluster of the list", async (value) => {
    const cluster = new ClusterDouble(dailySnapshots(3));
    cluster.change("s-01", { cluster_id: value } as object);
    expect(idsOf((await planRetention(cluster.client, wanted)).toDelete)).toEqual(["s-01"]);
  });
});

test("a cluster id has the same meaning in any letter case, as for the service", async () => {
  const { client } = new ClusterDouble(dailySnapshots(3));
  const plan = await planRetention(client, { ...wanted, cluster_id: cluster_id.toUpperCase() });
  expect(idsOf(plan.toDelete)).toEqual(["s-01"]);
});

test("names with any characters are compared with the prefix as they are", async () => {
  const names = ["*nightly.[1]", "*nightly.2", "*nightlyX3", "夜間-1", "__proto__", "*NIGHTLY.4"];
  const [first = {}] = dailySnapshots(1);
  const { client } = new ClusterDouble(
    names.map((name, index) => ({ ...first, id: `${index}`, name })),
  );
  const plan = await planRetention(client, {
    ...wanted,
    namePrefix: "*nightly.",
    keep: { last: 9 },
  });
  expect(plan.kept.map(({ name }) => name)).toEqual(["*nightly.[1]", "*nightly.2"]);
  const proto = await planRetention(client, { ...wanted, namePrefix: "__proto__" });
  expect(proto.kept.map(({ name }) => name)).toEqual(["__proto__"]);
});

test("all manual snapshots are in the plan with allNames", async () => {
  const { client } = new ClusterDouble([{ ...dailySnapshots(1)[0], name: "by-hand" }]);
  const plan = await planRetention(client, { cluster_id, allNames: true, keep: { last: 1 } });
  expect(plan.kept.map(({ name }) => name)).toEqual(["by-hand"]);
});

describe("a retention that could delete too much is a ConfigurationError before anything is sent", () => {
  const { client, calls } = new ClusterDouble(dailySnapshots(4));
  const prefix = { namePrefix: "nightly-" };
  test.each<[string, object | null, string]>([
    ["nothing", null, "needs either `cluster_id` or `instance_id`"],
    ["no cluster", { ...prefix, keep: { last: 1 } }, "needs either `cluster_id` or `instance_id`"],
    ["both", { ...wanted, instance_id: "i" }, "needs either `cluster_id` or `instance_id`"],
    [
      "an instance for a client of DWS",
      { ...prefix, instance_id: "i", keep: { last: 1 } },
      "The client must be one of DDS for instance_id.",
    ],
    ["no name", { cluster_id, keep: { last: 1 } }, "needs either `namePrefix`"],
    [
      "an empty prefix",
      { cluster_id, namePrefix: "", keep: { last: 1 } },
      "needs either `namePrefix`",
    ],
    [
      "allNames: false",
      { cluster_id, allNames: false, keep: { last: 1 } },
      "needs either `namePrefix`",
    ],
    ["a prefix and allNames", { ...wanted, allNames: true }, "needs either `namePrefix`"],
    [
      "no rules",
      { cluster_id, ...prefix },
      "needs a rule in `keep`: last, hourly, daily, weekly, monthly, yearly, withinMs.",
    ],
    ["empty rules", { ...wanted, keep: {} }, "needs a rule in `keep`"],
    ["false for the rules", { ...wanted, keep: false }, "keep must be an object."],
    ["rules of 0", { ...wanted, keep: { last: 0, daily: 0 } }, "needs a rule in `keep`"],
    [
      "a rule with a wrong name",
      { ...wanted, keep: { Daily: 7, last: 1 } },
      "keep.Daily is not an option of planRetention: use daily.",
    ],
    [
      "an option with a wrong name",
      { ...wanted, timezone: "UTC" },
      "timezone is not an option of planRetention: use timeZone.",
    ],
    ["a negative count", { ...wanted, keep: { daily: -1 } }, "keep.daily must be a number from 0"],
    ["a fraction", { ...wanted, keep: { daily: 1.5 } }, "keep.daily must be a whole number."],
    ["a text", { ...wanted, keep: { daily: "7" } }, "keep.daily must be a number from 0"],
    [
      "NaN",
      { ...wanted, keep: { withinMs: NaN } },
      "keep.withinMs must be a number of milliseconds from 0.",
    ],
    [
      "a negative time",
      { ...wanted, failedOlderThanMs: -1 },
      "failedOlderThanMs must be a number of milliseconds from 0.",
    ],
    [
      "a time zone that does not exist",
      { ...wanted, timeZone: "Berlin" },
      "timeZone must be an IANA time zone",
    ],
    ["an empty time zone", { ...wanted, timeZone: "" }, "timeZone must be an IANA time zone"],
  ])("%s", async (_, given, message) => {
    await expect(planRetention(client, given as never)).rejects.toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining(message),
    });
    expect(calls).toEqual([]);
  });
});

test("withinMs may be longer than a timer can wait", async () => {
  const { client } = new ClusterDouble(dailySnapshots(30));
  const plan = await planRetention(client, { ...wanted, keep: { withinMs: 28 * 86_400_000 } });
  expect(idsOf(plan.toDelete)).toEqual(["s-01"]);
});

test("a client of DDS plans the manual backups of one instance, even if the list contains others", async () => {
  const backup = { name: "nightly-1", status: "COMPLETED", type: "manual", instance_id: "i" };
  const backups = [
    { ...backup, id: "b-2", begin_time: "2020-11-02 01:00:00" },
    { ...backup, id: "b-1", begin_time: "2020-11-01 01:00:00" },
    { ...backup, id: "other-instance", instance_id: "j", begin_time: "2020-10-01 01:00:00" },
    { ...backup, id: "b-0", name: null, status: null, begin_time: null },
    { ...backup, id: "automatic", type: "auto", begin_time: "2020-10-01 01:00:00" },
  ];
  const client = {
    listBackups: (input: object) => {
      expect(input).toMatchObject({ instance_id: "i" });
      return Promise.resolve({ backups, total_count: backups.length });
    },
    deleteManualBackup: undefined,
  } as unknown as BackupRetentionClient;
  const plan = await planRetention(client, { instance_id: "i", allNames: true, keep: { last: 1 } });
  expect([idsOf(plan.kept), idsOf(plan.toDelete)]).toEqual([["b-2", "b-0"], ["b-1"]]);
});
