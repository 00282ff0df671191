import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { aspects, type Aspect } from "../../scripts/spec/aspects.js";
import { toPointer } from "../../scripts/spec/json-pointer.js";
import { isObject } from "../../src/values.js";
import { printedValue } from "../../scripts/spec/recorded-calls.js";
import { numeralsOf } from "../../scripts/verify/source-docs/numerals.js";
import { inProject } from "../../scripts/build/project.js";
import type { Recording, Row, SourceDocument, Table } from "../../scripts/spec/tables.js";

/** The forms of the source documents, one of them with another order of columns. */
export const forms = ["labelled", "prose", "prose, type first", "reStructuredText"] as const;
export type Form = (typeof forms)[number];

/** Words on each aspect that the reader cannot read, for rows that a person has read. */
const unreadable: Readonly<Record<Aspect, string>> = {
  values: "The value can be one of several things.",
  default: "By default, another thing decides.",
  bounds: "For a small thing, the value ranges from 1 to 2.",
  length: "The string length is checked.",
  form: "The value has a special format.",
  unit: "The unit is another one.",
  zone: "It is not GMT.",
  neededBy: "It is mandatory in some cases.",
  range: "Whatever is unique.",
};

/** Writes a document with the facts of a file of tables in sentences of our own: the source documents may not be copied. */
export function writePage(record: SourceDocument, form: Form): string {
  const parts = form === "reStructuredText" ? gridPage(record) : plainPage(record, form);
  return `${parts.join("\n\n")}\n`;
}

/** Whether a form can state all facts: that a rule is in the wrong section can be stated in sections only. */
export function carries(record: SourceDocument, form: Form): boolean {
  return (
    form === "labelled" ||
    !record.tables.some(({ rows }) => rows.some(({ rulesInProse }) => rulesInProse))
  );
}

function exampleText(service: string, name: string): string {
  return readFileSync(inProject(`spec/${service}/examples/${name}.yaml`), "utf8");
}

export function exampleValue(service: string, name: string): unknown {
  return (parse(exampleText(service, name)) as { value: unknown }).value;
}

/** The JSON of a recording, with its numbers as the file of the example writes them. */
function recordedJson(service: string, recording: Recording, indent: number): string {
  const name = recording.example;
  const numerals = numeralsOf(exampleText(service, name));
  const marked = (value: unknown, pointer: string): unknown => {
    if (typeof value === "number") return `<<${numerals.get(pointer) ?? value}>>`;
    if (Array.isArray(value))
      return value.map((item, index) => marked(item, `${pointer}/${index}`));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [
        key,
        marked(child, `${pointer}${toPointer([key])}`),
      ]),
    );
  };
  const value = printedValue(exampleValue(service, name), recording);
  return JSON.stringify(marked(value, "/value"), null, indent).replace(/"<<(.*?)>>"/g, "$1");
}

interface WrittenCall {
  readonly request: string | undefined;
  readonly body: string | undefined;
  readonly response: string | undefined;
}

/** The recorded calls: what several of them share is printed once. */
function writtenCalls({ service, exchanges }: SourceDocument, indent: number): WrittenCall[] {
  const printed = new Set<string>();
  const once = <Value>(key: string, value: () => Value): Value | undefined => {
    if (printed.has(key)) return undefined;
    printed.add(key);
    return value();
  };
  const recorded = (role: "body" | "response", recording: Recording | undefined) =>
    recording &&
    once(`${role} ${recording.example}`, () => recordedJson(service, recording, indent));
  return exchanges.map(({ request, body, response, emptyResponse }) => ({
    request: once(`line ${request}`, () => request),
    body: recorded("body", body),
    response: emptyResponse ? "{}" : recorded("response", response),
  }));
}

const statusWords: Readonly<Record<string, string>> = {
  "200": "Done.",
  "400": "Wrong.",
  "401": "Who?",
  "403": "No.",
  "404": "Where?",
  "500": "Oh.",
  "503": "Later.",
};

