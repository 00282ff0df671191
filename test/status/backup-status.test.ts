import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  accessKeyCredentials,
  backupStatus,
  createDdsClient,
  createDwsClient,
  formatBackupStatus,
  type BackupStatusEntry,
  type DdsClient,
  type DwsClient,
} from "../../src/index.js";
import { ManualClock, startSandbox, type Sandbox } from "../../src/sandbox.js";
import { nextSnapshot } from "../../src/status/cluster-status.js";
import { runGuideProgram } from "../support/run-program.js";

// A Sunday.
const now = Date.parse("2026-11-29T12:00:00Z");
const hour = 3_600_000;
const orders = "11111111-1111-4111-8111-111111111111";
const empty = "22222222-2222-4222-8222-222222222222";

const snapshot = (id: string, cluster_id: string, status: string, started: string) => ({
  ...{ id, name: `snapshot-${id}`, description: "", started, finished: started },
  ...{ size: 0.5, status, type: "MANUAL", cluster_id },
});
const backup = (id: string, instance_id: string, status: string, begin_time: string) => ({
  ...{ id, name: `backup-${id}`, instance_id, instance_name: "events", begin_time },
  ...{ end_time: begin_time, datastore: { type: "DDS-Community", version: "4.0" } },
  ...{ type: "Manual", status, size: 2048, description: "" },
});
const strategy = (name: string, backup_strategy: string) => ({
  ...{ policy_id: name, policy_name: name, backup_strategy, backup_type: "full" },
});

let sandbox: Sandbox;
let dws: DwsClient;
let dds: DdsClient;

beforeEach(async () => {
  sandbox = await startSandbox({
    clock: new ManualClock(now),
    seed: {
      clusters: [
        {
          id: orders,
          name: "orders",
          policies: {
            keep_day: 3,
            backup_strategies: [
              strategy("weekly", "0 0 2 ? * 2"),
              strategy("daily", "0 30 3 * * ?"),
            ],
          },
        },
        { id: empty, name: "empty" },
      ],
      snapshots: [
        snapshot("old", orders, "AVAILABLE", "2026-11-27T12:00:00Z"),
        snapshot("new", orders, "AVAILABLE", "2026-11-29T09:00:00Z"),
        snapshot("failed", orders, "UNAVAILABLE", "2026-11-29T10:00:00Z"),
        snapshot("running", orders, "CREATING", "2026-11-29T11:59:00Z"),
      ],
      instances: [
        {
          ...{ id: "replica", name: "events", mode: "ReplicaSet" },
          backup_policy: { keep_days: 7, start_time: "19:00-20:00", period: "1,3" },
        },
        { id: "off", name: "off", mode: "ReplicaSet" },
      ],
      backups: [
        backup("b-1", "replica", "COMPLETED", "2026-11-27 19:00:00"),
        backup("b-2", "replica", "FAILED", "2026-11-28 19:00:00"),
      ],
    },
  });
  const options = {
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials: accessKeyCredentials(sandbox.account),
    retry: false as const,
  };
  dws = createDwsClient(options);
  dds = createDdsClient(options);
});
afterEach(() => sandbox.close());

const options = { now: () => now };
const all = { all: true, maxAgeMs: 24 * hour };
const summary = ({ newest, running, failed, nextAt, ...entry }: BackupStatusEntry) => ({
  ...entry,
  newest: newest?.id,
  running: running.map(({ id }) => id),
  failed: failed.map(({ id }) => id),
  next: nextAt?.toISOString(),
});

test("every cluster and instance has its newest complete backup, and those that run or failed", async () => {
  const { checkedAt, entries } = await backupStatus({ dws, dds }, all, options);
  expect(checkedAt).toEqual(new Date(now));
  expect(entries.map(summary)).toEqual([
    {
      ...{ service: "dws", id: orders, name: "orders", newest: "new", ageMs: 3 * hour },
      ...{ running: ["running"], failed: ["failed"], next: "2026-11-30T02:00:00.000Z" },
      ...{ isOverdue: false, error: undefined },
    },
    {
      ...{ service: "dws", id: empty, name: "empty", newest: undefined, ageMs: undefined },
      ...{ running: [], failed: [], next: undefined, isOverdue: true, error: undefined },
    },
    {
      ...{ service: "dds", id: "replica", name: "events", newest: "b-1", ageMs: 41 * hour },
      ...{ running: [], failed: ["b-2"], next: "2026-11-30T19:00:00.000Z" },
      ...{ isOverdue: true, error: undefined },
    },
    {
      ...{ service: "dds", id: "off", name: "off", newest: undefined, ageMs: undefined },
      ...{ running: [], failed: [], next: undefined, isOverdue: true, error: undefined },
    },
  ]);
  expect(entries.map(({ newest }) => newest?.sizeBytes)).toEqual([
    2 ** 29,
    undefined,
    2 ** 21,
    undefined,
  ]);
});

