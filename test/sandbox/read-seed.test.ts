import { expect, test } from "@jest/globals";
import { readSeed } from "../../src/sandbox/read-seed.js";
import { recordedSeed, startSandbox, type SandboxSeed } from "../../src/sandbox.js";
import { ConfigurationError } from "../../src/index.js";

const { clusters, snapshots, instances = [], backups, jobs = [] } = recordedSeed();
const [cluster, snapshot, backup] = [clusters[0], snapshots[0], backups[0]];
const [instance, job] = [instances[0], jobs[0]];
const policy = { keep_days: 7, start_time: "19:00-20:00", period: "1,3" };

test("accepts the recorded seed, and treats a missing list as empty", () => {
  expect(readSeed(recordedSeed())).toMatchObject({ seed: recordedSeed(), errors: [] });
  expect(readSeed({}).seed).toEqual({ clusters: [], snapshots: [], backups: [] });
});

test("accepts policies of clusters and instances, databases, and jobs", () => {
  const seed = {
    clusters: [
      {
        ...cluster,
        policies: { backup_strategies: [{ policy_id: "p", backup_strategy: "0 0 2 ? * 1" }] },
      },
    ],
    snapshots: [],
    instances: [{ ...instance, backup_policy: policy, databases: { shop: ["orders"] } }],
    backups: [],
    jobs,
  };
  expect(readSeed(seed)).toEqual({ seed, errors: [], warnings: [] });
});

test("accepts undocumented properties and values with a warning", () => {
  const { seed, warnings } = readSeed({
    clusters,
    snapshots: [{ ...snapshot, status: "NEW", more: 1 }],
  });
  expect(seed?.snapshots).toHaveLength(1);
  expect(warnings.map(({ pointer }) => pointer).sort()).toEqual([
    "/snapshots/0/more",
    "/snapshots/0/status",
  ]);
});

