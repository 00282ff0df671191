// The part of a description that a change can affect: verifying it instead of all of it keeps the time of a mutant constant
// when operations are added.
import { operationsOf, type Description, type Operation } from "../../spec/description.js";
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
  const used = new Map(
    operations.map((operation) => {
      const { parameters = [] } = description.paths[operation.path] ?? {};
      return [operation, reached([operation.object, parameters])] as const;
    }),
  );

  function usersOf({ path: [first, kind, name] }: Edit): readonly Operation[] {
    if (first === "paths") {
      const ofItem = operations.filter(({ path }) => path === kind);
      const own = ofItem.filter(({ method }) => method.toLowerCase() === name);
      return own.length > 0 ? own : ofItem;
    }
    const component = first === "components" ? `${String(kind)}/${String(name)}` : "";
    const users = operations.filter((operation) => used.get(operation)?.has(component));
    return users.length > 0 ? users : operations;
  }

  return (edits, file) => {
    const documented = documents.find((one) => one.file === file)?.operation;
    const users = new Set(
      documented === undefined
        ? edits.flatMap(usersOf)
        : operations.filter(({ object }) => object.operationId === documented),
    );
    const names = new Set([...users].flatMap((user) => [...(used.get(user) ?? [])]));
    // Another component that an edit refers to.
    for (const edit of edits)
      if (edit.kind === "set") for (const name of reached(edit.value)) names.add(name);
    const ids = new Set([...users].map(({ object }) => object.operationId));
    return {
      key: [...ids, ...[...names].sort()].join(" "),
      description: only(
        description,
        operations.filter((one) => !users.has(one)),
        names,
      ),
      documents: documents.filter(({ operation }) => ids.has(operation)),
    };
  };
}

/** Components in no reference of an operation, such as security schemes, stay. */
function only(
  description: Description,
  left: readonly Operation[],
  names: ReadonlySet<string>,
): Description {
  const keep = (kind: string, map: object): object =>
    kind === "securitySchemes"
      ? map
      : Object.fromEntries(Object.entries(map).filter(([name]) => names.has(`${kind}/${name}`)));
  const components = Object.fromEntries(
    Object.entries(description.components).map(([kind, map]) => [kind, keep(kind, map as object)]),
  );
  const methodsLeft = (path: string): string[] =>
    left.filter((one) => one.path === path).map(({ method }) => method.toLowerCase());
  const paths = Object.entries(description.paths).flatMap(([path, item]) => {
    const methods = methodsLeft(path);
    const entries = Object.entries(item).filter(([key]) => !methods.includes(key));
    return entries.every(([key]) => key === "parameters")
      ? []
      : [[path, Object.fromEntries(entries)] as const];
  });
  return {
    ...description,
    paths: Object.fromEntries(paths),
    components: { ...description.components, ...components },
  };
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
