import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { inProject } from "../../scripts/build/project.js";
import type { Recording, Row, SourceDocument, Table } from "../../scripts/spec/tables.js";

/** The forms of the source documents, one of them with another order of columns. */
export const forms = ["labelled", "prose", "prose, type first", "reStructuredText"] as const;
export type Form = (typeof forms)[number];

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

export function exampleValue(service: string, name: string): unknown {
  return (
    parse(readFileSync(inProject(`spec/${service}/examples/${name}.yaml`), "utf8")) as {
      value: unknown;
    }
  ).value;
}

interface WrittenCall {
  readonly request: string | undefined;
  readonly body: unknown;
  readonly response: unknown;
}

/** The recorded calls: what several of them share is printed once. */
function writtenCalls({ service, exchanges }: SourceDocument): WrittenCall[] {
  const printed = new Set<string>();
  const once = <Value>(key: string, value: () => Value): Value | undefined => {
    if (printed.has(key)) return undefined;
    printed.add(key);
    return value();
  };
  const recorded = (role: "body" | "response", recording: Recording | undefined): unknown =>
    recording &&
    once(`${role} ${recording.example}`, () => exampleValue(service, recording.example));
  return exchanges.map(({ request, body, response }) => ({
    request: once(`line ${request}`, () => request),
    body: recorded("body", body),
    response: recorded("response", response),
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
    ...writtenCalls(record).flatMap(({ request, body, response }) => [
      ...(request === undefined && body === undefined ? [] : ["Example Requests"]),
      ...[request].filter((line) => line !== undefined),
      ...(body === undefined ? [] : [JSON.stringify(body, null, 2)]),
      "Example Responses",
      response === undefined ? "None" : JSON.stringify(response, null, 2),
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

function labelled(row: Row): string[] {
  const { values, default: standard, rulesInProse } = row;
  const bounds = sentences(without(row, "values", "default"));
  const range = values ?? (rulesInProse ? [] : bounds);
  const inDefinition = values || rulesInProse ? bounds : [];
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

function prose(row: Row): string[] {
  return [
    [
      `Our words on ${row.name}.`,
      ...sentences(without(row, "values")),
      ...(row.values ? ["Valid value:"] : []),
    ].join(" "),
    ...(row.values ?? []).map((value) => `  • ${value}: one of them`),
  ];
}

function without(row: Row, ...keys: (keyof Row)[]): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([key]) => !keys.some((name) => name === key)),
  ) as unknown as Row;
}

/** One sentence for each fact, in words that the reader knows. */
function sentences(row: Row): string[] {
  const { format, pattern, unit, zone, neededBy } = row;
  const parts = [
    linkSentence(row),
    format === "uuid" && `It is a ${String(row.minLength)}-digit UUID.`,
    format === "date-time" && "Format: ISO8601: YYYY-MM-DDThh:mm:ssZ.",
    boundsSentence(row),
    format === undefined && lengthSentence(row),
    pattern !== undefined && patternSentence(pattern),
    unit !== undefined && (unit === "days" ? "It is given in days." : `A size, in ${unit}.`),
    zone !== undefined && `The value is in ${zone} format.`,
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

function lengthSentence({ minLength, maxLength }: Row): string | undefined {
  if (minLength !== undefined) return `It has ${minLength} to ${String(maxLength)} characters.`;
  return maxLength === undefined ? undefined : `It has a maximum of ${maxLength} characters.`;
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

function patternSentence(pattern: string): string {
  if (pattern.includes("{4}-")) return "The format is yyyy-mm-dd hh:mm:ss.";
  if (pattern.startsWith("^[A-Za-z]"))
    return "Start with a letter. Only letters (case-insensitive), digits, hyphens (-), and underscores (_) are allowed.";
  return `The following special characters are not allowed: !<>'=&"`;
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
    ...writtenCalls(record).flatMap(({ request, body, response }) => [
      ...(request === undefined && body === undefined ? [] : [underlined("Example Request", "-")]),
      ...[request].filter((line) => line !== undefined).map(code),
      ...(body === undefined ? [] : [code(JSON.stringify(body, null, 4))]),
      underlined("Response Example", "-"),
      response === undefined ? "None" : code(JSON.stringify(response, null, 4)),
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
