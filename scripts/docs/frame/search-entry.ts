import type MiniSearch from "minisearch";
import type { Options, Query, SearchResult } from "minisearch";
import { synonymsOf } from "./synonyms.js";

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
  ["operation", 7],
  ["task", 5],
  ["guide", 2],
  ["error code", 2],
  ["row of a source document", 0.5],
  ["changelog", 0.3],
  // Deviations.
  ["addition", 0.3],
  ["contradiction", 0.3],
  ["narrowing", 0.3],
  // Symbols of the package, most of which few readers need.
  ["class", 0.4],
  ["function", 0.4],
  ["interface", 0.4],
  ["method", 0.4],
  ["property", 0.4],
  ["type alias", 0.3],
  ["variable", 0.4],
]);

const boosts = { title: 6, keywords: 9, within: 1.5, text: 1 };

/** What a synonym counts, compared with the word itself. */
const synonymWeight = 0.4;

/** Words that only join others: a search with another word leaves them out. */
const joining = new Set([
  "a",
  "an",
  "and",
  "by",
  "for",
  "from",
  "how",
  "i",
  "in",
  "my",
  "of",
  "on",
  "the",
  "to",
  "with",
]);

/**
 * Searches an index for all words of a text, each of which may be replaced by a synonym. A name of several parts, such as
 * listSnapshots, is found by the whole name, so that it can be misspelt, and by its parts.
 */
export function search(index: MiniSearch<IndexedEntry>, text: string): SearchResult[] {
  const all = text.split(separators).filter((word) => word !== "");
  const meant = all.filter((word) => !joining.has(word.toLowerCase()));
  const words = meant.length > 0 ? meant : all;
  const query: Query = {
    combineWith: "AND",
    queries: words.map((word) => {
      const parts = partsOf(word);
      if (parts.length < 2) return queryForWord(word);
      const inParts: Query = { combineWith: "AND", queries: parts.map(queryForWord) };
      return { combineWith: "OR", queries: [word, inParts] };
    }),
  };
  const fit = fitOf(
    // Not the parts of the name of a property or a code.
    words
      .flatMap((word) => [word, ...(/[^\p{L}]/u.test(word) ? [] : partsOf(word))])
      .map(normalized),
  );
  const given = words.map(normalized);
  return index.search(query, {
    boostDocument: (_, term, entry) => {
      const [title, kind] = [String(entry?.["title"]), String(entry?.["kind"])];
      // The name of an operation or a task may be half written; a property that only begins with the word is another one.
      const isHalf = !given.includes(term) && given.some((word) => term.startsWith(word));
      const weight = weights.get(kind) ?? 1;
      return (
        weight * fit(title, kind) * (isHalf && isProperty(kind) ? 1 : exactness(title, kind, term))
      );
    },
  });
}

/**
 * How well the words fit the name of an operation or a task: "list snapshots" means listSnapshots rather than
 * listSnapshotPolicy. Between 1 and 5.
 */
function fitOf(words: readonly string[]): (title: string, kind: string) => number {
  const values = new Map([
    ...words.flatMap(synonymsOf).map((word) => [word, 0.6] as const),
    ...words.map((word) => [word, 1] as const),
  ]);
  const known = new Map<string, number>();
  return (title, kind) => {
    if (kind !== "operation" && kind !== "task") return 1;
    const result = known.get(title) ?? measure(title);
    known.set(title, result);
    return result;
  };

  function measure(title: string): number {
    const parts = partsOf(title).map(normalized);
    const found = parts.reduce((sum, part) => sum + (values.get(part) ?? 0), 0);
    return 1 + (4 * found) / Math.max(1, parts.length);
  }
}

function queryForWord(word: string): Query {
  const others = synonymsOf(normalized(word));
  if (others.length === 0) return word;
  const synonyms: Query = {
    queries: [...others],
    combineWith: "OR",
    boost: Object.fromEntries(
      Object.entries(boosts).map(([field, boost]) => [field, boost * synonymWeight]),
    ),
    prefix: false,
    fuzzy: false,
  };
  return { combineWith: "OR", queries: [word, synonyms] };
}

/** A word in lower case, without the "s" of a plural, which readers use as they like. Other names are left alone. */
function normalized(word: string): string {
  return word.toLowerCase().replace(/^([a-z]{2,}(?:[b-h]|[j-r]|[tv-z]))s$/, "$1");
}

/** The options of the index, which must be the same where it is built and where it is searched. */
export const searchOptions: Options<IndexedEntry> = {
  fields: ["title", "keywords", "within", "text"],
  storeFields: ["title", "kind", "within", "address"],
  // A name is found whole and by its parts: cluster_id by "cluster_id", "cluster" and "id"; listSnapshots by "snapshots".
  tokenize: wordsOf,
  processTerm: normalized,
  searchOptions: {
    boost: boosts,
    prefix: (term) => term.length > 1,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    maxFuzzy: 2,
    combineWith: "AND",
  },
};

/**
 * An exact name comes before longer ones, and the API before the documents that it comes from. A name of several parts, such
 * as timeoutMs, is certainly meant. A word with synonyms is the topic of operations and tasks, rather than the name of a property.
 */
function exactness(title: string, kind: string, term: string): number {
  if (isProperty(kind) && synonymsOf(term).length > 0) return 0.3;
  if (normalized(title) !== term) return 1;
  if (partsOf(title).length > 1) return 20;
  return isProperty(kind) ? 9 : 3;
}

function isProperty(kind: string): boolean {
  return /parameter|(request|response) property/.test(kind);
}

const separators = /[\s,;:()"'`]+/u;

function wordsOf(text: string): string[] {
  return text.split(separators).flatMap((word) => [word, ...partsOf(word)]);
}

function partsOf(word: string): string[] {
  const parts = word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter((part) => part !== "");
  return parts.length > 1 || parts[0] !== word ? parts : [];
}
