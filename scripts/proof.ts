// Every row, status code and recording of the source documents has its place in the description, and everything in the
// description goes back to one of them or to a deviation with its evidence.
import { readBundle } from "./lib/description.js";
import { readLedgers } from "./lib/ledger.js";
import { serviceNames } from "./lib/project.js";
import { runStep, StepError } from "./lib/step.js";
import { readSourceDocuments } from "./lib/tables.js";
import { figuresOf } from "./proof/figures.js";
import { findingsOf } from "./proof/findings.js";
import { idlePlaces, prove } from "./proof/prove.js";
import { operationsWithoutTables } from "./proof/unproven.js";

await runStep("proof", () => {
  const premises = { documents: readSourceDocuments(), ledgers: readLedgers() };
  const descriptions = new Map(serviceNames().map((service) => [service, readBundle(service)]));
  const without = [...descriptions].flatMap(([service, description]) => operationsWithoutTables(service, description, premises.documents));
  if (without.length > 0) throw StepError.fromFindings(without);
  const proofs = [...descriptions].map(([service, description]) => prove(service, description, premises));
  const findings = findingsOf(proofs, idlePlaces(proofs, premises));
  if (findings.length > 0) throw StepError.fromFindings(findings);
  return { figures: figuresOf(proofs, premises) };
});
