// The order of parameters, properties and values, which readers see and generators keep, is that of the documents.
import { toPointer, type Path } from "../spec/json-pointer.js";
import type { CheckedDocument, CheckedRow } from "./checked-document.js";
import type { CoverageTracker, Source } from "./coverage-tracker.js";
import { isArrayType } from "./documented-types.js";

/** A name in a list of the description, with the row that states it. */
interface Named {
  readonly name: string;
  readonly source: Source;
}

type Compare = (list: Path, described: readonly string[], documented: readonly Named[]) => void;

/**
 * Compares the order of each list in the description with the order of the rows or values. Where documents differ, the
 * first one that has two names decides their order.
 */
export function checkOrder(tracker: CoverageTracker, documents: readonly CheckedDocument[]): void {
  const decided = new Map<string, Set<string>>();
  const compare: Compare = (list, described, documented) => {
    const pointer = toPointer(list);
    const known = decided.get(pointer) ?? new Set();
    const found = outOfOrder(described, documented, known);
    if (found)
      tracker.differ(
        found.source,
        list,
        `${found.name} has another place among the ${String(list.at(-1))} than in the document.`,
      );
    decided.set(pointer, new Set([...known, ...documented.map(({ name }) => name)]));
  };
  for (const document of documents) {
    compareParameters(tracker, document, compare);
    compareProperties(tracker, document, compare);
    for (const row of document.rows) compareValues(tracker, row, compare);
  }
}

function compareParameters(
  tracker: CoverageTracker,
  { operation, rows }: CheckedDocument,
  compare: Compare,
): void {
  const item: Path = ["paths", operation.path];
  for (const owner of [item, [...item, operation.method.toLowerCase()]]) {
    const list: Path = [...owner, "parameters"];
    const names = tracker
      .listAt(list)
      .map((_, index) => String(tracker.at([...tracker.target([...list, index]), "name"])));
    compare(list, names, rows.filter(isParameter).map(named));
  }
}

function isParameter({ place }: CheckedRow): boolean {
  return place?.element[1] === "parameters" || place?.element[0] === "paths";
}

function compareProperties(
  tracker: CoverageTracker,
  { rows }: CheckedDocument,
  compare: Compare,
): void {
  for (const holds of new Set(rows.map(({ table }) => table.holds))) {
    const own = rows.filter(({ table }) => table.holds === holds).map(named);
    const component: Path = ["components", "schemas", holds];
    const [properties, required]: [Path, Path] = [
      [...component, "properties"],
      [...component, "required"],
    ];
    compare(properties, Object.keys(tracker.objectAt(properties)), own);
    compare(required, tracker.listAt(required).map(String), own);
  }
}

function compareValues(
  tracker: CoverageTracker,
  { row, request, source, place }: CheckedRow,
  compare: Compare,
): void {
  if (!place || !row.values) return;
  const schema = isArrayType(row) ? tracker.target([...place.schema, "items"]) : place.schema;
  const list: Path = [...schema, request ? "enum" : "x-extensible-enum"];
  const documented = row.values.map((name) => ({ name, source }));
  compare(list, tracker.listAt(list).map(String), documented);
}

function named({ row, source }: CheckedRow): Named {
  return { name: row.name, source };
}

/** The first name that is described before the one that it follows in a document. */
function outOfOrder(
  described: readonly string[],
  documented: readonly Named[],
  decided: ReadonlySet<string>,
): Named | undefined {
  const known = documented.filter(({ name }) => described.includes(name));
  return known.find(({ name }, index) => {
    const before = known[index - 1]?.name;
    if (before === undefined || (decided.has(name) && decided.has(before))) return false;
    return described.indexOf(name) < described.indexOf(before);
  });
}
