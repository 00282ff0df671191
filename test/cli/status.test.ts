import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { ManualClock } from "../../src/sandbox.js";
import { startCommandSandbox } from "../support/command.js";

const hoursAgo = (hours: number): string =>
  new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 19);
const [old, fresh] = ["1", "2"].map((digit) => `${digit}1111111-2222-3333-4444-555555555555`);
const snapshot = (name: string, cluster_id: string | undefined, hours: number) => ({
  ...{ id: name, name, cluster_id, status: "AVAILABLE", type: "MANUAL", size: 500 },
  started: hoursAgo(hours),
});
const backup = {
  ...{ id: "b-1", name: "b-1", instance_id: "i-1", instance_name: "orders", type: "Manual" },
  ...{ begin_time: hoursAgo(3).replace("T", " "), end_time: hoursAgo(2).replace("T", " ") },
  datastore: { type: "DDS-Community", version: "4.0" },
  ...{ status: "COMPLETED", size: 2048, description: "" },
};
const seed = {
  clusters: [
    { id: old, name: "old" },
    { id: fresh, name: "fresh" },
  ],
  snapshots: [snapshot("s-old", old, 50), snapshot("s-fresh", fresh, 4)],
  instances: [{ id: "i-1", name: "orders", mode: "ReplicaSet" }],
  backups: [backup],
};

let cloud: Awaited<ReturnType<typeof startCommandSandbox>>;
beforeAll(async () => {
  cloud = await startCommandSandbox({ seed: seed as never, clock: new ManualClock() });
});
afterEach(() => cloud.sandbox.clearFaults());
afterAll(() => cloud.close());

test.each([
  ["status", 4, ["old", "fresh", "orders"]],
  ["status --max-age 60h", 0, ["old", "fresh", "orders"]],
  ["status --cluster fresh", 0, ["fresh"]],
  [`status --cluster ${fresh} --cluster old --instance orders`, 4, [fresh, "old", "orders"]],
  ["status --service dds", 0, ["orders"]],
  ["status --instance orders --max-age 2h", 4, ["orders"]],
])("%s exits with %i", async (line, exitCode, names) => {
  const outcome = await cloud.run(line);
  expect(outcome).toMatchObject({ exitCode, stderr: "" });
  const { entries } = JSON.parse(outcome.stdout) as {
    readonly entries: readonly { readonly id: string; readonly name?: string }[];
  };
  expect(entries.map(({ id, name = id }) => name)).toEqual(names);
});

test("status as a table has readable ages and sizes, and times of ISO 8601", async () => {
  const { stdout } = await cloud.run("status --output table");
  const times = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000Z";
  expect(stdout).toMatch(
    /^SERVICE +NAME +STATE +AGE +NEWEST +STARTED +NEXT +RUNNING +FAILED +SIZE/,
  );
  expect(stdout).toMatch(
    new RegExp(`^dws +old +overdue +2 d 2 h +s-old +${times} +0 +0 +500\\.0 GiB +${old}$`, "m"),
  );
  expect(stdout).toMatch(
    new RegExp(`^dds +orders +ok +3 h +b-1 +${times} +0 +0 +2\\.0 MiB +i-1$`, "m"),
  );
});

test.each([
  ["csv", /^service,id,name,newest_id,.*\r\ndws,/],
  ["prometheus", /^# HELP huaweicloud_backup_up /],
])("status --output %s writes the form of formatBackupStatus", async (format, start) => {
  const { exitCode, stdout } = await cloud.run(`status --output ${format}`);
  expect(exitCode).toBe(4);
  expect(stdout).toMatch(start);
});

test("no other command writes the text of Prometheus", async () => {
  expect(await cloud.run("clusters --output prometheus")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("Allowed choices are table, json, yaml, csv."),
  });
});

test.each([
  ["dws", { operation: "listClusters", status: 403 }, ["orders"]],
  ["dds", { operation: "listInstances", status: 403 }, ["old", "fresh"]],
])(
  "status without permission for %s reports the other service, and what is missing",
  async (service, fault, names) => {
    cloud.sandbox.fail(fault);
    const outcome = await cloud.run("status --max-age 60h --output csv");
    expect(outcome.exitCode).toBe(1);
    for (const name of names) expect(outcome.stdout).toContain(`,${name},`);
    const other = service === "dws" ? "dds" : "dws";
    expect(outcome.stderr).toMatch(
      new RegExp(
        `^${service.toUpperCase()} could not be read: ${fault.operation} was rejected with status 403[^\\n]* Leave this service out with --service ${other}\\.\\n$`,
      ),
    );
  },
);

test("status reports the others when one cluster cannot be read, and exits with 1", async () => {
  cloud.sandbox.fail({ operation: "listSnapshotPolicy", status: 403 });
  const outcome = await cloud.run("status --max-age 60h --output table");
  expect(outcome.exitCode).toBe(1);
  expect(outcome.stdout).toMatch(/^dws +(old|fresh) +unknown/m);
  expect(outcome.stdout).toMatch(/^dws +(old|fresh) +ok/m);
  expect(outcome.stderr).toMatch(/^DWS [^\n]+: listSnapshotPolicy was rejected[^\n]+\n$/);
});

test.each([
  ["one service is unavailable", [{ operation: "listInstances", status: 503, times: 9 }], 75],
  ["one cluster is unavailable", [{ operation: "listSnapshotPolicy", status: 503, times: 9 }], 75],
  [
    "one service is unavailable and the other not permitted",
    [
      { operation: "listClusters", status: 503, times: 9 },
      { operation: "listInstances", status: 403 },
    ],
    1,
  ],
])("status when %s", async (_, faults, exitCode) => {
  const headers = { "Retry-After": "3600" };
  for (const fault of faults) cloud.sandbox.fail({ ...fault, headers });
  expect((await cloud.run("status --max-age 60h --output csv")).exitCode).toBe(exitCode);
});

test("status with no credentials says so once", async () => {
  const none = { HUAWEICLOUD_SDK_AK: "", HUAWEICLOUD_SDK_SK: "" };
  const { exitCode, stdout, stderr } = await cloud.run("status", { environment: none });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(/^[^\n]+\n$/);
});
