import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { inProject } from "../../scripts/build/project.js";
import type { Row, SourceDocument, Table } from "../../scripts/spec/tables.js";

/** The forms that the vendor's pages come in, and with another order of columns. */
export const forms = ["labelled", "prose", "prose, type first", "reStructuredText"] as const;
export type Form = (typeof forms)[number];

/** A page that says what a record says, in sentences of our own: the pages themselves are not ours to copy. */
export function writePage(record: SourceDocument, form: Form): string {
  const parts = form === "reStructuredText" ? gridPage(record) : plainPage(record, form);
  return `${parts.join("\n\n")}\n`;
}

/** Whether a form can say all that a record holds: that a rule is in the wrong section takes sections. */
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
    ...record.exchanges.flatMap(({ request, body, response: answer }) => [
      "Example Requests",
      request,
      ...(body ? [JSON.stringify(exampleValue(record.service, body.example), null, 2)] : []),
      "Example Responses",
      JSON.stringify(exampleValue(record.service, answer.example), null, 2),
    ]),
    "Status Codes",
    ...(record.statusCodes.length === 0
      ? ["They are on another page."]
      : ["Status Code", "Description"]),
    ...record.statusCodes.flatMap(({ status }) => [status, statusWords[status] ?? "Else."]),
  ];
}

function plainTable(table: Table, form: Form): string[] {
  const mandatory = table.rows.some((row) => row.mandatory !== undefined);
  const order = (name: string, flag: string, type: string): string[] =>
    mandatory
      ? form === "prose, type first"
        ? [name, type, flag]
        : [name, flag, type]
      : [name, type];
  return [
    `Table ${table.number} ${table.title}`,
    ...order(form === "labelled" ? "Parameter" : "Name", "Mandatory", "Type"),
    "Description",
    ...table.rows.flatMap((row) => [
      ...order(row.name, row.mandatory ? "Yes" : "No", row.type),
      ...(form === "labelled" ? labelled(row) : prose(row)),
    ]),
  ];
}

function labelled(row: Row): string[] {
  const { values, default: standard, rulesInProse } = row;
  const bounds = sentences({
    ...without(row, "values", "default"),
    name: row.name,
    type: row.type,
    hash: row.hash,
  });
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

/** One sentence a fact, in the words that the readers know. */
function sentences(row: Row): string[] {
  const { minimum, maximum, minLength, maxLength, pattern, default: standard } = row;
  const standardSentence =
    standard === ""
      ? "If no value is specified, it is empty."
      : row.counts
        ? ""
        : `The value is set to ${String(standard)} by default.`;
  return [
    row.table !== undefined && !/object/.test(row.type)
      ? `For its members, see Table ${row.table}.`
      : "",
    row.table !== undefined && row.type.toLowerCase().endsWith("of objects")
      ? `See Table ${row.table}.`
      : "",
    row.format === "uuid" ? `It is a ${String(minLength)}-digit UUID.` : "",
    row.format === "date-time" ? "Format: ISO8601: YYYY-MM-DDThh:mm:ssZ." : "",
    minimum !== undefined && maximum !== undefined
      ? `The value ranges from ${minimum} to ${maximum}.`
      : minimum === 1
        ? "Greater than 0"
        : minimum !== undefined
          ? `It is greater than or equal to ${minimum}.`
          : "",
    row.format === undefined && minLength !== undefined
      ? `It has ${minLength} to ${String(maxLength)} characters.`
      : "",
    row.format === undefined && minLength === undefined && maxLength !== undefined
      ? `It has a maximum of ${maxLength} characters.`
      : "",
    pattern === undefined ? "" : patternSentence(pattern),
    row.unit === "days" ? "It is given in days." : row.unit ? `A size, in ${row.unit}.` : "",
    row.zone ? `The value is in ${row.zone} format.` : "",
    row.neededBy ? `When ${row.neededBy} is not empty, ${row.name} is mandatory.` : "",
    standard === undefined ? "" : standardSentence,
    row.counts && standard === 0
      ? `It is set to 0 by default, starting from the latest ${row.counts.slice(0, -1)}.`
      : "",
    row.counts && standard === undefined ? `Of more, the first 7 ${row.counts} are queried.` : "",
    row.counts && standard !== undefined && standard !== 0
      ? `The first ${String(standard)} ${row.counts} are queried by default.`
      : "",
  ].filter((sentence) => sentence !== "");
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
    ...record.exchanges.flatMap(({ request, body, response: answer }) => [
      underlined("Example Request", "-"),
      code(request),
      ...(body ? [code(JSON.stringify(exampleValue(record.service, body.example), null, 4))] : []),
      underlined("Response Example", "-"),
      code(JSON.stringify(exampleValue(record.service, answer.example), null, 4)),
    ]),
    underlined("Status Code", "-"),
    ...(record.statusCodes.length === 0
      ? ["They are on another page."]
      : [
          `=========== ======\nStatus Code Description\n=========== ======\n${record.statusCodes.map(({ status }) => `${status}         ${statusWords[status] ?? "Else."}`).join("\n")}\n=========== ======`,
        ]),
  ];
}

function grid({ rows }: Table): string {
  const mandatory = rows.some((row) => row.mandatory !== undefined);
  const cells = [
    ["Parameter", ...(mandatory ? ["Mandatory"] : []), "Type", "Description"].map((cell) => [cell]),
    ...rows.map((row) => {
      const [text = "", ...values] = prose(row);
      const type = row.type.replace(
        /^Array of (\w+) objects$/,
        "Array of :ref:`$1 <somewhere>` objects",
      );
      const list = values.map((value) => value.replace(/^ {2}• (\S+?):/, "-  **$1**:"));
      return [
        [row.name],
        ...(mandatory ? [[row.mandatory ? "Yes" : "No"]] : []),
        [type],
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
