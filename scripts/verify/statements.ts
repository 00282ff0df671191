import type { Description } from "../spec/description.js";
import { leavesOf, toPointer, type Path } from "../spec/json-pointer.js";
import { isObject } from "../../src/values.js";
import type { SourceDocument } from "../spec/tables.js";
import { partsOf } from "../spec/walk.js";

/** Keywords that hold text for people or control the presentation; see {@link textsOf} for the facts in texts. */
const textKeywords = new Set([
  "description",
  "summary",
  "title",
  "externalDocs",
  "tags",
  "info",
  "openapi",
]);

/** Properties of example errors that hold sentences of our own. */
export const textProperties: ReadonlySet<unknown> = new Set(["error_msg", "externalMessage"]);

/** A machine-readable fact of a description. */
export interface Statement {
  readonly path: Path;
  readonly value: unknown;
  /** The path as a JSON pointer. */
  readonly pointer: string;
}

/** A text of a description. */
export interface Text {
  readonly path: Path;
  readonly text: string;
  /** Facts in the text that no keyword of the description states: durations, sizes, codes, names in backticks. */
  readonly facts: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

/** Makes a result once for each description: tests and mutations verify one with many changes of its documents. */
function once<Result>(make: (description: Description) => Result): typeof make {
  const results = new WeakMap<Description, Result>();
  return (description) => {
    const result = results.get(description) ?? make(description);
    results.set(description, result);
    return result;
  };
}

/** Every leaf of a description that is not text, and each response of an operation as such. */
export const statementsOf = once((description): readonly Statement[] => {
  const statements: Statement[] = [];
  const nodes = new Set<object>();
  for (const { kind, node, path } of partsOf(description)) {
    nodes.add(node);
    if (kind === "responses")
      for (const [status, value] of Object.entries(node))
        statements.push({
          path: [...path, status],
          value,
          pointer: toPointer([...path, status]),
        });
  }
  const isText = (node: object, key: string | number): boolean =>
    nodes.has(node) && textKeywords.has(String(key));
  for (const [path, value] of leavesOf(description, [], isText))
    if (path[1] !== "examples" || !textProperties.has(path.at(-1)))
      statements.push({ path, value, pointer: toPointer(path) });
  return statements;
});

const codes = /\b[A-Z]{3,5}\.\d{4,6}\b/g;
const durations =
  /\b\d+(?: to \d+)? (?:milliseconds|seconds?|minutes?|hours?|days?|bits|MB|TiB)\b/g;

/** Every text of a description, including summaries and the descriptions of tags. */
export function textsOf(description: Description, documents: readonly SourceDocument[]): Text[] {
  const known = knownNames(description, documents);
  return describedTexts(description).map(({ path, text, quoted, plain }) => ({
    path,
    text,
    facts: [...new Set([...quoted.filter((name) => !known.has(name)), ...plain])],
  }));
}

/** Every text with the names that it quotes, and its codes, durations and sizes. */
const describedTexts = once((description) =>
  partsOf(description).flatMap(({ node, path }) =>
    ["description", "summary"].flatMap((key) => {
      const value = node[key];
      if (typeof value !== "string") return [];
      const text = value.replace(/\s+/g, " ").trim();
      const quoted = [...text.matchAll(/`([^`]+)`/g)]
        .map(([, token = ""]) => token)
        .filter((token) => token.length > 1);
      const plain = [codes, durations].flatMap((form) => text.match(form) ?? []);
      return [{ path: [...path, key], text, quoted, plain }];
    }),
  ),
);

/** How texts write the forms that are documented as patterns or formats. */
const writtenForms: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["YYYY-MM-DDThh:mm:ssZ", "Z"],
  "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$": [
    "yyyy-mm-dd hh:mm:ss",
  ],
};

/** Names, values and forms that the description or a source document has, so that a text may put them into backticks. */
function knownNames(description: Description, documents: readonly SourceDocument[]): Set<string> {
  const names = new Set(describedNames(description));
  for (const { exchanges, tables } of documents) {
    for (const { response } of exchanges)
      if (response)
        for (const [, value] of leavesOf(description.components.examples[response.example]?.value))
          names.add(String(value));
    for (const { format = "", pattern = "" } of tables.flatMap(({ rows }) => rows))
      for (const form of [...(writtenForms[format] ?? []), ...(writtenForms[pattern] ?? [])])
        names.add(form);
  }
  return names;
}

const describedNames = once((description) =>
  partsOf(description).flatMap(({ node }) => namesIn(node)),
);

function namesIn(node: Node): string[] {
  const maps = ["properties", "schemas", "headers", "variables", "parameters"];
  const texts = [node["name"], node["operationId"], node["url"]];
  return [
    ...maps.flatMap((map) => (isObject(node[map]) ? Object.keys(node[map]) : [])),
    ...[node["enum"], node["x-extensible-enum"]].filter(Array.isArray).flat().map(String),
    ...[node["x-rolesRequirements"]].flat().map((action) => String(action).replace(/ .*/, "")),
    ...texts.filter((text) => typeof text === "string").map((text) => text.replace("https://", "")),
  ];
}
