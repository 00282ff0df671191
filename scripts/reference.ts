// The reference of each service, rendered by Redocly into pages that need no network.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { withSourceLocations } from "./lib/description-error.js";
import { readBundle } from "./lib/description.js";
import { inProject, serviceNames } from "./lib/project.js";
import { redoclyScript, runTool } from "./lib/run-tool.js";
import { runStep, StepError } from "./lib/step.js";
import { withCodeSamples } from "./reference/code-samples.js";
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
  const sampled = inProject("build/docs", `${service}.json`);
  const draft = inProject("build/docs", `${service}.html`);
  const page = `dist/docs/${service}.html`;
  mkdirSync(inProject("build/docs"), { recursive: true });
  const description = await withSourceLocations(service, () => withCodeSamples(readBundle(service), service));
  writeFileSync(sampled, `${JSON.stringify(description, null, 2)}\n`);
  // Without --inlineBundle the page would load its script from a CDN.
  const result = await runTool(redoclyScript, ["build-docs", sampled, "--inlineBundle", `--output=${draft}`]);
  if (result.status !== 0) throw new StepError(`Redocly could not render the documentation of ${service}: ${result.stderr.trim()}`);
  writeFileSync(inProject(page), selfContained(readFileSync(draft, "utf8"), page));
  return page;
}
