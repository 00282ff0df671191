// TypeScript to what is shipped, in dist/lib: the modules and the types of every door, and the descriptions.
import { cpSync, rmSync } from "node:fs";
import { bundleDeclarations } from "./compile/bundle-declarations.js";
import { bundleDoors } from "./compile/bundle-entry-points.js";
import { copyDescriptions } from "./compile/copy-descriptions.js";
import { inProject, stagingFolder } from "../build/project.js";
import { runTool } from "../build/run-tool.js";
import { runStep, StepError } from "../build/step.js";

await runStep("compile", async () => {
  for (const folder of ["dist/lib", "build/src", "build/compiled"])
    rmSync(inProject(folder), { recursive: true, force: true });
  // Beside the staged generated/, so that generated/ itself changes only when all that follows from it is known to be good.
  cpSync(inProject("src"), inProject("build/src"), { recursive: true });
  const result = await runTool("@typescript/native/bin/tsc", [
    "--project",
    "tsconfig.build.json",
    "--pretty",
    "false",
  ]);
  if (result.status !== 0)
    throw new StepError(
      (result.stdout.trim() || result.stderr.trim()).replaceAll(/^build\//gm, ""),
    );
  await bundleDoors(inProject("build/compiled"), inProject("dist/lib"));
  await bundleDeclarations(inProject("build/compiled"), inProject("dist/lib"));
  copyDescriptions(inProject(stagingFolder, "openapi"), inProject("dist/lib/generated/openapi"));
  return { wrote: ["dist/lib/"] };
});
