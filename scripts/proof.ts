// Every row, status code and recording of the source documents has its place in the description, and everything in the
// description goes back to one of them or to a deviation with its evidence.
import { mkdirSync, writeFileSync } from "node:fs";
import { readBundle } from "./lib/description.js";
import { readLedgers } from "./lib/ledger.js";
import { inProject, serviceNames } from "./lib/project.js";
import { runStep, StepError } from "./lib/step.js";
import { readSourceDocuments } from "./lib/tables.js";
import { findingsOf } from "./proof/findings.js";
import { idlePlaces, prove } from "./proof/prove.js";
import { provenanceOf } from "./proof/provenance.js";
import { operationsWithoutTables } from "./proof/unproven.js";

await runStep("proof", () => {
  const premises = { documents: readSourceDocuments(), ledgers: readLedgers() };
  const descriptions = new Map(serviceNames().map((service) => [service, readBundle(service)]));
  const without = [...descriptions].flatMap(([service, description]) => operationsWithoutTables(service, description, premises.documents));
  if (without.length > 0) throw StepError.fromFindings(without);
  const proofs = [...descriptions].map(([service, description]) => prove(service, description, premises));
  const findings = findingsOf(proofs, idlePlaces(proofs, premises));
  if (findings.length > 0) throw StepError.fromFindings(findings);
  const provenance = provenanceOf(proofs, premises);
  mkdirSync(inProject("build/proof"), { recursive: true });
  writeFileSync(inProject("build/proof/provenance.json"), `${JSON.stringify(provenance, null, 2)}\n`);
  return { figures: provenance.figures };
});
