import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { inProject } from "../../scripts/build/project.js";
import { tell } from "./report.js";

/** A temporary folder in which the packed package and its peers resolve as in a user's folder. */
export interface Workspace {
  readonly folder: string;
  readonly tarball: string;
  /** Names and versions of the installed peers. */
  readonly peers: readonly string[];
  remove(): void;
}

/**
 * Creates a workspace.
 *
 * @param peers - The folder whose package.json and lockfile name the packages to compare with.
 * @param workers - Scripts that run in the workspace, in a Node without a loader: a loader rewrites each module, and with it
 * what is measured.
 */
export function createWorkspace(peers: string, workers: readonly string[]): Workspace {
  const tarball = findTarball();
  const versions = installPeers(peers);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "huaweicloud-dws-dds-bench-")));
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  unpack(tarball, modules);
  for (const name of Object.keys(versions)) link(join(peers, "node_modules", name), modules, name);
  link(inProject("node_modules/tinybench"), modules, "tinybench");
  for (const worker of workers) copyFileSync(inProject(worker), join(folder, basename(worker)));
  return {
    folder,
    tarball,
    peers: Object.entries(versions).map(([name, version]) => `${name} ${version}`),
    remove: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function findTarball(): string {
  const dist = inProject("dist");
  const tarball = existsSync(dist)
    ? readdirSync(dist).find((name) => name.endsWith(".tgz"))
    : undefined;
  if (tarball === undefined)
    throw new Error("dist/ holds no tarball to measure: run npm run build first.");
  return tarball;
}

/** Unpacks the package with its dependencies below it: a peer of the same name may have another version. */
function unpack(tarball: string, modules: string): void {
  execFileSync("tar", ["-xzf", inProject("dist", tarball), "-C", modules]);
  const folder = join(modules, "huaweicloud-dws-dds");
  renameSync(join(modules, "package"), folder);
  for (const name of Object.keys(manifest(folder).dependencies ?? {}))
    link(inProject("node_modules", name), join(folder, "node_modules"), name);
}

function link(source: string, modules: string, name: string): void {
  const target = join(modules, name);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(source, target, "junction");
}

/** Installs the packages of a folder with a lockfile of its own, unless they are installed; returns their versions. */
function installPeers(folder: string): Readonly<Record<string, string>> {
  const wanted = manifest(folder).dependencies ?? {};
  const isInstalled = (): boolean =>
    // npm writes this file last: without it an installation was interrupted.
    existsSync(join(folder, "node_modules/.package-lock.json")) &&
    Object.entries(wanted).every(([name, version]) => {
      const installed = join(folder, "node_modules", name);
      return existsSync(installed) && manifest(installed).version === version;
    });
  if (isInstalled()) return wanted;
  tell(`installing the peers in ${folder} (npm ci, once)`);
  const { status, stderr } = spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    // On Windows npm is a batch file, which only a shell can start; no argument here comes from outside.
    { cwd: folder, encoding: "utf8", shell: process.platform === "win32" },
  );
  if (status !== 0 || !isInstalled()) throw new Error(`npm ci failed in ${folder}:\n${stderr}`);
  return wanted;
}

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
