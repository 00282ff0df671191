// Statements made false in ways that no other check understands: only their acceptance notices them.
import { operationsOf, type Description } from "../../spec/description.js";
import { leavesOf, type Path } from "../../spec/json-pointer.js";
import type { SourceDocument } from "../../spec/tables.js";
import { mutant, remove, set, type Mutant } from "./mutant.js";

/** Words that exchange what a sentence says: one of each line for the other. */
const opposites: readonly (readonly [string, string])[] = [
  ["is not", "is"],
  ["are not", "are"],
  ["cannot", "can"],
  ["must not", "must"],
  ["before", "after"],
  ["first", "last"],
  ["at least", "at most"],
  ["all", "some"],
  ["and", "or"],
  ["without", "with"],
  ["new", "old"],
  ["source", "target"],
  ["start", "end"],
  ["manual", "automated"],
  ["only", "also"],
  ["unique", "repeated"],
  ["unofficial", "official"],
  ["seconds", "minutes"],
  ["hours", "days"],
  ["KB", "GB"],
  ["UTC", "local time"],
  ["https", "http"],
];

const rules: readonly (readonly [change: string, from: RegExp, to: (found: string) => string])[] = [
  ["other number in", /(?<![\w.-])\d+(?![\w.])/, (found) => String(Number(found) + 1)],
  ["other code in", /(?<=[A-Z]\.)\d{4,6}/, (found) => String(Number(found) + 1)],
  ["no last sentence in", /(?<=[.|]\s)[^.]+\.?\s*$/, () => ""],
  ...opposites.flatMap(([one, other]) =>
    [
      [one, other],
      [other, one],
    ].map(([from = "", to = ""]): (typeof rules)[number] => [
      `"${to}" for "${from}" in`,
      new RegExp(`\\b${from}\\b`),
      () => to,
    ]),
  ),
];

/** One mutant for each rule that applies to a text. */
function falsified(kind: string, path: Path, text: string): Mutant[] {
  return rules.flatMap(([change, from, to]) => {
    const changed = text.replace(from, to);
    return changed === text ? [] : [mutant(kind, change, set(path, changed))];
  });
}

/** Every text and address of a description, also in extensions, and what identifies it. Recorded values are no texts. */
export function mutantsOfTexts(description: Description): Mutant[] {
  const isText = ([path, value]: readonly [Path, unknown]): boolean =>
    typeof value === "string" &&
    /[ ]|^https:/.test(value) &&
    path.at(-1) !== "example" &&
    !(path[1] === "examples" && path[3] === "value");
  return [
    ...leavesOf(description)
      .filter(isText)
      .flatMap(([path, value]) => falsified("text", path, String(value))),
    mutant("identity", "add terms:", set(["info", "termsOfService"], "https://example.com/")),
    mutant("identity", "add:", set(["info", "contact", "url"], "https://example.com/")),
    ...(description.tags ?? []).flatMap(({ name }, index) => [
      mutant("identity", "rename:", set(["tags", index, "name"], `${name} too`)),
      mutant("identity", "drop:", remove(["tags", index])),
    ]),
    ...operationsOf(description).map(({ path, method }) =>
      mutant(
        "identity",
        "other tag:",
        set(["paths", path, method.toLowerCase(), "tags"], ["Other"]),
      ),
    ),
  ];
}

/** Facts of a file of tables that were changed everywhere, as if the page said so, and what the file has lost. */
export function mutantsOfAcceptedTables({ file, ...record }: SourceDocument): Mutant[] {
  const { tables, statusCodes, exchanges } = record;
  const facts = leavesOf({ tables, exchanges }).filter(
    ([path, value]) => typeof value !== "string" || path.at(-1) === "request",
  );
  return [
    ...facts.map(([path, value]) => mutant("everywhere", "change:", set(path, otherFact(value)))),
    ...statusCodes.map((_, index) => mutant("everywhere", "drop:", remove(["statusCodes", index]))),
    ...exchanges.map((_, index) => mutant("everywhere", "drop:", remove(["exchanges", index]))),
  ].map((one) => ({ ...one, title: `${file}: ${one.title}`, file }));
}

function otherFact(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  return String(value).replace(/\/[a-z]+/, "$&s");
}

/** Every text, number and code of another file, the kinds and sources of deviations, and how much of a text they quote. */
export function mutantsOfFile(name: string, content: object): Mutant[] {
  return leavesOf(content)
    .flatMap(([path, value]) => {
      if (typeof value !== "string")
        return [mutant("file", "change:", set(path, otherFact(value)))];
      const [word = "", ...others] = value.split(" ");
      const change = (what: string, from: RegExp, to: string): Mutant[] =>
        from.test(value) ? [mutant("file", what, set(path, value.replace(from, to)))] : [];
      return [
        ...falsified("file", path, value),
        ...change("other kind:", /^(?:contradiction|narrowing)$/, "addition"),
        ...change("other document:", /\b0\d\d\b/, "099"),
        ...change("other table:", /(?<=\btables? )\d+/, "14"),
        ...(others.length > 0 ? [mutant("file", "one word:", set(path, word))] : []),
      ];
    })
    .map((one) => ({ ...one, title: `spec/${name}: ${one.title}`, file: name }));
}
