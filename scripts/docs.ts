// The reference documentation of each service, rendered by Redocly into pages that need no network.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { selfContained } from "./docs/self-contained.js";
import { startPage } from "./docs/start-page.js";
import { readBundle } from "./lib/description.js";
import { inProject, serviceNames, stagingFolder } from "./lib/project.js";
import { redoclyScript, runTool } from "./lib/run-tool.js";
import { runStep, StepError } from "./lib/step.js";

await runStep("docs", async () => {
  mkdirSync(inProject("dist/docs"), { recursive: true });
  const services = serviceNames();
  const pages: string[] = [];
  for (const service of services) pages.push(await render(service)); // One at a time: the graph fills the other cores.
  const start = "dist/docs/index.html";
  writeFileSync(inProject(start), startPage(new Map(services.map((service) => [service, readBundle(service)]))));
  return { wrote: [start, ...pages] };
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
