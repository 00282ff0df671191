import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "@jest/globals";
import { inProject } from "../../../scripts/build/project.js";
import type { SandboxSeed } from "../../../src/sandbox.js";
import type { Recipe } from "../recipe.js";
import { backup, instance } from "../seeds.js";

const hours = (count: number): Date => new Date(Date.now() + count * 3_600_000);
const ddsTime = (time: Date): string => time.toISOString().slice(0, 19).replace("T", " ");
const window = (time: Date): string => time.toISOString().slice(11, 13);

/** Just before the mistake. */
const at = `${hours(-1).toISOString().slice(0, 19)}Z`;

/** An instance that can be restored to any time of the last three hours, and whose next backup starts in half a day. */
const seed: SandboxSeed = {
  clusters: [],
  snapshots: [],
  instances: [
    {
      ...instance,
      backup_policy: {
        keep_days: 7,
        start_time: `${window(hours(12))}:00-${window(hours(13))}:00`,
        period: "1,2,3,4,5,6,7",
      },
    },
  ],
  backups: [{ ...backup("automated-1", ddsTime(hours(-3))), type: "Auto" }],
};

function variables(): Record<string, string> {
  const file = inProject("build/recipes/password.txt");
  mkdirSync(dirname(file), { recursive: true });
  const password = "Orders_2026";
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return { AT: at, NEW_PASSWORD: password, PASSWORD_FILE: file };
}

export const toNewInstance: Recipe = {
  name: "point-in-time",
  seed,
  args: [instance.id, at],
  variables,
  runs: 2,
  async verify({ dds }) {
    const { instances = [] } = await dds.listInstances();
    expect(instances.map(({ name, status }) => [name, status])).toEqual([
      [`orders-d8e6ca5a-${Date.parse(at)}`, "normal"],
      [instance.name, "normal"],
    ]);
  },
};

export const overInstance: Recipe = {
  name: "point-in-time-overwrite",
  guide: "point-in-time",
  seed,
  args: [instance.id, at, "overwrite"],
  variables,
  runs: 1,
  async verify({ dds, requests }) {
    expect(requests.filter((operation) => operation === "restoreInstance")).toHaveLength(1);
    const { instances = [] } = await dds.listInstances();
    expect(instances.map(({ name, status }) => [name, status])).toEqual([
      [instance.name, "normal"],
    ]);
  },
};
