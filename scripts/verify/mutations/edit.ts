import { toPointer, valueAt, type Path } from "../../spec/json-pointer.js";

/** One change to a description, as JSON Patch has it; the description itself stays as it is. */
export type Edit =
  | { readonly kind: "set"; readonly path: Path; readonly value: unknown }
  | { readonly kind: "remove"; readonly path: Path }
  | { readonly kind: "rename"; readonly path: Path; readonly name: string };

type Container = Record<string | number, unknown>;

/** A copy of a document with the edits made, one after the other. */
export function edited<T>(document: T, edits: readonly Edit[]): T {
  const copy = structuredClone(document);
  for (const edit of edits) {
    const parent = valueAt(copy, edit.path.slice(0, -1));
    const key = edit.path.at(-1);
    if (typeof parent !== "object" || parent === null || key === undefined)
      throw new Error(`${toPointer(edit.path)} is not in the document.`);
    apply(parent as Container, key, edit);
  }
  return copy;
}

function apply(parent: Container, key: string | number, edit: Edit): void {
  if (edit.kind === "set") parent[key] = edit.value;
  else if (edit.kind === "rename") renameKey(parent, key, edit.name);
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

/** In place, so that the members keep their order. */
function renameKey(parent: Container, key: string | number, name: string): void {
  const entries = Object.entries(parent);
  for (const [member] of entries) delete parent[member];
  for (const [member, value] of entries) parent[member === String(key) ? name : member] = value;
}
