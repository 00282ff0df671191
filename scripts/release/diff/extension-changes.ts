import type { Description } from "../../spec/description.js";
import { fromPointer, toPointer, valueAt, type Path } from "../../spec/json-pointer.js";
import type { Change, Weight } from "./change.js";
import { usersInWords, usersOf, type Users } from "./users.js";

/** One extension in both descriptions; undefined where a description does not have it. */
interface Extension {
  /** The name of the schema or of the object that holds it. */
  readonly owner: string;
  readonly before: unknown;
  readonly after: unknown;
  /** What holds it, in both descriptions. */
  readonly parentBefore: unknown;
  readonly parentAfter: unknown;
  readonly use: Users;
}

interface Verdict {
  readonly weight: Weight;
  readonly sentence: string;
}

/**
 * The changes of extensions ("x-…") of objects that both descriptions have. OpenAPI gives extensions no meaning, so that
 * no tool can tell which change breaks a user.
 */
export function extensionChanges(released: Description, current: Description): Change[] {
  const [before, after] = [extensionsOf(released), extensionsOf(current)];
  const users = usersOf(current);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((pointer) => {
    const path = fromPointer(pointer);
    const parent = path.slice(0, -1);
    const use = users(pointer);
    const extension: Extension = {
      owner: path.at(-2) ?? "",
      before: before.get(pointer),
      after: after.get(pointer),
      parentBefore: valueAt(released, parent),
      parentAfter: valueAt(current, parent),
      use,
    };
    if (JSON.stringify(extension.before) === JSON.stringify(extension.after)) return [];
    // It was added or removed with the object that holds it.
    if (extension.parentBefore === undefined || extension.parentAfter === undefined) return [];
    const verdict = verdictOf(path.at(-1) ?? "", extension);
    return [{ ...verdict, whom: usersInWords(use), pointer: `#${pointer}` }];
  });
}

function verdictOf(name: string, extension: Extension): Verdict {
  const { before, after } = extension;
  switch (name) {
    case "x-extensible-enum":
      return openListChange(extension);
    case "x-dependencies":
      return dependencyChange(listOf(before), listOf(after));
    case "x-speakeasy-pagination":
      if (before === undefined) return { weight: "addition", sentence: "A pager was added." };
      return {
        weight: "break",
        sentence:
          after === undefined
            ? "The pager was removed."
            : "The pager has other inputs or other outputs.",
      };
    case "x-speakeasy-server-id":
      return {
        weight: "break",
        sentence: `The server ${String(before)} was renamed to ${String(after)}.`,
      };
    default: {
      const verb = before === undefined ? "added" : after === undefined ? "removed" : "changed";
      return { weight: "addition", sentence: `${name} was ${verb}.` };
    }
  }
}

function openListChange(extension: Extension): Verdict {
  const { owner, before, after, parentBefore, parentAfter, use } = extension;
  if (before === undefined && valueAt(parentBefore, ["enum"]) !== undefined)
    return {
      weight: use.readers.size > 0 ? "break" : "addition",
      sentence: `The list ${owner} is open now: other values are possible.`,
    };
  if (after === undefined && valueAt(parentAfter, ["enum"]) !== undefined)
    return {
      weight: use.senders.size > 0 ? "break" : "addition",
      sentence: `The list ${owner} is closed now: no other values are allowed.`,
    };
  const [old, now] = [listOf(before), listOf(after)];
  const added = now.filter((value) => !old.includes(value));
  const removed = old.filter((value) => !now.includes(value));
  const words = [
    ...(added.length > 0 ? [`has the new values ${added.join(", ")}`] : []),
    ...(removed.length > 0 ? [`no longer has ${removed.join(", ")}`] : []),
  ];
  return {
    weight: "addition",
    sentence: `The open list ${owner} ${words.join(" and ") || "has another order"}.`,
  };
}

function dependencyChange(before: readonly string[], after: readonly string[]): Verdict {
  if (after.every((sentence) => before.includes(sentence)))
    return { weight: "addition", sentence: "Parameters depend less on one another." };
  return {
    weight: "break",
    sentence: `Parameters have other dependencies: ${after.join(" ")}`,
  };
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Each extension by its pointer, with its value. */
function extensionsOf(
  node: unknown,
  path: Path = [],
  found = new Map<string, unknown>(),
): ReadonlyMap<string, unknown> {
  if (typeof node !== "object" || node === null) return found;
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith("x-")) found.set(toPointer([...path, key]), value);
    else extensionsOf(value, [...path, key], found);
  }
  return found;
}
