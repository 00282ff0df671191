import { basename } from "node:path";
import { build } from "esbuild";

/** What CommonJS packages need within an ES module: esbuild leaves it to the user to add it. */
const bringRequire = `import{createRequire}from"node:module";const require=createRequire(import.meta.url);`;

/** The first of the files of a program. */
export const entryName = "program.mjs";

/**
 * A program with all that it imports, as a user would ship it: by file name, the program itself first. What is imported
 * dynamically has files of its own if it may, and is part of the one file otherwise.
 */
export async function bundle(
  source: string,
  folder: string,
  splitting: boolean,
): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder, sourcefile: "program.js" },
    entryNames: "program",
    outExtension: { ".js": ".mjs" },
    outdir: folder,
    splitting,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  return new Map(
    outputFiles.map(
      ({ path, text }) =>
        [basename(path), text.includes("Dynamic require of") ? bringRequire + text : text] as const,
    ),
  );
}
