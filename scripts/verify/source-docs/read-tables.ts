import { hashOfText } from "../../build/hash.js";
import { readFacts } from "./facts/read-facts.js";
import {
  PageError,
  type CellRow,
  type Column,
  type PageRow,
  type PageTable,
  type TableBlock,
} from "./source-page.js";
import { columnHeadings, columnOf, isTableOfRows, locationOf } from "./vocabulary.js";

/** Reads the rows of the tables, with the facts that their text states. */
export function readTables(file: string, blocks: readonly TableBlock[]): PageTable[] {
  const titles = new Map<string, number>();
  for (const { number, title } of blocks)
    if (number !== undefined && !titles.has(title)) titles.set(title, number);
  return blocks.map((block) => readTable(file, block, titles));
}

function readTable(
  file: string,
  block: TableBlock,
  titles: ReadonlyMap<string, number>,
): PageTable {
  const { number, title, line } = block;
  const fail = (at: number, reason: string): never => {
    throw new PageError(file, at, 1, reason);
  };
  if (number === undefined)
    return fail(line, 'A table has no caption: "Table", a number and a title.');
  if (block.rows.length === 0) fail(line, `Table ${number} has no rows.`);
  const columns = columnsOf(block);
  if (!columns)
    return fail(
      line,
      `Table ${number} has the column headings "${block.headings.join(", ")}". All of them must be known and include a name, and a type or Mandatory (known headings: ${columnHeadings.join(", ")}).`,
    );
  const names = new Set<string>();
  const rows = block.rows.map((row) => {
    const result = readRow(row, columns, titles);
    if (typeof result === "string") return fail(row.line, `Table ${number} ${result}.`);
    if (names.has(result.name))
      fail(row.line, `Table ${number} has two rows named ${result.name}.`);
    names.add(result.name);
    return result;
  });
  return { line, number, title, columns, rows };
}

function columnsOf({ headings }: TableBlock): Column[] | undefined {
  const columns = headings.map(columnOf).filter((column) => column !== undefined);
  return isTableOfRows(columns) && columns.length === headings.length ? columns : undefined;
}

/** Returns the end of an error message for a row that cannot be read. */
function readRow(
  { line, cells }: CellRow,
  columns: readonly Column[],
  titles: ReadonlyMap<string, number>,
): PageRow | string {
  const texts = cells.map((cell) => cell.map(({ text }) => text).join("\n"));
  const cell = (column: Column): string => texts[columns.indexOf(column)] ?? "";
  const [name, type] = [cell("name").replace(/\s+/g, " "), cell("type").replace(/\s+/g, " ")];
  const hasType = columns.includes("type");
  if (name === "" || (hasType && type === ""))
    return `has a row without a ${name === "" ? "name" : "type"}`;
  const hasMandatory = columns.includes("mandatory");
  const mandatory = cell("mandatory");
  if (hasMandatory && !/^(?:Yes|No)$/i.test(mandatory))
    return `has ${JSON.stringify(mandatory)} as Mandatory of ${name}, which must be Yes or No`;
  const location = columns.includes("in") ? locationOf(cell("in")) : undefined;
  if (columns.includes("in") && location === undefined)
    return `has ${JSON.stringify(cell("in"))} as the place of ${name}, which must be path, query, header or body`;
  const description = cells[columns.indexOf("description")] ?? [];
  const { facts, unclear } = readFacts({ name, type, description }, titles);
  return {
    line,
    name,
    ...(hasType && { type }),
    ...(hasMandatory && { mandatory: /^yes$/i.test(mandatory) }),
    cells: texts,
    description,
    facts: { ...(location !== undefined && { in: location }), ...facts },
    unclear,
    hash: hashOfText(texts.join("\n")),
  };
}
