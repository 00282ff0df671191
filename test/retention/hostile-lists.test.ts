// A list that changes at any time: whatever happens, only what the plan names and its rules allow is deleted.
import { expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import { applyRetention, planRetention, type ClusterRetention } from "../../src/index.js";
import {
  apiError,
  cluster_id,
  ClusterDouble,
  dailySnapshots,
  idsOf,
  type ListedSnapshot,
} from "../support/retained-snapshots.js";

const wanted: ClusterRetention = {
  cluster_id,
  namePrefix: "nightly-",
  keep: { last: 3, weekly: 2 },
};

/** A change of the list, or of what the cluster does. */
type Change = (cluster: ClusterDouble) => void;

const index = fc.nat(12);
const at = (snapshots: readonly ListedSnapshot[], position: number): string =>
  snapshots[position % Math.max(1, snapshots.length)]?.id ?? "";

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 10, arbitrary: fc.constant<Change>(() => {}) },
  index.map((position): Change => (cluster) => {
    const id = at(cluster.snapshots, position);
    cluster.snapshots = cluster.snapshots.filter((snapshot) => snapshot.id !== id);
  }),
  index.map((position): Change => (cluster) => {
    const repeated = cluster.snapshots.filter(({ id }) => id === at(cluster.snapshots, position));
    cluster.snapshots = [...repeated, ...cluster.snapshots];
  }),
  fc
    .tuple(
      index,
      fc.constantFrom("RESTORING", "UNAVAILABLE", "DELETING", "FROZEN", "AVAILABLE", ""),
    )
    .map(
      ([position, status]): Change =>
        (cluster) =>
          cluster.change(at(cluster.snapshots, position), { status }),
    ),
  fc.tuple(index, fc.constantFrom("", "2020-12-01T01:00:00", "2020-10-01T01:00:00", "soon")).map(
    ([position, started]): Change =>
      (cluster) =>
        cluster.change(at(cluster.snapshots, position), { started }),
  ),
  fc.tuple(index, fc.string({ unit: "binary" })).map(
    ([position, name]): Change =>
      (cluster) =>
        cluster.change(at(cluster.snapshots, position), { name }),
  ),
  fc.constantFrom(undefined, "RESTORING").map((task): Change => (cluster) => {
    cluster.task = task;
  }),
  fc
    .constantFrom(apiError(409, "DWS.0011"), apiError(500, "DWS.0005"), apiError(403, "DWS.0015"))
    .map((error): Change => () => {
      throw error;
    }),
);

test("whatever changes, only what the plan names is deleted, and only while the list contains all that it keeps", async () => {
  let deletions = 0;
  const changes = fc.array(change, { maxLength: 40 });
  const jumps = fc.integer({ min: -500_000, max: 500_000 });
  await fc.assert(
    fc.asyncProperty(changes, jumps, async (list, jumpMs) => {
      const cluster = new ClusterDouble(dailySnapshots(12));
      const plan = await planRetention(cluster.client, wanted);
      cluster.onDelete = (id, remove) => {
        deletions += 1;
        expect(idsOf(plan.toDelete)).toContain(id);
        for (const { id: keptId, status, time: started } of plan.kept)
          expect(cluster.listed).toContainEqual(
            expect.objectContaining({ id: keptId, status, started }),
          );
        expect(cluster.listed.find((snapshot) => snapshot.id === id)?.status).toBe("AVAILABLE");
        remove();
      };
      const waiting = [...list];
      cluster.beforeCall = () => waiting.shift()?.(cluster);
      const clock = jest.spyOn(Date, "now").mockReturnValue(Date.now() + jumpMs);
      const options = { minDelayMs: 1, maxDelayMs: 1, maxWaitMs: 25 };
      const results = await applyRetention(cluster.client, plan, options).catch(
        (error: unknown) => {
          expect(error).toMatchObject({ name: expect.stringMatching(/^(CloudError|ApiError)$/) });
          return [];
        },
      );
      clock.mockRestore();
      for (const { item, ...result } of results)
        if (result.ok) expect(cluster.ids).not.toContain(item.id);
    }),
    { numRuns: 40 },
  );
  expect(deletions).toBeGreaterThan(10);
});
