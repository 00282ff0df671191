import { appendFileSync, cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../../scripts/build/project.js";
import { replaceIn, type ProjectCopy } from "./project-copy.js";

const room = "test/fifth-operation";

/** The folder with the page that documents the invented operation. */
export const inventedPages = inProject(room, "documents");

/** The files that are added for the invented operation, by the paths that they get in the project. */
export function addedFiles(): Map<string, string> {
  const names = readdirSync(inProject(room, "spec"), { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".yaml"),
  );
  return new Map(
    names
      .sort()
      .map((name) => [join("spec", name), readFileSync(inProject(room, "spec", name), "utf8")]),
  );
}

/** The lines that files of the project get besides, by the paths of these. */
export function addedLines(): Map<string, string> {
  const linesFor = (name: string): string => readFileSync(inProject(room, "lines", name), "utf8");
  return new Map(
    ["openapi.yaml", "deviations.yaml"].map((name) => [`spec/dws/${name}`, linesFor(name)]),
  );
}

/** Does with a copy of the project what CONTRIBUTING.md says: its files, its lines, and nothing else. */
export function addFifthOperation(project: ProjectCopy): void {
  cpSync(inProject(room, "spec"), project.path("spec"), { recursive: true });
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
