// The pages that show where each fact of the documents went, and what differs, from what the proof found.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inProject } from "../build/project.js";
import { runStep } from "../build/step.js";
import { deviationsAddress, deviationsPage } from "./provenance/deviations-page.js";
import { provenanceAddress, provenancePage } from "./provenance/provenance-page.js";
import { searchEntries } from "./provenance/search-entries.js";
import type { Provenance } from "../verify/provenance.js";

await runStep("provenance", () => {
  const provenance = JSON.parse(
    readFileSync(inProject("build/verification/provenance.json"), "utf8"),
  ) as Provenance;
  const write = (file: string, text: string): string => {
    mkdirSync(dirname(inProject(file)), { recursive: true });
    writeFileSync(inProject(file), text);
    return file;
  };
  write("build/docs/search/provenance.json", JSON.stringify(searchEntries(provenance), null, 2));
  return {
    wrote: [
      write(`dist/docs/${provenanceAddress}`, provenancePage(provenance)),
      write(`dist/docs/${deviationsAddress}`, deviationsPage(provenance)),
    ],
  };
});
