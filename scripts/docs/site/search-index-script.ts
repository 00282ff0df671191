import MiniSearch from "minisearch";
import { searchOptions, type IndexedEntry, type SearchEntry } from "./search-entry.js";

/** The index of the search, as a script: a page of the file system may fetch nothing, but may run what lies beside it. */
export function searchIndexScript(entries: readonly SearchEntry[]): string {
  const index = new MiniSearch<IndexedEntry>(searchOptions);
  index.addAll(entries.map((entry, id) => ({ id, ...entry })));
  return `window.siteSearchIndex = ${JSON.stringify(JSON.stringify(index))};\n`;
}
