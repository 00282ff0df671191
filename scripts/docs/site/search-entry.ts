import type { Options } from "minisearch";

/** Something that a reader may look for, and the place that shows it. */
export interface SearchEntry {
  /** What it is called: the name of a member, of a function, of a guide. */
  readonly title: string;
  /** What sort of thing it is, in a word or two: "member of an answer". */
  readonly kind: string;
  /** Where it belongs: "listSnapshots". */
  readonly within: string;
  /** Its address below the site's root. */
  readonly address: string;
  /** More words by which it is found. */
  readonly text: string;
}

/** An entry as the index keeps it. */
export interface IndexedEntry extends SearchEntry {
  readonly id: number;
}

const weights = new Map([
  ["operation", 3],
  ["guide", 2],
  ["parameter of the query", 1.5],
  ["parameter of the path", 1.5],
  ["member of the request", 1.5],
  ["member of the answer", 1.5],
  ["row of a document", 0.5],
]);

/** How the index is made and asked; both sides must agree. */
export const searchOptions: Options<IndexedEntry> = {
  fields: ["title", "within", "text"],
  storeFields: ["title", "kind", "within", "address"],
  // Names are found whole and by their parts: cluster_id by "cluster_id", "cluster" and "id"; listSnapshots by "snapshots".
  tokenize: (text) => text.split(/[\s,;:()"'`]+/u).flatMap((word) => [word, ...partsOf(word)]),
  searchOptions: {
    boost: { title: 6, within: 1.5 },
    // A name as it was typed comes before longer ones, the interface before what is made of it.
    boostDocument: (_, term, entry) =>
      (String(entry?.["title"]).toLowerCase() === term ? 3 : 1) *
      (weights.get(String(entry?.["kind"])) ?? 1),
    prefix: true,
    fuzzy: (term) => (term.length > 5 ? 0.15 : false),
    combineWith: "AND",
  },
};

function partsOf(word: string): string[] {
  const parts = word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter((part) => part !== "");
  return parts.length > 1 || parts[0] !== word ? parts : [];
}
