import { expect } from "@jest/globals";
import { today } from "../../support/recipes.js";
import type { Recipe } from "../recipe.js";
import { cluster, snapshot } from "../seeds.js";

const id = "2a4d0f86-67cd-408a-8b66-017454fb5a8f";
const newest = { ...snapshot(`nightly-${today}`, `${today}T01:15:00`), id };

export const recipe: Recipe = {
  name: "restore-drill",
  seed: {
    clusters: [cluster],
    snapshots: [
      { ...snapshot("nightly-failed", `${today}T02:15:00`), status: "UNAVAILABLE" },
      newest,
      snapshot("nightly-2020-11-12", "2020-11-12T01:15:00"),
    ],
    instances: [],
    backups: [],
  },
  args: [cluster.id],
  runs: 2,
  async verify({ runs, dws, language }) {
    const { clusters = [] } = await dws.listClusters();
    const name = `drill-${today}-2a4d0f86`;
    expect(clusters.map((one) => one.name).sort()).toEqual([name, cluster.name]);
    const drill = clusters.find((one) => one.name === name);
    expect(drill?.status).toBe("AVAILABLE");
    if (language === "sh") return;
    for (const { output } of runs)
      expect(output).toEqual([
        `${newest.name} was restored in 1 min: ${name} is AVAILABLE`,
        `Check its data, then delete the cluster ${drill?.id} in the console.`,
      ]);
  },
};
