import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "@jest/globals";
import { inProject } from "../../../scripts/build/project.js";
import { exitCodes } from "../../../src/cli/exit-codes.js";
import { today } from "../../support/recipes.js";
import type { Recipe } from "../recipe.js";
import { backup, cluster, instance, snapshot } from "../seeds.js";

const file = inProject("build/recipes/huaweicloud_backup.prom");
const midnight = Date.parse(`${today}T00:00:00Z`) / 1000;
const newer = { ...snapshot(`nightly-${today}`, `${today}T00:00:00Z`), size: 1 };

export const recipe: Recipe = {
  name: "prometheus",
  seed: {
    clusters: [cluster, { ...cluster, id: "7d85f602-a948-4a30-afd4-e84f47471c15", name: "new" }],
    snapshots: [newer, snapshot("nightly-2020-11-12", "2020-11-12T01:15:00")],
    instances: [instance],
    backups: [backup(`nightly-${today}`, `${today} 00:00:00`)],
  },
  args: [file],
  variables: () => {
    mkdirSync(dirname(file), { recursive: true });
    return { FILE: file };
  },
  runs: 1,
  exitCodes: [0, exitCodes.overdue], // One cluster has no snapshot.
  verify({ runs, language }) {
    const printed = runs.flatMap(({ output }) => output).join("\n");
    const text = printed === "" ? readFileSync(file, "utf8") : printed;
    const labels = (id: string, name: string): string =>
      `{service="dws",id="${id}",name="${name}"}`;
    const start = "huaweicloud_backup_newest_start_timestamp_seconds";
    for (const line of [
      "# TYPE huaweicloud_backup_up gauge",
      `huaweicloud_backup_up${labels(cluster.id, cluster.name)} 1`,
      `huaweicloud_backup_up${labels("7d85f602-a948-4a30-afd4-e84f47471c15", "new")} 1`,
      `${start}${labels(cluster.id, cluster.name)} ${midnight}`,
    ])
      expect(text.split("\n")).toContain(line);
    expect(text).not.toContain(`${start}{service="dws",id="7d85`);
    const generated = language === "python" || language === "go";
    expect(text.includes('service="dds"')).toBe(!generated);
  },
};
