import { join, relative, sep } from "node:path";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { serviceNames } from "../../build/project.js";
import { StepError } from "../../build/step.js";

/** The doors that have types, by the names of their sources. */
const typedDoors = ["index", ...serviceNames(), "raw", "validation", "sandbox"];

/**
 * Writes the types of each door as one file beside its module, with only those declarations that its users can come upon.
 * What several doors show stands in one file and not in each: a class with private members is another class elsewhere.
 */
export async function bundleDeclarations(compiled: string, output: string): Promise<void> {
  const bundle = await rollup({
    input: Object.fromEntries(
      typedDoors.map((door) => [door, join(compiled, "src", `${door}.d.ts`)]),
    ),
    external: [/^node:/, "openapi-fetch"],
    plugins: [dts(), { name: "narrow", renderChunk: (code) => narrow(code) }],
    onwarn(warning) {
      // The paths have no name of their own on purpose: users name them `RawClient` with what it is given.
      if (!/private shared type exports .*: paths\./.test(warning.message))
        throw new StepError(warning.message);
    },
  });
  await bundle.write({
    dir: output,
    format: "es",
    entryFileNames: "[name].d.ts",
    chunkFileNames: "[name].d.ts",
    manualChunks: (id) => declarationFile(relative(compiled, id).split(sep).join("/")),
    hoistTransitiveImports: false,
    minifyInternalExports: false,
  });
  await bundle.close();
}

function declarationFile(path: string): string {
  const door = typedDoors.find((name) => path === `src/${name}.d.ts`);
  if (door) return door;
  // As in the modules, the door of a service has its operations in it, whoever else shows them.
  const service = serviceNames().find((name) =>
    new RegExp(`^(generated/${name}/(client|schema)|src/${name}/.*)\\.d\\.ts$`).test(path),
  );
  if (service) return service;
  if (/^src\/validation\/.*\.d\.ts$/.test(path)) return "validation";
  return path.startsWith("src/sandbox/") ? "sandbox" : "shared";
}

/** Two spaces a level: declarations are nested deeply, and the compiler writes four. */
function narrow(code: string): string {
  return code.replaceAll(/^( {4})+/gm, (spaces) => " ".repeat(spaces.length / 2));
}
