import { fromPointer, leavesOf, toPointer, valueAt } from "../spec/json-pointer.js";
import type { LedgerPlace } from "../spec/deviations.js";
import { show } from "./coverage-tracker.js";

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
export function isProse({ segments }: LedgerPlace): boolean {
  return segments.at(-1) === "description" && segments.at(-2) !== "properties";
}