test.each([
  [41 * hour, false],
  [41 * hour - 1, true],
])(
  "a backup of 41 hours with a largest age of %i ms is overdue: %s",
  async (maxAgeMs, isOverdue) => {
    const targets = { instances: ["replica"], maxAgeMs };
    expect((await backupStatus({ dds }, targets, options)).entries).toMatchObject([{ isOverdue }]);
  },
);

test("a cluster that cannot be read has its error, and stops no other one", async () => {
  const { entries } = await backupStatus(
    { dws },
    { clusters: ["33333333-3333-4333-8333-333333333333", orders, orders], maxAgeMs: hour },
    options,
  );
  expect(entries).toMatchObject([
    { isOverdue: true, error: { name: "ApiError", status: 404 }, newest: undefined },
    { error: undefined, newest: { id: "new" } },
  ]);
});

test("a signal ends the report", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(
    backupStatus({ dws }, { clusters: [orders], maxAgeMs: 1 }, { signal }),
  ).rejects.toMatchObject({ name: "AbortError" });
});

test.each(["dws", "dds"])("a signal of the client of %s ends the report", async (service) => {
  const signal = AbortSignal.abort("enough");
  const clients =
    service === "dws" ? { dws: dws.with({ signal }), dds } : { dws, dds: dds.with({ signal }) };
  const targets = { clusters: [orders], instances: ["replica"], maxAgeMs: 1 };
  await expect(backupStatus(clients, targets)).rejects.toMatchObject({
    name: "AbortError",
    message: "backupStatus was aborted by its signal.",
    cause: "enough",
  });
});

/** Clients of services whose lists contain these. */
function clientsWith(lists: Readonly<Record<string, object[]>>) {
  const page = (list: string, count: string) => () => {
    const items = lists[list] ?? [];
    return Promise.resolve({ [list]: items, [count]: items.length }) as never;
  };
  return {
    dws: {
      listClusters: page("clusters", "count"),
      listClusterSnapshots: page("snapshots", "count"),
      listSnapshotPolicy: () => Promise.resolve({}),
    },
    dds: {
      listInstances: page("instances", "total_count"),
      listBackups: page("backups", "total_count"),
      showBackupPolicy: () => Promise.resolve({}),
    },
  };
}

test("what a list has no value for, or null, is left out of a report", async () => {
  const nothing = { name: null, status: null, size: null, begin_time: null, started: null };
  const clients = clientsWith({
    clusters: [{ id: "c", ...nothing }],
    snapshots: [{ id: "s", ...nothing }],
    instances: [{ id: "i", ...nothing }],
    backups: [{ id: "b", instance_name: null, ...nothing }],
  });
  const status = await backupStatus(clients, { all: true, maxAgeMs: 1 }, options);
  const common = { name: undefined, newest: undefined, error: undefined };
  expect(status.entries).toMatchObject([
    { id: "c", ...common },
    { id: "i", ...common },
  ]);
  expect(formatBackupStatus(status, "prometheus")).toContain('id="i",name=""} 1');
});

const both = { clusters: ["c"], instances: ["i"], maxAgeMs: 24 * hour };

test("a snapshot that is CREATING and a backup that is BUILDING are running", async () => {
  const time = "2026-11-29T11:00:00Z";
  const clients = clientsWith({
    snapshots: [snapshot("s", "c", "CREATING", time)],
    backups: [backup("b", "i", "BUILDING", time)],
  });
  const { entries } = await backupStatus(clients, both, options);
  expect(entries.map(({ running }) => running.map(({ id }) => id))).toEqual([["s"], ["b"]]);
});

test.each<[string, string[], object]>([
  [
    "does not hide an older one that is overdue",
    ["2026-11-27T12:00:00Z", "2036-11-29T12:00:00Z"],
    { newest: { id: "0" }, ageMs: 48 * hour, isOverdue: true },
  ],
  [
    "alone is overdue",
    ["2026-11-29T12:00:01Z"],
    { newest: undefined, ageMs: undefined, isOverdue: true },
  ],
  ["does not count, and one of now does", ["2026-11-29T12:00:00Z"], { ageMs: 0, isOverdue: false }],
])("a complete backup whose time has not come %s", async (_, times, expected) => {
  const clients = clientsWith({
    snapshots: times.map((time, id) => snapshot(String(id), "c", "AVAILABLE", time)),
    backups: times.map((time, id) => backup(String(id), "i", "COMPLETED", time)),
  });
  const { entries } = await backupStatus(clients, both, options);
  expect(entries).toMatchObject([expected, expected]);
});

