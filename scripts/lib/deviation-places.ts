import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { inProject } from "./project.js";

interface Deviation {
  /** JSON pointers, with * for one segment: a list of them, or each with the value that the description holds there. */
  readonly places: readonly string[] | Readonly<Record<string, unknown>>;
}

/** Whether the ledger of a service names a place of its description as one where it differs from a document. */
export function deviationCovers(service: string, path: readonly (string | number)[]): boolean {
  const deviations = parse(readFileSync(inProject("spec", service, "deviations.yaml"), "utf8")) as readonly Deviation[];
  return deviations.some(({ places }) => pointersOf(places).some((pointer) => leadsTo(pointer, path)));
}

function pointersOf(places: Deviation["places"]): readonly string[] {
  return Array.isArray(places) ? (places as readonly string[]) : Object.keys(places);
}

function leadsTo(pointer: string, path: readonly (string | number)[]): boolean {
  const segments = pointer.split("/").slice(1);
  if (segments.length !== path.length) return false;
  return segments.every((segment, index) => segment === "*" || segment.replaceAll("~1", "/").replaceAll("~0", "~") === String(path[index]));
}
