import { afterEach, describe, expect, test } from "@jest/globals";
import {
  accessKeyCredentials,
  createDdsClient,
  createDwsClient,
  ensureSnapshot,
  isApiError,
  paginateListBackups,
  paginateListClusterSnapshots,
  passwordCredentials,
  tokenCredentials,
  waitUntilSnapshotAvailable,
  type Credentials,
} from "../../src/index.js";
import {
  ManualClock,
  recordedSeed,
  startSandbox,
  type Sandbox,
  type SandboxOptions,
} from "../../src/sandbox.js";
import { RateLimit } from "../../src/sandbox/injected-faults.js";
import { tokenOf } from "../support/sandbox-calls.js";

const started: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of started.splice(0)) await sandbox.close();
});

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ creationMs: 0, ...options });
  started.push(sandbox);
  return sandbox;
}

/** The kinds of credentials that a sandbox accepts. */
const credentialsFor: Readonly<
  Record<string, (sandbox: Sandbox) => Credentials | Promise<Credentials>>
> = {
  "an access key": ({ account }) => accessKeyCredentials(account),
  "a password": ({ account, authUrl }) =>
    passwordCredentials({ ...account, projectId: undefined, authUrl }),
  "a token": async (sandbox) => tokenCredentials(await tokenOf(sandbox)),
};

async function clientsOf(sandbox: Sandbox, kind = "an access key") {
  const credentials = await credentialsFor[kind]?.(sandbox);
  if (!credentials) throw new Error(`There are no credentials of the kind ${kind}.`);
  const options = {
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials,
    retry: { baseDelayMs: 1 },
  };
  return { dws: createDwsClient(options), dds: createDdsClient(options) };
}

const [{ id: cluster_id } = { id: "" }] = recordedSeed().clusters;

describe.each(Object.keys(credentialsFor))("a nightly job that authenticates with %s", (kind) => {
  test("ensures a snapshot, waits until it is available with its progress, and lists it", async () => {
    const clock = new ManualClock();
    const sandbox = await start({ clock, creationMs: 10_000 });
    const { dws } = await clientsOf(sandbox, kind);
    const snapshot = await ensureSnapshot(dws, { name: "nightly-1", cluster_id });
    expect((await ensureSnapshot(dws, { name: "nightly-1", cluster_id })).id).toBe(snapshot.id);
    const seen: (string | undefined)[] = [];
    await waitUntilSnapshotAvailable(dws, snapshot, {
      minDelayMs: 1,
      onPoll: ({ state, percent }) => {
        seen.push(`${state} ${percent}`);
        clock.advance(5000);
      },
    });
    expect(seen).toEqual(["CREATING 0", "CREATING 50", "AVAILABLE 100"]);
    const names = (await paginateListClusterSnapshots(dws, { cluster_id, limit: 1 }).toArray()).map(
      ({ name }) => name,
    );
    expect(names[0]).toBe("nightly-1");
    expect(new Set(names).size).toBe(names.length);
  });
});

test.each(["page", "item"] as const)(
  "a pager reads each snapshot once when the offset counts by the %s",
  async (offsetUnit) => {
    const sandbox = await start({ offsetUnit });
    const { dws } = await clientsOf(sandbox);
    for (let night = 1; night <= 7; night += 1)
      await ensureSnapshot(dws, { name: `nightly-${night}`, cluster_id });
    const whole = (await dws.listClusterSnapshots({ cluster_id })).snapshots ?? [];
    const paged = await paginateListClusterSnapshots(dws, { cluster_id, limit: 3 }).toArray();
    expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  },
);

test("a cluster creates one snapshot at a time, and each name once", async () => {
  const clock = new ManualClock();
  const { dws } = await clientsOf(await start({ clock, creationMs: 1000 }));
  const create = (name: string, cluster = cluster_id) =>
    dws.createSnapshot({ snapshot: { name, cluster_id: cluster } });
  await create("nightly-1");
  await expect(create("nightly-2")).rejects.toMatchObject({ status: 409, code: "DWS.0011" });
  await expect(create("nightly-1")).rejects.toMatchObject({ status: 400 });
  await expect(create("nightly-3", "00000000-0000-0000-0000-000000000000")).rejects.toMatchObject({
    status: 404,
    code: "DWS.0047",
  });
  clock.advance(1000);
  await create("nightly-2");
});

test("waitUntilSnapshotAvailable rejects when the snapshot is UNAVAILABLE", async () => {
  const { dws } = await clientsOf(await start());
  const snapshot = await ensureSnapshot(dws, { name: "will-be-unavailable", cluster_id });
  await expect(waitUntilSnapshotAvailable(dws, snapshot)).rejects.toMatchObject({
    name: "WaiterError",
    lastState: "UNAVAILABLE",
  });
});

