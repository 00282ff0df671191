// Redocly on the files as they were written. Warnings count as errors.
import { lintSource } from "./lib/lint-source.js";
import { unusedFiles } from "./lib/unused-files.js";
import { runStep, StepError } from "./lib/step.js";

await runStep("lint-source", async () => {
  const findings = [...(await lintSource()), ...unusedFiles()];
  if (findings.length > 0) throw StepError.fromFindings(findings);
  return { figures: { findings: findings.length } };
});
