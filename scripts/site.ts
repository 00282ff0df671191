// The page that leads to everything else of the documentation.
import { mkdirSync, writeFileSync } from "node:fs";
import { readBundle } from "./lib/description.js";
import { inProject, serviceNames } from "./lib/project.js";
import { runStep } from "./lib/step.js";
import { startPage } from "./site/start-page.js";

await runStep("site", () => {
  mkdirSync(inProject("dist/docs"), { recursive: true });
  const start = "dist/docs/index.html";
  writeFileSync(inProject(start), startPage(new Map(serviceNames().map((service) => [service, readBundle(service)]))));
  return { wrote: [start] };
});
