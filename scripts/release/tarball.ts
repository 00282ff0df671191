import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readManifest } from "./package-manifest.js";
import { inProject, projectFolder } from "../build/project.js";
import { StepError } from "../build/step.js";

/** A file of a tarball. */
export interface TarballFile {
  /** Relative to the folder of the package. */
  readonly path: string;
  readonly bytes: number;
}

/** The path of the packed package of this project, or of a copy of it. */
export function findTarball(project = projectFolder): string {
  const dist = join(project, "dist");
  const name = existsSync(dist)
    ? readdirSync(dist).find((file) => file.endsWith(".tgz"))
    : undefined;
  if (!name) throw new StepError("There is no tarball in dist/: run npm run build.");
  return join(dist, name);
}

/** The files of a tarball of npm, the largest first, from the headers before each file: name at 0, octal size at 124. */
export function tarballFiles(path: string): TarballFile[] {
  const archive = gunzipSync(readFileSync(path));
  const files: TarballFile[] = [];
  for (let start = 0; start < archive.length && archive[start] !== 0;) {
    const field = (offset: number, length: number): string =>
      archive.toString("utf8", start + offset, start + offset + length).split("\0")[0] ?? "";
    const bytes = Number.parseInt(field(124, 12), 8);
    if (field(156, 1) === "0") files.push({ path: field(0, 100).replace(/^package\//, ""), bytes });
    start += 512 + Math.ceil(bytes / 512) * 512;
  }
  return files.sort((a, b) => b.bytes - a.bytes);
}

/** Puts the tarball and its dependencies into a new folder, as `npm install` does, but without a network. */
export function unpackPackage(folder: string): void {
  const modules = `${folder}/node_modules`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(modules, { recursive: true });
  // A package of its own: within this project, the name of the package means the project itself.
  writeFileSync(`${folder}/package.json`, '{ "private": true, "type": "module" }\n');
  execFileSync("tar", ["-xzf", findTarball(), "-C", modules]);
  renameSync(`${modules}/package`, `${modules}/huaweicloud-dws-dds`);
  const names = new Set(Object.keys(readManifest().dependencies ?? {}));
  for (const name of names) {
    cpSync(inProject("node_modules", name), `${modules}/${name}`, { recursive: true });
    const { dependencies } = readManifest(`${modules}/${name}/package.json`);
    for (const dependency of Object.keys(dependencies ?? {})) names.add(dependency);
  }
}
