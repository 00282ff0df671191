import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { inProject } from "../../scripts/build/project.js";

/** The command line as one file that Node starts by itself. */
export interface BundledCli {
  readonly file: string;
  remove(): void;
}

/** The modules for Node of the conditional imports, which package.json maps to compiled files. */
export const platformModules = {
  "#cloud-files": inProject("src/auth/node-cloud-files.ts"),
  "#crypto": inProject("src/auth/node-crypto.ts"),
};

/** Bundles the command line from its sources, without a build. */
export async function bundleCli(): Promise<BundledCli> {
  mkdirSync(inProject("build"), { recursive: true });
  // At the same depth below the project as src/sandbox/ and dist/lib/: the documentation is found relative to it.
  const folder = mkdtempSync(inProject("build", "cli-"));
  const file = join(folder, "cli.mjs");
  await build({
    entryPoints: [inProject("src/cli.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: platformModules,
    logLevel: "error",
    // Libraries of the command are CommonJS modules, which require modules of Node.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
