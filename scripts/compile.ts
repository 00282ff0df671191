// TypeScript to what is shipped, in dist/lib: one JavaScript module a door with what several share beside it, the declarations of
// every source, and the descriptions.
import { cpSync, readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";
import { inProject, stagingFolder } from "./lib/project.js";
import { runTool } from "./lib/run-tool.js";
import { runStep, StepError } from "./lib/step.js";

await runStep("compile", async () => {
  for (const folder of ["dist/lib", "build/src"]) rmSync(inProject(folder), { recursive: true, force: true });
  // Beside the staged generated/, so that generated/ itself changes only when all that follows from it is known to be good.
  cpSync(inProject("src"), inProject("build/src"), { recursive: true });
  const result = await runTool("@typescript/native/bin/tsc", ["--project", "tsconfig.build.json", "--pretty", "false"]);
  if (result.status !== 0) throw new StepError((result.stdout.trim() || result.stderr.trim()).replaceAll(/^build\//gm, ""));
  await bundle();
  cpSync(inProject(stagingFolder, "openapi"), inProject("dist/lib/generated/openapi"), { recursive: true });
  return { wrote: ["dist/lib/"] };
});

/** A door that is one file is read in a third of the time. Validators stay apart, so that who wants one gets no other. */
async function bundle(): Promise<void> {
  const doors = ["index", "dws", "dds", "validation", "signing/node-crypto", "signing/web-crypto"];
  const validators = readdirSync(inProject("build/generated"), { recursive: true, encoding: "utf8" }).filter((path) =>
    /validators[\\/]\w+\.ts$/.test(path),
  );
  await build({
    entryPoints: [...doors.map((door) => `build/src/${door}.ts`), ...validators.map((path) => `build/generated/${path}`)],
    absWorkingDir: inProject(),
    outbase: "build",
    outdir: "dist/lib",
    chunkNames: "src/shared-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    external: ["openapi-fetch", "#crypto", "node:*"],
    legalComments: "none",
    logLevel: "silent",
  });
}
