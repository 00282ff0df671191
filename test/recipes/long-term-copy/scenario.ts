import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { today } from "../../support/recipes.js";
import type { Recipe } from "../recipe.js";
import { backup, cluster, instance, snapshot } from "../seeds.js";

const automated = (name: string, started: string) => ({
  ...{ ...snapshot(name, started), type: "AUTO" },
});
const folder = mkdtempSync(join(tmpdir(), "recipe-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

export const recipe: Recipe = {
  name: "long-term-copy",
  seed: {
    clusters: [cluster],
    snapshots: [
      snapshot("before-upgrade", "2020-11-13T01:15:00"),
      automated("automated-2", "2020-11-12T01:15:00"),
      automated("automated-1", "2020-11-11T01:15:00"),
    ],
    instances: [instance],
    backups: [backup("orders-2", "2020-11-12 01:15:00"), backup("orders-1", "2020-11-11 01:15:00")],
  },
  args: [cluster.id, instance.id, folder],
  variables: () => ({ SNAPSHOT: "automated-2", BACKUP: "orders-2", FOLDER: folder }),
  runs: 2,
  async verify({ dws, requests, language }) {
    const name = `monthly-${today.slice(0, 7)}`;
    expect(requests.filter((operation) => operation === "copySnapshot")).toHaveLength(1);
    const { snapshots = [] } = await dws.listSnapshots();
    expect(snapshots.find((one) => one.name === name)).toMatchObject({
      ...{ type: "MANUAL", status: "AVAILABLE", cluster_id: cluster.id, size: 500 },
    });
    if (language === "go") return; // Its program downloads nothing.
    const files = readdirSync(join(folder, name));
    expect(files).toEqual([expect.stringMatching(/^[^.]/)]);
    expect(files[0]).not.toMatch(/\.part$/);
    rmSync(join(folder, name), { recursive: true });
  },
};
