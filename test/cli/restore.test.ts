import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { ManualClock } from "../../src/sandbox.js";
import { startCommandSandbox, type CommandSetup } from "../support/command.js";
import { useFastDelays } from "../support/fast-delays.js";

const backup_policy = { keep_days: 7, start_time: "02:00-03:00", period: "1,2,3,4,5,6,7" };
const instances = ["orders", "copy", "failed", "twin-1", "twin-2"].map((id) => ({
  ...{ id, name: id.replace(/-\d/, ""), mode: "ReplicaSet", backup_policy },
}));
const backup = {
  ...{ id: "b-11111111", name: "nightly", instance_id: "orders", instance_name: "orders" },
  ...{ begin_time: "2026-11-28 02:00:00", end_time: "2026-11-28 03:00:00" },
  datastore: { type: "DDS-Community", version: "4.0" },
  ...{ type: "Auto", status: "COMPLETED", size: 1, description: "" },
};
const canary = "Canary#Password1";

let folder: string;
let passwordFile: string;
let useRealDelays: () => void;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "restore-"));
  passwordFile = join(folder, "password");
  writeFileSync(passwordFile, `${canary}\n`);
  useRealDelays = useFastDelays();
});
afterAll(() => {
  useRealDelays();
  rmSync(folder, { recursive: true });
});

let cloud: Awaited<ReturnType<typeof startCommandSandbox>>;
let clock: ManualClock;
/** The requests that change something. */
let writes: string[];
let controller: AbortController;
/** The beginning of the request before which the command is interrupted. */
let interruptAt: string | undefined;
beforeEach(async () => {
  clock = new ManualClock(Date.parse("2026-11-29T01:00:00Z"));
  cloud = await startCommandSandbox({
    ...{ clock, creationMs: 60_000 },
    seed: { clusters: [], snapshots: [], instances, backups: [backup] },
  });
  writes = [];
  controller = new AbortController();
  interruptAt = undefined;
});
afterEach(() => cloud.close());

interface RunSetup extends CommandSetup {
  readonly seconds?: number;
}

/** Runs a command, each of whose requests takes a number of seconds by the clock of the sandbox. */
const run = (line: string, { seconds = 20, ...setup }: RunSetup = {}) =>
  cloud.run(line.split(" "), {
    ...setup,
    signal: controller.signal,
    fetch: (url, init) => {
      clock.advance(seconds * 1000);
      const request = `${init.method} ${new URL(url).pathname.replace(/^\/v[\d.]+\/\w+/, "")}`;
      if (init.method !== "GET") writes.push(request);
      if (interruptAt !== undefined && request.startsWith(interruptAt)) controller.abort();
      return globalThis.fetch(url, init);
    },
  });

const toOrders = "backup restore --to-instance orders --backup nightly";

describe("backup restore overwrites", () => {
  test.each([
    [
      toOrders,
      "orders",
      "backup nightly (b-11111111) of instance orders, of 2026-11-28 02:00:00 UTC",
    ],
    [
      "backup restore --to-instance copy --backup b-11111111",
      "copy",
      "backup nightly (b-11111111) of instance orders, of 2026-11-28 02:00:00 UTC",
    ],
    [
      "backup restore --to-instance orders --at 2026-11-28T13:00:00+01:00",
      "orders",
      "the state of instance orders at 2026-11-28T12:00:00.000Z",
    ],
    [
      "backup restore --to-instance copy --instance orders --at 2026-11-28T12:00:00Z",
      "copy",
      "the state of instance orders at 2026-11-28T12:00:00.000Z",
    ],
  ])("as %s says", async (line, target, words) => {
    const { exitCode, stdout, stderr } = await run(`${line} --yes`);
    expect(stderr).toContain(
      `All data of instance ${target} (${target}) is replaced with ${words}.\n`,
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ job_id: expect.any(String), instance_id: target, job: { status: "Completed" } },
    });
    expect(writes).toEqual(["POST /instances/recovery"]);
  });

  test("only with --yes in a pipe", async () => {
    expect(await run(toOrders)).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        "Overwrite instance orders: add --yes to agree to that, since there is no terminal on which to ask. Nothing was changed.\n",
    });
    expect(writes).toEqual([]);
  });

  test.each([
    ["y", 0, 1],
    ["n", 1, 0],
  ])("on a terminal after the reply %s: exit code %i", async (reply, exitCode, requests) => {
    const outcome = await run(toOrders, { input: `${reply}\n`, columns: 100 });
    expect(outcome.stderr).toMatch(
      /^All data of instance orders \(orders\) is replaced with backup nightly [^\n]+\nOverwrite instance orders\? \[y\/N\] /,
    );
    expect(outcome.exitCode).toBe(exitCode);
    expect(writes).toHaveLength(requests);
  });

  test("no instance that is being restored already", async () => {
    const first = await run(`${toOrders} --yes --no-wait`, { seconds: 1 });
    expect(Object.keys(JSON.parse(first.stdout) as object)).toEqual(["job_id", "instance_id"]);
    const second = await run(`${toOrders} --yes --wait-if-busy 1h`, { seconds: 1 });
    expect(second).toMatchObject({ exitCode: 1, stdout: "" });
    expect(second.stderr).toMatch(
      /^Instance orders is being restored already \(RESTORE\): nothing more was sent\. /,
    );
    expect(writes).toHaveLength(1);
  });

  test.each([
    ["orders --backup nightly --at 2026-11-28T12:00:00Z", "Option '--backup <backup>' cannot be "],
    ["orders", "Either --backup, or --at and --instance are needed. See hwbackup backup restore "],
    ["orders --at 2026-11-28T12:00:00", "Option '--at <time>' argument '2026-11-28T12:00:00' is "],
    [
      "orders --at 2026-02-30T12:00:00Z",
      "Option '--at <time>' argument '2026-02-30T12:00:00Z' is ",
    ],
    ["twin --backup nightly", '2 instances are called "twin": use an id, twin-1 or twin-2.'],
  ])("nothing for --to-instance %s, which is a usage error of one line", async (options, start) => {
    const { exitCode, stderr } = await run(`backup restore --to-instance ${options} --yes`);
    expect({ exitCode, start: stderr.slice(0, start.length) }).toEqual({ exitCode: 2, start });
    expect(writes).toEqual([]);
  });
});

