// A seed that is accepted never makes a response fail, whatever its properties are.
import { describe, expect, test } from "@jest/globals";
import { readSeed } from "../../src/sandbox/read-seed.js";
import { recordedSeed, startSandbox } from "../../src/sandbox.js";
import { callSigned } from "../support/sandbox-calls.js";

const { clusters, snapshots, instances = [], backups, jobs = [] } = recordedSeed();
const [snapshot = {}] = snapshots;
const [backup = {}] = backups;
const cluster = clusters.find(({ id }) => id === snapshots[0]?.cluster_id);
const policies = {
  keep_day: 3,
  backup_strategies: [{ policy_id: "p", policy_name: "daily", backup_strategy: "0 0 2 ? * 1" }],
};
const [{ tags, datastore: engine, backup_strategy } = {}] = instances;
const instance = {
  ...{
    id: "i-1",
    name: "i",
    mode: "ReplicaSet",
    tags: tags ?? [],
    datastore: engine,
    backup_strategy,
  },
  backup_policy: { keep_days: 7, start_time: "19:00-20:00", period: "1" },
  databases: { shop: ["orders"] },
};
const [job = {}] = jobs;
const datastore = backups[0]?.datastore ?? {};

/** What lists the contents of a seed, by the service that they belong to. */
const targets = {
  dws: [
    "/v1.0/PROJECT/snapshots",
    `/v1.0/PROJECT/clusters/${cluster?.id}/snapshots?sort_key=started&sort_dir=desc&limit=1`,
    `/v1.0/PROJECT/clusters/${cluster?.id}/snapshots?sort_key=size`,
    `/v1.0/PROJECT/clusters/${cluster?.id}/snapshots/statistics`,
    `/v2/PROJECT/clusters/${cluster?.id}/snapshot-policies`,
  ],
  dds: [
    "/v3/PROJECT/backups",
    "/v3/PROJECT/backups?begin_time=2018-01-01%2000:00:00&end_time=2030-01-01%2000:00:00",
    "/v3/PROJECT/backups?backup_type=Manual&mode=Sharding",
    "/v3/PROJECT/instances?tags=a=b&name=*a",
    "/v3/PROJECT/instances/i-1/backups/policy",
    "/v3/PROJECT/instances/i-1/restore-time?date=2018-08-06",
    `/v3/PROJECT/jobs?id=${jobs[0]?.id}`,
  ],
};
const values = [undefined, null, "", "0", " ", 0, -1, 1e300, true, [], {}, "\u0000", "2026-02-30"];

/** The items with each property replaced by each value, as a file can contain them. */
function variants(item: object): unknown[] {
  return Object.keys(item).flatMap((name) => values.map((value) => ({ ...item, [name]: value })));
}

/** Seeds by the service whose part has an unusual value. */
const variantSeeds: Readonly<Record<keyof typeof targets, readonly object[]>> = {
  dws: [
    ...variants(snapshot).map((item) => ({ clusters, snapshots: [item, snapshots[1]], backups })),
    ...[
      ...variants({ status: "Available", ...cluster, policies }),
      ...variants(policies).map((item) => ({ ...cluster, policies: item })),
      ...variants(policies.backup_strategies[0] ?? {}).map((item) => ({
        ...cluster,
        policies: { ...policies, backup_strategies: [item] },
      })),
    ].map((item) => ({ clusters: [item, ...clusters.slice(1)] })),
  ],
  dds: [
    ...[
      ...variants(backup),
      ...variants(datastore).map((item) => ({ ...backup, datastore: item })),
    ].map((item) => ({ clusters, snapshots, backups: [item, { ...backup, id: "other" }] })),
    ...[
      ...variants(instance),
      ...variants(instance.backup_policy).map((item) => ({ ...instance, backup_policy: item })),
      ...variants(instance.databases).map((item) => ({ ...instance, databases: item })),
    ].map((item) => ({ instances: [item] })),
    ...variants(job).map((item) => ({ jobs: [item] })),
  ],
};

describe.each(["dws", "dds"] as const)("of the seeds of %s with an unusual value", (service) => {
  const seeds = new Set(variantSeeds[service].map((seed) => JSON.stringify(seed)));
  const accepted = [...seeds].flatMap((seed) => readSeed(JSON.parse(seed) as unknown).seed ?? []);

  test("some are accepted, and most are not", () => {
    expect(accepted.length).toBeGreaterThan(10);
    expect(accepted.length).toBeLessThan(seeds.size / 2);
  });

  test("the accepted ones are listed", async () => {
    const failures: unknown[] = [];
    for (const seed of accepted) {
      const sandbox = await startSandbox({ seed });
      for (const target of targets[service]) {
        const { status } = await callSigned(sandbox, { target });
        // A seed may lack the cluster, the instance and the job.
        const isKnown =
          status === 200 ||
          (/clusters|instances.i-1|jobs/.test(target) && [400, 404].includes(status));
        if (!isKnown) failures.push([target, status, seed]);
      }
      await sandbox.close();
    }
    expect(failures).toEqual([]);
  }, 30_000);
});

test("a backup without a start is the last, and in no range of time", async () => {
  const seed = {
    clusters: [],
    snapshots: [],
    backups: ["", "2026-01-01 00:00:00"].map((begin_time, index) => ({
      ...recordedSeed().backups[0],
      id: `b-${index}`,
      begin_time,
    })),
  };
  const sandbox = await startSandbox({ seed: seed as unknown as ReturnType<typeof recordedSeed> });
  const idsOf = async (query: string): Promise<unknown> => {
    const { body } = await callSigned(sandbox, { target: `/v3/PROJECT/backups${query}` });
    return (body as { backups: { id: string }[] }).backups.map(({ id }) => id);
  };
  expect(await idsOf("")).toEqual(["b-1", "b-0"]);
  expect(await idsOf("?begin_time=1970-01-01%2000:00:00&end_time=2030-01-01%2000:00:00")).toEqual([
    "b-1",
  ]);
  await sandbox.close();
});
