import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inProject, stagingFolder } from "./project.js";

/** Writes a file that will stand at generated/<name> once the whole build is known to be good; returns that path. */
export function stage(name: string, text: string): string {
  const path = inProject(stagingFolder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return join("generated", name);
}
