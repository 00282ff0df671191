import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project, which every path below is relative to. */
export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Where a build writes what belongs into generated/, until all of it is known to be good. */
export const stagingFolder = "build/generated";

/** An absolute path for one that is relative to the project. */
export function inProject(...segments: string[]): string {
  return join(projectFolder, ...segments);
}

/** A path as a person in the project's folder would type it. */
export function displayPath(path: string): string {
  return relative(projectFolder, resolve(projectFolder, path)).split(sep).join("/");
}

/** The workflows, each a file of spec/workflows/. */
export function workflowFiles(): string[] {
  const folder = "spec/workflows";
  if (!existsSync(inProject(folder))) return [];
  return readdirSync(inProject(folder))
    .filter((name) => name.endsWith(".arazzo.yaml"))
    .map((name) => `${folder}/${name}`)
    .sort();
}

/** The services that have a description: each folder of spec/ with an openapi.yaml in it. */
export function serviceNames(): string[] {
  return readdirSync(inProject("spec"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .filter((entry) => readdirSync(inProject("spec", entry.name)).includes("openapi.yaml"))
    .map((entry) => entry.name)
    .sort();
}
