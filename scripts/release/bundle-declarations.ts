import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { StepError } from "../build/step.js";
import { isOfBothServices, pathIn, serviceOf } from "./bundle-modules.js";
import { readManifest, type EntryPoint } from "./package-manifest.js";
import { shortenSchema } from "./shorten-schema.js";

/**
 * Writes the types of each entry point as one file beside its module, with only those declarations that it exports or
 * refers to. Several entry points share one file, because a class with private fields is another class in each copy.
 */
export async function bundleDeclarations(
  entryPoints: readonly EntryPoint[],
  compiled: string,
  output: string,
): Promise<void> {
  const typed = entryPoints.filter((entry) => entry.typed);
  const bundle = await rollup({
    input: Object.fromEntries(
      typed.map(({ name, source }) => [name, `${compiled}/${source}.d.ts`]),
    ),
    external: [/^node:/, ...Object.keys(readManifest().dependencies ?? {})],
    plugins: [
      {
        name: "shorten",
        transform: (code, id) => (id.endsWith("/schema.d.ts") ? shortenSchema(code) : code),
      },
      dts(),
      { name: "indent", renderChunk: indentWithTabs },
    ],
    onwarn(warning) {
      // Types have no order of loading: a task for clients of both services refers to the types of each.
      if (warning.code === "CIRCULAR_CHUNK") return;
      // The generated types of paths and components have other names for users.
      if (
        !/private shared type exports [^:]*: ((paths|components)(\$\d)?(, )?)+\./.test(
          warning.message,
        )
      )
        throw new StepError(warning.message);
    },
  });
  const entryOf = (path: string): string | undefined =>
    typed.find(({ source }) => path === `${source}.d.ts`)?.name;
  await bundle.write({
    dir: output,
    format: "es",
    entryFileNames: "[name].d.ts",
    chunkFileNames: "[name].d.ts",
    manualChunks(id) {
      const path = pathIn(compiled, id);
      if (isOfBothServices(path)) return "index";
      const folder = /^src\/(\w+)\//.exec(path)?.[1];
      const entry = typed.find(({ name }) => name === folder)?.name;
      return serviceOf(path) ?? entryOf(path) ?? entry ?? "shared";
    },
    hoistTransitiveImports: false,
    minifyInternalExports: false,
  });
  await bundle.close();
}

/** One character for each level, because declarations are nested deeply. */
function indentWithTabs(code: string): string {
  return code.replaceAll(/^( {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4));
}
