import { captionOf, isSection, requestLineOf } from "./headings.js";
import { beginsJson, readJson } from "./json-text.js";
import type { Block, Paragraph } from "./page.js";
import { readTable } from "./plain-text-table.js";

/**
 * Reads a page that was saved as plain text: every line is a paragraph, every cell of a table one or more of them, and
 * nothing but its words sets a heading apart.
 *
 * @param lines Without the date.
 */
export function readPlainText(file: string, lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? "";
    const { text, item } = paragraphOf(line, index);
    const caption = captionOf(text);
    if (text === "") index += 1;
    else if (beginsJson(line)) {
      const { value, next } = readJson(file, lines, index);
      blocks.push({ kind: "json", value, line: index + 1 });
      index = next;
    } else if (caption && !text.endsWith(".")) {
      const [cells, next] = cellsFrom(lines, index + 1);
      blocks.push(readTable(file, index + 1, caption, cells));
      index = next;
    } else if (/^Status Codes?$/.test(text)) {
      blocks.push({ kind: "heading", text, line: index + 1 });
      const [cells, next] = cellsFrom(lines, index + 1, "Status Code");
      const table = statusTable(cells);
      if (table) blocks.push(table);
      index = table ? next : index + 1;
    } else {
      const heading = blocks.length === 0 || isSection(text) || text === "Description";
      blocks.push(
        heading
          ? { kind: "heading", text, line: index + 1 }
          : { kind: "text", paragraph: { text, item, line: index + 1 } },
      );
      index += 1;
    }
  }
  return blocks;
}

/** The paragraphs from a line on that may be cells of a table, and the line where something else begins. */
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
    if (
      isSection(text) ||
      beginsJson(line) ||
      requestLineOf(text) ||
      (captionOf(text) && !text.endsWith("."))
    )
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

/** The table of status codes has no caption; where a page only refers to another, it has no table. */
function statusTable(cells: readonly Paragraph[]): Block | undefined {
  const [heading, ...rest] = cells;
  if (heading?.text !== "Description") return undefined;
  const rows: { line: number; cells: [Paragraph[], Paragraph[]] }[] = [];
  for (const cell of rest) {
    if (/^\d{3}$/.test(cell.text)) rows.push({ line: cell.line, cells: [[cell], []] });
    else rows.at(-1)?.cells[1].push(cell);
  }
  return {
    kind: "table",
    line: heading.line,
    title: "Status Code",
    headings: ["Status Code", "Description"],
    rows,
  };
}
