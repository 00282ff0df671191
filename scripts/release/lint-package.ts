// publint, "are the types wrong" and the budgets of the package, on the tarball. Warnings are errors.
import { runTool } from "../build/run-tool.js";
import { runStep, StepError } from "../build/step.js";
import { budgetProblems, packageSizes } from "./package-sizes.js";
import { findTarball } from "./tarball.js";

await runStep("lint-package", async () => {
  const tarball = findTarball();
  const [results, sizes] = await Promise.all([
    Promise.all([
      runTool("publint/src/cli.js", [tarball, "--strict"]),
      // The package is ESM only; the descriptions are data without types.
      runTool("@arethetypeswrong/cli/dist/index.js", [
        tarball,
        "--profile",
        "esm-only",
        "--exclude-entrypoints",
        "./openapi/*",
        "./openapi/*.yaml",
        "./package.json",
      ]),
    ]),
    packageSizes(tarball),
  ]);
  const failed = results.filter(({ status }) => status !== 0);
  const problems = [
    ...failed.map(({ stdout, stderr }) => `${stdout}${stderr}`.trim()),
    ...budgetProblems(sizes, tarball),
  ];
  if (problems.length > 0) throw new StepError(problems.join("\n"));
  return { figures: { ...sizes } };
});
