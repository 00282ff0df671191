import { relative, sep } from "node:path";
import { transform, type TransformOptions } from "esbuild";
import { rollup, type GetModuleInfo } from "rollup";
import { serviceNames } from "../build/project.js";
import { StepError } from "../build/step.js";
import { readManifest, type EntryPoint } from "./package-manifest.js";

/**
 * Writes each entry point as one module, because Node reads few files much faster than many; what several entry points
 * need is in "shared.js". Modules stay readable, so that a stack trace shows names and lines that a person can look up.
 */
export async function bundleModules(
  entryPoints: readonly EntryPoint[],
  compiled: string,
  output: string,
): Promise<void> {
  const bundle = await rollup({
    input: Object.fromEntries(
      entryPoints.map(({ name, source }) => [name, `${compiled}/${source}.js`]),
    ),
    external: [/^node:/, ...Object.keys(readManifest().dependencies ?? {}), "#crypto"],
    treeshake: { moduleSideEffects: false },
    plugins: [{ name: "format", transform: (code, id) => format(code, pathIn(compiled, id)) }],
    onwarn(warning) {
      throw new StepError(warning.message);
    },
  });
  const main = `${compiled}/src/index.js`;
  await bundle.write({
    dir: output,
    format: "es",
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    // Rollup cannot parse this line, which makes a program of the command.
    banner: ({ name }) => (name === "cli" ? "#!/usr/bin/env node" : ""),
    manualChunks: (id, { getModuleInfo }) =>
      chunkOf(pathIn(compiled, id)) ??
      (isReached(id, main, getModuleInfo) && id !== main ? "shared" : undefined),
    hoistTransitiveImports: false,
  });
  await bundle.close();
}

/** Comments are in the declarations and in the repository; generated tables are data that nobody reads line by line. */
async function format(code: string, path: string): Promise<string> {
  const options: TransformOptions = { format: "esm", target: "es2022", legalComments: "none" };
  if (path.startsWith("generated/"))
    Object.assign(options, { minifyWhitespace: true, lineLimit: 120 });
  return (await transform(code, options)).code;
}

/**
 * Where a module belongs, unless several entry points share it. The command needs more of the sandbox than its entry point
 * has, and the sandbox and the entry point for validation share the response schemas.
 */
function chunkOf(path: string): string | undefined {
  if (/^(src\/validation\/validate|generated\/\w+\/schemas)\.js$/.test(path)) return "validate";
  return serviceOf(path) ?? (path.startsWith("src/sandbox/") ? "sandbox-server" : undefined);
}

/** The entry point of a service holds its operations and tasks, whichever other entry points import them. */
export function serviceOf(path: string): string | undefined {
  return serviceNames().find((name) =>
    new RegExp(`^(generated/${name}/client|src/${name}(/.*)?)\\.(js|d\\.ts)$`).test(path),
  );
}

export function pathIn(folder: string, id: string): string {
  return relative(folder, id).split(sep).join("/");
}

function isReached(id: string, from: string, getModuleInfo: GetModuleInfo): boolean {
  const found = new Set([from]);
  for (const module of found)
    for (const target of getModuleInfo(module)?.importedIds ?? []) found.add(target);
  return found.has(id);
}
