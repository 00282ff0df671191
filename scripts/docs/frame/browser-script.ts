import { build } from "esbuild";
import { inProject } from "../../build/project.js";

/** A script of browser/ with its imports: browsers load no modules from the file system. */
export async function browserScript(name: string): Promise<string> {
  const result = await build({
    entryPoints: [inProject("scripts/docs/frame/browser", `${name}.ts`)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    legalComments: "inline",
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}
