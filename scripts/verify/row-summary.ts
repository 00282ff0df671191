import { referenceAnchor } from "../docs/frame/reference-address.js";
import type { Row, Table } from "../spec/tables.js";
import type { CheckedDocument, CheckedRow } from "./checked-document.js";
import { isArrayType } from "./documented-types.js";

/** The facts of a row in one line. */
export function rowSummary(row: Row): string {
  return [
    row.type,
    row.in && `in ${row.in}`,
    row.mandatory === undefined ? undefined : row.mandatory ? "mandatory" : "optional",
    row.table === undefined ? undefined : `described by table ${row.table}`,
    row.values && `one of ${row.values.join(", ")}`,
    ...Object.entries(row.meanings ?? {}).map(([value, meaning]) => `${value} means ${meaning}`),
    range(row.minimum, row.maximum, ""),
    range(row.minLength, row.maxLength, " characters"),
    row.format && `format ${row.format}`,
    row.pattern && `pattern ${row.pattern}`,
    row.default === undefined ? undefined : `default ${row.default === "" ? "empty" : row.default}`,
    ...[row.unit, row.zone].map((word) => word && `in ${word}`),
    row.neededBy && `needed by ${row.neededBy}`,
    row.counts && `counts ${row.counts}`,
    row.rulesInProse && "rules in prose only",
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

function range(
  least: number | undefined,
  most: number | undefined,
  unit: string,
): string | undefined {
  if (least === undefined) return most === undefined ? undefined : `at most ${most}${unit}`;
  if (most === undefined) return `at least ${least}${unit}`;
  return least === most ? `${least}${unit}` : `${least} to ${most}${unit}`;
}

/** The anchor of a row on the reference page of its service, or of its operation. */
export function rowAnchor(
  { document, operation, success }: CheckedDocument,
  row?: CheckedRow,
): string {
  if (!row?.place) return referenceAnchor(operation);
  const { name } = row.row;
  if (row.place.element[1] === "parameters") {
    const parameterIn = operation.path.includes(`{${name}}`) ? "path" : "query";
    return referenceAnchor(operation, { parameterIn, path: [name] });
  }
  const path = [...propertiesTo(document.tables, row.table), name];
  return referenceAnchor(operation, row.request ? { path } : { status: success, path });
}

/** The properties that lead from a body to the objects of a table. */
function propertiesTo(tables: readonly Table[], table: Table): string[] {
  for (const parent of tables) {
    const row = parent.rows.find((candidate) => candidate.table === table.number);
    if (row) return [...propertiesTo(tables, parent), `${row.name}${isArrayType(row) ? "[]" : ""}`];
  }
  return [];
}
