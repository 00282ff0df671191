import { isDeepStrictEqual } from "node:util";
import type { Description } from "../spec/description.js";
import { leavesOf, toPointer, valueAt, type Path } from "../spec/json-pointer.js";
import type { LedgerPlace } from "../spec/deviations.js";
import { show, type Difference } from "./coverage-tracker.js";
import { isProse } from "./deviation-parts.js";

/** Something that the ledger says of a place, and the description does not have there. */
export interface Demand extends Difference {
  readonly place: LedgerPlace;
  readonly parts: readonly string[];
}

/**
 * What the ledger says has to stand wherever its place can be: below everything that all segments of the pattern but the
 * last lead to. Otherwise a thing that many places have could be dropped at one of them, and nobody would miss it.
 */
export function demandsOf(
  description: Description,
  places: readonly LedgerPlace[],
): Map<string, Demand> {
  const demands = new Map<string, Demand>();
  for (const place of places) {
    const last = place.segments.at(-1);
    if (isProse(place) || last === undefined || last === "*") continue;
    for (const parent of placesAt(description, place.segments.slice(0, -1))) {
      const top = [...parent, last];
      const isThere = valueAt(description, top) !== undefined;
      // Where nothing stands at all, that is one demand and not one for each leaf.
      for (const [leaf, value] of isThere
        ? leavesOf(place.value)
        : [[[] as Path, place.value] as const]) {
        const path = [...top, ...leaf];
        const actual = valueAt(description, path);
        if (!isDeepStrictEqual(actual ?? null, value))
          demands.set(toPointer(path), {
            place,
            parts: leavesOf(value, leaf).map(([part]) => toPointer(part)),
            path,
            actual,
            message: `The ledger has ${show(value)} there, and the description ${show(actual)}.`,
          });
      }
    }
  }
  return demands;
}

/** Every object that a pattern leads to. */
function placesAt(description: Description, pattern: Path): Path[] {
  return pattern.reduce<Path[]>(
    (paths, segment) =>
      paths.flatMap((path) => {
        const node = valueAt(description, path);
        if (typeof node !== "object" || node === null) return [];
        const keys =
          segment === "*" ? Object.keys(node) : Object.hasOwn(node, segment) ? [segment] : [];
        return keys
          .map((key) => [...path, key])
          .filter((next) => typeof valueAt(description, next) === "object");
      }),
    [[]],
  );
}
