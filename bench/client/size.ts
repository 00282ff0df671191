import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { inProject } from "../../scripts/build/project.js";
import { bundleProgram, limitOf } from "../../scripts/release/package-sizes.js";
import { outputOf } from "../lib/processes.js";
import { atMost, table, tell, unit, verdict } from "../lib/report.js";

/** The exports of requests.mjs whose program is measured. */
const clients = ["openapiFetch", "ky", "axios", "vendorCore", "redshift"];
const candidates = ["withKeys", "withToken", ...clients];
const goals = new Map([["withKeys", atMost(limitOf("listProgram") / 1000, unit("kB", 1))]]);

/** The size of a program that lists snapshots by a candidate, with all that it imports, in one file. */
export async function tableOfSizes(server: string, snapshots: number): Promise<string> {
  const kilobytes = unit("kB", 2, 1000);
  const rows: string[][] = [];
  for (const candidate of candidates) {
    tell(`bundle of ${candidate}`);
    const text = await bundle(`
      import { ${candidate} } from "./client/requests.mjs";
      const { name, call } = await ${candidate}({ endpoint: process.env.ENDPOINT });
      console.log(JSON.stringify([name, await call()]));`);
    // The size of a program that does not work means nothing.
    const file = inProject("build/bench/program.mjs");
    writeFileSync(file, text);
    const output = await outputOf([file], { ENDPOINT: server });
    const [name, count] = JSON.parse(output) as [name: string, count: number];
    if (count !== snapshots) throw new Error(`The bundle of ${name} listed ${count} snapshots.`);
    const zipped = gzipSync(text, { level: 9 }).length;
    const sizes = [Buffer.byteLength(text), zipped].map(kilobytes);
    rows.push([name, ...sizes, ...verdict(zipped / 1000, goals.get(candidate))]);
  }
  const title = "A program that lists snapshots, one file, 1 kB = 1000 B";
  return table([title, "minified", "gzip -9", "goal", ""], rows, 2);
}

async function bundle(source: string): Promise<string> {
  const text = await bundleProgram(source, inProject("bench"));
  // A CommonJS package in an ES module needs a require(), which esbuild does not define.
  const require = `import{createRequire}from"node:module";const require=createRequire(import.meta.url);`;
  return text.includes("Dynamic require of") ? require + text : text;
}
