import { gzipSync } from "node:zlib";
import { atMost, table, verdict } from "../../lib/table.js";
import { notInThisBuild, readFeatures } from "../features.js";
import type { Run } from "../run.js";
import { asKilobytes } from "../units.js";
import { bundle } from "./bundle.js";
import { programs } from "./programs.js";
import { tryProgram } from "./try-program.js";

/** The size of a bundled program; it has no rounds, for it is the same each time. */
export async function sizePart({ workspace, server, tell }: Run): Promise<string> {
  const rows: string[][] = [];
  for (const { name, goal, source } of programs(await readFeatures(workspace))) {
    const limit = goal === undefined ? undefined : atMost(goal, (size) => `${size.toFixed(1)} kB`);
    if (source === undefined) {
      rows.push([name, "", "", limit?.words ?? "", notInThisBuild]);
      continue;
    }
    tell(`bundle of ${name}`);
    const text = await bundle(source, workspace.folder);
    await tryProgram(name, text, workspace.folder, server);
    const size = gzipSync(text, { level: 9 }).length;
    rows.push([name, asKilobytes(Buffer.byteLength(text)), asKilobytes(size), ...(limit ? verdict(size / 1000, limit) : [])]);
  }
  return table(["A program that lists snapshots, bundled (1 kB = 1000 B)", "minified", "gzip -9", "goal", ""], rows, 2);
}