test("listBackups filters and pages", async () => {
  const [backup] = recordedSeed().backups;
  if (!backup) throw new Error("No backup is recorded.");
  const backups = Array.from({ length: 250 }, (_, index) => ({
    ...backup,
    id: `b-${index}`,
    instance_id: `i-${index % 5}`,
    type: index % 2 === 0 ? "Auto" : "Manual",
    begin_time: `2026-11-${String(1 + (index % 20)).padStart(2, "0")} 00:00:00`,
  }));
  const { dds } = await clientsOf(await start({ seed: { ...recordedSeed(), backups } }));
  expect(await paginateListBackups(dds, {}, { concurrency: 8 }).toArray()).toHaveLength(250);
  expect(await paginateListBackups(dds, { instance_id: "i-3", limit: 7 }).toArray()).toHaveLength(
    50,
  );
  expect((await dds.listBackups({ backup_type: "Manual" })).total_count).toBe(125);
  expect((await dds.listBackups({ backup_id: "b-17" })).backups).toEqual([backups[17]]);
  expect(
    (await dds.listBackups({ begin_time: "2026-11-19 00:00:00", end_time: "2026-11-20 00:00:00" }))
      .total_count,
  ).toBe(24);
});

describe("an injected fault", () => {
  test("causes the client's retries, timeouts and errors", async () => {
    const sandbox = await start();
    const { dws } = await clientsOf(sandbox);
    sandbox.fail({
      operation: "listSnapshots",
      status: 503,
      headers: { "Retry-After": "0" },
      times: 2,
    });
    await dws.listSnapshots();
    sandbox.fail({ operation: "createSnapshot", reset: "before", afterEffect: true });
    const snapshot = await ensureSnapshot(dws, { name: "nightly-1", cluster_id });
    const { snapshots = [] } = await dws.listSnapshots();
    expect(snapshots.filter(({ name }) => name === "nightly-1").map(({ id }) => id)).toEqual([
      snapshot.id,
    ]);
    sandbox.fail({ reset: "within", times: 3 });
    await expect(dws.listSnapshots()).rejects.toMatchObject({ name: "NetworkError", attempts: 3 });
    sandbox.fail({ body: "<html>", status: 200 });
    await expect(dws.listSnapshots()).rejects.toMatchObject({ name: "ResponseParseError" });
    sandbox.fail({ delayMs: 200 });
    await expect(dws.listSnapshots({}, { timeoutMs: 20, retry: false })).rejects.toMatchObject({
      name: "TimeoutError",
    });
  });

  test.each([1, 3])(
    "%i requests in a second of the clock do not exceed that limit, and one more does",
    (limit) => {
      const rateLimit = new RateLimit(limit);
      const exceeded = (at: number): boolean[] =>
        Array.from({ length: limit + 1 }, () => rateLimit.isExceeded(at));
      const expected = [...Array<boolean>(limit).fill(false), true];
      expect([exceeded(5000), exceeded(6000), exceeded(6999.9)]).toEqual([
        expected,
        expected,
        Array<boolean>(limit + 1).fill(true),
      ]);
    },
  );

  test("the sandbox rejects more requests per second than the limit with 429, and the client retries after Retry-After", async () => {
    const sandbox = await start({ requestsPerSecond: 2 });
    const { dws } = await clientsOf(sandbox);
    const statuses = async (): Promise<(number | undefined)[]> =>
      Promise.all(
        Array.from({ length: 6 }, () =>
          dws.listSnapshots({}, { retry: false }).then(
            () => 200,
            (error: unknown) => (isApiError(error) ? error.status : undefined),
          ),
        ),
      );
    expect((await statuses()).filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
    await dws.listSnapshots();
    sandbox.throttle();
    expect(await statuses()).toEqual(Array(6).fill(200));
  });

  const wanted = 'Send a body such as {"requestsPerSecond":5}, with a number from 1.';
  test.each([
    [
      "POST",
      '{"requestsPerSecond":1}',
      200,
      "The sandbox rejects more than 1 requests per second.",
    ],
    ["POST", '{"requestsPerSecond":0}', 400, wanted],
    ["POST", '{"requestsPerSecond":"1"}', 400, wanted],
    ["POST", "{}", 400, wanted],
    ["POST", "requestsPerSecond", 400, wanted],
    ["DELETE", "", 200, "The number of requests per second is not limited."],
  ])(
    "the control route of the limit responds to %s %s with %i",
    async (method, body, status, message) => {
      const sandbox = await start();
      const response = await fetch(`${sandbox.url}/_sandbox/throttle`, {
        method,
        headers: { "Content-Type": "application/json" },
        ...(body && { body }),
      });
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual({ message });
    },
  );

  test("startSandbox rejects a limit of 0", async () => {
    await expect(startSandbox({ requestsPerSecond: 0 })).rejects.toThrow(
      "requestsPerSecond must be a number from 1.",
    );
  });

  test("the client renews a revoked token", async () => {
    const sandbox = await start();
    const { dws } = await clientsOf(sandbox, "a password");
    await dws.listSnapshots();
    sandbox.revokeTokens();
    expect(await dws.listSnapshots()).toHaveProperty("count");
  });
});
