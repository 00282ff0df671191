import { existsSync, readdirSync } from "node:fs";
import { inProject } from "../../build/project.js";
import { compareVersions, parseVersion } from "./versions.js";

/** Where the descriptions of each released version are kept, in a folder of its name. */
export const releasesFolder = "releases";

/** The highest version that was released; undefined before the first. */
export function lastRelease(): string | undefined {
  if (!existsSync(inProject(releasesFolder))) return undefined;
  const versions = readdirSync(inProject(releasesFolder)).filter((name) => /^\d/.test(name));
  const where = `A folder of ${releasesFolder}/`;
  return versions
    .sort((a, b) => compareVersions(parseVersion(a, where), parseVersion(b, where)))
    .at(-1);
}
