// TypeScript to what is shipped, in dist/lib: JavaScript modules, the declarations of every source, and the descriptions.
import { cpSync, rmSync } from "node:fs";
import { bundleDoors } from "./compile/bundle-doors.js";
import { inProject, stagingFolder } from "./lib/project.js";
import { runTool } from "./lib/run-tool.js";
import { runStep, StepError } from "./lib/step.js";

await runStep("compile", async () => {
  for (const folder of ["dist/lib", "build/src", "build/compiled"]) rmSync(inProject(folder), { recursive: true, force: true });
  // Beside the staged generated/, so that generated/ itself changes only when all that follows from it is known to be good.
  cpSync(inProject("src"), inProject("build/src"), { recursive: true });
  const result = await runTool("@typescript/native/bin/tsc", ["--project", "tsconfig.build.json", "--pretty", "false"]);
  if (result.status !== 0) throw new StepError((result.stdout.trim() || result.stderr.trim()).replaceAll(/^build\//gm, ""));
  await bundleDoors(inProject("build/compiled"), inProject("dist/lib"));
  cpSync(inProject(stagingFolder, "openapi"), inProject("dist/lib/generated/openapi"), { recursive: true });
  return { wrote: ["dist/lib/"] };
});
