import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { inProject } from "../../../scripts/build/project.js";

/** The peers are no dependencies of the project: they have a package.json and a lock of their own. */
const folder = inProject("bench/client/peers");

/** Installs the peers, unless every one of them is there in the version that is asked for. */
export function installPeers(tell: (line: string) => void): void {
  if (areInstalled()) return;
  tell("installing the peers in bench/client/peers, this once (npm ci)");
  // On Windows npm is a batch file, which only a shell can start; no argument here comes from outside.
  const { status, stderr } = spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: folder,
      encoding: "utf8",
      shell: process.platform === "win32",
    },
  );
  if (status !== 0 || !areInstalled())
    throw new Error(
      `npm ci failed in bench/client/peers, so there are no peers to measure:\n${stderr}`,
    );
}

/** Makes the peers be found by their names in another node_modules folder; what they need, they find beside themselves. */
export function linkPeers(modules: string): void {
  for (const name of Object.keys(wanted())) {
    const link = join(modules, name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(folder, "node_modules", name), link, "junction");
  }
}

export function peerVersions(): string[] {
  return Object.entries(wanted()).map(([name, version]) => `${name} ${version}`);
}

function wanted(): Readonly<Record<string, string>> {
  return (readPackage(folder) as { readonly dependencies: Readonly<Record<string, string>> })
    .dependencies;
}

function areInstalled(): boolean {
  // npm writes this file last: without it an installation was broken off.
  if (!existsSync(join(folder, "node_modules/.package-lock.json"))) return false;
  return Object.entries(wanted()).every(([name, version]) => {
    const installed = join(folder, "node_modules", name);
    return (
      existsSync(installed) &&
      (readPackage(installed) as { readonly version: string }).version === version
    );
  });
}

function readPackage(of: string): unknown {
  return JSON.parse(readFileSync(join(of, "package.json"), "utf8"));
}
