// Builds the documentation, in one process: TypeDoc, which also renders our own pages, is loaded once.
import { runStep } from "../build/step.js";
import { apiDocsStep } from "./api-docs.js";
import { apiReferenceStep } from "./api-reference.js";
import { errorsStep } from "./errors.js";
import { provenanceStep } from "./provenance.js";
import { siteStep } from "./site.js";

await runStep("docs", async () => {
  // Redocly renders the API reference in processes of its own meanwhile.
  const reference = apiReferenceStep();
  const steps = [provenanceStep(), errorsStep(), await apiDocsStep(), await reference];
  // The search of the site contains the entries of all of them.
  const site = await siteStep();
  return { wrote: [site, ...steps].flatMap(({ wrote = [] }) => wrote) };
});
