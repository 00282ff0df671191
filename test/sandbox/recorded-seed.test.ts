// What changes with the clock in a sandbox that has the recorded examples of the documentation.
import { afterEach, expect, test } from "@jest/globals";
import { accessKeyCredentials, createDdsClient, type DdsClient } from "../../src/index.js";
import {
  ManualClock,
  recordedSeed,
  startSandbox,
  type Sandbox,
  type SandboxSeed,
} from "../../src/sandbox.js";

const hour = 3_600_000;
const { instances = [], backups, jobs = [] } = recordedSeed();
const backedUp = instances.filter(({ backup_strategy }) => backup_strategy?.keep_days);
let clock: ManualClock;
let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

async function start(seed?: SandboxSeed): Promise<DdsClient> {
  clock = new ManualClock(Date.parse("2026-11-29T00:00:00Z"));
  sandbox = await startSandbox({ clock, creationMs: hour, ...(seed && { seed }) });
  return createDdsClient({
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials: accessKeyCredentials(sandbox.account),
  });
}

test("a job that is Running is as recorded, and Completed after the duration of a job", async () => {
  const dds = await start();
  const job = jobs.find(({ status }) => status === "Running");
  const show = async () => (await dds.showJobDetail({ id: job?.id ?? "" })).job;
  clock.advance(hour - 1);
  expect(await show()).toEqual(job);
  clock.advance(1);
  const end = { status: "Completed", ended: "2026-11-29T01:00:00+0000", progress: "" };
  expect(await show()).toEqual({ ...job, ...end });
});

test("jobs that have ended do not change", async () => {
  const dds = await start();
  clock.advance(100 * 24 * hour);
  const ended = jobs.filter(({ status }) => status !== "Running");
  expect(ended.length).toBeGreaterThan(1);
  for (const job of ended) expect((await dds.showJobDetail({ id: job.id })).job).toEqual(job);
});

test("instances whose strategy keeps backups are backed up every day", async () => {
  const dds = await start();
  expect(backedUp.length).toBeGreaterThan(1);
  clock.advance(24 * hour);
  const created = (
    await dds.listBackups({
      backup_type: "Auto",
      begin_time: "2026-11-29 00:00:00",
      end_time: "2026-11-30 00:00:00",
    })
  ).backups;
  expect(created.map(({ instance_id }) => instance_id).sort()).toEqual(
    backedUp.map(({ id }) => id).sort(),
  );
});

test("with policies that are off, no backup is added", async () => {
  const backup_policy = { keep_days: 0 };
  const seed = recordedSeed();
  const dds = await start({
    ...seed,
    instances: instances.map((instance) => ({ ...instance, backup_policy })),
  });
  clock.advance(100 * 24 * hour);
  expect((await dds.listBackups()).backups).toHaveLength(backups.length);
});
