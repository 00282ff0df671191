import type { Row } from "../spec/tables.js";

/** What a row says, in one line. */
export function saysOf(row: Row): string {
  return [
    row.type,
    row.mandatory === undefined ? undefined : row.mandatory ? "mandatory" : "optional",
    row.table === undefined ? undefined : `described by table ${row.table}`,
    row.values && `one of ${row.values.join(", ")}`,
    rangeOf(row.minimum, row.maximum, ""),
    rangeOf(row.minLength, row.maxLength, " characters"),
    row.format && `format ${row.format}`,
    row.pattern && `form ${row.pattern}`,
    row.default === undefined
      ? undefined
      : `default ${row.default === "" ? "empty" : String(row.default)}`,
    row.unit && `in ${row.unit}`,
    row.zone && `in ${row.zone}`,
    row.neededBy && `needed by ${row.neededBy}`,
    row.counts && `counts ${row.counts}`,
    row.rulesInProse && "its rules stand in prose only",
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

function rangeOf(
  least: number | undefined,
  most: number | undefined,
  what: string,
): string | undefined {
  if (least !== undefined && least === most) return `${least}${what}`;
  if (least !== undefined && most !== undefined) return `${least} to ${most}${what}`;
  if (least !== undefined) return `at least ${least}${what}`;
  return most === undefined ? undefined : `at most ${most}${what}`;
}
