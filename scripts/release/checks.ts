import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { diffAgainst } from "./diff/diff-against.js";
import { lastRelease, releasesFolder } from "./diff/last-release.js";
import { reportOf } from "./diff/report.js";
import { inProject, projectFolder } from "../build/project.js";
import { changelogFindings, sectionsOf } from "./changelog.js";

/** Something that must be so before a release. */
export interface ReleaseCheck {
  readonly what: string;
  /** What is wrong, with what to do, a sentence each. */
  find(): Promise<readonly string[]> | readonly string[];
}

/** All that must be so, in the order in which it is looked at: what makes the tarball comes before what looks at it. */
export function releaseChecks(version: string, today: string, tests: boolean): ReleaseCheck[] {
  return [
    { what: "the working tree is clean", find: uncommitted },
    { what: `${version} was not released before`, find: () => releasedBefore(version) },
    {
      what: "CHANGELOG.md has its form, and something to release",
      find: () => changelogOf(version, today),
    },
    { what: "npm run build, with the checks of the package", find: () => run("build") },
    { what: "generated/ is what the build writes", find: uncommitted },
    { what: "npm run diff: the versions say what has changed", find: versions },
    ...(tests
      ? ["test", "test:package"].map((script) => ({
          what: `npm run ${script}`,
          find: () => run(script),
        }))
      : []),
  ];
}

function uncommitted(): string[] {
  const changes = git("status", "--porcelain");
  return changes === "" ? [] : [`These files are not committed:\n${changes}`];
}

function releasedBefore(version: string): string[] {
  const advice = "raise the version in package.json.";
  if (existsSync(inProject(releasesFolder, version)))
    return [`There is a folder ${releasesFolder}/${version}: ${advice}`];
  return git("tag", "--list", `v${version}`) === ""
    ? []
    : [`There is a tag v${version}: ${advice}`];
}

function changelogOf(version: string, today: string): string[] {
  const changelog = readFileSync(inProject("CHANGELOG.md"), "utf8");
  const findings = changelogFindings(changelog, version, today);
  const sections = sectionsOf(changelog);
  const says = (name: string): boolean =>
    sections.some((section) => section.name === name && section.groups.length > 0);
  if (!says(version) && !says("Unreleased"))
    findings.push(`CHANGELOG.md: Write what ${version} changes below [Unreleased].`);
  return findings;
}

async function versions(): Promise<readonly string[]> {
  const released = lastRelease();
  if (released === undefined) return [];
  const verdict = await diffAgainst(released);
  return verdict.faults.length > 0 ? [reportOf(released, verdict)] : [];
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
