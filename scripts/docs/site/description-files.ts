// The description files on the site. Their addresses are part of what the project promises: generators fetch them.
import { cpSync, existsSync, readdirSync } from "node:fs";
import { inProject, stagingFolder } from "../../build/project.js";
import { releasesFolder } from "../../release/diff/versions.js";
import { siteFolder } from "../frame/output.js";

/** A file of the site, and the file of the project that it is a copy of. */
export interface DescriptionFile {
  readonly address: string;
  readonly source: string;
}

/** The descriptions of the current build: openapi/dws.yaml, openapi/dws-3.1.json and so on. */
export function currentDescriptions(
  folder = inProject(stagingFolder, "openapi"),
): DescriptionFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ address: `openapi/${name}`, source: `${folder}/${name}` }));
}

/** The descriptions of each release, which never change: openapi/1.2.0/dws.json and so on. */
export function releasedDescriptions(folder = inProject(releasesFolder)): DescriptionFile[] {
  if (!existsSync(folder)) return [];
  const versions = readdirSync(folder).filter((name) => /^\d/.test(name));
  return versions.sort().flatMap((version) =>
    readdirSync(`${folder}/${version}/openapi`)
      .sort()
      .map((name) => ({
        address: `openapi/${version}/${name}`,
        source: `${folder}/${version}/openapi/${name}`,
      })),
  );
}

/** Copies the files to the site. */
export function copyDescriptions(files: readonly DescriptionFile[]): void {
  for (const { address, source } of files) cpSync(source, inProject(siteFolder, address));
}
