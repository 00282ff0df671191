import { packageLimits, packageSizes } from "./package-sizes.js";
import type { PackageManifest } from "./package-manifest.js";
import { inProject, serviceNames } from "../build/project.js";
import { tarballFiles } from "./tarball-files.js";

/** The files of descriptions that are kept of a release, to compare the next one with. */
export function keptDescriptions(
  version: string,
): { readonly from: string; readonly to: string }[] {
  return serviceNames().map((service) => ({
    from: `generated/openapi/${service}.json`,
    to: `releases/${version}/openapi/${service}.json`,
  }));
}

/** Where the tarball stands. */
export function tarballOf({ name, version }: PackageManifest): string {
  return `dist/${name}-${version}.tgz`;
}

/** What a release publishes and writes, for people. */
export function planOf(manifest: PackageManifest, today: string): string {
  const { name, version } = manifest;
  const tarball = inProject(tarballOf(manifest));
  const { packed, unpacked } = packageSizes(tarball);
  const files = tarballFiles(tarball);
  return [
    `${name} ${version}, for everybody, with the tag "latest": ${tarballOf(manifest)}`,
    `  ${kilobytes(packed)} packed (at most ${kilobytes(packageLimits.packed)}), ${kilobytes(unpacked)} unpacked without documentation (at most ${kilobytes(packageLimits.unpacked)})`,
    `  ${files.length} files:`,
    ...files.map(({ path, bytes }) => `  ${kilobytes(bytes).padStart(10)}  ${path}`),
    "",
    "In the repository:",
    `  CHANGELOG.md: what is unreleased becomes [${version}] - ${today}`,
    ...keptDescriptions(version).map(({ to }) => `  ${to}`),
    `  a commit "Release ${version}", with the tag v${version}`,
  ].join("\n");
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
