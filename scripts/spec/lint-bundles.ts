// Spectral on the bundles: the OpenAPI rules in full, and rules of our own. Warnings count as errors.
import { readFileSync } from "node:fs";
import type { Finding } from "./findings.js";
import { loadDescriptionLinter } from "./lint-description.js";
import { inProject, serviceNames, stagingFolder } from "../build/project.js";
import { sourceLocator } from "./source-location.js";
import { type StepReport, StepError } from "../build/step.js";

export async function lintBundlesStep(): Promise<StepReport> {
  const lint = await loadDescriptionLinter();
  const findings: Finding[] = [];
  for (const service of serviceNames()) {
    const locate = sourceLocator(service);
    const results = await lint(
      service,
      readFileSync(inProject(stagingFolder, "openapi", `${service}.json`), "utf8"),
    );
    findings.push(
      ...results.map(({ path, message, code }) => ({
        ...locate(path),
        message,
        rule: `spectral ${code}`,
      })),
    );
  }
  if (findings.length > 0) throw StepError.fromFindings(findings);
  return { figures: { findings: findings.length } };
}