function plainPage(record: SourceDocument, form: Form): string[] {
  return [
    ...(record.edition === undefined ? [] : [`Updated on ${record.edition} GMT+08:00`]),
    record.title,
    "Function",
    ...(record.unlisted ?? []).map((kind) => `There may be an ${kind} backup, too.`),
    "URI",
    record.request,
    ...record.tables.flatMap((table) => plainTable(table, form)),
    ...writtenCalls(record, 2).flatMap(({ request, body, response }) => [
      ...(request === undefined && body === undefined ? [] : ["Example Requests"]),
      ...[request].filter((line) => line !== undefined),
      ...(body === undefined ? [] : [body]),
      "Example Responses",
      response ?? "None",
    ]),
    "Status Codes",
    ...(record.statusCodes.length === 0
      ? ["They are on another page."]
      : ["Status Code", "Description"]),
    ...record.statusCodes.flatMap(({ status }) => [status, statusWords[status] ?? "Else."]),
  ];
}

function plainTable(table: Table, form: Form): string[] {
  const { mandatory, type: hasType } = columnsOf(table);
  const order = (name: string, flag: string, type: string): string[] => {
    const flags = mandatory ? [flag] : [];
    const types = hasType ? [type] : [];
    return form === "prose, type first" ? [name, ...types, ...flags] : [name, ...flags, ...types];
  };
  return [
    `Table ${table.number} ${table.title}`,
    ...order(form === "labelled" ? "Parameter" : "Name", "Mandatory", "Type"),
    "Description",
    ...table.rows.flatMap((row) => [
      ...order(row.name, row.mandatory ? "Yes" : "No", row.type ?? ""),
      ...(form === "labelled" ? labelled(row) : prose(row)),
    ]),
  ];
}

function columnsOf({ rows }: Table): { readonly mandatory: boolean; readonly type: boolean } {
  return {
    mandatory: rows.some((row) => row.mandatory !== undefined),
    type: rows.some((row) => row.type !== undefined),
  };
}

/** A row without the facts that a person has read in it. */
export function withoutReadByHand(row: Row): Row {
  const { byHand = [] } = row;
  return without(row, ...byHand.flatMap((aspect): readonly (keyof Row)[] => aspects[aspect]));
}

/** A value with its short meaning, as a list of values has it. */
function withMeaning({ meanings = {} }: Row, value: string, otherwise?: string): string {
  const meaning = meanings[value] ?? otherwise;
  return meaning === undefined ? value : `${value}: ${meaning}`;
}

/** The words of an aspect that a person has read; those of values have the meanings of the values. */
function unreadWords({ meanings = {} }: Row, aspect: Aspect): string {
  const ofValues = aspect === "values" ? Object.entries(meanings) : [];
  return [unreadable[aspect], ...ofValues.map((one) => `With ${one.join(", ")}.`)].join(" ");
}

function labelled(documented: Row): string[] {
  const row = withoutReadByHand(documented);
  const { values, default: standard, rulesInProse, byHand = [] } = row;
  const bounds = sentences(without(row, "values", "default"));
  const unread = byHand.map((aspect) => unreadWords(row, aspect));
  const inRange = byHand.includes("range")
    ? [unreadable.range]
    : (values ?? []).map((value) => withMeaning(row, value));
  const range = inRange.length > 0 ? inRange : rulesInProse ? [] : bounds;
  const inDefinition = [
    ...(range === bounds ? [] : bounds),
    ...unread.filter((words) => words !== unreadable.range),
  ];
  const empty = standard === "" ? ["If no value is specified, it is empty."] : [];
  return [
    "Definition",
    [`Our words on ${row.name}.`, ...empty, ...inDefinition].join(" "),
    "Range",
    ...(range.length > 0 ? range : ["N/A"]),
    "Default Value",
    standard === undefined || standard === "" ? "N/A" : String(standard),
  ];
}

function prose(documented: Row): string[] {
  const row = withoutReadByHand(documented);
  return [
    [
      `Our words on ${row.name}.`,
      ...sentences(without(row, "values")),
      ...(row.byHand ?? []).map((aspect) => unreadWords(row, aspect)),
      ...(row.values ? ["Valid value:"] : []),
    ].join(" "),
    ...(row.values ?? []).map((value) => `  • ${withMeaning(row, value, "one of them")}`),
  ];
}

function without(row: Row, ...keys: (keyof Row)[]): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([key]) => !keys.some((name) => name === key)),
  ) as unknown as Row;
}

