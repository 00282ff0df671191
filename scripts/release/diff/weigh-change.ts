import type { Description } from "../../spec/description.js";
import { fromPointer } from "../../spec/json-pointer.js";
import type { Change, Weight } from "./change.js";
import type { RedoclyChange } from "./redocly-changes.js";
import { usersInWords, usersOf, type Users } from "./users.js";

/** What is written for people, and decides nothing. */
const textProperties = new Set([
  "description",
  "summary",
  "title",
  "example",
  "examples",
  "externalDocs",
  "tags",
]);
const textTypes = new Set([
  "Info",
  "Contact",
  "License",
  "ExternalDocs",
  "Tag",
  "TagList",
  "Example",
  "ExamplesMap",
]);

/** Turns what Redocly has found into changes; what others weigh, and the version itself, is left out. */
export function weighChanges(
  found: readonly RedoclyChange[],
  released: Description,
  current: Description,
): Change[] {
  const [usersBefore, users] = [usersOf(released), usersOf(current)];
  const openLists = new Set(listsThatOpenOrClose(found));
  return found.flatMap((change) => {
    const pointer = change.revision?.pointer ?? change.base?.pointer ?? change.path;
    // extension-changes.ts weighs extensions, component-changes.ts names.
    if (change.typeName === "SpecExtension" || change.property === "key") return [];
    if (change.property === "enum" && openLists.has(change.path)) return [];
    if (change.path === "#/info" && change.property === "version") return [];
    const use = change.revision ? users(pointer) : usersBefore(pointer);
    return [
      {
        weight: weightOf(change, use),
        whom: usersInWords(use),
        sentence: sentenceOf(change),
        pointer,
      },
    ];
  });
}

/** The schemas of which a list has become open or closed: they lose or gain the extension beside the list. */
function listsThatOpenOrClose(found: readonly RedoclyChange[]): string[] {
  return found.flatMap(({ typeName, path, kind }) =>
    typeName === "SpecExtension" && kind !== "modified" && path.endsWith("/x-extensible-enum")
      ? [path.slice(0, path.lastIndexOf("/"))]
      : [],
  );
}

function weightOf(change: RedoclyChange, { readers, senders }: Users): Weight {
  if (change.impact === "major") return "break";
  if (textTypes.has(change.typeName) || textProperties.has(change.property ?? "")) return "text";
  const [before, after] = [listOf(change.base?.value), listOf(change.revision?.value)];
  // A closed list, for an open one is an extension: who reads it has a case for each value, and none for others.
  if (
    change.property === "enum" &&
    readers.size > 0 &&
    after.some((value) => !before.includes(value))
  )
    return "break";
  if (
    change.property === "required" &&
    readers.size > 0 &&
    before.some((name) => !after.includes(name))
  )
    return "break";
  if (
    change.property === "required" &&
    senders.size > 0 &&
    after.some((name) => !before.includes(name))
  )
    return "break";
  return "addition";
}

function sentenceOf({
  kind,
  typeName,
  path,
  property,
  base,
  revision,
  verdicts,
}: RedoclyChange): string {
  if (verdicts.length > 0) return verdicts.map(({ message }) => message).join(" ");
  const name = fromPointer(revision?.pointer ?? base?.pointer ?? path)
    .filter((segment) => segment !== property)
    .at(-1);
  if (kind !== "modified")
    return `${typeName} \`${name}\` is ${kind === "added" ? "new" : "gone"}.`;
  return `\`${property}\` of \`${name}\` was ${inShort(base?.value)} and is ${inShort(revision?.value)}.`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function inShort(value: unknown): string {
  if (value === undefined) return "not there";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