describe("an interrupted backup restore", () => {
  const sent = ["POST /instances/recovery"];

  test.each([
    [
      "says that nothing was changed before that",
      "GET /backups",
      [],
      /^Interrupted\. Nothing was changed\.$/,
    ],
    [
      "says that its request was sent",
      "POST",
      sent,
      /^Interrupted: [^\n]+ after its request was sent: see what runs on instance orders\.$/,
    ],
    [
      "says which job goes on",
      "GET /jobs",
      sent,
      /^Interrupted\. Job [\w-]+ goes on to overwrite instance orders: do not start it again\. See hwbackup call showJobDetail --id [\w-]+\.$/,
    ],
  ])("%s", async (_, request, written, message) => {
    interruptAt = request;
    const { exitCode, stdout, stderr } = await run(`${toOrders} --yes`, { seconds: 1 });
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
    expect(stderr.trimEnd().split("\n").at(-1)).toMatch(message);
    expect(writes).toEqual(written);
  });

  test("says why its job failed, and not that it goes on", async () => {
    const line = "backup restore --to-instance failed --backup nightly --yes";
    const { exitCode, stdout, stderr } = await run(line);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(
      /\nJob [\w-]+ is Failed and will not become Completed: The name asks for a failure\.\n$/,
    );
  });

  test("is not said to succeed later when its job takes too long", async () => {
    const { exitCode, stderr } = await run(`${toOrders} --yes --max-wait 1s`, { seconds: 1 });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /\(--max-wait\)[^\n]* Job [\w-]+ goes on to overwrite instance orders: do not /,
    );
  });
});

