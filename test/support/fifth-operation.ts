import { appendFileSync, cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../../scripts/build/project.js";
import { replaceIn, type ProjectCopy } from "./project-copy.js";

const folder = "test/fifth-operation";

/** The folder with the document of the invented operation. */
export const inventedPages = inProject(folder, "documents");

/** The files of the invented operation, by their paths in the project. */
export function addedFiles(): Map<string, string> {
  const names = readdirSync(inProject(folder, "spec"), {
    recursive: true,
    encoding: "utf8",
  }).filter((name) => name.endsWith(".yaml"));
  return new Map(
    names
      .sort()
      .map((name) => [join("spec", name), readFileSync(inProject(folder, "spec", name), "utf8")]),
  );
}

/** The lines that are added to files of the project, by their paths. */
export function addedLines(): Map<string, string> {
  const linesFor = (name: string): string => readFileSync(inProject(folder, "lines", name), "utf8");
  return new Map(
    ["openapi.yaml", "deviations.yaml"].map((name) => [`spec/dws/${name}`, linesFor(name)]),
  );
}

/** Adds the invented operation to a copy of the project as CONTRIBUTING.md describes. */
export function addFifthOperation(project: ProjectCopy): void {
  cpSync(inProject(folder, "spec"), project.path("spec"), { recursive: true });
  const lines = addedLines();
  replaceIn(
    project,
    "spec/dws/openapi.yaml",
    "\ncomponents:\n",
    `\n${lines.get("spec/dws/openapi.yaml")}components:\n`,
  );
  appendFileSync(
    project.path("spec/dws/deviations.yaml"),
    lines.get("spec/dws/deviations.yaml") ?? "",
  );
}
