import { readFileSync } from "node:fs";
import { inProject } from "../build/project.js";

/** The properties of package.json that this project reads. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly [property: string]: unknown;
}

/** The package.json of the project. */
export function readManifest(): PackageManifest {
  return JSON.parse(readFileSync(inProject("package.json"), "utf8")) as PackageManifest;
}

/** Properties for maintainers, which are of no use to users of the package. */
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
    ...Object.fromEntries(forMaintainers.map((name) => [name, undefined])),
  };
}
