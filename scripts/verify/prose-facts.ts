import type { Description } from "../spec/description.js";
import { leavesOf } from "../spec/json-pointer.js";
import type { SourceDocument } from "../spec/tables.js";
import { walk } from "../spec/rules/lib/walk.js";

const codes = /\b[A-Z]{3,5}\.\d{4,6}\b/g;
const durations =
  /\b\d+(?: to \d+)? (?:milliseconds|seconds?|minutes?|hours?|days?|bits|MB|TiB)\b/g;

/**
 * What a text states as a fact, in forms that can be found: codes, durations and sizes, and anything in backticks that is
 * no name or value of the description.
 */
export function factsInProse(text: string, known: ReadonlySet<string>): string[] {
  const quoted = [...text.matchAll(/`([^`]+)`/g)]
    .map(([, token = ""]) => token)
    .filter((token) => token.length > 1 && !known.has(token));
  const plain = [codes, durations].flatMap((form) => text.match(form) ?? []);
  return [...new Set([...quoted, ...plain])];
}

/** How people write the forms that are documented as patterns or formats. */
const writtenForms: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["YYYY-MM-DDThh:mm:ssZ", "Z"],
  "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$": ["yyyy-mm-dd hh:mm:ss"],
};

/** Names, values and forms that a text may put into backticks, since the description or a record has them for machines as well. */
export function knownNames(
  description: Description,
  documents: readonly SourceDocument[],
): Set<string> {
  const names = new Set<string>();
  walk(description, (node: Readonly<Record<string, unknown>>) => {
    for (const map of ["properties", "schemas", "headers", "variables", "parameters"])
      if (typeof node[map] === "object" && !Array.isArray(node[map]))
        for (const name of Object.keys(node[map] ?? {})) names.add(name);
    for (const key of ["name", "operationId"])
      if (typeof node[key] === "string") names.add(node[key]);
    for (const list of ["enum", "x-extensible-enum"])
      if (Array.isArray(node[list]))
        for (const value of node[list] as unknown[]) names.add(String(value));
    if (typeof node["url"] === "string") names.add(node["url"].replace("https://", ""));
  });
  for (const { exchanges, tables } of documents) {
    for (const { response } of exchanges)
      for (const [, value] of leavesOf(description.components.examples[response.example]?.value))
        names.add(String(value));
    for (const { format = "", pattern = "" } of tables.flatMap(({ rows }) => rows))
      for (const form of [...(writtenForms[format] ?? []), ...(writtenForms[pattern] ?? [])])
        names.add(form);
  }
  return names;
}
