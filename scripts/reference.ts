// The reference of each service, rendered by Redocly into pages that need no network.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readBundle } from "./lib/description.js";
import { inProject, serviceNames, stagingFolder } from "./lib/project.js";
import { redoclyScript, runTool } from "./lib/run-tool.js";
import { runStep, StepError } from "./lib/step.js";
import { forReaders } from "./reference/for-readers.js";
import { referenceHead } from "./reference/head.js";
import { redocOptions } from "./reference/redoc-options.js";
import { selfContained } from "./reference/self-contained.js";

await runStep("reference", async () => {
  mkdirSync(inProject("dist/docs"), { recursive: true });
  const pages: string[] = [];
  for (const service of serviceNames()) pages.push(await render(service)); // One at a time: the graph fills the other cores.
  // The pages offer them for download.
  cpSync(inProject(stagingFolder, "openapi"), inProject("dist/docs/openapi"), { recursive: true });
  return { wrote: pages };
});

async function render(service: string): Promise<string> {
  const draft = inProject("build/docs", `${service}.html`);
  const page = `dist/docs/${service}.html`;
  mkdirSync(inProject("build/docs"), { recursive: true });
  const description = inProject("build/docs", `${service}.json`);
  writeFileSync(description, JSON.stringify(forReaders(readBundle(service))));
  // Without --inlineBundle the page would load its script from a CDN.
  const result = await runTool(redoclyScript, ["build-docs", description, "--inlineBundle", ...redocOptions(service), `--output=${draft}`]);
  if (result.status !== 0) throw new StepError(`Redocly could not render the documentation of ${service}: ${result.stderr.trim()}`);
  writeFileSync(inProject(page), selfContained(readFileSync(draft, "utf8"), page, { head: referenceHead, body: "" }));
  return page;
}
