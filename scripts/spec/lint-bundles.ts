// Lints the bundles with Spectral. Warnings count as errors.
import { runStep, StepError } from "../build/step.js";
import { lintBundles } from "./spectral.js";

await runStep("lint-bundles", async () => {
  const findings = await lintBundles();
  if (findings.length > 0) throw StepError.fromFindings(findings);
  return { figures: { findings: findings.length } };
});
