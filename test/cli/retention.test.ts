import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { startCommandSandbox } from "../support/command.js";
import { useFastDelays } from "../support/fast-delays.js";

type CommandSandbox = Awaited<ReturnType<typeof startCommandSandbox>>;

const cluster = { id: "11111111-2222-3333-4444-555555555555", name: "dwh" };
/** Two clusters of one name. */
const twins = ["6", "7"].map((digit) => ({ id: cluster.id.replaceAll("5", digit), name: "twin" }));
const days = ["01", "02", "03", "04"];
const snapshots = days.map((day) => ({
  ...{ id: `${day}111111-2222-3333-4444-555555555555`, name: `nightly-${day}` },
  ...{ cluster_id: cluster.id, status: "AVAILABLE", type: "MANUAL", size: 1, description: "" },
  ...{ started: `2026-11-${day}T01:00:00`, finished: `2026-11-${day}T01:10:00` },
}));
const backups = days.map((day) => ({
  ...{ id: `b-${day}`, name: `nightly-${day}`, instance_id: "i-1", instance_name: "orders" },
  ...{ begin_time: `2026-11-${day} 01:00:00`, end_time: `2026-11-${day} 01:10:00` },
  ...{ datastore: { type: "DDS-Community", version: "4.0" }, type: "Manual" },
  ...{ status: "COMPLETED", size: 1, description: "" },
}));

let cloud: CommandSandbox;
let folder: string;
let useRealDelays: () => void;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "retention-"));
  useRealDelays = useFastDelays();
});
afterAll(() => {
  useRealDelays();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  cloud = await startCommandSandbox({
    seed: { clusters: [cluster, ...twins], snapshots, backups },
  });
});
afterEach(() => cloud.close());

const keepTwo = "--name-prefix nightly- --keep-last 2";

async function names(): Promise<string[]> {
  const { stdout } = await cloud.run("call listSnapshots");
  const { snapshots } = JSON.parse(stdout) as { readonly snapshots: readonly { name: string }[] };
  return snapshots.map(({ name }) => name);
}

test.each([
  ["--cluster dwh", 3],
  ["--instance orders", 3],
  ["--cluster dwh --keep-daily 9", 0],
])("retention plan %s --exit-code exits with %i", async (options, exitCode) => {
  const outcome = await cloud.run(`retention plan ${options} ${keepTwo} --exit-code`);
  expect(outcome.exitCode).toBe(exitCode);
  const plan = JSON.parse(outcome.stdout) as { readonly toDelete: readonly { name: string }[] };
  expect(plan.toDelete.map(({ name }) => name)).toEqual(
    exitCode === 3 ? ["nightly-01", "nightly-02"] : [],
  );
});

test("the plan has the rules of all options", async () => {
  const { stdout } = await cloud.run(
    "retention plan --cluster dwh --all-names --keep-last 1 --keep-within 2d --keep-hourly 2 " +
      "--keep-daily 3 --keep-weekly 4 --keep-monthly 5 --keep-yearly 6 " +
      "--time-zone Europe/Berlin --failed-older-than 7d",
  );
  expect(JSON.parse(stdout)).toMatchObject({
    wanted: {
      ...{ cluster_id: cluster.id, allNames: true, timeZone: "Europe/Berlin" },
      keep: {
        ...{ last: 1, withinMs: 172_800_000, hourly: 2, daily: 3 },
        ...{ weekly: 4, monthly: 5, yearly: 6 },
      },
      failedOlderThanMs: 604_800_000,
    },
  });
  const within = await cloud.run("retention plan --cluster dwh --all-names --keep-within 0s");
  expect(within.exitCode).toBe(0);
});

test("retention plan without --exit-code exits with 0, and a table has a line for each item", async () => {
  const { exitCode, stdout, stderr } = await cloud.run(
    `retention plan --cluster dwh ${keepTwo} --output table`,
    { columns: 80 },
  );
  expect(exitCode).toBe(0);
  expect(stdout.replaceAll(/ +\n/g, "\n"))
    .toBe(`ACTION  NAME        TIME                 STATUS     REASONS
delete  nightly-01  2026-11-01T01:00:00  AVAILABLE
delete  nightly-02  2026-11-02T01:00:00  AVAILABLE
keep    nightly-04  2026-11-04T01:00:00  AVAILABLE  newest, last
keep    nightly-03  2026-11-03T01:00:00  AVAILABLE  last
`);
  expect(stderr).toContain(`2 of 4 manual snapshots of cluster ${cluster.id} would be deleted.\n`);
  const ofInstance = await cloud.run(`retention plan --instance orders ${keepTwo}`);
  expect(ofInstance.stderr).toBe("2 of 4 manual backups of instance i-1 would be deleted.\n");
});

test("retention apply in a pipe needs --yes, and deletes nothing without it", async () => {
  expect(await cloud.run(`retention apply --cluster dwh ${keepTwo}`)).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: `Delete 2 of 4 manual snapshots of cluster ${cluster.id}: add --yes to agree to that, since there is no terminal on which to ask. Nothing was changed.\n`,
  });
  expect(await names()).toHaveLength(4);
});

