// The order of parameters, properties and values, which readers see and generators keep, is that of the document.
import { toPointer, type Path } from "../spec/json-pointer.js";
import type { CheckedDocument, CheckedRow } from "./check-document.js";
import type { CoverageTracker } from "./coverage-tracker.js";
import { isArrayType } from "./documented-types.js";

/** Compares the order of each list in the description with the order of the rows or values of a document. */
export function checkOrder(tracker: CoverageTracker, { operation, rows }: CheckedDocument): void {
  const method: Path = ["paths", operation.path, operation.method.toLowerCase()];
  const names = (list: Path): string[] =>
    tracker.listAt(list).map((_, index) => toPointer(tracker.target([...list, index])));
  for (const list of [
    [...method.slice(0, -1), "parameters"],
    [...method, "parameters"],
  ])
    compare(tracker, list, names(list), rows, ({ place }) => toPointer(place?.element ?? []));
  for (const holds of new Set(rows.map(({ table }) => table.holds))) {
    const own = rows.filter(({ table }) => table.holds === holds);
    const component: Path = ["components", "schemas", holds];
    for (const [list, described] of [
      [[...component, "properties"], Object.keys(tracker.objectAt([...component, "properties"]))],
      [[...component, "required"], tracker.listAt([...component, "required"]).map(String)],
    ] as const)
      compare(tracker, list, described, own, ({ row }) => row.name);
  }
  for (const checked of rows) checkValueOrder(tracker, checked);
}

function checkValueOrder(tracker: CoverageTracker, checked: CheckedRow): void {
  const { row, request, source, place } = checked;
  if (!place || !row.values) return;
  const schema = isArrayType(row) ? tracker.target([...place.schema, "items"]) : place.schema;
  const list: Path = [...schema, request ? "enum" : "x-extensible-enum"];
  const described = tracker.listAt(list).map(String);
  const first = outOfOrder(described, row.values);
  if (first !== undefined)
    tracker.differ(source, list, `${row.name}: ${first} has another place in the document.`);
}

function compare(
  tracker: CoverageTracker,
  list: Path,
  described: readonly string[],
  rows: readonly CheckedRow[],
  nameOf: (row: CheckedRow) => string,
): void {
  const first = outOfOrder(described, rows.map(nameOf));
  const checked = rows.find((row) => nameOf(row) === first);
  if (checked)
    tracker.differ(
      checked.source,
      list,
      `${checked.row.name} has another place among the ${String(list.at(-1))} than in the document.`,
    );
}

/** The first name of a document that is described before the one that it follows there. */
function outOfOrder(
  described: readonly string[],
  documented: readonly string[],
): string | undefined {
  const known = documented.filter((name) => described.includes(name));
  return known.find(
    (name, index) =>
      index > 0 && described.indexOf(name) < described.indexOf(known[index - 1] ?? ""),
  );
}
