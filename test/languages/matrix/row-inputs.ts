import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { displayPath, inProject, serviceNames } from "../../../scripts/build/project.js";
import type { Row } from "./row.js";

/** The published descriptions that a row generates from, by service. */
export function descriptionsOf({ openapi }: Pick<Row, "openapi">): ReadonlyMap<string, string> {
  const ending = openapi === "3.0.3" ? ".yaml" : "-3.1.yaml";
  return new Map(
    serviceNames().map((service) => [
      service,
      inProject("generated/openapi", `${service}${ending}`),
    ]),
  );
}

function hashOfFiles(files: readonly string[], more = ""): string {
  const hash = createHash("sha256").update(more);
  for (const file of [...files].sort())
    hash.update(`\n${displayPath(file)}\n`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Where other programs, Node and the project lie on this machine makes no difference; the first may lie in the last. */
function onAnyMachine(commands: string): string {
  return [process.env["PATH"] ?? "", process.execPath, inProject()].reduce(
    (text, place) => text.replaceAll(place || "\0", ""),
    commands,
  );
}

/** The hash of the descriptions, and that of all that decides what comes of a row: these, its programs, commands and versions. */
export function hashesOf(row: Row): { readonly descriptions: string; readonly inputs: string } {
  const descriptions = [...descriptionsOf(row).values()];
  const programs = filesIn(inProject("test/languages", row.driver));
  const questions = inProject("test/languages/matrix/ask-row.ts");
  const commands = JSON.stringify([
    row,
    [...descriptionsOf(row).keys()].map((service) => row.generate(service, "description")),
  ]);
  return {
    descriptions: hashOfFiles(descriptions),
    inputs: hashOfFiles([...descriptions, ...programs, questions], onAnyMachine(commands)),
  };
}