/** One sentence for each fact, in words that the reader knows. */
function sentences(row: Row): string[] {
  const { type, format, pattern, unit, zone, neededBy } = row;
  const parts = [
    linkSentence(row),
    format === "uuid" && uuidSentence(row),
    format === "date-time" && "Format: ISO8601: YYYY-MM-DDThh:mm:ssZ.",
    boundsSentence(row),
    format === undefined && lengthSentence(row),
    itemsSentence(row),
    pattern !== undefined && patternSentence(pattern),
    unit !== undefined &&
      (/^string/i.test(type ?? "") ? `The unit is ${unit}.` : `It is in ${unit}.`),
    zone !== undefined && `The time zone is ${zone}.`,
    neededBy !== undefined && `When ${neededBy} is not empty, ${row.name} is mandatory.`,
    row.counts === undefined ? defaultSentence(row) : countSentence(row, row.counts),
  ];
  return parts.filter((sentence) => typeof sentence === "string");
}

/** A type that names the table needs no sentence. */
function linkSentence({ table, type = "" }: Row): string | undefined {
  if (table === undefined) return undefined;
  if (!type.includes("object")) return `For its properties, see Table ${table}.`;
  return type.toLowerCase().endsWith("of objects") ? `See Table ${table}.` : undefined;
}

function boundsSentence({ minimum, maximum }: Row): string | undefined {
  if (minimum === undefined)
    return maximum === undefined ? undefined : `It is less than or equal to ${maximum}.`;
  if (maximum !== undefined) return `The value ranges from ${minimum} to ${maximum}.`;
  return minimum === 1 ? "Greater than 0" : `It is greater than or equal to ${minimum}.`;
}

function uuidSentence({ minLength, maxLength }: Row): string {
  if (maxLength !== undefined) return `It is a ${maxLength}-digit UUID.`;
  const empty = minLength === undefined ? "" : " It cannot be empty.";
  return `It complies with the UUID rules, complying with UUID.${empty}`;
}

function lengthSentence({ minLength, maxLength }: Row): string | undefined {
  if (minLength !== undefined)
    return maxLength === undefined
      ? `It has at least ${minLength} characters.`
      : `It has ${minLength} to ${maxLength} characters.`;
  return maxLength === undefined ? undefined : `It has a maximum of ${maxLength} characters.`;
}

function itemsSentence({ minItems, maxItems }: Row): string | undefined {
  if (minItems !== undefined) return `Array length: ${minItems} - ${String(maxItems)}.`;
  return maxItems === undefined ? undefined : `It has a maximum of ${maxItems} items.`;
}

function defaultSentence({ default: standard }: Row): string | undefined {
  if (standard === undefined) return undefined;
  return standard === ""
    ? "If no value is specified, it is empty."
    : `The value is set to ${standard} by default.`;
}

function countSentence({ default: standard }: Row, counts: string): string {
  if (standard === undefined) return `Of more, the first 7 ${counts} are queried.`;
  return standard === 0
    ? `It is set to 0 by default, starting from the latest ${counts.slice(0, -1)}.`
    : `The first ${standard} ${counts} are queried by default.`;
}

/** The forms of times whose patterns the reader knows. */
const times: readonly (readonly [pattern: RegExp, sentence: string])[] = [
  [/\{4\}-.*\) \(.*0-9\]\$$/, "The format is yyyy-mm-dd hh:mm:ss."],
  [
    /\{4\}-.*T.*\[\+-\]/,
    "The format is yyyy-mm-ddThh:mm:ssZ. Z indicates the time zone offset, as +0000.",
  ],
  [/\{4\}-.*T/, "The format is yyyy-mm-ddThh:mm:ss."],
  [/\{4\}-/, "The format is yyyy-mm-dd."],
  [/:/, "It is a time in hh:mm format."],
];

