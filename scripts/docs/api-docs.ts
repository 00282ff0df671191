// The guides and the reference of the package, by TypeDoc: from the sources that this build has staged, in the site's frame.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createApplication } from "./api-docs/application.js";
import { dressPages } from "./api-docs/decorate-html.js";
import { collectSearchEntries } from "./api-docs/search-entries.js";
import { inProject } from "../build/project.js";
import { runStep, StepError } from "../build/step.js";

await runStep("handbook", async () => {
  const folder = "dist/docs/handbook";
  const messages: string[] = [];
  const application = await createApplication((message) => messages.push(message));
  const project = await application.convert();
  if (project) application.validate(project);
  if (!project || messages.length > 0)
    throw new StepError(
      `TypeDoc finds fault with the documentation of the package:\n${messages.join("\n")}`,
    );
  dressPages(application);
  const searchEntries = collectSearchEntries(application);
  rmSync(inProject(folder), { recursive: true, force: true });
  await application.generateDocs(project, inProject(folder));
  if (messages.length > 0)
    throw new StepError(
      `TypeDoc could not write the documentation of the package:\n${messages.join("\n")}`,
    );
  // TypeDoc's own index, which only its own search would read; the site's search covers all pages.
  rmSync(inProject(folder, "assets/search.js"));
  mkdirSync(inProject("build/docs/search"), { recursive: true });
  writeFileSync(
    inProject("build/docs/search/handbook.json"),
    JSON.stringify(searchEntries, null, 2),
  );
  return { wrote: [`${folder}/index.html`] };
});
