import { referenceAnchor } from "../docs/reference-address.js";
import type { Table } from "../spec/tables.js";
import type { EncodedDocument, EncodedRow } from "./encode-document.js";

/** What opens the reference page of a service at the very member that a row describes, or else at the operation. */
export function rowAnchor({ document, operation }: EncodedDocument, row?: EncodedRow): string {
  if (!row || row.context.table.holds === "header") return referenceAnchor(operation);
  const { table, request } = row.context;
  const { name } = row.row;
  if (row.place?.member[1] === "parameters")
    return referenceAnchor(operation, {
      parameterIn: operation.path.includes(`{${name}}`) ? "path" : "query",
      path: [name],
    });
  return referenceAnchor(operation, {
    ...(!request && { status: "200" }),
    path: [...wayTo(document.tables, table), name],
  });
}

/** The members that lead from a body to what a table describes. */
function wayTo(tables: readonly Table[], table: Table): string[] {
  for (const parent of tables) {
    const row = parent.rows.find((candidate) => candidate.table === table.number);
    if (row)
      return [
        ...wayTo(tables, parent),
        `${row.name}${row.type.toLowerCase().startsWith("array of") ? "[]" : ""}`,
      ];
  }
  return [];
}
