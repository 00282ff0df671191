import type { Description } from "../spec/description.js";
import { leavesOf, toPointer, type Path } from "../spec/json-pointer.js";
import { walk } from "../spec/rules/lib/walk.js";

/** Keywords that hold prose, or say how things are presented. What prose states as a fact is in prose-facts.ts. */
const proseKeywords = new Set([
  "description",
  "summary",
  "title",
  "externalDocs",
  "tags",
  "info",
  "openapi",
]);

/** Sentences within the examples of errors: ours, and prose as well. */
const proseMembers = new Set(["error_msg", "externalMessage"]);

/** One thing that a description says to machines. */
export interface Claim {
  readonly path: Path;
  readonly value: unknown;
}

/** A text that a description says to people. */
export interface Prose {
  readonly path: Path;
  readonly text: string;
}

/**
 * Everything that a description says to machines, piece by piece, by JSON pointer: each of its leaves that is no prose,
 * and each answer of an operation as such.
 */
export function claimsOf(description: Description): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  const nodes = new Set<object>();
  walk(description, (node: Readonly<Record<string, unknown>>, path: Path) => {
    nodes.add(node);
    if (path.length === 3 && path[0] === "paths")
      for (const [status, value] of Object.entries((node["responses"] ?? {}) as object))
        add([...path, "responses", status], value);
  });
  const isProse = (node: object, key: string | number): boolean =>
    nodes.has(node) && proseKeywords.has(String(key));
  for (const [path, value] of leavesOf(description, [], isProse))
    if (path[1] !== "examples" || !proseMembers.has(String(path.at(-1)))) add(path, value);
  return claims;

  function add(path: Path, value: unknown): void {
    claims.set(toPointer(path), { path, value });
  }
}

/** Every text of a description, summaries and the descriptions of tags included. */
export function proseOf(description: Description): Prose[] {
  const texts: Prose[] = [];
  walk(description, (node: Readonly<Record<string, unknown>>, path: Path) => {
    for (const key of ["description", "summary"])
      if (typeof node[key] === "string")
        texts.push({ path: [...path, key], text: node[key].replace(/\s+/g, " ").trim() });
  });
  return texts;
}
