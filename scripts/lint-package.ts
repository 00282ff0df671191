// publint and "are the types wrong" on the tarball. Warnings count as errors.
import { readdirSync } from "node:fs";
import { inProject } from "./lib/project.js";
import { runTool, type ToolResult } from "./lib/run-tool.js";
import { runStep, StepError } from "./lib/step.js";

await runStep("lint-package", async () => {
  const tarball = readdirSync(inProject("dist")).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new StepError("There is no tarball in dist/: run npm run build.");
  const path = inProject("dist", tarball);
  const results = await Promise.all([
    runTool("publint/src/cli.js", [path, "--strict"]),
    // The package is ESM only; the descriptions are data, which have no types.
    runTool("@arethetypeswrong/cli/dist/index.js", [
      path,
      "--profile",
      "esm-only",
      "--exclude-entrypoints",
      "./openapi/*",
      "./package.json",
    ]),
  ]);
  const failed = results.filter((result: ToolResult) => result.status !== 0);
  if (failed.length > 0) throw new StepError(failed.map((result) => `${result.stdout}${result.stderr}`.trim()).join("\n"));
  return {};
});
