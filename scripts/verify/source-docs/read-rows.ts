import { hashOfText } from "../../build/hash.js";
import { factsOf } from "./facts/facts.js";
import { columnHeadings, columnOf } from "./headings.js";
import {
  PageError,
  type Column,
  type PageRow,
  type PageTable,
  type Paragraph,
  type TableBlock,
} from "./page.js";

/** The rows of a page's tables, with the facts that their words state. */
export function readRows(file: string, blocks: readonly TableBlock[]): PageTable[] {
  const titles = new Map<string, number>();
  for (const { number, title } of blocks)
    if (number !== undefined && !titles.has(title)) titles.set(title, number);
  return blocks.map((block) => readTableBlock(file, block, titles));
}

function readTableBlock(
  file: string,
  block: TableBlock,
  titles: ReadonlyMap<string, number>,
): PageTable {
  const { number, title, line } = block;
  if (number === undefined)
    throw new PageError(
      file,
      line,
      1,
      "A table has no number and title: Table N and what it is about.",
    );
  const columns = columnsOf(file, number, block);
  if (block.rows.length === 0) throw new PageError(file, line, 1, `Table ${number} has no rows.`);
  const rows = block.rows.map((row) => readRow(file, number, row, columns, titles));
  const double = rows.find((row, index) => rows.findIndex(({ name }) => name === row.name) < index);
  if (double)
    throw new PageError(
      file,
      double.line,
      1,
      `Table ${number} has two rows of the name ${double.name}.`,
    );
  return { line, number, title, columns, rows };
}

function columnsOf(file: string, number: number, { headings, line }: TableBlock): Column[] {
  return headings.map((heading) => {
    const column = columnOf(heading);
    if (
      !column ||
      !headings.some((other) => columnOf(other) === "name") ||
      !headings.some((other) => columnOf(other) === "type")
    )
      throw new PageError(
        file,
        line,
        1,
        `Table ${number} has the column headings ${headings.join(", ")}; known here are ${columnHeadings.join(", ")}.`,
      );
    return column;
  });
}

function readRow(
  file: string,
  number: number,
  { line, cells }: { readonly line: number; readonly cells: readonly (readonly Paragraph[])[] },
  columns: readonly Column[],
  titles: ReadonlyMap<string, number>,
): PageRow {
  const texts = cells.map((cell) => cell.map(({ text }) => text).join("\n"));
  const cell = (column: Column): string => texts[columns.indexOf(column)] ?? "";
  const [name, type] = [cell("name").replace(/\s+/g, " "), cell("type").replace(/\s+/g, " ")];
  if (name === "" || type === "")
    throw new PageError(
      file,
      line,
      1,
      `Table ${number} has a row without ${name === "" ? "name" : "type"}.`,
    );
  const mandatory = cell("mandatory");
  if (columns.includes("mandatory") && !/^(?:Yes|No)$/i.test(mandatory))
    throw new PageError(
      file,
      line,
      1,
      `Table ${number}: ${name} is mandatory or not, Yes or No, and not ${JSON.stringify(mandatory)}.`,
    );
  const description = cells[columns.indexOf("description")] ?? [];
  return {
    line,
    name,
    type,
    ...(columns.includes("mandatory") && { mandatory: /^yes$/i.test(mandatory) }),
    cells: texts,
    description,
    facts: factsOf({ name, type, description, titles }),
    hash: hashOfText(texts.join("\n")),
  };
}
