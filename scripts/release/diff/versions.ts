import { existsSync, readdirSync } from "node:fs";
import { inProject } from "../../build/project.js";
import { StepError } from "../../build/step.js";
import type { Weight } from "./change.js";

type Version = readonly [major: number, minor: number, patch: number];

/** Where the descriptions of each released version are kept, in a folder of its name. */
export const releasesFolder = "releases";

/** The highest version that was released; undefined before the first release. */
export function lastRelease(): string | undefined {
  if (!existsSync(inProject(releasesFolder))) return undefined;
  const versions = readdirSync(inProject(releasesFolder)).filter((name) => /^\d/.test(name));
  const where = `A folder of ${releasesFolder}/`;
  return versions
    .sort((a, b) => compareVersions(parseVersion(a, where), parseVersion(b, where)))
    .at(-1);
}

/**
 * Reads a version.
 *
 * @param where - What has this version, for the error message.
 * @throws StepError when it does not consist of three numbers.
 */
export function parseVersion(text: string, where: string): Version {
  const [, major, minor, patch] = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text) ?? [];
  if (patch === undefined)
    throw new StepError(
      `${where} has the version "${text}", which must be three numbers with points between them.`,
    );
  return [Number(major), Number(minor), Number(patch)];
}

/** Negative if the first is the lower one. */
export function compareVersions(first: Version, second: Version): number {
  return first[0] - second[0] || first[1] - second[1] || first[2] - second[2];
}

/**
 * The lowest version that may follow a released one. Before 1.0.0 anything may change at any time (semver.org, item 4), but
 * npm's "^0.1.0" accepts any 0.1.x: so a break raises the second number there, and everything else the third.
 */
export function lowestVersionAfter(
  [major, minor, patch]: Version,
  weight: Weight | undefined,
): Version {
  if (weight === undefined) return [major, minor, patch];
  if (weight === "break") return major === 0 ? [0, minor + 1, 0] : [major + 1, 0, 0];
  if (weight === "addition" && major > 0) return [major, minor + 1, 0];
  return [major, minor, patch + 1];
}

const reasons: Readonly<Record<Weight, string>> = {
  break: "a change breaks users",
  addition: "something is added",
  text: "texts have changed",
};

/** A version in a file, and what it was in the last release. */
export interface WrittenVersion {
  readonly where: string;
  readonly released: string;
  readonly current: string;
  /** The heaviest change since then; undefined if there is none. */
  readonly weight: Weight | undefined;
}

/** What is wrong with a version, as a sentence; undefined if it is high enough. */
export function versionProblem(version: WrittenVersion): string | undefined {
  const { where, released, current, weight } = version;
  const before = parseVersion(released, `The last release, of ${where},`);
  const lowest = lowestVersionAfter(before, weight);
  if (compareVersions(parseVersion(current, where), lowest) >= 0) return undefined;
  const reason = weight === undefined ? `${released} is released` : reasons[weight];
  return `${where} has ${current}, and needs ${lowest.join(".")} or higher, because ${reason}.`;
}
