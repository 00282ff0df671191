import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject, stagingFolder } from "./project.js";
import { stage } from "./step.js";

/** The file of generated/ with the checksums of what was read and written. */
export const checksumsFile = "checksums.json";

/** The SHA-256 of every file of spec/ and of a folder with generated files, so that a test finds edits by hand. */
export function checksumsOf(generated: string): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...checksumsIn(inProject("spec"), "spec"),
    ...checksumsIn(generated, "generated").filter(
      ([name]) => name !== `generated/${checksumsFile}`,
    ),
  ]);
}

/** Stages the checksums of all files that are staged. */
export function stageChecksums(): void {
  stage(checksumsFile, `${JSON.stringify(checksumsOf(inProject(stagingFolder)), null, 2)}\n`);
}

function checksumsIn(folder: string, name: string): [string, string][] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry): [string, string][] => {
      const [path, label] = [join(folder, entry.name), `${name}/${entry.name}`];
      if (entry.isDirectory()) return checksumsIn(path, label);
      return [[label, createHash("sha256").update(readFileSync(path)).digest("hex")]];
    });
}
