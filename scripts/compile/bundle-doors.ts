import { join, relative, sep } from "node:path";
import { rollup, type GetModuleInfo } from "rollup";
import { StepError } from "../lib/step.js";

/** The doors of the package, and the two halves of "#crypto". */
const entries = ["index", "dws", "dds", "validation", "signing/node-crypto", "signing/web-crypto"];

/**
 * Writes each door as one module: Node reads few files much faster than many. Beside them stand what the doors share, what
 * is only loaded when it is needed, and every validator by itself, so that who wants one gets no other.
 */
export async function bundleDoors(compiled: string, output: string): Promise<void> {
  const bundle = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry.replace("signing/", ""), join(compiled, "src", `${entry}.js`)])),
    external: [/^node:/, "openapi-fetch", "#crypto"],
    treeshake: { moduleSideEffects: false },
    onwarn(warning) {
      throw new StepError(warning.message);
    },
  });
  await bundle.write({
    dir: output,
    format: "es",
    chunkFileNames: "[name].js",
    entryFileNames: "[name].js",
    manualChunks: (id, { getModuleInfo }) => chunkOf(relative(compiled, id).split(sep).join("/"), id, getModuleInfo),
    hoistTransitiveImports: false,
  });
  await bundle.close();
}

function chunkOf(path: string, id: string, getModuleInfo: GetModuleInfo): string | undefined {
  const [, validator] = /validators\/(\w+)\.js$/.exec(path) ?? [];
  if (validator) return `validators/${validator}`;
  // A door is made of its own file, the table of its service, and what only validation needs.
  if (entries.some((entry) => path === `src/${entry}.js`) || /^src\/validation\/|^generated\//.test(path)) return undefined;
  // A call that fails should not load openapi-fetch, which only raw calls need.
  if (getModuleInfo(id)?.importedIds.includes("openapi-fetch")) return "raw";
  return isLoadedLater(id, getModuleInfo) ? "later" : "shared";
}

/** Whether every way to a module leads over a dynamic import. */
function isLoadedLater(id: string, getModuleInfo: GetModuleInfo, seen = new Set<string>()): boolean {
  if (seen.has(id)) return true;
  seen.add(id);
  const info = getModuleInfo(id);
  if (!info || info.isEntry) return false;
  return info.importers.every((importer) => isLoadedLater(importer, getModuleInfo, seen));
}
