import { readFileSync } from "node:fs";
import { inProject } from "../build/project.js";

/** What this project reads of its package.json. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly [member: string]: unknown;
}

/** The package.json of the project. */
export function readManifest(): PackageManifest {
  return JSON.parse(readFileSync(inProject("package.json"), "utf8")) as PackageManifest;
}

/** Members that say how the package is made: who installs it has no use for them. */
const forMaintainers = [
  "scripts",
  "wireit",
  "devDependencies",
  "overrides",
  "allowScripts",
  "scarfSettings",
];

/** The package.json that is published. */
export function publishedManifest(manifest: PackageManifest): PackageManifest {
  return {
    ...manifest,
    ...Object.fromEntries(forMaintainers.map((member) => [member, undefined])),
  };
}
