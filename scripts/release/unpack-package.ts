import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { inProject } from "../build/project.js";
import { StepError } from "../build/step.js";

/** Puts the tarball, and what it depends on, into a new folder as `npm install` would; a build needs no network. */
export function unpackPackage(folder: string): void {
  const modules = `${folder}/node_modules`;
  const tarball = readdirSync(inProject("dist")).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new StepError("There is no tarball in dist/: run npm run build.");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(modules, { recursive: true });
  // A package of its own: within this project, its name would mean the project itself.
  writeFileSync(`${folder}/package.json`, '{ "private": true, "type": "module" }\n');
  execFileSync("tar", ["-xzf", inProject("dist", tarball), "-C", modules]);
  renameSync(`${modules}/package`, `${modules}/huaweicloud-dws-dds`);
  for (const dependency of ["openapi-fetch", "openapi-typescript-helpers"])
    cpSync(inProject("node_modules", dependency), `${modules}/${dependency}`, { recursive: true });
}
