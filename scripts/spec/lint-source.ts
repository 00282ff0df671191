// Redocly on the files as they were written. Warnings count as errors.
import { lintSource } from "./redocly-lint.js";
import { unusedFiles } from "./unused-files.js";
import { runStep, StepError } from "../build/step.js";

await runStep("lint-source", async () => {
  const findings = [...(await lintSource()), ...unusedFiles()];
  if (findings.length > 0) throw StepError.fromFindings(findings);
  return { figures: { findings: findings.length } };
});
