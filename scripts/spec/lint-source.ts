// Lints the files of spec/ with Redocly. Warnings count as errors.
import { runStep, StepError } from "../build/step.js";
import { lintSource } from "./redocly.js";

await runStep("lint-source", async () => {
  const findings = await lintSource();
  if (findings.length > 0) throw StepError.fromFindings(findings);
  return { figures: { findings: findings.length } };
});
