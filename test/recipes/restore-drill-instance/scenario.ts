import { expect } from "@jest/globals";
import { today } from "../../support/recipes.js";
import type { Recipe } from "../recipe.js";
import { backup, instance } from "../seeds.js";

export const recipe: Recipe = {
  name: "restore-drill-instance",
  guide: "restore-drill",
  seed: {
    clusters: [],
    snapshots: [],
    instances: [instance],
    backups: [
      { ...backup(`nightly-${today}`, `${today} 01:15:00`), id: "43e4feaab48f11e8" },
      backup("nightly-2020-11-12", "2020-11-12 01:15:00"),
    ],
  },
  args: [instance.id],
  runs: 2,
  async verify({ dds }) {
    const { instances = [] } = await dds.listInstances();
    const name = `drill-${today}-43e4feaa`;
    expect(instances.map((one) => [one.name, one.status])).toEqual([
      [name, "normal"],
      [instance.name, "normal"],
    ]);
  },
};
