import type { Premises, Proof } from "./verify.js";

/** How much was proven, by name. */
export function figuresOf(proofs: readonly Proof[], { ledgers }: Premises): Record<string, number> {
  const documents = proofs.flatMap((proof) => proof.documents);
  const sum = (count: (document: (typeof documents)[number]) => number): number =>
    documents.reduce((total, document) => total + count(document), 0);
  return {
    documents: documents.length,
    tables: sum(({ document }) => document.tables.length),
    rows: sum(({ rows }) => rows.length),
    statusCodes: sum(({ statuses }) => statuses.length),
    recordings: sum(({ recordings }) => recordings.length),
    deviations: ledgers.reduce((total, { deviations }) => total + deviations.length, 0),
    claims: proofs.reduce((total, { claims }) => total + claims, 0),
  };
}
