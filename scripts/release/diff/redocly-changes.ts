import { displayPath } from "../../build/project.js";
import { redoclyScript, runTool } from "../../build/run-tool.js";
import { StepError } from "../../build/step.js";
import type { Description } from "../../spec/description.js";
import { fromPointer } from "../../spec/json-pointer.js";
import type { Change, Weight } from "./change.js";
import { usersInWords, usersOf, type Users } from "./users.js";

interface Side {
  readonly pointer: string;
  readonly value?: unknown;
}

/** A change as Redocly reports it. */
interface RedoclyChange {
  /** The path from the root, through references. */
  readonly path: string;
  readonly typeName: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: "major" | "minor" | "patch";
  readonly verdicts: readonly { readonly message: string }[];
  /** The property that has changed, if the object is modified. */
  readonly property?: string;
  readonly base?: Side;
  readonly revision?: Side;
}

/** Text for people, which decides nothing. */
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

/** What Redocly finds between two files, without extensions, names of components and the version of the description. */
export async function redoclyChanges(
  releasedFile: string,
  currentFile: string,
  released: Description,
  current: Description,
): Promise<Change[]> {
  const found = await runRedocly(releasedFile, currentFile);
  const [usersBefore, users] = [usersOf(released), usersOf(current)];
  const listsWithNewKind = new Set(listsThatOpenOrClose(found));
  return found.flatMap((change) => {
    const pointer = change.revision?.pointer ?? change.base?.pointer ?? change.path;
    if (change.typeName === "SpecExtension" || change.property === "key") return [];
    if (change.property === "enum" && listsWithNewKind.has(change.path)) return [];
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

async function runRedocly(released: string, current: string): Promise<RedoclyChange[]> {
  const { status, stdout, stderr } = await runTool(redoclyScript, [
    "diff",
    released,
    current,
    "--format=json",
    "--fail-on=none",
    "--config",
    "scripts/release/diff/redocly.yaml",
  ]);
  if (status !== 0)
    throw new StepError(
      `Redocly cannot compare ${displayPath(released)} with ${displayPath(current)}:\n${stderr.trim()}`,
    );
  return (JSON.parse(stdout) as { readonly changes: RedoclyChange[] }).changes;
}

/** The schemas whose list of values becomes open or closed: they lose or gain the extension beside the list. */
function listsThatOpenOrClose(found: readonly RedoclyChange[]): string[] {
  return found.flatMap(({ typeName, path, kind }) =>
    typeName === "SpecExtension" && kind !== "modified" && path.endsWith("/x-extensible-enum")
      ? [path.slice(0, path.lastIndexOf("/"))]
      : [],
  );
}

function weightOf(change: RedoclyChange, { readers, senders }: Users): Weight {
  const { property = "" } = change;
  if (change.impact === "major") return "break";
  if (textTypes.has(change.typeName) || textProperties.has(property)) return "text";
  const [before, after] = [listOf(change.base?.value), listOf(change.revision?.value)];
  const added = after.some((value) => !before.includes(value));
  const removed = before.some((value) => !after.includes(value));
  const [isRead, isSent] = [readers.size > 0, senders.size > 0];
  // A closed list of a response (open ones are extensions): readers handle each value, and no other.
  if (property === "enum" && isRead && added) return "break";
  if (property === "required" && ((isRead && removed) || (isSent && added))) return "break";
  return "addition";
}

function sentenceOf(change: RedoclyChange): string {
  const { kind, typeName, path, property, base, revision, verdicts } = change;
  if (verdicts.length > 0) return verdicts.map(({ message }) => message).join(" ");
  const name = fromPointer(revision?.pointer ?? base?.pointer ?? path)
    .filter((segment) => segment !== property)
    .at(-1);
  if (kind !== "modified") return `${typeName} \`${name}\` was ${kind}.`;
  return `\`${property}\` of \`${name}\` was ${inShort(base?.value)} and is ${inShort(revision?.value)}.`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function inShort(value: unknown): string {
  if (value === undefined) return "absent";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