function patternSentence(pattern: string): string {
  const [, forbidden] = /^\^\[\^(.*)\]\*\$$/.exec(pattern) ?? [];
  if (forbidden !== undefined) {
    const characters = forbidden.replaceAll("\\x22", '"').replace(/\\(.)/g, "$1");
    return `The following special characters are not allowed: ${characters}`;
  }
  const [, first, rest] = /^\^(?:\[([^\]]*)\])??(?:\[([^\]]*)\]\*\$)?$/.exec(pattern) ?? [];
  if (first === undefined && rest === undefined)
    return times.find(([form]) => form.test(pattern))?.[1] ?? `An unknown pattern: ${pattern}`;
  return [
    ...(first === undefined ? [] : [`Start with a ${kindsOf(first).join(" or ")}.`]),
    ...(rest === undefined ? [] : [`Only ${kindsOf(rest).join(", ")} are allowed.`]),
  ].join(" ");
}

/** The words for the ranges and characters of a class. */
function kindsOf(characters: string): string[] {
  const kinds: readonly (readonly [ranges: string, words: string])[] = [
    ["A-Za-z", "letter"],
    ["a-z", "lowercase letter"],
    ["A-Z", "uppercase letter"],
    ["0-9", "digit"],
  ];
  const kind = kinds.find(([ranges]) => characters.startsWith(ranges));
  if (kind) return [kind[1], ...kindsOf(characters.slice(kind[0].length))];
  const [character = "", escaped] = characters;
  if (character === "") return [];
  return character === "\\"
    ? [`characters (${String(escaped)})`, ...kindsOf(characters.slice(2))]
    : [`characters (${character})`, ...kindsOf(characters.slice(1))];
}

function gridPage(record: SourceDocument): string[] {
  const underlined = (text: string, character: string): string =>
    `${text}\n${character.repeat(text.length)}`;
  const code = (text: string): string => `.. code-block:: text\n\n${text.replace(/^/gm, "   ")}`;
  return [
    ...(record.edition === undefined ? [] : [`Updated on ${record.edition}`]),
    ".. _anchor:",
    underlined(record.title, "="),
    ...(record.unlisted ?? []).map((kind) => `There may be an ${kind} backup, too.`),
    code(record.request),
    ...record.tables.map(
      (table) => `.. table:: **Table ${table.number}** ${table.title}\n\n${grid(table)}`,
    ),
    ...writtenCalls(record, 4).flatMap(({ request, body, response }) => [
      ...(request === undefined && body === undefined ? [] : [underlined("Example Request", "-")]),
      ...[request].filter((line) => line !== undefined).map(code),
      ...(body === undefined ? [] : [code(body)]),
      underlined("Response Example", "-"),
      response === undefined ? "None" : code(response),
    ]),
    underlined("Status Code", "-"),
    ...(record.statusCodes.length === 0
      ? ["They are on another page."]
      : [
          `=========== ======\nStatus Code Description\n=========== ======\n${record.statusCodes.map(({ status }) => `${status}         ${statusWords[status] ?? "Else."}`).join("\n")}\n=========== ======`,
        ]),
  ];
}

function grid(table: Table): string {
  const { mandatory, type: hasType } = columnsOf(table);
  const { rows } = table;
  const cells = [
    [
      "Parameter",
      ...(mandatory ? ["Mandatory"] : []),
      ...(hasType ? ["Type"] : []),
      "Description",
    ].map((cell) => [cell]),
    ...rows.map((row) => {
      const [text = "", ...values] = prose(row);
      const type = (row.type ?? "").replace(
        /^Array of (\w+) objects$/,
        "Array of :ref:`$1 <somewhere>` objects",
      );
      const list = values.map((value) => value.replace(/^ {2}• (\S+?):/, "-  **$1**:"));
      return [
        [row.name],
        ...(mandatory ? [[row.mandatory ? "Yes" : "No"]] : []),
        ...(hasType ? [[type]] : []),
        list.length > 0 ? [text, "", ...list] : [text],
      ];
    }),
  ];
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.flatMap((row) => (row[column] ?? []).map((line) => line.length))),
  );
  const border = (character: string): string =>
    `   +${widths.map((width) => character.repeat(width + 2)).join("+")}+`;
  const lines = cells.flatMap((row, index) => [
    ...Array.from(
      { length: Math.max(...row.map((cell) => cell.length)) },
      (_, line) =>
        `   | ${widths.map((width, column) => (row[column]?.[line] ?? "").padEnd(width)).join(" | ")} |`,
    ),
    border(index === 0 ? "=" : "-"),
  ]);
  return [border("-"), ...lines].join("\n");
}
