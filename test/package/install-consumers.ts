// Installs what the tests of the tarball run it with, unless it is there: every TypeScript and every runtime.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { inProject } from "../../scripts/build/project.js";

const folder = inProject("test/package/consumers");
// npm writes this file last: without it an installation was broken off, and with another content it is out of date.
const installed = `${folder}/node_modules/.package-lock.json`;

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly optional?: boolean }>
  >;
}

if (!isComplete()) {
  console.error(
    "Installing compilers and runtimes in test/package/consumers, this once (about 1 GB).",
  );
  // Some of them would run a program to fetch a binary, which their packages for one platform bring already.
  const { status } = spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: folder,
      stdio: "inherit",
      shell: process.platform === "win32", // Where npm is a batch file.
    },
  );
  process.exitCode = status ?? 1;
}

function isComplete(): boolean {
  if (!existsSync(installed)) return false;
  const [wanted, found] = [`${folder}/package-lock.json`, installed].map(
    (path) => (JSON.parse(readFileSync(path, "utf8")) as Lock).packages,
  );
  return Object.entries(wanted ?? {}).every(([path, { version, optional }]) => {
    const other = found?.[path];
    return path === "" || (other ? other.version === version : optional === true);
  });
}