test.each<[string, string | null, object]>([
  [
    "by keepSnapshot does not count as the newest, since its data are older",
    "Audit (copy of old)",
    { newest: { id: "old" }, ageMs: 48 * hour, isOverdue: true },
  ],
  [
    "that does not say so counts",
    "Audit (copy of old) on tape",
    { newest: { id: "copy" }, isOverdue: false },
  ],
  ["without a description counts", null, { newest: { id: "copy" }, isOverdue: false }],
])("a copy of a snapshot %s", async (_, description, expected) => {
  const snapshots = [
    snapshot("old", "c", "AVAILABLE", "2026-11-27T12:00:00Z"),
    { ...snapshot("copy", "c", "AVAILABLE", "2026-11-29T12:00:00Z"), description },
  ];
  const { dws: client } = clientsWith({ snapshots });
  const targets = { clusters: ["c"], maxAgeMs: 24 * hour };
  const { entries } = await backupStatus({ dws: client }, targets, options);
  expect(entries).toMatchObject([expected]);
});

describe("the next snapshot", () => {
  const next = (policy: object, rest = {}) => {
    const time = nextSnapshot({ backup_strategies: [policy], ...rest }, now);
    return time && new Date(time).toISOString();
  };
  test.each<[string, object, object, string | undefined]>([
    [
      "is what the service states",
      { next_fire_time: "1796000000000" },
      {},
      "2026-11-30T00:53:20.000Z",
    ],
    [
      "follows from the schedule if that is over",
      { next_fire_time: "1747533600000", backup_strategy: "0 0 2 ? * 1" },
      {},
      "2026-12-06T02:00:00.000Z",
    ],
    ["is at one time", { backup_strategy: "2026-12-01T09:24:00" }, {}, "2026-12-01T09:24:00.000Z"],
    ["does not exist after that time", { backup_strategy: "2023-05-19T09:24:00" }, {}, undefined],
    [
      "does not exist without automated snapshots",
      { backup_strategy: "0 0 2 ? * 1" },
      { auto_backup: false },
      undefined,
    ],
    [
      "is unknown for a schedule in another form",
      { backup_strategy: "every night" },
      {},
      undefined,
    ],
    ["is unknown without a schedule", {}, {}, undefined],
  ])("%s", (_, policy, rest, expected) => {
    expect(next(policy, rest)).toBe(expected);
  });
});

