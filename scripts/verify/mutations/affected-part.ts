// The part of a description that a change can affect: verifying it instead of all of it keeps the time of a mutant constant
// when operations are added.
import { operationsOf, type Description } from "../../spec/description.js";
import { fromPointer, leavesOf } from "../../spec/json-pointer.js";
import type { SourceDocument } from "../../spec/tables.js";
import type { Edit } from "./mutant.js";

/** The operations and components that edits can affect. */
export interface AffectedPart {
  readonly description: Description;
  readonly documents: readonly SourceDocument[];
  /** The same for the same part. */
  readonly key: string;
}

/** The part of each edit, computed once for a description. */
export function affectedParts(
  description: Description,
  documents: readonly SourceDocument[],
): (edits: readonly Edit[], file?: string) => AffectedPart {
  const reached = reachedComponents(description);
  const operations = operationsOf(description);
  const all = Object.keys(description.paths);
  const used = new Map(all.map((path) => [path, reached(description.paths[path])] as const));

  function itemsOf(edit: Edit): readonly string[] {
    const [first, kind, name] = edit.path;
    if (first === "paths") return [String(kind)];
    const component = first === "components" ? `${String(kind)}/${String(name)}` : "";
    const users = [...used].filter(([, names]) => names.has(component)).map(([path]) => path);
    return users.length > 0 ? users : all;
  }

  return (edits, file) => {
    const document = documents.find((one) => one.file === file);
    const own = operations.find(({ object }) => object.operationId === document?.operation);
    const items = new Set(own ? [own.path] : edits.flatMap(itemsOf));
    const names = new Set([...items].flatMap((path) => [...(used.get(path) ?? [])]));
    // Another component that an edit refers to.
    for (const edit of edits)
      if (edit.kind === "set") for (const name of reached(edit.value)) names.add(name);
    const ids = new Set(
      operations.filter(({ path }) => items.has(path)).map(({ object }) => object.operationId),
    );
    return {
      key: [...items, ...[...names].sort()].join(" "),
      description: only(description, items, names),
      documents: documents.filter(({ operation }) => ids.has(operation)),
    };
  };
}

/** Components in no reference of an operation, such as security schemes, stay. */
function only(
  description: Description,
  items: ReadonlySet<string>,
  names: ReadonlySet<string>,
): Description {
  const keep = (kind: string, map: object): object =>
    kind === "securitySchemes"
      ? map
      : Object.fromEntries(Object.entries(map).filter(([name]) => names.has(`${kind}/${name}`)));
  const components = Object.fromEntries(
    Object.entries(description.components).map(([kind, map]) => [kind, keep(kind, map as object)]),
  );
  const paths = Object.fromEntries(
    Object.entries(description.paths).filter(([path]) => items.has(path)),
  );
  return { ...description, paths, components: { ...description.components, ...components } };
}

/** The components to which the references in a value lead, as "schemas/Backup". */
function reachedComponents(description: Description): (value: unknown) => Set<string> {
  return (value) => {
    const names = new Set<string>();
    const collect = (node: unknown): void => {
      for (const target of referencesIn(node)) {
        const [, kind = "", name = ""] = target;
        if (names.has(`${kind}/${name}`)) continue;
        names.add(`${kind}/${name}`);
        const kinds: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
          ...description.components,
        };
        collect(kinds[kind]?.[name]);
      }
    };
    collect(value);
    return names;
  };
}

function referencesIn(value: unknown): string[][] {
  return leavesOf(value)
    .map(([, leaf]) => leaf)
    .filter((leaf) => typeof leaf === "string" && leaf.startsWith("#/components/"))
    .map((leaf) => fromPointer(String(leaf)));
}
