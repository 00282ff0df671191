// Spectral on the bundles: the OpenAPI rules in full, and rules of our own. Warnings count as errors.
import { readFileSync } from "node:fs";
import { deviationCovers } from "./lib/deviation-places.js";
import type { Finding } from "./lib/findings.js";
import { inProject, serviceNames, stagingFolder } from "./lib/project.js";
import { sourceLocator } from "./lib/source-location.js";
import { createLinter } from "./lib/spectral.js";
import { runStep, StepError } from "./lib/step.js";

await runStep("lint-bundles", async () => {
  const lint = await createLinter();
  const findings: Finding[] = [];
  for (const service of serviceNames()) {
    const file = inProject(stagingFolder, "openapi", `${service}.json`);
    const locate = sourceLocator(service);
    const results = (await lint(readFileSync(file, "utf8"), file)).filter(({ code, path }) => !isKnown(code, service, path));
    findings.push(...results.map(({ path, message, code }) => ({ ...locate(path), message, rule: `spectral ${code}` })));
  }
  if (findings.length > 0) throw StepError.fromFindings(findings);
  return { figures: { findings: findings.length } };
});

/** A recorded value that no list has is a finding, unless the ledger says that the document contradicts itself there. */
function isKnown(code: string | number, service: string, path: readonly (string | number)[]): boolean {
  return code === "example-values-listed" && deviationCovers(service, path);
}
