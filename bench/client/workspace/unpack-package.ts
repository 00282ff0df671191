import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../../../scripts/build/project.js";

/** The name of the tarball in dist/, which is what a user would install. */
export function findTarball(): string {
  const dist = inProject("dist");
  const tarball = existsSync(dist)
    ? readdirSync(dist).find((name) => name.endsWith(".tgz"))
    : undefined;
  if (tarball === undefined)
    throw new Error("There is no tarball in dist/ to measure: run npm run build first.");
  return tarball;
}

/**
 * Puts the package, and below it what it depends on, where `npm install` would. The dependencies do not stand beside it,
 * for a peer of the same name may have another version.
 */
export function unpackPackage(tarball: string, modules: string): void {
  execFileSync("tar", ["-xzf", inProject("dist", tarball), "-C", modules]);
  const folder = join(modules, "huaweicloud-dws-dds");
  renameSync(join(modules, "package"), folder);
  for (const name of dependenciesOf(folder))
    cpSync(inProject("node_modules", name), join(folder, "node_modules", name), {
      recursive: true,
    });
}

/** The names of all packages that a package needs, directly or not. */
function dependenciesOf(folder: string, found = new Set<string>()): ReadonlySet<string> {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    dependencies?: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    if (found.has(name)) continue;
    found.add(name);
    dependenciesOf(inProject("node_modules", name), found);
  }
  return found;
}
