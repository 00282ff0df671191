// The output of the documentation steps: pages in dist/docs, and search entries that the step "site" collects.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inProject } from "../../build/project.js";
import type { SearchEntry } from "./search-entry.js";

/** The folder of the site, relative to the project. */
export const siteFolder = "dist/docs";

const searchFolder = "build/docs/search";

/** Writes a file of the site; returns its path relative to the project. */
export function writePage(address: string, text: string): string {
  const path = `${siteFolder}/${address}`;
  writeText(path, text);
  return path;
}

/** Keeps the search entries of a step for {@link readSearchEntries}. */
export function writeSearchEntries(step: string, entries: readonly SearchEntry[]): void {
  writeText(`${searchFolder}/${step}.json`, JSON.stringify(entries, null, 2));
}

/** The search entries of all steps. */
export function readSearchEntries(): SearchEntry[] {
  return readdirSync(inProject(searchFolder))
    .sort()
    .flatMap(
      (name) => JSON.parse(readFileSync(inProject(searchFolder, name), "utf8")) as SearchEntry[],
    );
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(inProject(path)), { recursive: true });
  writeFileSync(inProject(path), text);
}
