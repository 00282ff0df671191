// TypeScript to what is shipped: JavaScript modules and their declarations in dist/lib.
import { rmSync } from "node:fs";
import { inProject } from "./lib/project.js";
import { runTool } from "./lib/run-tool.js";
import { runStep, StepError } from "./lib/step.js";

await runStep("compile", async () => {
  rmSync(inProject("dist/lib"), { recursive: true, force: true });
  const result = await runTool("@typescript/native/bin/tsc", ["--project", "tsconfig.build.json", "--pretty", "false"]);
  if (result.status !== 0) throw new StepError(result.stdout.trim() || result.stderr.trim());
  return { wrote: ["dist/lib/"] };
});
