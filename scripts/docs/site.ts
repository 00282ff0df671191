// What holds the documentation together: its start page, the search over all pages, and the styles and scripts of its frame.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readBundle } from "../spec/description.js";
import { inProject, serviceNames, stagingFolder } from "../build/project.js";
import { runStep } from "../build/step.js";
import type { Provenance } from "../verify/provenance.js";
import { siteScript, siteStyles } from "./site/assets.js";
import { guideList } from "./site/guide-list.js";
import type { SearchEntry } from "./site/search-entry.js";
import { searchIndexScript } from "./site/search-index-script.js";
import { startPage } from "./site/start-page.js";

await runStep("site", async () => {
  const start = "dist/docs/index.html";
  mkdirSync(inProject("dist/docs/assets"), { recursive: true });
  const write = (name: string, text: string): void =>
    writeFileSync(inProject("dist/docs/assets", name), text);
  write("site.css", siteStyles);
  write("site.js", await siteScript("site"));
  write("filter.js", await siteScript("filter"));
  write("search-index.js", searchIndexScript(searchEntries()));
  const descriptions = new Map(serviceNames().map((service) => [service, readBundle(service)]));
  const { counts } = JSON.parse(
    readFileSync(inProject("build/verification/provenance.json"), "utf8"),
  ) as Provenance;
  writeFileSync(
    inProject(start),
    startPage({ descriptions, guides: guideList(), counts, files: copyDescriptions() }),
  );
  return { wrote: [start] };
});

/** Puts the descriptions beside the pages, for the generators that the guides speak of; tells their addresses. */
function copyDescriptions(): string[] {
  const from = inProject(stagingFolder, "openapi");
  cpSync(from, inProject("dist/docs/openapi"), { recursive: true });
  return readdirSync(from)
    .sort()
    .map((name) => `openapi/${name}`);
}

/** What every step that writes pages says can be found in them. */
function searchEntries(): SearchEntry[] {
  const folder = inProject("build/docs/search");
  return readdirSync(folder)
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as SearchEntry[]);
}
