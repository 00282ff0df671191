import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { diffAgainst, formatDiff } from "./diff/diff-against.js";
import { lastRelease, releasesFolder } from "./diff/versions.js";
import { inProject, projectFolder } from "../build/project.js";
import { changelogProblems, sectionsOf } from "./changelog.js";
import { repositoryOf, type PackageManifest } from "./package-manifest.js";

/** A condition of a release. */
export interface ReleaseCheck {
  readonly what: string;
  /** What is wrong and what to do, one sentence each. */
  readonly find: () => Promise<readonly string[]> | readonly string[];
}

/** All conditions, in the order of the checks: the build of the tarball comes before the tests of it. */
export function releaseChecks(
  manifest: PackageManifest,
  today: string,
  tests: boolean,
): ReleaseCheck[] {
  const { version } = manifest;
  return [
    { what: "package.json names the repository", find: () => missingRepository(manifest) },
    { what: "the working tree is clean", find: uncommitted },
    { what: `${version} is a new version`, find: () => releasedBefore(version) },
    {
      what: "CHANGELOG.md is well-formed and has something to release",
      find: () => changelogOf(version, today),
    },
    { what: "npm run build, with the checks of the package", find: () => run("build") },
    { what: "generated/ is up to date", find: uncommitted },
    { what: "npm run diff: the versions match the changes", find: versions },
    ...(tests
      ? ["test", "test:package"].map((script) => ({
          what: `npm run ${script}`,
          find: () => run(script),
        }))
      : []),
  ];
}

function missingRepository(manifest: PackageManifest): string[] {
  if (repositoryOf(manifest) !== undefined) return [];
  return [
    'Add "repository": "github:owner/name" to package.json: the links of the published README lead there.',
  ];
}

function uncommitted(): string[] {
  const changes = git("status", "--porcelain");
  return changes === "" ? [] : [`These files are not committed:\n${changes}`];
}

function releasedBefore(version: string): string[] {
  const fix = "raise the version in package.json.";
  if (existsSync(inProject(releasesFolder, version)))
    return [`There is a folder ${releasesFolder}/${version}: ${fix}`];
  return git("tag", "--list", `v${version}`) === "" ? [] : [`There is a tag v${version}: ${fix}`];
}

function changelogOf(version: string, today: string): string[] {
  const changelog = readFileSync(inProject("CHANGELOG.md"), "utf8");
  const problems = changelogProblems(changelog, version, today);
  const hasEntries = sectionsOf(changelog).some(
    ({ name, groups }) => (name === version || name === "Unreleased") && groups.length > 0,
  );
  if (!hasEntries) problems.push(`CHANGELOG.md: Write what ${version} changes below [Unreleased].`);
  return problems;
}

async function versions(): Promise<readonly string[]> {
  const released = lastRelease();
  if (released === undefined) return [];
  const diff = await diffAgainst(released);
  return diff.problems.length > 0 ? [formatDiff(released, diff)] : [];
}

function run(script: string): string[] {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", script], {
    cwd: projectFolder,
    encoding: "utf8",
    shell: process.platform === "win32", // Where npm is a batch file.
    maxBuffer: 2 ** 28,
  });
  return status === 0 ? [] : [`npm run ${script} fails:\n${`${stdout}${stderr}`.trim()}`];
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: projectFolder, encoding: "utf8" }).trimEnd();
}
