import { isDeepStrictEqual } from "node:util";
import type { Description } from "../lib/description.js";
import { fromPointer, leavesOf, toPointer, valueAt, type Path } from "../lib/json-pointer.js";
import { behind, type LedgerPlace } from "../lib/ledger.js";
import type { Prose } from "./claims.js";
import { show, type Difference } from "./encoding.js";

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
  /** Which parts of which places were of use: see {@link partsOf}. */
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
  const use = (place: LedgerPlace, part: string): void => void used.set(place, (used.get(place) ?? new Set()).add(part));

  for (const prose of texts) {
    const quotations = places
      .filter((place) => isProse(place) && behind(place.segments, prose.path)?.length === 0)
      .flatMap((place) => partsOf(place).map((quote) => ({ place, quote })))
      .filter(({ quote }) => prose.text.includes(quote));
    for (const { place, quote } of quotations) use(place, quote);
    for (const place of new Set(quotations.map(({ place }) => place))) quoted.push({ prose, place });
    for (const fact of prose.facts)
      if (!quotations.some(({ quote }) => quote.includes(fact)))
        open.push({
          path: prose.path,
          actual: prose.text,
          message: `The text states ${fact}, which no record and no quotation of the ledger does.`,
        });
  }

  const demanded = demandsOf(description, places);
  const near = placesByBeginning(places);
  for (const difference of differences) {
    const fitting = near(difference.path).flatMap((place) => {
      const rest = behind(place.segments, difference.path);
      return rest && fits(place, rest, difference) ? [{ place, rest }] : [];
    });
    for (const { place, rest } of fitting) {
      excused.push({ difference, place });
      if (!isProse(place)) for (const [leaf] of leavesOf(valueAt(place.value, rest), rest)) use(place, toPointer(leaf));
    }
    const demand = demanded.get(toPointer(difference.path));
    demanded.delete(toPointer(difference.path));
    if (fitting.length === 0) open.push(demand ? { ...difference, message: `${difference.message} ${demand.message}` } : difference);
    else if (demand) open.push(demand);
  }
  return { excused, quoted, open: [...open, ...demanded.values()], used };

  function fits(place: LedgerPlace, rest: Path, { actual }: Difference): boolean {
    return isProse(place) ? used.has(place) : isDeepStrictEqual(valueAt(place.value, rest), actual ?? null);
  }
}

/** The places that may lead to a path, by its first two segments: most differences have few to be held against. */
function placesByBeginning(places: readonly LedgerPlace[]): (path: Path) => readonly LedgerPlace[] {
  const beginning = (path: Path): string => `${path[0]} ${path[1] === "*" || path[0] === "paths" ? "" : path[1]}`;
  const groups = new Map<string, LedgerPlace[]>();
  for (const place of places) groups.set(beginning(place.segments), [...(groups.get(beginning(place.segments)) ?? []), place]);
  return (path) => groups.get(beginning(path)) ?? [];
}

/**
 * What the ledger says has to stand wherever its place can be: below everything that all segments of the pattern but the
 * last lead to. Otherwise a thing that many places have could be dropped at one of them, and nobody would miss it.
 */
function demandsOf(description: Description, places: readonly LedgerPlace[]): Map<string, Difference> {
  const demands = new Map<string, Difference>();
  for (const place of places) {
    const last = place.segments.at(-1);
    if (isProse(place) || last === undefined || last === "*") continue;
    for (const parent of placesAt(description, place.segments.slice(0, -1))) {
      const top = [...parent, last];
      const isThere = valueAt(description, top) !== undefined;
      // Where nothing stands at all, that is one demand and not one for each leaf.
      for (const [leaf, value] of isThere ? leavesOf(place.value) : [[[] as Path, place.value] as const]) {
        const path = [...top, ...leaf];
        const actual = valueAt(description, path);
        if (!isDeepStrictEqual(actual ?? null, value))
          demands.set(toPointer(path), {
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
        const keys = segment === "*" ? Object.keys(node) : Object.hasOwn(node, segment) ? [segment] : [];
        return keys.map((key) => [...path, key]).filter((next) => typeof valueAt(description, next) === "object");
      }),
    [[]],
  );
}

/** What a place of the ledger says, piece by piece: quotations of a text, or pointers into its value. */
export function partsOf(place: LedgerPlace): string[] {
  if (isProse(place)) return (Array.isArray(place.value) ? place.value : [place.value]).map(String);
  return leavesOf(place.value).map(([leaf]) => toPointer(leaf));
}

/** What a part of a place says, for people. */
export function partText(place: LedgerPlace, part: string): string {
  if (isProse(place)) return `"${part}" stands nowhere in ${place.pattern}`;
  const value: unknown = valueAt(place.value, fromPointer(part));
  return value === null
    ? `something stands at ${place.pattern}${part}, or no document misses it`
    : `${place.pattern}${part} is not ${show(value)}, or a document says the same`;
}

/** The place of a description holds words that it quotes; every other place holds a value. */
function isProse({ segments }: LedgerPlace): boolean {
  return segments.at(-1) === "description" && segments.at(-2) !== "properties";
}
