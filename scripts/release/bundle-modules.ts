import { existsSync, readdirSync, readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import {
  decode,
  encode,
  type SourceMapLine,
  type SourceMapSegment,
} from "@jridgewell/sourcemap-codec";
import commonjsPlugin from "@rollup/plugin-commonjs";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { transform, type TransformOptions, type TransformResult } from "esbuild";
import { rollup, type ExistingRawSourceMap, type GetModuleInfo, type OutputBundle } from "rollup";
import { serviceNames } from "../build/project.js";
import { StepError } from "../build/step.js";
import { readManifest, type EntryPoint } from "./package-manifest.js";

/** Its types describe a CommonJS module, whose function is its property "default"; the module that is imported has no such property. */
const commonjs = commonjsPlugin as unknown as typeof commonjsPlugin.default;

/** What entry points share; every other chunk is a part of the command. */
const ownChunks = /^(shared|validate|sandbox-server|next-time)$/;

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
    external: [/^(node:|#)/, ...Object.keys(readManifest().dependencies ?? {})],
    treeshake: { moduleSideEffects: false },
    plugins: [
      { name: "source-maps", load },
      // The libraries of the command are bundled: programs that import the package do not install them.
      nodeResolve({ exportConditions: ["node"] }),
      commonjs({ include: /node_modules/ }),
      { name: "format", transform: (code, id) => format(code, pathIn(compiled, id)) },
      {
        name: "licences",
        generateBundle() {
          this.emitFile({
            type: "asset",
            fileName: "LICENCES.txt",
            source: licencesOf([...this.getModuleIds()]),
          });
        },
      },
      { name: "source-map-lines", generateBundle: (_, files) => mapLinesOnly(files) },
    ],
    onwarn(warning) {
      throw new StepError(warning.message);
    },
  });
  const main = `${compiled}/src/index.js`;
  await bundle.write({
    dir: output,
    format: "es",
    entryFileNames: "[name].js",
    chunkFileNames: ({ name }) => (ownChunks.test(name) ? "[name].js" : "command/[name].js"),
    // Rollup cannot parse this line, which makes a program of the command.
    banner: ({ name }) => (name === "cli" ? "#!/usr/bin/env node" : ""),
    manualChunks: (id, { getModuleInfo }) =>
      chunkOf(pathIn(compiled, id)) ??
      (isReached(id, main, getModuleInfo) && id !== main ? "shared" : undefined),
    hoistTransitiveImports: false,
    // The sources are in the repository: their text would double the size of the package.
    sourcemap: true,
    sourcemapExcludeSources: true,
  });
  await bundle.close();
}

/** The licences of the bundled packages, which require that their texts are kept. */
function licencesOf(modules: readonly string[]): string {
  const folders = modules.flatMap(
    (id) => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? [],
  );
  return [...new Set(folders)]
    .sort()
    .map((folder) => {
      const { name, version } = readManifest(`${folder}/package.json`);
      const file = readdirSync(folder).find((entry) => /^licence|^license/i.test(entry));
      if (file === undefined) throw new StepError(`${name} has no file with its licence.`);
      return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
    })
    .join("\n---\n\n");
}

/** A module with the source map that the compiler wrote beside it. */
function load(id: string): { readonly code: string; readonly map: string } | undefined {
  if (!existsSync(`${id}.map`)) return undefined;
  return { code: readFileSync(id, "utf8"), map: readFileSync(`${id}.map`, "utf8") };
}

/** Maps lines and not columns, with which a stack trace is as useful: an eighth of the size. */
function mapLinesOnly(files: OutputBundle): void {
  for (const file of Object.values(files))
    if (file.type === "asset" && file.fileName.endsWith(".map")) {
      const map = JSON.parse(String(file.source)) as ExistingRawSourceMap;
      const mappings = encode(decode(map.mappings).map(firstOf));
      file.source = JSON.stringify({ ...map, names: [], mappings });
    }
}

/** The first mapping of a line, without the name of the source that it may have. */
function firstOf([first]: SourceMapLine): SourceMapSegment[] {
  if (!first) return [];
  return [first.length === 1 ? first : [first[0], first[1], first[2], first[3]]];
}

/**
 * Comments are in the declarations and in the repository. Generated tables are data that nobody reads line by line, and other
 * packages have repositories of their own: both have no source map.
 */
async function format(
  code: string,
  path: string,
): Promise<Pick<TransformResult, "code"> & { readonly map: string | { readonly mappings: "" } }> {
  const options: TransformOptions = { format: "esm", target: "es2022", legalComments: "none" };
  if (!/^generated\/|(^|\/)node_modules\//.test(path))
    return transform(code, { ...options, sourcemap: true });
  const short = await transform(code, { ...options, minifyWhitespace: true, lineLimit: 120 });
  return { code: short.code, map: { mappings: "" } };
}

/**
 * Where a module belongs, unless several entry points share it. The command needs more of the sandbox than its entry point
 * has, and the sandbox and the entry point for validation share the response schemas.
 */
function chunkOf(path: string): string | undefined {
  if (/^(src\/validation\/validate|generated\/\w+\/schemas)\.js$/.test(path)) return "validate";
  if (path.startsWith("src/sandbox/")) return "sandbox-server";
  // Its library is loaded with it, and no entry point of a service needs it.
  if (path === "src/schedules/next-time.js") return "next-time";
  // The command uses them beside the tasks: an entry point has no other exports than the documented ones.
  if (/^src\/(dds\/read|retention\/(check-[\w-]+|calendar))\.js$/.test(path)) return undefined;
  return serviceOf(path) ?? (isOfBothServices(path) ? "index" : undefined);
}

/** Whether a module belongs to the main entry point, since it needs both services: each of the others loads one alone. */
export function isOfBothServices(path: string): boolean {
  return /^src\/(index|(retention|status)\/.*)\.(js|d\.ts)$/.test(path);
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
