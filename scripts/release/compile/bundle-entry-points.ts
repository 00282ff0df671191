import { join, relative, sep } from "node:path";
import { rollup, type GetModuleInfo, type ModuleInfo } from "rollup";
import { serviceNames } from "../../build/project.js";
import { StepError } from "../../build/step.js";
import { shrinkModule } from "./shrink-module.js";

/** The doors of the client, which share most of what they are made of. */
const clientDoors = ["index", ...serviceNames()];
/** All that gets a module of its own: the doors of the package, its command, and the two halves of "#crypto". */
const entries = [
  ...clientDoors,
  "raw",
  "validation",
  "sandbox",
  "cli",
  "auth/node-crypto",
  "auth/web-crypto",
];

/**
 * Writes each door as one module: Node reads few files much faster than many. Beside them stand what the doors share, and
 * the schemas of validation by themselves, so that a program that validates does not load the sandbox.
 */
export async function bundleDoors(compiled: string, output: string): Promise<void> {
  const inCompiled = (path: string): string => join(compiled, "src", `${path}.js`);
  const bundle = await rollup({
    input: Object.fromEntries(
      entries.map((entry) => [entry.replace("auth/", ""), inCompiled(entry)]),
    ),
    external: [/^node:/, "openapi-fetch", "#crypto"],
    treeshake: { moduleSideEffects: false },
    plugins: [
      {
        name: "shrink",
        renderChunk: (code) => shrinkModule(code),
      },
      // The bundler cannot read this line, which makes a program of the command.
      {
        name: "program",
        renderChunk: (code, { name }) => (name === "cli" ? `#!/usr/bin/env node\n${code}` : null),
      },
    ],
    onwarn(warning) {
      throw new StepError(warning.message);
    },
  });
  const doors = clientDoors.map(inCompiled);
  await bundle.write({
    dir: output,
    format: "es",
    chunkFileNames: "[name].js",
    entryFileNames: "[name].js",
    manualChunks: (id, { getModuleInfo }) =>
      chunkOf(relative(compiled, id).split(sep).join("/"), id, doors, getModuleInfo),
    hoistTransitiveImports: false,
  });
  await bundle.close();
}

function chunkOf(
  path: string,
  id: string,
  doors: readonly string[],
  getModuleInfo: GetModuleInfo,
): string | undefined {
  // The door of a service has its table in it, whoever else reads that.
  const service = serviceNames().find(
    (name) => path === `src/${name}.js` || path === `generated/${name}/client.js`,
  );
  if (service) return service;
  // By itself: who validates needs no server, which would else take it in.
  if (/^(src\/validation\/validate|generated\/\w+\/schemas)\.js$/.test(path)) return "validate";
  if (entries.some((entry) => path === `src/${entry}.js`) || path.startsWith("generated/"))
    return undefined;
  // Beside its door, for the command needs more of it than the door shows.
  if (path.startsWith("src/sandbox/")) return "sandbox-server";
  if (reached(doors, getModuleInfo, ({ importedIds }) => importedIds).has(id)) return "shared";
  const everything = reached(doors, getModuleInfo, ({ importedIds, dynamicallyImportedIds }) => [
    ...importedIds,
    ...dynamicallyImportedIds,
  ]);
  return everything.has(id) ? "later" : undefined;
}

/** The modules that some modules lead to. */
function reached(
  from: readonly string[],
  getModuleInfo: GetModuleInfo,
  next: (info: ModuleInfo) => readonly string[],
): ReadonlySet<string> {
  const found = new Set(from);
  for (const id of found) {
    const info = getModuleInfo(id);
    for (const target of info ? next(info) : []) found.add(target);
  }
  return found;
}
