import { expect } from "@jest/globals";
import type { SandboxSeed } from "../../../src/sandbox.js";
import type { Recipe } from "../recipe.js";
import { backup, cluster, instance, snapshot } from "../seeds.js";
import { today } from "../../support/recipes.js";

const dates = Array.from(
  { length: 12 },
  (_, index) => `2020-11-${String(12 - index).padStart(2, "0")}`,
);
const old = dates.map((date) => `nightly-${date}`);

const otherCluster = "7d85f602-a948-4a30-afd4-e84f47471c15";

const seed: SandboxSeed = {
  clusters: [cluster, { ...cluster, id: otherCluster, name: "other" }],
  snapshots: [
    ...dates.map((date) => snapshot(`nightly-${date}`, `${date}T01:00:00`)),
    snapshot("before-upgrade", "2020-10-01T01:00:00"),
    { ...snapshot("nightly-2020-10-01", "2020-10-01T01:00:00"), type: "AUTO" },
    { ...snapshot("nightly-2020-10-02", "2020-10-02T01:00:00"), cluster_id: otherCluster },
  ],
  instances: [instance],
  backups: dates.map((date) => backup(`nightly-${date}`, `${date} 01:00:00`)),
};

const others = ["before-upgrade", "nightly-2020-10-01", "nightly-2020-10-02"];

/** The generated clients keep seven; the rules keep one of an older week, too. */
export const recipe: Recipe = {
  name: "nightly-retention",
  seed,
  args: [cluster.id, instance.id],
  runs: 2,
  async verify({ dws, dds, language }) {
    const { snapshots = [] } = await dws.listSnapshots();
    const generated = language === "python" || language === "go";
    const newest = [`nightly-${today}`, ...old.slice(0, 6)];
    const kept = generated ? newest : [...newest, "nightly-2020-11-01"];
    expect(snapshots.map(({ name }) => name).sort()).toEqual([...kept, ...others].sort());
    const { backups } = await dds.listBackups();
    const names = backups.map(({ name }) => name).sort();
    expect(names).toEqual([...(generated ? old : kept)].sort());
    for (const item of [...snapshots, ...backups])
      expect(item.status).toMatch(/^(AVAILABLE|COMPLETED)$/);
  },
};
