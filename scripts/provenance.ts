// The page that shows where each fact of the documents went, from what the proof found.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { provenancePage } from "./provenance/provenance-page.js";
import { inProject } from "./lib/project.js";
import { runStep } from "./lib/step.js";
import type { Provenance } from "./proof/provenance.js";

await runStep("provenance", () => {
  const provenance = JSON.parse(readFileSync(inProject("build/proof/provenance.json"), "utf8")) as Provenance;
  const file = "dist/docs/provenance/index.html";
  mkdirSync(inProject("dist/docs/provenance"), { recursive: true });
  writeFileSync(inProject(file), provenancePage(provenance));
  return { wrote: [file] };
});
