// Redocly on the files as they were written. Warnings count as errors.
import { lintSource } from "./redocly-lint.js";
import { unusedFiles } from "./unused-files.js";
import { type StepReport, StepError } from "../build/step.js";

export async function lintSourceStep(): Promise<StepReport> {
  const findings = [...(await lintSource()), ...unusedFiles()];
  if (findings.length > 0) throw StepError.fromFindings(findings);
  return { figures: { findings: findings.length } };
}