describe("backup restore-new", () => {
  const settings = `
availability_zone: eu-de-01
vpc_id: 674e9b42-cd8d-4d25-a2e6-5abcc565b961
subnet_id: f1df08c5-71d1-406a-aff0-de435a51007b
security_group_id: 7aa51dbf-5b63-40db-9724-dad3c4828b58
flavor: [{ type: replica, num: 1, size: "30", spec_code: dds.mongodb.c3.medium.4.repset }]
`;
  const line = "backup restore-new --file - --backup nightly --name test-{source}";

  test("makes an instance once, whose password no output shows", async () => {
    const create = () =>
      run(`${line} --password-file ${passwordFile} --verbose`, { input: settings });
    const first = await create();
    expect(first.exitCode).toBe(0);
    const instance: unknown = JSON.parse(first.stdout);
    expect(instance).toMatchObject({ name: "test-b-111111", status: "normal" });
    const second = await create();
    expect(JSON.parse(second.stdout)).toEqual(instance);
    expect(writes).toEqual(["POST /instances"]);
    expect(JSON.stringify([first, second])).not.toContain("Canary");
  });

  test("warns of the instance that is superfluous, since another process has made one", async () => {
    const words = `backup restore-new --file - --instance orders --at 2026-11-28T12:00:00Z --name t-{source}`;
    const first = await run(words, { input: settings });
    const { id } = JSON.parse(first.stdout) as { readonly id: string };
    let isHidden = true;
    const { exitCode, stdout, stderr } = await cloud.run(words.split(" "), {
      input: settings,
      fetch: async (url, init) => {
        clock.advance(20_000);
        // The list as it was before the other process has made its instance.
        if (!isHidden || !url.includes("name=t-")) return fetch(url, init);
        isHidden = false;
        return Response.json({ instances: [], total_count: 0 });
      },
    });
    expect({ exitCode, instance: JSON.parse(stdout) as unknown }).toMatchObject({
      ...{ exitCode: 0, instance: { id, status: "normal" } },
    });
    const [, duplicate] =
      /^Another process created instance t-\S+ at the same time: delete (\w+), which this command created\.$/m.exec(
        stderr,
      ) ?? [];
    expect(duplicate).toMatch(/^\w+in02$/);
    expect(duplicate).not.toBe(id);
  });

  test.each([
    [
      "test-{source}",
      "Instance test-b-111111 may exist already. The same command goes on from here.",
    ],
    [
      "test",
      "Instance test may exist already. The same command makes no second one, and fails because of the name.",
    ],
  ])(
    "says after an interruption what the same command does for the name %s",
    async (name, words) => {
      interruptAt = "POST";
      const named = line.replace("test-{source}", name);
      const { exitCode, stderr } = await run(named, { input: settings });
      expect({ exitCode, last: stderr.trimEnd().split("\n").at(-1) }).toEqual({
        ...{ exitCode: 130, last: `Interrupted. ${words}` },
      });
    },
  );

  test("needs no password, and writes the ids at once with --no-wait", async () => {
    const { exitCode, stdout } = await run(
      `${line} --no-wait --vpc-id ${"a".repeat(8)}-aaaa-aaaa-aaaa-${"a".repeat(12)}`,
      { input: settings },
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: "test-b-111111", job_id: expect.any(String) });
  });

  test.each([
    [
      "backup restore-new --backup nightly",
      "--name is needed. See hwbackup backup restore-new --help.",
    ],
    ["backup restore-new --name test", "Either --backup, or --at and --instance are needed. See "],
    [line.replace("--file -", "--vpc-id x"), "--availability-zone "],
  ])(
    "says for %s in one line what is missing or wrong, without the password",
    async (wrong, start) => {
      const { exitCode, stderr } = await run(`${wrong} --password-file ${passwordFile}`);
      expect({ exitCode, start: stderr.slice(0, start.length) }).toEqual({ exitCode: 2, start });
      expect(stderr).not.toContain("Canary");
      expect(writes).toEqual([]);
    },
  );
});

describe("snapshot restore", () => {
  const restore = "snapshot restore --snapshot snapshot-1";
  let recorded: typeof cloud;
  beforeEach(async () => void (recorded = await startCommandSandbox()));
  afterEach(() => recorded.close());

  test("makes one cluster, however often it runs, if the name contains the source", async () => {
    for (let runs = 1; runs <= 2; runs += 1) {
      const { exitCode, stdout } = await recorded.run(`${restore} --name test-{source}`);
      expect({ exitCode, cluster: JSON.parse(stdout) as unknown }).toMatchObject({
        ...{ exitCode: 0, cluster: { name: "test-2a4d0f86", status: "AVAILABLE" } },
      });
    }
    expect(
      (await recorded.run("clusters --output csv")).stdout.match(/,test-2a4d0f86,/g),
    ).toHaveLength(1);
  });

  test("shows what the cluster does, and ends after --max-wait", async () => {
    const slow = await startCommandSandbox({ creationMs: 60_000 });
    const line = `${restore} --name slow-{source}`;
    const interrupted = await slow.run(line, { until: "RESTORING" });
    expect(interrupted.stderr).toMatch(/^Cluster slow-2a4d0f86: RESTORING, 0 % \(0 s\)\n/);
    const { exitCode, stderr } = await slow.run(`${line} --max-wait 10ms`);
    await slow.close();
    expect(exitCode).toBe(75);
    expect(stderr).toContain(" did not become AVAILABLE within 10 ms (--max-wait)");
  });

  test.each([
    [restore, "--name is needed. See hwbackup snapshot restore --help.\n"],
    [
      `${restore} --name a`,
      "--name must be at least 4 characters long and is 1. See hwbackup snapshot restore --help.\n",
    ],
  ])("%s names the flag that is missing or wrong", async (line, stderr) => {
    expect(await recorded.run(line)).toEqual({ exitCode: 2, stdout: "", stderr });
  });
});
