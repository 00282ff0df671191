import type { Verification, VerificationInputs } from "./verify.js";

/** How much a verification has compared. */
export interface VerificationCounts {
  readonly documents: number;
  readonly tables: number;
  readonly rows: number;
  readonly statusCodes: number;
  readonly recordings: number;
  /** Machine-readable facts of the descriptions. */
  readonly statements: number;
  readonly deviations: number;
}

export function countsOf(
  verifications: readonly Verification[],
  { deviationFiles }: VerificationInputs,
): VerificationCounts {
  const documents = verifications.flatMap((verification) => verification.documents);
  const sum = <T>(items: readonly T[], count: (item: T) => number): number =>
    items.reduce((total, item) => total + count(item), 0);
  return {
    documents: documents.length,
    tables: sum(documents, ({ document }) => document.tables.length),
    rows: sum(documents, ({ rows }) => rows.length),
    statusCodes: sum(documents, ({ statusCodes }) => statusCodes.length),
    recordings: sum(documents, ({ recordings }) => recordings.length),
    statements: sum(verifications, ({ statements }) => statements),
    deviations: sum(deviationFiles, ({ deviations }) => deviations.length),
  };
}

/** The result of a verification in one line. */
export function countsSummary(counts: Partial<VerificationCounts>): string {
  const count = (name: keyof VerificationCounts): string => String(counts[name] ?? "?");
  return `verified: ${count("rows")} rows in ${count("tables")} tables, ${count("statusCodes")} status codes and ${count("recordings")} recordings of ${count("documents")} source documents; ${count("statements")} statements of the descriptions have a source, ${count("deviations")} deviations have evidence`;
}
