// Compares what rows say of values and numbers with x-enumDescriptions and x-measure.
import type { Path } from "../spec/json-pointer.js";
import type { DocumentedRow, RowPlace } from "./checked-document.js";
import type { CoverageTracker } from "./coverage-tracker.js";
import { hasWords } from "./has-words.js";

const measures = ["unit", "zone", "counts"] as const;

/** @param list The schema with the list of values. */
export function checkMeanings(
  tracker: CoverageTracker,
  { row, source }: DocumentedRow,
  { element, schema }: RowPlace,
  list: Path,
): void {
  const place = tracker.at([...element, "$ref"]) === undefined ? element : schema;
  for (const key of measures)
    if (row[key] !== undefined) tracker.expect(source, [...place, "x-measure", key], row[key]);
  const descriptions: Path = [...list, "x-enumDescriptions"];
  const texts = Object.entries(tracker.objectAt(descriptions));
  for (const [value, meaning] of Object.entries(row.meanings ?? {})) {
    const path: Path = [...descriptions, value];
    const values = texts
      .filter(([, text]) => hasWords(String(text), meaning))
      .map(([name]) => name);
    const others = values.filter((name) => name !== value);
    if (!row.values?.includes(value))
      tracker.differ(
        source,
        path,
        `${row.name}: the row has a meaning of ${value} and no such value.`,
      );
    else if (values.length === 1 && others.length === 0) tracker.cover(path);
    else
      tracker.differ(
        source,
        path,
        `${row.name}: "${meaning}" is what the description says of ${values.join(", ") || "no value"}, not of ${value}${others.length < values.length ? " alone" : ""}.`,
      );
  }
}
