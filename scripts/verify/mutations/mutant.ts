import { toPointer, valueAt, type Path } from "../../spec/json-pointer.js";

/** A change of one fact of a description. */
export interface Mutant {
  /** The kind of fact. */
  readonly kind: string;
  /** The change, with its JSON pointer. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The file of tables that is changed; undefined for the description. */
  readonly file?: string;
}

/** A change at one place of a document. */
export type Edit =
  | { readonly kind: "set"; readonly path: Path; readonly value: unknown }
  | { readonly kind: "remove"; readonly path: Path }
  | { readonly kind: "rename"; readonly path: Path; readonly name: string };

export const set = (path: Path, value: unknown): Edit => ({ kind: "set", path, value });
export const remove = (path: Path): Edit => ({ kind: "remove", path });
export const rename = (path: Path, name: string): Edit => ({ kind: "rename", path, name });

/** @param change What the first edit does, before its pointer. */
export function mutant(kind: string, change: string, ...edits: readonly [Edit, ...Edit[]]): Mutant {
  return { kind, title: `${change} ${toPointer(edits[0].path)}`, edits };
}

/** The same reference to at most `count` other components. */
export function otherReferences(
  path: Path,
  reference: unknown,
  names: readonly string[],
  count: number,
): { readonly name: string; readonly edit: Edit }[] {
  if (typeof reference !== "string") return [];
  const prefix = reference.slice(0, reference.lastIndexOf("/") + 1);
  return names
    .filter((name) => !reference.endsWith(`/${name}`))
    .slice(0, count)
    .map((name) => ({ name, edit: set(path, `${prefix}${name}`) }));
}

/** A document with the edits applied in order; what they do not change is shared. */
export function edited<T extends object>(document: T, edits: readonly Edit[]): T {
  return edits.reduce((whole, edit) => withEdit(whole, edit.path, edit), document);
}

function withEdit<T extends object>(node: T, [key = "", ...rest]: Path, edit: Edit): T {
  const copy = (Array.isArray(node) ? [...(node as unknown[])] : { ...node }) as T;
  if (rest.length === 0) {
    apply(copy, key, edit);
    return copy;
  }
  const child = valueAt(node, [key]);
  if (typeof child !== "object" || child === null)
    throw new Error(`${toPointer(edit.path)} is not in the document.`);
  Reflect.set(copy, key, withEdit(child, rest, edit));
  return copy;
}

function apply(parent: object, key: string | number, edit: Edit): void {
  if (edit.kind === "set") Reflect.set(parent, key, edit.value);
  else if (edit.kind === "rename") renameKey(parent, String(key), edit.name);
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}

/** Keeps the order of the properties. */
function renameKey(parent: object, key: string, name: string): void {
  const entries = Object.entries(parent);
  for (const [property] of entries) Reflect.deleteProperty(parent, property);
  for (const [property, value] of entries)
    Reflect.set(parent, property === key ? name : property, value);
}

/** At most a number of mutants of each kind, from the first to the last one of the kind. */
export function atEvenDistances<Item extends { readonly mutant: Mutant }>(
  items: readonly Item[],
  ofEachKind: number,
): Item[] {
  const totals = new Map<string, number>();
  for (const { mutant } of items) totals.set(mutant.kind, (totals.get(mutant.kind) ?? 0) + 1);
  const seen = new Map<string, number>();
  return items.filter(({ mutant: { kind } }) => {
    const index = seen.get(kind) ?? 0;
    seen.set(kind, index + 1);
    const distance = Math.max(1, Math.ceil((totals.get(kind) ?? 0) / ofEachKind));
    return index % distance === 0;
  });
}
