import { gzipSync } from "node:zlib";
import { atMost, table, verdict } from "../../lib/table.js";
import { notInThisBuild, readFeatures } from "../features.js";
import type { Run } from "../run.js";
import { asKilobytes } from "../units.js";
import { bundle, entryName } from "./bundle.js";
import { programs } from "./programs.js";
import { tryProgram } from "./try-program.js";

/**
 * The size of a bundled program; it has no rounds, for it is the same each time. The goal is for what a program loads that
 * succeeds; beside it stands all that it could load, in one file.
 */
export async function sizePart({ workspace, server, tell }: Run): Promise<string> {
  const rows: string[][] = [];
  for (const { name, goal, source } of programs(await readFeatures(workspace))) {
    const limit = goal === undefined ? undefined : atMost(goal, (size) => `${size.toFixed(1)} kB`);
    if (source === undefined) {
      rows.push([name, "", "", "", limit?.words ?? "", notInThisBuild]);
      continue;
    }
    tell(`bundle of ${name}`);
    const files = await bundle(source, workspace.folder, true);
    const loaded = (await tryProgram(name, files, workspace.folder, server)).map(
      (file) => files.get(file) ?? "",
    );
    const size = sum(loaded.map((text) => zipped(text)));
    const whole = (await bundle(source, workspace.folder, false)).get(entryName) ?? "";
    const minified = sum(loaded.map((text) => Buffer.byteLength(text)));
    rows.push([
      name,
      ...[minified, size, zipped(whole)].map(asKilobytes),
      ...(limit ? verdict(size / 1000, limit) : []),
    ]);
  }
  const headings = [
    "A program that lists snapshots, bundled (1 kB = 1000 B)",
    "loaded, minified",
    "loaded, gzip -9",
    "one file, gzip -9",
    "goal",
    "",
  ];
  return table(headings, rows, 3);
}

function zipped(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
