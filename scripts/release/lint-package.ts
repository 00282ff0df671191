// publint, "are the types wrong" and the limits of size on the tarball. Warnings count as errors.
import { readdirSync } from "node:fs";
import { packageSizes, sizeFindings } from "./package-sizes.js";
import { inProject } from "../build/project.js";
import { runTool, type ToolResult } from "../build/run-tool.js";
import { runStep, StepError } from "../build/step.js";

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
      "./openapi/*-3.1.yaml",
      "./package.json",
    ]),
  ]);
  const failed = results.filter((result: ToolResult) => result.status !== 0);
  const findings = [
    ...failed.map((result) => `${result.stdout}${result.stderr}`.trim()),
    ...sizeFindings(path),
  ];
  if (findings.length > 0) throw new StepError(findings.join("\n"));
  const { packed, unpacked } = packageSizes(path);
  return { figures: { packed, unpacked } };
});
