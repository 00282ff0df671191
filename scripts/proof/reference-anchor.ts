import type { Table } from "../lib/tables.js";
import type { EncodedDocument, EncodedRow } from "./encode-document.js";

/**
 * What opens the reference page of a service at the very member that a row describes, or else at the operation: the form
 * of Redoc 3, which writes tag, operation, and the way to a member.
 */
export function referenceAnchor({ document, operation }: EncodedDocument, row?: EncodedRow): string {
  const page = `${operation.object.tags[0] ?? ""}/${operation.object.operationId}`.toLowerCase();
  if (!row || row.context.table.holds === "header") return `/${page}`;
  const { table, request } = row.context;
  const name = row.row.name.toLowerCase();
  const isParameter = row.place?.member[1] === "parameters";
  const place = isParameter
    ? `t=request&in=${operation.path.includes(`{${row.row.name}}`) ? "path" : "query"}&path=${name}`
    : `t=${request ? "request" : "response&c=200"}&path=${wayTo(document.tables, table)}${name}`;
  return `/${page}#${page}/${place}`;
}

/** The members that lead from a body to what a table describes, each with a slash behind it. */
function wayTo(tables: readonly Table[], table: Table): string {
  for (const parent of tables) {
    const row = parent.rows.find((candidate) => candidate.table === table.number);
    if (row) return `${wayTo(tables, parent)}${row.name}${row.type.toLowerCase().startsWith("array of") ? "[]" : ""}/`;
  }
  return "";
}
