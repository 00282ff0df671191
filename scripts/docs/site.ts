import MiniSearch from "minisearch";
import { serviceNames } from "../build/project.js";
import type { StepReport } from "../build/step.js";
import { readBundle } from "../spec/description.js";
import { browserScript } from "./frame/browser-script.js";
import { guideList } from "./frame/guide-list.js";
import { readSearchEntries, writePage } from "./frame/output.js";
import { searchOptions, type IndexedEntry } from "./frame/search-entry.js";
import { siteStyles } from "./frame/styles.js";
import { readProvenance } from "./provenance/records.js";
import {
  copyDescriptions,
  currentDescriptions,
  releasedDescriptions,
} from "./site/description-files.js";
import { firstCallEntry } from "./site/search-entries.js";
import { startPage } from "./site/start-page.js";

/** Writes what all pages share, the search index over them, and the start page. It runs after the other steps. */
export async function siteStep(): Promise<StepReport> {
  writePage("assets/site.css", siteStyles);
  writePage("assets/site.js", await browserScript("site"));
  writePage("assets/filter.js", await browserScript("filter"));
  writePage("assets/search-index.js", searchIndexScript());
  const [current, released] = [currentDescriptions(), releasedDescriptions()];
  copyDescriptions([...current, ...released]);
  const page = startPage({
    descriptions: new Map(serviceNames().map((service) => [service, readBundle(service)])),
    guides: guideList(),
    counts: readProvenance().counts,
    files: current.map(({ address }) => address),
    releasedFiles: released.map(({ address }) => address),
  });
  return { wrote: [writePage("index.html", page)] };
}

/** The index as a script: a page of the file system can load scripts, but no JSON. */
function searchIndexScript(): string {
  const index = new MiniSearch<IndexedEntry>(searchOptions);
  index.addAll([firstCallEntry, ...readSearchEntries()].map((entry, id) => ({ id, ...entry })));
  return `window.siteSearchIndex = ${JSON.stringify(JSON.stringify(index))};\n`;
}
