import {
  PageError,
  type Block,
  type Column,
  type Paragraph,
  type TableBlock,
} from "../source-page.js";
import {
  captionOf,
  columnHeadings,
  columnOf,
  isSection,
  isStatusHeading,
  isTableOfRows,
  labelOf,
  requestLineOf,
} from "../vocabulary.js";
import { beginsJson, readJson } from "./json-text.js";

/**
 * Reads a page that was saved as plain text: every line is a paragraph, a cell of a table has one or more of them, and a
 * heading differs from other lines in its words only.
 *
 * @param lines Without the date.
 */
export function readPlainText(file: string, lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? "";
    const paragraph = paragraphOf(line, index);
    const { text } = paragraph;
    const caption = tableCaptionOf(text);
    if (text === "") index += 1;
    else if (beginsJson(line)) {
      const { next, ...json } = readJson(file, lines, index);
      blocks.push({ kind: "json", ...json, line: index + 1 });
      index = next;
    } else if (caption) {
      const [cells, next] = cellsFrom(lines, index + 1);
      blocks.push(readTable(file, index + 1, caption, cells));
      index = next;
    } else if (isStatusHeading(text)) {
      blocks.push({ kind: "heading", text, line: index + 1 });
      const [cells, next] = cellsFrom(lines, index + 1, "Status Code");
      const table = statusTable(cells);
      if (table) blocks.push(table);
      index = table ? next : index + 1;
    } else {
      const isHeading = blocks.length === 0 || isSection(text) || text === "Description";
      blocks.push(
        isHeading ? { kind: "heading", text, line: index + 1 } : { kind: "text", paragraph },
      );
      index += 1;
    }
  }
  return blocks;
}

/** A sentence that begins with "Table 1" ends with a full stop, a caption does not. */
function tableCaptionOf(text: string): ReturnType<typeof captionOf> {
  return text.endsWith(".") ? undefined : captionOf(text);
}

/** The paragraphs from a line on that may be cells of a table, and the index of the line after them. */
function cellsFrom(
  lines: readonly string[],
  from: number,
  heading?: string,
): [cells: Paragraph[], next: number] {
  const cells: Paragraph[] = [];
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const paragraph = paragraphOf(line, index);
    const { text } = paragraph;
    if (text === "" || (text === heading && cells.length === 0)) continue;
    if (isSection(text) || beginsJson(line) || requestLineOf(text) || tableCaptionOf(text))
      return [cells, index];
    cells.push(paragraph);
  }
  return [cells, lines.length];
}

function paragraphOf(line: string, index: number): Paragraph {
  const text = line.trim();
  const [, item] = /^(?:[•●·▪]|[-*] )\s*(.*)$/.exec(text) ?? [];
  return { text: item ?? text, item: item !== undefined, line: index + 1 };
}

/** The table of status codes has no caption. A page that refers to another page for them has no table. */
function statusTable(cells: readonly Paragraph[]): Block | undefined {
  const [heading, ...rest] = cells;
  if (heading?.text !== "Description") return undefined;
  const rows: { line: number; cells: [Paragraph[], Paragraph[]] }[] = [];
  for (const cell of rest)
    if (/^\d{3}$/.test(cell.text)) rows.push({ line: cell.line, cells: [[cell], []] });
    else rows.at(-1)?.cells[1].push(cell);
  const title = "Status Code";
  return { kind: "table", line: heading.line, title, headings: [title, "Description"], rows };
}

/**
 * Finds the rows of a table. A row begins where consecutive paragraphs have the form of its cells in the order of the
 * columns: a name, Yes or No, a type. The paragraphs that follow are its description.
 */
function readTable(
  file: string,
  line: number,
  { number, title }: { readonly number: number; readonly title: string },
  paragraphs: readonly Paragraph[],
): TableBlock {
  const headings: string[] = [];
  for (const { text } of paragraphs) {
    if (columnOf(text) === undefined || headings.includes(text)) break;
    headings.push(text);
  }
  const cells = paragraphs.slice(headings.length);
  const columns = headings.map(columnOf).filter((column) => column !== undefined);
  if (!isTableOfRows(columns) || columns.at(-1) !== "description")
    throw new PageError(
      file,
      cells[0]?.line ?? line,
      1,
      `Table ${number} lacks the column headings for name, type or Mandatory, and, as the last column, description (known headings: ${columnHeadings.join(", ")}).`,
    );
  if (cells.length === 0) throw new PageError(file, line, 1, `Table ${number} has no rows.`);

  const head = columns.length - 1;
  const starts = [...cells.keys()].filter((index) =>
    isRowStart(cells.slice(index, index + columns.length), columns),
  );
  const unplaced = starts[0] === 0 ? strayLabel(cells, starts, head) : cells[0];
  if (unplaced)
    throw new PageError(
      file,
      unplaced.line,
      1,
      `Table ${number}: no row begins here. A row begins with ${columns.slice(0, -1).join(", ")}.`,
    );
  const rows = starts.map((start, index) => {
    const row = cells.slice(start, starts[index + 1] ?? cells.length);
    const headCells = row.slice(0, head).map((cell) => [cell]);
    return { line: row[0]?.line ?? line, cells: [...headCells, row.slice(head)] };
  });
  return { kind: "table", line, number, title, headings, rows };
}

/** A label that begins a description without a row before it: a cell is missing. */
function strayLabel(
  cells: readonly Paragraph[],
  starts: readonly number[],
  head: number,
): Paragraph | undefined {
  return cells.find(
    ({ text }, index) => labelOf(text) === "definition" && !starts.includes(index - head),
  );
}

/** The known types. An unknown type is recognised where the table has labels or a column Mandatory. */
const knownType =
  /^(?:string|integer|int(?:32|64)?|long|short|double|float|number|boolean|bool|object|date|datetime|timestamp|text|enum|map|list|array|\w+ objects?|(?:array|list|map|set)(?: of |<|\[)[\w<>,[\] ]*)$/i;

function isRowStart(cells: readonly Paragraph[], columns: readonly Column[]): boolean {
  const head = cells.slice(0, columns.length - 1);
  const next = cells[head.length]?.text;
  const cell = (column: Column): string => head[columns.indexOf(column)]?.text ?? "";
  const name = cell("name");
  if (head.length < columns.length - 1 || head.some(({ item }) => item)) return false;
  if (labelOf(name) !== undefined || !/^[A-Za-z_][\w.[\]-]*$/.test(name)) return false;
  const isLabelled = next !== undefined && labelOf(next) === "definition";
  const isType = isLabelled || !columns.includes("type") || knownType.test(cell("type"));
  return columns.includes("mandatory")
    ? /^(?:Yes|No)$/i.test(cell("mandatory")) && (isType || !isSentence(cell("type")))
    : isType || hasTypeForm(name, cell("type"), next ?? "");
}

function isSentence(text: string): boolean {
  return /[.:]$/.test(text) || text.split(" ").length > 5;
}

/** Without labels and a column Mandatory, an unknown type is one capitalised word between a name and prose. */
function hasTypeForm(name: string, type: string, next: string): boolean {
  return /^[a-z]\w*$/.test(name) && /^[A-Z][a-z]+$/.test(type) && next.includes(" ");
}