test.each([
  ["--cluster dwh", "01111111-2222-3333-4444-555555555555"],
  ["--instance orders", "b-01"],
])(
  "retention apply %s --yes deletes what the plan names, and shows it before",
  async (target, id) => {
    const outcome = await cloud.run(`retention apply ${target} ${keepTwo} --yes`);
    expect(outcome.stderr).toContain(`Delete nightly-01 (${id}) of 2026-11-01`);
    expect(outcome.exitCode).toBe(0);
    expect(JSON.parse(outcome.stdout)).toEqual([
      { item: expect.objectContaining({ name: "nightly-01" }), ok: true, data: "deleted" },
      { item: expect.objectContaining({ name: "nightly-02" }), ok: true, data: "deleted" },
    ]);
    const again = await cloud.run(`retention apply ${target} ${keepTwo}`);
    expect(again).toMatchObject({ exitCode: 0, stdout: "[]\n" });
    expect(again.stderr).toMatch(/^Nothing to do: 0 of 2 manual [^\n]+ are to be deleted\.\n$/);
  },
);

test("retention apply --plan deletes what a saved plan names, and rejects any other file", async () => {
  const { stdout } = await cloud.run(`retention plan --cluster dwh ${keepTwo}`);
  const [file, other] = [join(folder, "plan.json"), join(folder, "other.json")];
  writeFileSync(file, stdout);
  writeFileSync(other, `{"wanted":{}}`);
  const wrong = await cloud.run(`retention apply --plan ${other} --yes`);
  expect(wrong.exitCode).toBe(2);
  expect(wrong.stderr).toBe(
    "The plan of retention apply must be the JSON of hwbackup retention plan.\n",
  );
  const zone = await cloud.run(`retention apply --plan ${file} --time-zone Asia/Tokyo --yes`);
  expect(zone.exitCode).toBe(2);
  expect(zone.stderr).toContain("cannot be used with option '--time-zone <zone>'");
  const outcome = await cloud.run(`retention apply --plan ${file} --yes --output csv`);
  expect(outcome.stdout).toBe(
    "name,result,time,id\r\nnightly-01,deleted,2026-11-01T01:00:00,01111111-2222-3333-4444-555555555555\r\nnightly-02,deleted,2026-11-02T01:00:00,02111111-2222-3333-4444-555555555555\r\n",
  );
  expect(await names()).toEqual(["nightly-03", "nightly-04"]);
  const again = await cloud.run(`retention apply --plan ${file} --yes`);
  expect(again.exitCode).toBe(0);
  expect(again.stderr).toBe(outcome.stderr.replace(/^Deletion [^]*/m, ""));
});

test.each(["--keep-last 1", "--cluster dwh", "--time-zone Europe/Berlin"])(
  "retention apply --plan cannot be used with %s",
  async (option) => {
    const { exitCode, stderr } = await cloud.run(`retention apply --plan - ${option} --yes`);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^Option '--plan <file>' cannot be used with option '--[^\n]+\n$/);
  },
);

test.each([
  ["for ever", { status: 400 }, 1, "ApiError"],
  ["in time", { status: 503, times: 99 }, 75, "WaiterError"],
])("retention apply says why an item cannot be deleted %s", async (_, fault, exitCode, name) => {
  const plan = `retention apply --cluster dwh --name-prefix nightly- --keep-last 3 --yes`;
  cloud.sandbox.fail({ operation: "deleteSnapshot", ...fault });
  const outcome = await cloud.run(`${plan} --max-wait ${exitCode === 75 ? "1s" : "1h"}`);
  expect(outcome.exitCode).toBe(exitCode);
  expect(JSON.parse(outcome.stdout)).toMatchObject([{ ok: false, error: { name } }]);
  expect(outcome.stderr).toMatch(/\nnightly-01: [^\n]+\n$/);
  cloud.sandbox.clearFaults();
  expect(await cloud.run(plan)).toMatchObject({ exitCode: 0 });
});

test("an interrupted retention apply says what was deleted and how to go on", async () => {
  const controller = new AbortController();
  const outcome = await cloud.run(`retention apply --cluster dwh ${keepTwo} --yes`, {
    signal: controller.signal,
    fetch: (url, init) => {
      if (init.method === "DELETE" && url.includes("02111111")) controller.abort();
      return globalThis.fetch(url, init);
    },
  });
  expect(outcome.exitCode).toBe(130);
  expect(outcome.stdout).toContain('"deleted"');
  expect(outcome.stderr).toMatch(/\nInterrupted\. The same command goes on from here\.\n$/);
  await cloud.run(`retention apply --cluster dwh ${keepTwo} --yes`);
  expect(await names()).toEqual(["nightly-03", "nightly-04"]);
});

test.each([
  [
    "--cluster twin --all-names --keep-last 1",
    `2 clusters are called "twin": use an id, ${twins.map(({ id }) => id).join(" or ")}.`,
  ],
  [
    "--keep-last 1 --all-names",
    "Either --cluster or --instance is needed. See hwbackup retention plan --help.",
  ],
  [
    "--cluster dwh --instance orders --keep-last 1 --all-names",
    "Option '--cluster <cluster>' cannot be used with option '--instance <instance>'. See hwbackup retention plan --help.",
  ],
  [
    "--cluster dwh --keep-last 1",
    "Either --name-prefix or --all-names is needed. See hwbackup retention plan --help.",
  ],
  [
    "--cluster dwh --all-names --keep-last 0",
    "At least one option --keep-… with a number above 0 is needed. See hwbackup retention plan --help.",
  ],
])("retention plan %s is a usage error of one line", async (options, message) => {
  expect(await cloud.run(`retention plan ${options}`)).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: `${message}\n`,
  });
});
