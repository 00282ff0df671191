import { build } from "esbuild";

/** What CommonJS packages need within an ES module: esbuild leaves it to the user to add it. */
const bringRequire = `import{createRequire}from"node:module";const require=createRequire(import.meta.url);`;

/** A program with all that it imports, as a user would ship it. */
export async function bundle(source: string, folder: string): Promise<string> {
  const result = await build({
    stdin: { contents: source, resolveDir: folder, sourcefile: "program.js" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  const text = result.outputFiles[0]?.text ?? "";
  return text.includes("Dynamic require of") ? bringRequire + text : text;
}
