import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { inProject, serviceNames } from "../build/project.js";
import { redoclyScript, runTool } from "../build/run-tool.js";
import { StepError, type StepReport } from "../build/step.js";
import { withSourceLocations } from "../spec/source-location.js";
import { readBundle } from "../spec/description.js";
import type { Provenance } from "../verify/provenance.js";
import { prepareDocs } from "./api-reference/prepare-docs.js";
import { decorateHtml, redocConfiguration } from "./api-reference/redoc-page.js";
import { searchEntries } from "./api-reference/search-entries.js";
import { withCodeSamples } from "./code-samples/code-samples.js";
import { browserScript } from "./frame/browser-script.js";
import { writePage, writeSearchEntries } from "./frame/output.js";
import { readProvenance } from "./provenance/records.js";

/** Writes the API reference of each service: a page that Redocly renders and that works without a network. */
export async function apiReferenceStep(): Promise<StepReport> {
  const provenance = readProvenance();
  const services = serviceNames();
  writeSearchEntries(
    "api-reference",
    services.flatMap((service) => searchEntries(readBundle(service), `${service}.html`)),
  );
  mkdirSync(inProject("build/docs"), { recursive: true });
  const siteScript = await browserScript("site");
  const wrote = await Promise.all(
    services.map(async (service) => {
      const address = `${service}.html`;
      const html = await renderByRedocly(service, provenance);
      return writePage(address, decorateHtml(html, address, siteScript));
    }),
  );
  return { wrote };
}

async function renderByRedocly(service: string, provenance: Provenance): Promise<string> {
  const file = (extension: string): string => inProject("build/docs", `${service}.${extension}`);
  const description = await withSourceLocations(service, () =>
    prepareDocs(withCodeSamples(readBundle(service), service), service, provenance),
  );
  writeFileSync(file("json"), `${JSON.stringify(description, null, 2)}\n`);
  writeFileSync(file("redocly.yaml"), redocConfiguration(service));
  const { status, stderr } = await runTool(redoclyScript, [
    "build-docs",
    file("json"),
    "--inlineBundle", // Otherwise the page loads Redoc from a CDN.
    `--config=${file("redocly.yaml")}`,
    `--output=${file("html")}`,
  ]);
  if (status !== 0)
    throw new StepError(`Redocly cannot render the API reference of ${service}: ${stderr.trim()}`);
  return readFileSync(file("html"), "utf8");
}
