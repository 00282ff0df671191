import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { PackageManifest } from "./package-manifest.js";
import { inProject, projectFolder } from "../build/project.js";
import { StepError } from "../build/step.js";
import { closeUnreleased } from "./changelog.js";
import { keptDescriptions, tarballOf } from "./plan.js";

/** Writes what is kept of the release, packs it with the changelog as it is now, commits, tags and publishes. */
export function publish(manifest: PackageManifest, today: string): void {
  const { version } = manifest;
  const changelog = inProject("CHANGELOG.md");
  writeFileSync(changelog, closeUnreleased(readFileSync(changelog, "utf8"), version, today));
  for (const { from, to } of keptDescriptions(version)) {
    mkdirSync(dirname(inProject(to)), { recursive: true });
    cpSync(inProject(from), inProject(to));
  }
  run("npm", "run", "--silent", "build");
  run("git", "add", "CHANGELOG.md", "releases");
  run("git", "commit", "--quiet", "--message", `Release ${version}`);
  run("git", "tag", "--annotate", `v${version}`, "--message", `Release ${version}`);
  // Without the dot, npm would take it for a repository of GitHub.
  const command = [
    "npm",
    "publish",
    `./${tarballOf(manifest)}`,
    "--access",
    "public",
    "--tag",
    "latest",
  ] as const;
  try {
    run(...command);
  } catch {
    throw new StepError(
      `The registry did not take ${version}, which is committed and tagged here. Mend what it says, and then: ${command.join(" ")}`,
    );
  }
}

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, {
    cwd: projectFolder,
    stdio: "inherit",
    shell: process.platform === "win32" && program === "npm",
  });
}