test.each<[string, unknown, string, string]>([
  [
    "a seed that is an array",
    [],
    "",
    "The seed must be an object with the properties clusters, snapshots, instances, backups, jobs.",
  ],
  [
    "an unknown property",
    { snapshot: [] },
    "/snapshot",
    "A seed has no property snapshot. Its properties are clusters, snapshots, instances, backups, jobs.",
  ],
  ["a list that is null", { clusters: null }, "/clusters", "/clusters must be an array."],
  ["an item that is a number", { clusters: [7] }, "/clusters/0", "/clusters/0 must be an object."],
  [
    "a cluster without a name",
    { clusters: [{ id: cluster?.id }] },
    "/clusters/0/name",
    "needs the property name",
  ],
  [
    "a cluster id that is too short",
    { clusters: [{ id: "c-1", name: "c" }] },
    "/clusters/0/id",
    "The id of a cluster must be at least 36",
  ],
  [
    "a status that is a number",
    { clusters: [{ ...cluster, status: 1 }] },
    "/clusters/0/status",
    "must be a string",
  ],
  [
    "two clusters with one id in different letter cases",
    { clusters: [cluster, { id: cluster?.id.toUpperCase(), name: "c" }] },
    "/clusters/1/id",
    "/clusters/0 has the same id.",
  ],
  [
    "two snapshots with one id",
    { clusters, snapshots: [snapshot, snapshot] },
    "/snapshots/1/id",
    "/snapshots/0 has the same id.",
  ],
  [
    "two backups with one id",
    { backups: [backup, backup] },
    "/backups/1/id",
    "/backups/0 has the same id.",
  ],
  [
    "a snapshot of an unknown cluster",
    { snapshots: [snapshot] },
    "/snapshots/0/cluster_id",
    `The seed contains no cluster "${snapshot?.cluster_id}".`,
  ],
  [
    "a size that is a string",
    { clusters, snapshots: [{ ...snapshot, size: "5" }] },
    "/snapshots/0/size",
    "must be a number and is a string",
  ],
  [
    "a backup without an instance_id",
    { backups: [{ ...backup, instance_id: undefined }] },
    "/backups/0/instance_id",
    "",
  ],
  [
    "an instance without a mode",
    { instances: [{ id: "i", name: "i" }] },
    "/instances/0/mode",
    "needs the property mode",
  ],
  [
    "two instances with one id",
    { instances: [instance, instance] },
    "/instances/1/id",
    "/instances/0 has the same id.",
  ],
  ["two jobs with one id", { jobs: [job, job] }, "/jobs/1/id", "/jobs/0 has the same id."],
  [
    "tags that are an object",
    { instances: [{ ...instance, tags: {} }] },
    "/instances/0/tags",
    "must be an array",
  ],
  [
    "a keep_days that is a string",
    { instances: [{ ...instance, backup_policy: { ...policy, keep_days: "7" } }] },
    "/instances/0/backup_policy/keep_days",
    "must be a whole number",
  ],
  [
    "a policy that is on without a period",
    { instances: [{ ...instance, backup_policy: { ...policy, period: undefined } }] },
    "/instances/0/backup_policy",
    "needs a start_time such as 19:00-20:00 and a period",
  ],
  [
    "an hour that does not exist",
    { instances: [{ ...instance, backup_policy: { ...policy, start_time: "24:00-25:00" } }] },
    "/instances/0/backup_policy",
    "needs a start_time such as",
  ],
  [
    "databases that are a list",
    { instances: [{ ...instance, databases: [] }] },
    "/instances/0/databases",
    "must be an object",
  ],
  [
    "collections that are numbers",
    { instances: [{ ...instance, databases: { "a/b": [1] } }] },
    "/instances/0/databases/a~1b",
    "must be a list of names",
  ],
  [
    "a schedule that is none",
    {
      clusters: [
        { ...cluster, policies: { backup_strategies: [{ backup_strategy: "at night" }] } },
      ],
    },
    "/clusters/0/policies/backup_strategies/0/backup_strategy",
    "neither a cron expression",
  ],
  [
    "a retention that is a string",
    { clusters: [{ ...cluster, policies: { keep_day: "3" } }] },
    "/clusters/0/policies/keep_day",
    "must be a whole number",
  ],
  [
    "a job whose progress is a number",
    { jobs: [{ ...job, progress: 9 }] },
    "/jobs/0/progress",
    "must be a string",
  ],
  [
    "a begin_time that is not a time",
    { backups: [{ ...backup, begin_time: "yesterday" }] },
    "/backups/0/begin_time",
    "must be a time such as 2016-08-23T03:59:23Z or 2018-08-06 12:41:14.",
  ],
])("rejects %s, with a pointer to it", (_, value, pointer, message) => {
  const { seed, errors } = readSeed(JSON.parse(JSON.stringify(value)) as unknown);
  expect(seed).toBeUndefined();
  expect(errors[0]).toEqual({ pointer, message: expect.stringContaining(message) });
});

test.each([
  [
    "a schedule",
    { clusters: [{ ...cluster, policies: { backup_strategies: [{ policy_id: "p" }] } }] },
  ],
  [
    "a start_time",
    { instances: [{ ...instance, backup_policy: { ...policy, start_time: "noon" } }] },
  ],
])("no sandbox starts with a policy without %s", async (_, part) => {
  const seed = { clusters, snapshots, instances, backups, ...part } as SandboxSeed;
  const error = await startSandbox({ seed }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(String(error)).toMatch(
    /an error at \/(clusters|instances)\/0\/.*: (The schedule|A policy)/,
  );
});

test("the seed of a program is validated, too", async () => {
  const seed = recordedSeed();
  const [backup] = seed.backups;
  // A program can read its seed from a file.
  const backups = [JSON.parse(JSON.stringify({ ...backup, type: 5 }))] as typeof seed.backups;
  await expect(startSandbox({ seed: { ...seed, backups } })).rejects.toThrow(
    "seed has an error at /backups/0/type: backups.0.type must be a string and is 5.",
  );
});
