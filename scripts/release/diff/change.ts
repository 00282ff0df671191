/** What a change does to those who use a description: it breaks some of them, adds to what they have, or only says it anew. */
export type Weight = "break" | "addition" | "text";

/** The weights, the heaviest first. */
export const weights: readonly Weight[] = ["break", "addition", "text"];

/** A difference between two versions of a description, and whom it concerns. */
export interface Change {
  readonly weight: Weight;
  /** Who is concerned: "who sends createSnapshot", "who reads listSnapshots". */
  readonly whom: string;
  /** What has changed, as a sentence. */
  readonly sentence: string;
  /** Where, as a JSON pointer: into the new description, or into the old one for what is gone. */
  readonly pointer: string;
}
