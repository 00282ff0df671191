import type { Path } from "../../spec/json-pointer.js";
import type { Row, SourceDocument } from "../../spec/tables.js";
import { mutant, remove, set, type Mutant } from "./mutant.js";

/** Changes of a file of tables: a row that it has lost, and what a row says of values and numbers. */
export function mutantsOfTables({ tables, file }: SourceDocument): Mutant[] {
  const rows = tables.flatMap(({ rows: ofTable }, table) =>
    ofTable.map((row, index) => [row, ["tables", table, "rows", index]] as const),
  );
  return [
    ...rows.map(([{ name }, path]) => mutant("row", `drop ${name}:`, remove(path))),
    ...rows.flatMap(([row, path]) => mutantsOfRow(row, path)),
  ].map((one) => ({ ...one, title: `${file}: ${one.title}`, file }));
}

function mutantsOfRow({ meanings = {}, unit, zone }: Row, path: Path): Mutant[] {
  const entries = Object.entries(meanings);
  const other = (key: string, value: string): Mutant =>
    mutant("row", `be ${value}:`, set([...path, key], value));
  return [
    ...entries.slice(1).map(([value, meaning], index) => {
      const [before = "", text] = entries[index] ?? [];
      const swapped = { ...meanings, [before]: meaning, [value]: text };
      return mutant("row", `swap ${before} and ${value}:`, set([...path, "meanings"], swapped));
    }),
    ...(unit === undefined ? [] : [other("unit", unit === "MB" ? "KB" : "MB")]),
    ...(zone === undefined ? [] : [other("zone", "CET")]),
  ];
}
