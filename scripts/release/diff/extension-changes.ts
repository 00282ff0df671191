import type { Description } from "../../spec/description.js";
import { fromPointer, toPointer, valueAt, type Path } from "../../spec/json-pointer.js";
import type { Change, Weight } from "./change.js";
import { usersInWords, usersOf } from "./users.js";

/**
 * What has changed of the extensions ("x-…") of things that both descriptions have. OpenAPI gives them no meaning, so that no
 * tool can weigh them; here they have one.
 */
export function extensionChanges(released: Description, current: Description): Change[] {
  const [before, after] = [extensionsOf(released), extensionsOf(current)];
  const users = usersOf(current);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((pointer) => {
    const parent = fromPointer(pointer).slice(0, -1);
    const [old, now] = [before.get(pointer), after.get(pointer)];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    const [oldParent, parentNow] = [valueAt(released, parent), valueAt(current, parent)];
    // Comes or goes with what it is said of.
    if (oldParent === undefined || parentNow === undefined) return [];
    const use = users(pointer);
    const { weight, sentence } = weigh(
      pointer,
      old,
      now,
      use.readers.size > 0,
      use.senders.size > 0,
      { oldParent, parentNow },
    );
    return [{ weight, whom: usersInWords(use), sentence, pointer: `#${pointer}` }];
  });
}

function weigh(
  pointer: string,
  old: unknown,
  now: unknown,
  read: boolean,
  sent: boolean,
  { oldParent, parentNow }: { readonly oldParent: unknown; readonly parentNow: unknown },
): { readonly weight: Weight; readonly sentence: string } {
  const [, owner = "", name = ""] = /([^/]*)\/([^/]*)$/.exec(pointer) ?? [];
  switch (name) {
    case "x-extensible-enum":
      if (old === undefined && valueAt(oldParent, ["enum"]) !== undefined)
        return {
          weight: read ? "break" : "addition",
          sentence: `The list ${owner} is open now: other values can come.`,
        };
      if (now === undefined && valueAt(parentNow, ["enum"]) !== undefined)
        return {
          weight: sent ? "break" : "addition",
          sentence: `The list ${owner} is closed now: no other values are allowed.`,
        };
      return {
        weight: "addition",
        sentence: `The open list ${owner} ${valuesInWords(listOf(old), listOf(now))}.`,
      };
    case "x-dependencies":
      return listOf(now).every((sentence) => listOf(old).includes(sentence))
        ? { weight: "addition", sentence: "Parameters depend less on one another." }
        : {
            weight: "break",
            sentence: `Parameters depend on one another in another way: ${listOf(now).join(" ")}`,
          };
    case "x-speakeasy-pagination":
      return old === undefined
        ? { weight: "addition", sentence: "There is a pager now." }
        : {
            weight: "break",
            sentence:
              now === undefined
                ? "There is no pager any more."
                : "The pager takes or gives something else.",
          };
    case "x-speakeasy-server-id":
      return {
        weight: "break",
        sentence: `The server ${String(old)} is called ${String(now)} now.`,
      };
    default:
      return {
        weight: "addition",
        sentence: `${name} is ${old === undefined ? "new" : now === undefined ? "gone" : "another"}.`,
      };
  }
}

function valuesInWords(old: readonly string[], now: readonly string[]): string {
  const added = now.filter((value) => !old.includes(value));
  const gone = old.filter((value) => !now.includes(value));
  const words = [
    ...(added.length > 0 ? [`names ${added.join(", ")} too`] : []),
    ...(gone.length > 0 ? [`no longer names ${gone.join(", ")}`] : []),
  ];
  return words.join(" and ") || "has another order";
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
