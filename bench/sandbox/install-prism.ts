import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { inProject } from "../../scripts/build/project.js";

/** Prism is no dependency of the project: it has a package.json and a lock of its own. Returns the path of its command. */
export function installPrism(tell: (line: string) => void): string {
  const folder = inProject("bench/sandbox/peers");
  const command = inProject("bench/sandbox/peers/node_modules/@stoplight/prism-cli/dist/index.js");
  if (existsSync(command)) return command;
  tell("installing Prism in bench/sandbox/peers, this once (npm ci)");
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
  if (status !== 0 || !existsSync(command))
    throw new Error(
      `npm ci failed in bench/sandbox/peers, so there is no Prism to measure:\n${stderr}`,
    );
  return command;
}
