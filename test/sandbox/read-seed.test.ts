import { expect, test } from "@jest/globals";
import { readSeed } from "../../src/sandbox/read-seed.js";
import { recordedSeed } from "../../src/sandbox.js";

const { clusters, snapshots, backups } = recordedSeed();
const [cluster, snapshot, backup] = [clusters[0], snapshots[0], backups[0]];

test("what the documents recorded is a seed, and a list that is missing is empty", () => {
  expect(readSeed(recordedSeed())).toMatchObject({ seed: recordedSeed(), faults: [] });
  expect(readSeed({}).seed).toEqual({ clusters: [], snapshots: [], backups: [] });
});

test("what the documents do not foresee is loaded with a warning", () => {
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
    "no object",
    [],
    "",
    "The seed must be an object with the members clusters, snapshots, backups.",
  ],
  [
    "an unknown member",
    { snapshot: [] },
    "/snapshot",
    "A seed has no member snapshot: it has clusters, snapshots, backups.",
  ],
  ["a list that is none", { clusters: null }, "/clusters", "/clusters must be a list."],
  ["an item that is none", { clusters: [7] }, "/clusters/0", "/clusters/0 must be an object."],
  [
    "a cluster without a name",
    { clusters: [{ id: cluster?.id }] },
    "/clusters/0/name",
    "needs the member name",
  ],
  [
    "an id that no address can hold",
    { clusters: [{ id: "c-1", name: "c" }] },
    "/clusters/0/id",
    "The id of a cluster must have at least 36",
  ],
  [
    "a status that is no text",
    { clusters: [{ ...cluster, status: 1 }] },
    "/clusters/0/status",
    "must be a text",
  ],
  [
    "one cluster twice",
    { clusters: [cluster, { id: cluster?.id.toUpperCase(), name: "c" }] },
    "/clusters/1/id",
    "The id is that of /clusters/0, too.",
  ],
  [
    "one snapshot twice",
    { clusters, snapshots: [snapshot, snapshot] },
    "/snapshots/1/id",
    "The id is that of /snapshots/0, too.",
  ],
  [
    "one backup twice",
    { backups: [backup, backup] },
    "/backups/1/id",
    "The id is that of /backups/0, too.",
  ],
  [
    "a snapshot of an unknown cluster",
    { snapshots: [snapshot] },
    "/snapshots/0/cluster_id",
    `There is no cluster "${snapshot?.cluster_id}" in the seed.`,
  ],
  [
    "a wrong type",
    { clusters, snapshots: [{ ...snapshot, size: "5" }] },
    "/snapshots/0/size",
    "must be a number and is a string",
  ],
  [
    "a backup without its instance",
    { backups: [{ ...backup, instance_id: undefined }] },
    "/backups/0/instance_id",
    "",
  ],
  [
    "a time that is none",
    { backups: [{ ...backup, begin_time: "yesterday" }] },
    "/backups/0/begin_time",
    "This is no time of the services",
  ],
])("%s is refused, with its place", (_, value, pointer, message) => {
  const { seed, faults } = readSeed(JSON.parse(JSON.stringify(value)) as unknown);
  expect(seed).toBeUndefined();
  expect(faults[0]).toEqual({ pointer, message: expect.stringContaining(message) });
});
