import { isDeepStrictEqual } from "node:util";
import { fromPointer, leavesOf, toPointer, valueAt } from "../lib/json-pointer.js";
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
export function settle(differences: readonly Difference[], texts: readonly StatedProse[], places: readonly LedgerPlace[]): Settlement {
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
        open.push({ path: prose.path, actual: prose.text, message: `The text states ${fact}, which no record and no quotation of the ledger does.` });
  }

  for (const difference of differences) {
    const near = places.flatMap((place) => {
      const rest = behind(place.segments, difference.path);
      return rest ? [{ place, rest }] : [];
    });
    const fitting = near.filter(({ place, rest }) =>
      isProse(place) ? used.has(place) : isDeepStrictEqual(valueAt(place.value, rest), difference.actual ?? null),
    );
    for (const { place, rest } of fitting) {
      excused.push({ difference, place });
      if (!isProse(place)) for (const [leaf] of leavesOf(valueAt(place.value, rest), rest)) use(place, toPointer(leaf));
    }
    if (fitting.length === 0) open.push(withLedger(difference, near.find(({ rest }) => rest.length === 0)?.place));
  }
  return { excused, quoted, open, used };
}

/** Where the ledger speaks of the very place and says something else, the message says so. */
function withLedger(difference: Difference, place: LedgerPlace | undefined): Difference {
  return place ? { ...difference, message: `${difference.message} The ledger has ${show(place.value)} there.` } : difference;
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
