import type { Options } from "minisearch";

/** Something that a reader can search for, and the place that shows it. */
export interface SearchEntry {
  /** The name of a property, a function, a guide. */
  readonly title: string;
  /** For example "property of a response". */
  readonly kind: string;
  /** What it is a part of, for example "listSnapshots". */
  readonly within: string;
  /** Its address below the root of the site. */
  readonly address: string;
  /** Further words that find it. */
  readonly text: string;
  /** Words that readers use for it and that its title lacks, as `keywords` in the front matter of a guide. */
  readonly keywords?: string;
}

/** An entry in the index. */
export interface IndexedEntry extends SearchEntry {
  readonly id: number;
}

const weights = new Map([
  ["operation", 3],
  ["guide", 2],
  ["query parameter", 1.5],
  ["path parameter", 1.5],
  ["request property", 1.5],
  ["response property", 1.5],
  ["row of a source document", 0.5],
  ["changelog", 0.3],
  // Symbols of the package, most of which few readers need.
  ["class", 0.4],
  ["function", 0.4],
  ["interface", 0.4],
  ["method", 0.4],
  ["property", 0.4],
  ["type alias", 0.4],
  ["variable", 0.4],
]);

/** The options of the index, which must be the same where it is built and where it is searched. */
export const searchOptions: Options<IndexedEntry> = {
  fields: ["title", "keywords", "within", "text"],
  storeFields: ["title", "kind", "within", "address"],
  // A name is found whole and by its parts: cluster_id by "cluster_id", "cluster" and "id"; listSnapshots by "snapshots".
  tokenize: (text) => text.split(/[\s,;:()"'`]+/u).flatMap((word) => [word, ...partsOf(word)]),
  searchOptions: {
    boost: { title: 6, keywords: 9, within: 1.5 },
    boostDocument: (_, term, entry) =>
      exactness(String(entry?.["title"]), term) * (weights.get(String(entry?.["kind"])) ?? 1),
    prefix: true,
    fuzzy: (term) => (term.length > 5 ? 0.15 : false),
    combineWith: "AND",
  },
};

/**
 * An exact name comes before longer ones, and the API before the documents that it comes from. A name of several parts, such
 * as timeoutMs, is certainly meant.
 */
function exactness(title: string, term: string): number {
  if (title.toLowerCase() !== term) return 1;
  return partsOf(title).length > 1 ? 14 : 3;
}

function partsOf(word: string): string[] {
  const parts = word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter((part) => part !== "");
  return parts.length > 1 || parts[0] !== word ? parts : [];
}
