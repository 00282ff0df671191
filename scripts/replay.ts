// Every recorded exchange of the documents, through the package as it was packed.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readBundle } from "./lib/description.js";
import { exchangesOf } from "./lib/exchanges.js";
import { inProject } from "./lib/project.js";
import { runStep, StepError } from "./lib/step.js";
import { readSourceDocuments } from "./lib/tables.js";

await runStep("replay", () => {
  const exchanges = readSourceDocuments().flatMap((document) => exchangesOf(readBundle(document.service), document));
  const folder = inProject("build/replay");
  unpack(folder);
  writeFileSync(`${folder}/exchanges.json`, JSON.stringify(exchanges));
  copyFileSync(inProject("scripts/replay/runner.mjs"), `${folder}/runner.mjs`);
  const result = spawnSync(process.execPath, ["runner.mjs"], { cwd: folder, encoding: "utf8" });
  if (result.status !== 0) throw new StepError(result.stderr.trim());
  const examples = exchanges.reduce((sum, { request }) => sum + (request.body === undefined ? 1 : 2), 0);
  return { figures: { exchanges: exchanges.length, examples } };
});

/** Puts the tarball, and what it depends on, where `npm install` would; a build needs no network. */
function unpack(folder: string): void {
  const modules = `${folder}/node_modules`;
  const tarball = readdirSync(inProject("dist")).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new StepError("There is no tarball in dist/: run npm run build.");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(modules, { recursive: true });
  execFileSync("tar", ["-xzf", inProject("dist", tarball), "-C", modules]);
  renameSync(`${modules}/package`, `${modules}/huaweicloud-dws-dds`);
  for (const dependency of ["openapi-fetch", "openapi-typescript-helpers"])
    cpSync(inProject("node_modules", dependency), `${modules}/${dependency}`, { recursive: true });
}
