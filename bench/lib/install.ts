import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { inProject } from "../../scripts/build/project.js";
import { tell } from "./report.js";

/**
 * Installs what the benchmarks of bench/ import, as in a user's project: the packed package of dist/, and the peers if they
 * are missing or outdated. Returns their versions.
 */
export function installPackages(): string {
  const dist = inProject("dist");
  const tarball = existsSync(dist) ? readdirSync(dist).find((name) => name.endsWith(".tgz")) : null;
  if (!tarball) throw new Error("dist/ contains no tarball to measure: run npm run build first.");
  if (!arePeersInstalled()) {
    tell("installing the peers in bench/ (npm ci)");
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    // On Windows npm is a batch file, which only a shell can start.
    const shell = process.platform === "win32";
    execFileSync("npm", args, { cwd: inProject("bench"), stdio: ["ignore", 2, 2], shell });
  }
  const folder = inProject("bench/node_modules/huaweicloud-dws-dds");
  rmSync(folder, { recursive: true, force: true });
  for (const created of [folder, inProject("build/bench")]) mkdirSync(created, { recursive: true });
  execFileSync("tar", ["-xzf", `${dist}/${tarball}`, "-C", folder, "--strip-components=1"]);
  const { dependencies } = JSON.parse(readFileSync(inProject("bench/package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const peers = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  return [tarball, ...peers].join(", ");
}

/** npm writes the lockfile of node_modules last: it is missing after an interrupted installation. */
function arePeersInstalled(): boolean {
  const [wanted, installed] = ["bench/package-lock.json", "bench/node_modules/.package-lock.json"];
  const timeOf = (file: string): number =>
    statSync(inProject(file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return timeOf(installed) > timeOf(wanted);
}
