/** One line that says how much is proven, in both directions. */
export function badge(figures: Readonly<Record<string, number>>): string {
  const { rows, tables, documents, statusCodes, recordings, claims, deviations } = figures;
  return `proven: ${rows} rows of ${tables} tables, ${statusCodes} status codes and ${recordings} recordings in ${documents} documents, each in its place; ${claims} statements traced back, ${deviations} deviations with evidence`;
}
