// A job that runs each night against a sandbox: it creates an item, waits until it is complete, and deletes old ones.
import {
  accessKeyCredentials,
  applyRetention,
  createDdsClient,
  createDwsClient,
  ensureBackup,
  ensureSnapshot,
  planRetention,
  waitUntilBackupCompleted,
  waitUntilSnapshotAvailable,
  type DdsClient,
  type DwsClient,
  type Fetch,
  type RetentionKeep,
  type RetentionResult,
} from "../../src/index.js";
import { ManualClock, recordedSeed, startSandbox, type Sandbox } from "../../src/sandbox.js";
import { randomFrom } from "./sandbox-fuzzer.js";

const msPerHour = 3_600_000;
const [{ id: cluster_id } = { id: "" }] = recordedSeed().clusters;
const instance_id = "a89dab5e39394eccbdb77b19d57b0180in02";

const keep: RetentionKeep = { daily: 7, weekly: 4, monthly: 3 };
/** At the time of the job, it is still the evening before in this zone, in summer and in winter. */
const timeZone = "America/New_York";
const rules = { namePrefix: "nightly-", keep, timeZone };

/** A job of one service. */
interface Job {
  /** Creates the item of a night, and deletes what the rules do not keep. It can be run again after any failure. */
  run(name: string, onPoll: () => void): Promise<RetentionResult[]>;
  /** The names of the manual items, in any order. */
  names(): Promise<string[]>;
}

const jobs: Readonly<Record<string, (clients: Clients) => Job>> = {
  DWS: ({ dws }) => ({
    async run(name, onPoll) {
      const options = { minDelayMs: 1, maxDelayMs: 1, onPoll };
      const wanted = { name, cluster_id };
      const snapshot = await ensureSnapshot(dws, wanted, { ...options, reconcileTimeoutMs: 1 });
      await waitUntilSnapshotAvailable(dws, snapshot, options);
      return applyRetention(dws, await planRetention(dws, { cluster_id, ...rules }), options);
    },
    async names() {
      const { snapshots = [] } = await dws.listClusterSnapshots({ cluster_id });
      return snapshots.map(({ name = "" }) => name);
    },
  }),
  DDS: ({ dds }) => ({
    async run(name, onPoll) {
      const options = { minDelayMs: 1, maxDelayMs: 1, onPoll };
      const wanted = { name, instance_id };
      const backup = await ensureBackup(dds, wanted, { ...options, reconcileTimeoutMs: 1 });
      await waitUntilBackupCompleted(dds, backup, options);
      return applyRetention(dds, await planRetention(dds, { instance_id, ...rules }), options);
    },
    async names() {
      return (await dds.listBackups({ instance_id })).backups.map(({ name }) => name);
    },
  }),
};

export const services = Object.keys(jobs);

interface Clients {
  readonly dws: DwsClient;
  readonly dds: DdsClient;
}

function clientsOf({ url, account }: Sandbox, fetch: Fetch): Clients {
  const options = {
    endpoint: url,
    projectId: account.projectId,
    credentials: accessKeyCredentials(account),
    retry: { baseDelayMs: 0 },
    fetch,
  };
  return { dws: createDwsClient(options), dds: createDdsClient(options) };
}

/** A fetch whose requests fail at random: some before the service receives them, some after it has performed them. */
function faultyFetch(random: () => number, share: number, onFailure: () => void): Fetch {
  const lost = (): Error => new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
  return async (url, init) => {
    if (random() >= share) return fetch(url, init);
    onFailure();
    const kind = Math.floor(random() * 6);
    if (kind === 0) throw lost();
    if (kind === 1) return new Response("", { status: 503 });
    if (kind === 2) return new Response("", { status: 429, headers: { "Retry-After": "0" } });
    const response = await fetch(url, init);
    await response.text();
    if (kind === 3) throw lost();
    return kind === 4 ? new Response("", { status: 500 }) : new Response("<html>", { status: 200 });
  };
}

/** What the nights have left. */
export interface NightsResult {
  /** The names of the items that exist at the end. */
  readonly names: string[];
  /** The names of those that should. */
  readonly expected: string[];
  readonly failedRequests: number;
}

/** Runs the job of a service each night, again after each failure, and returns what is left. */
export async function runNights(
  service: string,
  count: number,
  { seed, share }: { readonly seed: number; readonly share: number },
): Promise<NightsResult> {
  const clock = new ManualClock(Date.parse("2020-10-05T00:30:00Z"));
  const sandbox = await startSandbox({
    clock,
    creationMs: 600_000,
    seed: {
      clusters: [{ id: cluster_id, name: "sales" }],
      snapshots: [],
      instances: [{ id: instance_id, name: "orders", mode: "ReplicaSet" }],
      backups: [],
    },
  });
  try {
    const jobOf = jobs[service];
    if (!jobOf) throw new Error(`There is no service ${service}.`);
    let failedRequests = 0;
    const failing = faultyFetch(randomFrom(seed), share, () => void (failedRequests += 1));
    const job = jobOf(clientsOf(sandbox, failing));
    const reader = jobOf(clientsOf(sandbox, fetch));
    const expected: string[] = [];
    for (let night = 1; night <= count; night += 1) {
      const start = Date.parse("2020-10-05T00:30:00Z") + night * 24 * msPerHour;
      clock.advance(start - clock.now());
      const name = `nightly-${new Date(start).toISOString().slice(0, 10)}`;
      expected.push(name);
      const onPoll = (): void => clock.advance(300_000);
      while (!(await succeeds(job, name, onPoll))) onPoll();
    }
    const names = (await reader.names()).sort();
    return { names, expected: namesToKeep(expected), failedRequests };
  } finally {
    await sandbox.close();
  }
}

async function succeeds(job: Job, name: string, onPoll: () => void): Promise<boolean> {
  try {
    return (await job.run(name, onPoll)).every(({ ok }) => ok);
  } catch {
    return false;
  }
}

/** The names that the rules keep, by the dates in them: the time zone is a day behind. */
function namesToKeep(names: readonly string[]): string[] {
  const dayOf = (name: string): Date => new Date(Date.parse(name.slice(8)) - 24 * msPerHour);
  const monday = (day: Date): string =>
    new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 24 * msPerHour).toISOString();
  const latest = (count: number, periodOf: (day: Date) => string): string[] =>
    [...new Map(names.map((name) => [periodOf(dayOf(name)), name])).values()].slice(-count);
  return [
    ...new Set([
      ...names.slice(-7),
      ...latest(4, monday),
      ...latest(3, (day) => day.toISOString().slice(0, 7)),
    ]),
  ].sort();
}
