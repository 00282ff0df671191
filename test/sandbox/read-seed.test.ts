import { expect, test } from "@jest/globals";
import { readSeed } from "../../src/sandbox/read-seed.js";
import { recordedSeed } from "../../src/sandbox.js";

const { clusters, snapshots, backups } = recordedSeed();
const [cluster, snapshot, backup] = [clusters[0], snapshots[0], backups[0]];

test("accepts the recorded seed, and treats a missing list as empty", () => {
  expect(readSeed(recordedSeed())).toMatchObject({ seed: recordedSeed(), errors: [] });
  expect(readSeed({}).seed).toEqual({ clusters: [], snapshots: [], backups: [] });
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
    "The seed must be an object with the properties clusters, snapshots, backups.",
  ],
  [
    "an unknown property",
    { snapshot: [] },
    "/snapshot",
    "A seed has no property snapshot. Its properties are clusters, snapshots, backups.",
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
