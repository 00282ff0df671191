import { build } from "esbuild";
import { inProject } from "../../build/project.js";
import { barStyles, colours, pageStyles } from "./site-css.js";

/** The styles that every page of the site links to. */
export const siteStyles = `${colours}\n${barStyles}\n${pageStyles}`;

/** A script of the site, with all that it needs: browsers take no modules from the file system. */
export async function siteScript(name: string): Promise<string> {
  const result = await build({
    entryPoints: [inProject("scripts/docs/site/browser", `${name}.ts`)],
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
