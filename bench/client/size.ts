import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { startNode } from "../lib/processes.js";
import { atMost, table, tell, unit, verdict } from "../lib/report.js";

/** The exports of candidates.mjs whose program is measured. */
const programs = ["withKeys", "withToken", "openapiFetch", "ky", "axios", "vendorCore", "redshift"];
const goals = new Map([["withKeys", atMost(11.5, unit("kB", 1))]]);

/** The size of a program that lists snapshots by a candidate, with all that it imports, in one file. */
export async function measureSizes(
  folder: string,
  server: string,
  snapshots: number,
): Promise<string> {
  const kilobytes = unit("kB", 2, 1000);
  const rows: string[][] = [];
  for (const program of programs) {
    tell(`bundle of ${program}`);
    const text = await bundle(
      `import { ${program} } from "./candidates.mjs";
      const { name, call } = await ${program}({ endpoint: process.env.ENDPOINT });
      console.log(JSON.stringify([name, await call()]));`,
      folder,
    );
    const [name, count] = await run(text, folder, server);
    if (count !== snapshots) throw new Error(`The bundle of ${name} listed ${count} snapshots.`);
    const zipped = gzipSync(text, { level: 9 }).length;
    const result = verdict(zipped / 1000, goals.get(program));
    rows.push([name, kilobytes(Buffer.byteLength(text)), kilobytes(zipped), ...result]);
  }
  return table(
    "A program that lists snapshots, one file, 1 kB = 1000 B | minified | gzip -9 | goal |",
    rows,
    2,
  );
}

async function bundle(source: string, folder: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder, sourcefile: "program.js" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  const text = outputFiles[0]?.text ?? "";
  // CommonJS packages in an ES module need a require(), which esbuild leaves to its users.
  const require = `import{createRequire}from"node:module";const require=createRequire(import.meta.url);`;
  return text.includes("Dynamic require of") ? require + text : text;
}

/** Runs a bundled program, since the size of one that does not work says nothing. */
async function run(text: string, folder: string, server: string): Promise<[string, number]> {
  writeFileSync(join(folder, "program.mjs"), text);
  const child = startNode(["program.mjs"], folder, ["ignore", "pipe", 2], { ENDPOINT: server });
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  await once(child, "close");
  return JSON.parse(output) as [string, number];
}
