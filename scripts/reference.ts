// The reference of each service, rendered by Redocly into pages that need no network.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readBundle } from "./lib/description.js";
import { inProject, serviceNames, stagingFolder } from "./lib/project.js";
import { redoclyScript, runTool } from "./lib/run-tool.js";
import { runStep, StepError } from "./lib/step.js";
import { searchEntries } from "./reference/search-entries.js";
import { selfContained } from "./reference/self-contained.js";

await runStep("reference", async () => {
  mkdirSync(inProject("dist/docs"), { recursive: true });
  const pages: string[] = [];
  const searchFolder = inProject("build/docs/search");
  mkdirSync(searchFolder, { recursive: true });
  const entries = serviceNames().flatMap((service) => searchEntries(readBundle(service), `${service}.html`));
  writeFileSync(`${searchFolder}/reference.json`, JSON.stringify(entries, null, 2));
  for (const service of serviceNames()) pages.push(await render(service)); // One at a time: the graph fills the other cores.
  return { wrote: pages };
});

async function render(service: string): Promise<string> {
  const draft = inProject("build/docs", `${service}.html`);
  const page = `dist/docs/${service}.html`;
  mkdirSync(inProject("build/docs"), { recursive: true });
  // Without --inlineBundle the page would load its script from a CDN.
  const result = await runTool(redoclyScript, [
    "build-docs",
    `${stagingFolder}/openapi/${service}.yaml`,
    "--inlineBundle",
    `--output=${draft}`,
  ]);
  if (result.status !== 0) throw new StepError(`Redocly could not render the documentation of ${service}: ${result.stderr.trim()}`);
  writeFileSync(inProject(page), selfContained(readFileSync(draft, "utf8"), page));
  return page;
}
