import { statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { inProject, serviceNames } from "../build/project.js";
import { operationsOf, readBundle } from "../spec/description.js";
import { tarballFiles } from "./tarball.js";

/** Sizes of the package, in bytes. */
export interface PackageSizes {
  /** All files but the documentation, as they are in node_modules. */
  readonly unpacked: number;
  /** The tarball. */
  readonly packed: number;
  /** {@link listProgram} with all that it imports, in one file, after gzip -9. */
  readonly listProgram: number;
}

/** The budget of each size: a base, and what each operation may add. */
export const packageBudget: Readonly<
  Record<keyof PackageSizes, { readonly base: number; readonly perOperation: number }>
> = {
  // The base contains the sandbox, which grows with what it performs, the source maps, the tasks, and the command with its
  // libraries.
  unpacked: { base: 975_000, perOperation: 12_000 },
  packed: { base: 233_000, perOperation: 3_500 },
  listProgram: { base: 10_900, perOperation: 150 },
};

/** A program that authenticates with an access key and lists snapshots. */
export const listProgram = `
import { accessKeyCredentials, createDwsClient } from "huaweicloud-dws-dds/dws";
const credentials = accessKeyCredentials({ accessKeyId: "AK", secretAccessKey: "SK" });
const dws = createDwsClient({ region: "eu-west-101", projectId: "project", credentials });
console.log(await dws.listSnapshots());
`;

/** The files that npm shows on the page of a package, and the licence. */
const documentation = /^(README|CHANGELOG|LICENSE)(\.md)?$/;

/** Measures a tarball, and the program with the same package in a folder. */
export async function packageSizes(
  tarball: string,
  folder = inProject("build/package"),
): Promise<PackageSizes> {
  const files = tarballFiles(tarball).filter(({ path }) => !documentation.test(path));
  const program = await bundleProgram(listProgram, folder);
  return {
    unpacked: files.reduce((sum, { bytes }) => sum + bytes, 0),
    packed: statSync(tarball).size,
    listProgram: gzipSync(program, { level: 9 }).length,
  };
}

/** A program and all that it imports as one minified module. `folder` is where its imports resolve. */
export async function bundleProgram(source: string, folder: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

/** The number of operations in the descriptions. */
function operationCount(): number {
  const services = serviceNames().map((name) => readBundle(name, "generated"));
  return services.reduce((sum, description) => sum + operationsOf(description).length, 0);
}

/** The largest size that a number of operations may have. */
export function limitOf(size: keyof PackageSizes, operations = operationCount()): number {
  const { base, perOperation } = packageBudget[size];
  return base + perOperation * operations;
}

const descriptions: Readonly<Record<keyof PackageSizes, string>> = {
  unpacked: "The unpacked package",
  packed: "The tarball",
  listProgram: "A bundled program that lists snapshots",
};

/** The sizes that exceed their limits, and which files are the largest. */
export function budgetProblems(
  sizes: PackageSizes,
  tarball: string,
  limit: (size: keyof PackageSizes) => number = limitOf,
): string[] {
  const largest = tarballFiles(tarball)
    .slice(0, 5)
    .map(({ path, bytes }) => `${path} ${kilobytes(bytes)}`);
  return (Object.keys(packageBudget) as (keyof PackageSizes)[])
    .filter((size) => sizes[size] > limit(size))
    .map(
      (size) =>
        `${descriptions[size]} has ${kilobytes(sizes[size])}, and its budget is ${kilobytes(limit(size))} (scripts/release/package-sizes.ts). The largest files: ${largest.join(", ")}.`,
    );
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
