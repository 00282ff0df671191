import { appendFileSync, cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../../scripts/build/project.js";
import { replaceIn, type ProjectCopy } from "./project-copy.js";

const folder = "test/fifth-operation";

/** The folder with the documents of the invented operations. */
export const inventedPages = inProject(folder, "documents");

/** The invented operations, by their folders: a list that pages, of 20 rows, and a deletion without a response body. */
export const inventedOperations = {
  list: "listSnapshotEvents",
  delete: "deleteSnapshotEvent",
} as const;
type Part = keyof typeof inventedOperations;
const parts = Object.keys(inventedOperations) as readonly Part[];

/** The files of invented operations, by their paths in the project. */
export function addedFiles(of: readonly Part[] = parts): [file: string, text: string][] {
  return of.flatMap((part) => {
    const spec = inProject(folder, part, "spec");
    return readdirSync(spec, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name): [string, string] => [
        join("spec", name),
        readFileSync(join(spec, name), "utf8"),
      ]);
  });
}

/** The lines that an operation adds to files of the project, by their paths. */
function linesOf(part: Part): [file: string, text: string][] {
  return ["openapi.yaml", "deviations.yaml"].map((name) => [
    `spec/dws/${name}`,
    readFileSync(inProject(folder, part, "lines", name), "utf8"),
  ]);
}

/** The lines that invented operations add to files of the project, by their paths. */
export function addedLines(of: readonly Part[] = parts): [file: string, text: string][] {
  return of.flatMap(linesOf);
}

/** Adds an invented operation to a copy of the project as CONTRIBUTING.md describes. */
export function addOperation(project: ProjectCopy, part: Part): void {
  cpSync(inProject(folder, part, "spec"), project.path("spec"), { recursive: true });
  for (const [file, lines] of linesOf(part))
    if (file.endsWith("openapi.yaml"))
      replaceIn(project, file, "\ncomponents:\n", `\n${lines}components:\n`);
    else appendFileSync(project.path(file), lines);
  // The first run lists what nobody has accepted.
  project.generate();
  project.accept();
}
