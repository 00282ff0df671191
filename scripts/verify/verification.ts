import { mkdirSync, writeFileSync } from "node:fs";
import { inProject, serviceNames } from "../build/project.js";
import { StepError, type StepReport } from "../build/step.js";
import { readBundle } from "../spec/description.js";
import { fingerprintsOf } from "./accepted-file.js";
import { checkCitations } from "./check-citations.js";
import { unacceptedTables } from "./acceptance.js";
import { findingsOf, operationsWithoutTables } from "./findings.js";
import { otherFiles, passagesOf, type Passage } from "./passages.js";
import { provenanceOf, provenanceFile } from "./provenance.js";
import { readInputs, unusedDeviations, verifyDescription } from "./verify.js";

/** Where the fingerprints of the passages of spec/ are, for "npm run accept". */
export const passagesFile = "build/verification/passages.json";

/**
 * Verifies the descriptions that this build has bundled and writes the provenance of each fact. Reads its inputs anew at
 * each call.
 *
 * @returns Also everything in spec/ that has to be accepted.
 * @throws StepError with one finding for each difference for which no deviation accounts, and
 *   for each file of tables that was not accepted.
 */
export function verifyBundles(): StepReport & { readonly passages: readonly Passage[] } {
  const inputs = readInputs();
  const descriptions = serviceNames().map((service) => [service, readBundle(service)] as const);
  const missing = descriptions.flatMap(([service, description]) =>
    operationsWithoutTables(service, description, inputs.documents),
  );
  if (missing.length > 0) throw StepError.fromFindings(missing);
  const verifications = descriptions.map(([service, description]) =>
    verifyDescription(service, description, inputs),
  );
  const findings = [
    ...unacceptedTables(inputs.documents),
    ...checkCitations(inputs.deviationFiles, inputs.documents),
    ...findingsOf(verifications, unusedDeviations(verifications, inputs)),
  ];
  if (findings.length > 0) throw StepError.fromFindings(findings);
  const provenance = provenanceOf(verifications, inputs);
  mkdirSync(inProject("build/verification"), { recursive: true });
  writeFileSync(inProject(provenanceFile), `${JSON.stringify(provenance, null, 2)}\n`);
  const passages = verifications.flatMap(({ service, tracker: { description }, documents }) =>
    passagesOf(service, description, documents),
  );
  passages.push(...otherFiles());
  writeFileSync(inProject(passagesFile), JSON.stringify(fingerprintsOf(passages), null, 2));
  return { figures: { ...provenance.counts }, passages };
}
