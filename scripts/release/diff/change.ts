/** What a change does to the users of a description: it breaks some of them, adds something, or changes only text. */
export type Weight = "break" | "addition" | "text";

/** The weights, the heaviest first. */
export const weights: readonly Weight[] = ["break", "addition", "text"];

/** A difference between two versions of a description. */
export interface Change {
  readonly weight: Weight;
  /** Which users it affects: "who sends createSnapshot", "who reads listSnapshots". */
  readonly whom: string;
  /** What has changed, as a sentence. */
  readonly sentence: string;
  /** Where, as a JSON pointer into the new description; into the old one for what was removed. */
  readonly pointer: string;
}

/** The weight of the heaviest of some changes; undefined if there are none. */
export function heaviest(changes: readonly Change[]): Weight | undefined {
  return weights.find((weight) => changes.some((change) => change.weight === weight));
}
