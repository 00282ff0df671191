import { rmSync } from "node:fs";
import { inProject } from "../build/project.js";
import { StepError, type StepReport } from "../build/step.js";
import { apiDocsAddress } from "./api-docs/address.js";
import { createApplication } from "./api-docs/application.js";
import { collectSearchEntries } from "./api-docs/search-entries.js";
import { checkAdapted } from "./api-docs/site-theme.js";
import { siteFolder, writeSearchEntries } from "./frame/output.js";

/** Writes the guides and the reference of the package: TypeDoc renders them in the frame of the site. */
export async function apiDocsStep(): Promise<StepReport> {
  const folder = `${siteFolder}/${apiDocsAddress}`;
  const warnings: string[] = [];
  const throwWarnings = (): void => {
    if (warnings.length > 0)
      throw new StepError(`The documentation of the package has errors:\n${warnings.join("\n")}`);
  };
  const application = await createApplication((message) => warnings.push(message));
  const project = await application.convert();
  if (project) application.validate(project);
  throwWarnings();
  if (!project) throw new StepError("TypeDoc has found nothing to document.");
  const entries = collectSearchEntries(application);
  rmSync(inProject(folder), { recursive: true, force: true });
  await application.generateDocs(project, inProject(folder));
  throwWarnings();
  checkAdapted();
  rmSync(inProject(folder, "assets/search.js")); // TypeDoc's own search index.
  writeSearchEntries("api-docs", entries);
  return { wrote: [`${folder}/index.html`] };
}
