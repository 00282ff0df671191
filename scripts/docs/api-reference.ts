// The reference of each service, rendered by Redocly into pages that need no network.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { withSourceLocations } from "../spec/source-location.js";
import { readBundle } from "../spec/description.js";
import { inProject, serviceNames } from "../build/project.js";
import { redoclyScript, runTool } from "../build/run-tool.js";
import { runStep, StepError } from "../build/step.js";
import type { Provenance } from "../verify/provenance.js";
import { withCodeSamples } from "./api-reference/code-samples.js";
import { forReaders } from "./api-reference/prepare-docs.js";
import { referenceHead } from "./api-reference/head.js";
import { redocConfiguration } from "./api-reference/redoc-options.js";
import { searchEntries } from "./api-reference/search-entries.js";
import { selfContained } from "./api-reference/self-contained.js";
import { withSources } from "./api-reference/with-sources.js";
import { siteScript } from "./site/assets.js";
import { bar } from "./site/bar.js";

await runStep("reference", async () => {
  mkdirSync(inProject("dist/docs"), { recursive: true });
  const pages: string[] = [];
  const provenance = JSON.parse(
    readFileSync(inProject("build/verification/provenance.json"), "utf8"),
  ) as Provenance;
  const searchFolder = inProject("build/docs/search");
  mkdirSync(searchFolder, { recursive: true });
  const entries = serviceNames().flatMap((service) =>
    searchEntries(readBundle(service), `${service}.html`),
  );
  writeFileSync(`${searchFolder}/reference.json`, JSON.stringify(entries, null, 2));
  for (const service of serviceNames()) pages.push(await render(service, provenance)); // One at a time: the graph fills the other cores.
  return { wrote: pages };
});

async function render(service: string, provenance: Provenance): Promise<string> {
  const sampled = inProject("build/docs", `${service}.json`);
  const draft = inProject("build/docs", `${service}.html`);
  const page = `dist/docs/${service}.html`;
  mkdirSync(inProject("build/docs"), { recursive: true });
  const description = await withSourceLocations(service, () =>
    forReaders(withSources(withCodeSamples(readBundle(service), service), service, provenance)),
  );
  writeFileSync(sampled, `${JSON.stringify(description, null, 2)}\n`);
  const configuration = inProject("build/docs", `${service}.redocly.yaml`);
  writeFileSync(configuration, redocConfiguration(service));
  // Without --inlineBundle the page would load its script from a CDN.
  const result = await runTool(redoclyScript, [
    "build-docs",
    sampled,
    "--inlineBundle",
    `--config=${configuration}`,
    `--output=${draft}`,
  ]);
  if (result.status !== 0)
    throw new StepError(
      `Redocly could not render the documentation of ${service}: ${result.stderr.trim()}`,
    );
  const body = `${bar("", page.slice("dist/docs/".length))}
<script>${await siteScript("site")}</script>`;
  writeFileSync(
    inProject(page),
    selfContained(readFileSync(draft, "utf8"), page, { head: referenceHead, body }),
  );
  return page;
}
