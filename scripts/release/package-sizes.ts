import { statSync } from "node:fs";
import { tarballFiles } from "./tarball-files.js";

/** What the package may weigh, in bytes. */
export const packageLimits = {
  /** All files but the documentation, as they lie in node_modules. */
  unpacked: 500_000,
  /** What a registry sends. */
  packed: 125_000,
  /** What a bundled program loads that signs, lists and succeeds, each file by gzip -9. */
  listProgram: 11_500,
};

/** What npm shows on the page of a package, and the texts of the licences. */
const documentation = /^(README|CHANGELOG|LICENSE)(\.md)?$/;

export interface PackageSizes {
  readonly packed: number;
  readonly unpacked: number;
}

export function packageSizes(tarball: string): PackageSizes {
  const files = tarballFiles(tarball).filter(({ path }) => !documentation.test(path));
  return {
    packed: statSync(tarball).size,
    unpacked: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** What is too large, and where to look for what to leave out. */
export function sizeFindings(tarball: string, limits: PackageSizes = packageLimits): string[] {
  const sizes = packageSizes(tarball);
  const largest = tarballFiles(tarball)
    .slice(0, 5)
    .map(({ path, bytes }) => `${path} ${kilobytes(bytes)}`);
  return (["unpacked", "packed"] as const)
    .filter((name) => sizes[name] > limits[name])
    .map(
      (name) =>
        `The package is ${kilobytes(sizes[name])} ${name}, and may be ${kilobytes(limits[name])} (scripts/release/package-sizes.ts). Its largest files: ${largest.join(", ")}.`,
    );
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
