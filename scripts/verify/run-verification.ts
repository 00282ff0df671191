// Every row, status code and recording of the source documents has its place in the description, and everything in the
// description goes back to one of them or to a deviation with its evidence.
import { mkdirSync, writeFileSync } from "node:fs";
import { readBundle } from "../spec/description.js";
import { readLedgers } from "../spec/deviations.js";
import { inProject, serviceNames } from "../build/project.js";
import { type StepReport, StepError } from "../build/step.js";
import { readSourceDocuments } from "../spec/tables.js";
import { findingsOf } from "./findings.js";
import { idlePlaces, prove } from "./verify.js";
import { provenanceOf } from "./provenance.js";
import { operationsWithoutTables } from "./unverified.js";

export function verificationStep(): StepReport {
  const premises = { documents: readSourceDocuments(), ledgers: readLedgers() };
  const descriptions = new Map(serviceNames().map((service) => [service, readBundle(service)]));
  const without = [...descriptions].flatMap(([service, description]) =>
    operationsWithoutTables(service, description, premises.documents),
  );
  if (without.length > 0) throw StepError.fromFindings(without);
  const proofs = [...descriptions].map(([service, description]) =>
    prove(service, description, premises),
  );
  const findings = findingsOf(proofs, idlePlaces(proofs, premises));
  if (findings.length > 0) throw StepError.fromFindings(findings);
  const provenance = provenanceOf(proofs, premises);
  mkdirSync(inProject("build/proof"), { recursive: true });
  writeFileSync(
    inProject("build/proof/provenance.json"),
    `${JSON.stringify(provenance, null, 2)}\n`,
  );
  return { figures: provenance.figures };
}
