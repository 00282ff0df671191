import { expect } from "@jest/globals";
import { today } from "../../support/recipes.js";
import type { Recipe } from "../recipe.js";
import { cluster } from "../seeds.js";

export const recipe: Recipe = {
  name: "migrating",
  seed: { clusters: [cluster], snapshots: [], instances: [], backups: [] },
  args: [cluster.id],
  variables: () => ({ CLUSTER_ID: cluster.id }),
  runs: 2,
  async verify({ dws, requests }) {
    expect(requests.filter((operation) => operation === "createSnapshot")).toHaveLength(1);
    const { snapshots = [] } = await dws.listSnapshots();
    expect(snapshots).toEqual([
      expect.objectContaining({ name: `nightly-${today}`, status: "AVAILABLE" }),
    ]);
  },
};
