import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inProject, projectFolder, serviceNames } from "../build/project.js";
import { StepError } from "../build/step.js";
import { closeUnreleased } from "./changelog.js";
import type { PackageManifest } from "./package-manifest.js";
import { kilobytes, limitOf, packageSizes } from "./package-sizes.js";
import { tarballFiles } from "./tarball.js";

/** What a release publishes and writes, for people. */
export async function publicationPlan(manifest: PackageManifest, today: string): Promise<string> {
  const { name, version } = manifest;
  const tarball = inProject(tarballOf(manifest));
  const sizes = await packageSizes(tarball);
  const size = (of: keyof typeof sizes): string =>
    `${kilobytes(sizes[of])} ${of} (at most ${kilobytes(limitOf(of))})`;
  const files = tarballFiles(tarball);
  return [
    `${name} ${version}, public, with the tag "latest": ${tarballOf(manifest)}`,
    `  ${size("packed")}, ${size("unpacked")} without documentation`,
    `  ${files.length} files:`,
    ...files.map(({ path, bytes }) => `  ${kilobytes(bytes).padStart(10)}  ${path}`),
    "",
    "In the repository:",
    `  CHANGELOG.md: [Unreleased] becomes [${version}] - ${today}`,
    ...keptDescriptions(version).map(({ to }) => `  ${to}`),
    `  a commit "Release ${version}", with the tag v${version}`,
  ].join("\n");
}

/** Dates the changelog, keeps the descriptions, builds the tarball with both, commits, tags and publishes. */
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
  // Without the leading dot, npm reads the path as a repository of GitHub.
  const tarball = `./${tarballOf(manifest)}`;
  const command = ["npm", "publish", tarball, "--access", "public", "--tag", "latest"] as const;
  try {
    run(...command);
  } catch {
    throw new StepError(
      `The registry rejected ${version}, which is committed and tagged here. Fix what it reports, then run: ${command.join(" ")}`,
    );
  }
}

/** The descriptions that are kept of a release, to compare the next one with. */
function keptDescriptions(version: string): { readonly from: string; readonly to: string }[] {
  return serviceNames().map((service) => ({
    from: `generated/openapi/${service}.json`,
    to: `releases/${version}/openapi/${service}.json`,
  }));
}

function tarballOf({ name, version }: PackageManifest): string {
  return `dist/${name}-${version}.tgz`;
}

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, {
    cwd: projectFolder,
    stdio: "inherit",
    shell: process.platform === "win32" && program === "npm",
  });
}
