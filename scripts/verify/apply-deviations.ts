import { isDeepStrictEqual } from "node:util";
import type { Description } from "../spec/description.js";
import { leavesOf, toPointer, valueAt, type Path } from "../spec/json-pointer.js";
import { behind, type LedgerPlace } from "../spec/deviations.js";
import type { Prose } from "./claims.js";
import { demandsOf } from "./expectations.js";
import type { Difference } from "./coverage-tracker.js";
import { isProse, partsOf } from "./deviation-parts.js";

/** A text with the facts that it states, each of which has to stand in a quotation of the ledger. */
export interface StatedProse extends Prose {
  readonly facts: readonly string[];
}

/** A difference that the ledger accounts for. */
export interface Excused {
  readonly difference: Difference;
  readonly place: LedgerPlace;
}

export interface Settlement {
  readonly excused: readonly Excused[];
  /** Texts that the ledger quotes. */
  readonly quoted: readonly { readonly prose: Prose; readonly place: LedgerPlace }[];
  /** What no deviation accounts for. */
  readonly open: readonly Difference[];
  /** Which parts of which places were of use: see `partsOf`. */
  readonly used: ReadonlyMap<LedgerPlace, ReadonlySet<string>>;
}

/** Holds differences and texts against the ledger: each needs a deviation that knows what stands there. */
export function settle(
  description: Description,
  differences: readonly Difference[],
  texts: readonly StatedProse[],
  places: readonly LedgerPlace[],
): Settlement {
  const excused: Excused[] = [];
  const quoted: { prose: Prose; place: LedgerPlace }[] = [];
  const open: Difference[] = [];
  const used = new Map<LedgerPlace, Set<string>>();
  const use = (place: LedgerPlace, part: string): void =>
    void used.set(place, (used.get(place) ?? new Set()).add(part));

  for (const prose of texts) {
    const quotations = places
      .filter((place) => isProse(place) && behind(place.segments, prose.path)?.length === 0)
      .flatMap((place) => partsOf(place).map((quote) => ({ place, quote })))
      .filter(({ quote }) => prose.text.includes(quote));
    for (const { place, quote } of quotations) use(place, quote);
    for (const place of new Set(quotations.map(({ place }) => place)))
      quoted.push({ prose, place });
    for (const fact of prose.facts)
      if (!quotations.some(({ quote }) => quote.includes(fact)))
        open.push({
          path: prose.path,
          actual: prose.text,
          message: `The text states ${fact}, which no record and no quotation of the ledger does.`,
        });
  }

  const demanded = demandsOf(description, places);
  // What is missed is said once, and not once more as a deviation that excuses nothing.
  for (const { place, parts } of demanded.values()) for (const part of parts) use(place, part);
  const near = placesByBeginning(places);
  for (const difference of differences) {
    const fitting = near(difference.path).flatMap((place) => {
      const rest = behind(place.segments, difference.path);
      return rest && fits(place, rest, difference) ? [{ place, rest }] : [];
    });
    for (const { place, rest } of fitting) {
      excused.push({ difference, place });
      if (!isProse(place))
        for (const [leaf] of leavesOf(valueAt(place.value, rest), rest))
          use(place, toPointer(leaf));
    }
    const demand = demanded.get(toPointer(difference.path));
    demanded.delete(toPointer(difference.path));
    if (fitting.length === 0)
      open.push(
        demand ? { ...difference, message: `${difference.message} ${demand.message}` } : difference,
      );
    else if (demand) open.push(demand);
  }
  return { excused, quoted, open: [...open, ...demanded.values()], used };

  function fits(place: LedgerPlace, rest: Path, { actual }: Difference): boolean {
    return isProse(place)
      ? used.has(place)
      : isDeepStrictEqual(valueAt(place.value, rest), actual ?? null);
  }
}

/** The places that may lead to a path, by its first two segments: most differences have few to be held against. */
function placesByBeginning(places: readonly LedgerPlace[]): (path: Path) => readonly LedgerPlace[] {
  const beginning = (path: Path): string => path.slice(0, 2).join(" ");
  const groups = new Map<string, LedgerPlace[]>();
  const anywhere = places.filter(
    ({ segments }) => segments.length < 2 || segments.slice(0, 2).includes("*"),
  );
  for (const place of places)
    if (!anywhere.includes(place))
      groups.set(beginning(place.segments), [
        ...(groups.get(beginning(place.segments)) ?? []),
        place,
      ]);
  return (path) => [...(groups.get(beginning(path)) ?? []), ...anywhere];
}