describe("formatBackupStatus", () => {
  const targets = { clusters: [orders], instances: ["off"], maxAgeMs: 24 * hour };

  test("writes JSON that contains everything", async () => {
    const status = await backupStatus({ dws, dds }, targets, options);
    expect(JSON.parse(formatBackupStatus(status, "json"))).toMatchObject({
      checkedAt: "2026-11-29T12:00:00.000Z",
      entries: [{ id: orders, newest: { startedAt: "2026-11-29T09:00:00.000Z" } }, { id: "off" }],
    });
  });

  test("writes CSV with a line for each", async () => {
    const status = await backupStatus({ dws, dds }, targets, options);
    const [entry] = status.entries;
    if (!entry) throw new Error("There is no entry.");
    const quoted = { ...status, entries: [...status.entries, { ...entry, name: 'a "b", c' }] };
    expect(formatBackupStatus(quoted, "csv").split("\r\n")).toEqual([
      "service,id,name,newest_id,newest_name,newest_started,newest_age_seconds,newest_size_bytes,running,failed,next,is_overdue,error",
      `dws,${orders},,new,snapshot-new,2026-11-29T09:00:00.000Z,10800,536870912,1,1,2026-11-30T02:00:00.000Z,false,`,
      "dds,off,,,,,,,0,0,,true,",
      `dws,${orders},"a ""b"", c",new,snapshot-new,2026-11-29T09:00:00.000Z,10800,536870912,1,1,2026-11-30T02:00:00.000Z,false,`,
      "",
    ]);
  });

  test("writes metrics of Prometheus in seconds and bytes", async () => {
    const status = await backupStatus({ dws, dds }, targets, options);
    const labels = `{service="dws",id="${orders}",name=""}`;
    const off = '{service="dds",id="off",name=""}';
    const text = formatBackupStatus(status, "prometheus");
    expect(text.split("\n").filter((line) => !line.startsWith("#"))).toEqual([
      `huaweicloud_backup_up${labels} 1`,
      `huaweicloud_backup_up${off} 1`,
      `huaweicloud_backup_overdue${labels} 0`,
      `huaweicloud_backup_overdue${off} 1`,
      `huaweicloud_backup_max_age_seconds${labels} 86400`,
      `huaweicloud_backup_max_age_seconds${off} 86400`,
      `huaweicloud_backup_newest_start_timestamp_seconds${labels} ${(now - 3 * hour) / 1000}`,
      `huaweicloud_backup_newest_size_bytes${labels} 536870912`,
      `huaweicloud_backup_running${labels} 1`,
      `huaweicloud_backup_running${off} 0`,
      `huaweicloud_backup_failed${labels} 1`,
      `huaweicloud_backup_failed${off} 0`,
      `huaweicloud_backup_next_timestamp_seconds${labels} ${Date.parse("2026-11-30T02:00:00Z") / 1000}`,
      "",
    ]);
    expect(text.match(/^# TYPE \w+ gauge$/gm)).toHaveLength(8);
    expect(
      [...text.matchAll(/^# HELP huaweicloud_backup_(.*)$/gm)].map(([, help]) => help),
    ).toEqual([
      "up Whether the backups of the cluster or instance could be read.",
      "overdue Whether the newest complete backup is older than allowed, or there is none.",
      "max_age_seconds How old the newest complete backup may be.",
      "newest_start_timestamp_seconds When the newest complete backup started.",
      "newest_size_bytes The size of the newest complete backup.",
      "running How many backups are being created.",
      "failed How many backups are listed as failed.",
      "next_timestamp_seconds When the policies start the next backup.",
    ]);
  });

  test("escapes the labels of Prometheus", async () => {
    const status = await backupStatus({ dds }, { instances: ["off"], maxAgeMs: 1 }, options);
    const entries = status.entries.map((entry) => ({ ...entry, name: 'a\\b"c\nd' }));
    expect(formatBackupStatus({ ...status, entries }, "prometheus")).toContain(
      String.raw`name="a\\b\"c\nd"`,
    );
  });

  test("rejects another format", () => {
    const status = { checkedAt: new Date(), maxAgeMs: 1, entries: [] };
    expect(() => formatBackupStatus(status, "xml" as never)).toThrow(
      "format must be one of json, csv, prometheus.",
    );
  });
});

test.each<[object, object | undefined, string]>([
  [{}, all, "backupStatus needs a client as dws or dds."],
  [{ dws: {} }, { maxAgeMs: 1 }, "backupStatus needs clusters, instances or all."],
  [{ dws: {} }, { instances: ["i"], maxAgeMs: 1 }, "instances needs a client as dds."],
  [{ dds: {} }, { clusters: ["i"], maxAgeMs: 1 }, "clusters needs a client as dws."],
  [{ dds: {} }, { instances: "i", maxAgeMs: 1 }, "instances must be a list of ids."],
  [{ dds: {} }, { all: true }, "maxAgeMs must be a number from 1."],
  [
    { dds: {} },
    { al: true, maxAgeMs: 1 },
    "al is not an option of the targets of backupStatus: use all.",
  ],
  [{ dds: {} }, { all: true, maxAge: 1 }, "use maxAgeMs."],
  [{ dds: {} }, undefined, "maxAgeMs must be a number from 1."],
])("%j with %j is rejected", async (clients, targets, message) => {
  await expect(backupStatus(clients, targets as never)).rejects.toThrow(message);
});

test("the program of the guide exits with 1 while something is overdue", async () => {
  const { exitCode, output } = await runGuideProgram("backup-report", sandbox);
  expect(exitCode).toBe(1);
  expect(output.join("\n")).toContain(
    'huaweicloud_backup_overdue{service="dds",id="off",name="off"} 1',
  );
});

test.each([
  ["dws", "listClusters succeeded, but the response has no list of clusters."],
  ["dds", "listInstances succeeded, but the response has no list of instances."],
] as const)(
  "a response of %s without a list is an error of the report",
  async (service, message) => {
    const client = new Proxy({}, { get: () => () => Promise.resolve({}) });
    const clients = { [service]: client };
    await expect(backupStatus(clients, { all: true, maxAgeMs: hour })).rejects.toThrow(message);
  },
);
