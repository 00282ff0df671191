import MiniSearch from "minisearch";
import { searchOptions, type IndexedEntry } from "../search-entry.js";

export type Found = Pick<IndexedEntry, "title" | "kind" | "within" | "address">;

declare global {
  interface Window {
    /** What assets/search-index.js sets: the index as MiniSearch writes it. A script, for a page of the file system may fetch nothing. */
    siteSearchIndex?: string;
  }
}

let index: Promise<MiniSearch<IndexedEntry>> | undefined;

/** What the words lead to, the best first, with addresses that work from the page at hand. The index is loaded by the first call. */
export async function findEntries(words: string): Promise<Found[]> {
  const root = siteRoot();
  index ??= load(`${root}assets/search-index.js`);
  const found = (await index).search(words);
  return found.map(
    ({ title, kind, within, address }) =>
      ({ title, kind, within, address: root + address }) as Found,
  );
}

/** The way from this page to the site's root, from the bar's first link. */
function siteRoot(): string {
  const link = document.querySelector<HTMLAnchorElement>("a.site-name");
  return link?.getAttribute("href")?.replace(/index\.html$/, "") ?? "";
}

async function load(address: string): Promise<MiniSearch<IndexedEntry>> {
  await new Promise<unknown>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  return MiniSearch.loadJSON(window.siteSearchIndex ?? "", searchOptions);
}
