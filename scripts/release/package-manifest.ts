import { readFileSync } from "node:fs";
import { inProject } from "../build/project.js";

/** The properties of package.json that this project reads. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [property: string]: unknown;
}

/** The package.json of the project, or of another package. */
export function readManifest(path = inProject("package.json")): PackageManifest {
  return JSON.parse(readFileSync(path, "utf8")) as PackageManifest;
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
  const repository = repositoryOf(manifest);
  return {
    ...manifest,
    ...(repository && { homepage: `${repository}#readme`, bugs: `${repository}/issues` }),
    ...Object.fromEntries(forMaintainers.map((name) => [name, undefined])),
  };
}

/** The address of the repository that package.json names as "github:owner/name"; a checkout needs none, a release does. */
export function repositoryOf({ repository }: PackageManifest): string | undefined {
  const [, name] = /^github:([\w-]+\/[\w.-]+)$/.exec(String(repository)) ?? [];
  return name && `https://github.com/${name}`;
}

/** The address of the documentation, which the workflow of a repository publishes to GitHub Pages, with a slash at its end. */
export function documentationOf(manifest: PackageManifest): string | undefined {
  const [owner, name] = repositoryOf(manifest)?.split("/").slice(3) ?? [];
  return owner && name && `https://${owner.toLowerCase()}.github.io/${name}/`;
}

/** README.md for the package, which has no other files that its links could lead to: they lead to those of the version. */
export function publishedReadme(readme: string, manifest: PackageManifest): string {
  const repository = repositoryOf(manifest);
  if (repository === undefined) return readme;
  return readme.replace(/\]\((?!\w+:|#)/g, () => `](${repository}/blob/v${manifest.version}/`);
}

/** A module of the package that package.json names. */
export interface EntryPoint {
  /** Of its files in dist/lib, without an extension. */
  readonly name: string;
  /** Its source, relative to the project, without an extension. */
  readonly source: string;
  /** Whether the package has types for it. */
  readonly typed: boolean;
}

/** What package.json exports, its command and its conditional imports, by the files in dist/lib that it names. */
export function entryPoints(): EntryPoint[] {
  const { exports, bin, imports } = readManifest();
  const named = JSON.stringify([exports, bin, imports]).matchAll(
    /"\.\/dist\/lib\/([\w-]+)\.(js|d\.ts)"/g,
  );
  const files = [...named].map(([, name = "", extension]) => ({ name, extension }));
  return [...new Set(files.map(({ name }) => name))].map((name) => ({
    name,
    source: /^(node|web)-/.test(name) ? `src/auth/${name}` : `src/${name}`,
    typed: files.some((file) => file.name === name && file.extension === "d.ts"),
  }));
}
