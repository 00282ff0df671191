import {
  isGridBorder,
  isSimpleBorder,
  readGridTable,
  readSimpleTable,
  type Grid,
} from "./grid-table.js";
import { captionOf } from "./headings.js";
import { shownParagraphs, shownText } from "./inline-markup.js";
import { beginsJson, readJson } from "./json-text.js";
import { PageError, type Block } from "./page.js";

const underline = /^([=~^"'#*+-])\1{2,}\s*$/;

/** Reads a page of an Open Telekom Cloud repository: reStructuredText with grid tables and simple tables. */
export function readRestructuredText(file: string, lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let caption: string | undefined;
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? "";
    const [, directive, argument = ""] = /^\s*\.\. ([\w-]+)::(.*)$/.exec(line) ?? [];
    if (directive === "table") {
      caption = shownText(argument.trim());
      index = afterOptions(lines, index + 1);
      if (!isGridBorder(lines[index] ?? "") && !isSimpleBorder(lines[index] ?? ""))
        throw new PageError(file, index + 1, 1, `${caption || "The table"} has no grid.`);
    } else if (isGridBorder(line) || isSimpleBorder(line)) {
      const grid = isGridBorder(line)
        ? readGridTable(file, lines, index)
        : readSimpleTable(file, lines, index);
      blocks.push(toTable(grid, index + 1, caption));
      caption = undefined;
      index = grid.next;
    } else if (
      directive === "code-block" ||
      directive === "code" ||
      directive === "literalinclude"
    ) {
      const end = endOfIndented(lines, index);
      blocks.push(...readCode(file, lines, afterOptions(lines, index + 1), end));
      index = end;
    } else if (
      line.trim() === "" ||
      /^\s*\.\. _.*:\s*$/.test(line) ||
      /^:[\w-]+:(?: |$)/.test(line)
    )
      index += 1;
    else if (underline.test(lines[index + 1] ?? "") && /^\S/.test(line)) {
      blocks.push({ kind: "heading", text: shownText(line.trim()), line: index + 1 });
      index += 2;
    } else {
      const end = endOfParagraph(lines, index);
      blocks.push(
        ...shownParagraphs(lines.slice(index, end), index + 1).map((paragraph) => ({
          kind: "text" as const,
          paragraph,
        })),
      );
      index = end;
    }
  }
  return blocks;
}

function toTable(grid: Grid, line: number, caption: string | undefined): Block {
  const numbered = captionOf(caption ?? "");
  return {
    kind: "table",
    line,
    title: caption ?? grid.headings[0] ?? "",
    ...numbered,
    headings: grid.headings,
    rows: grid.rows,
  };
}

/** A block of code is the JSON of an example, or lines of which one may be a request. */
function readCode(file: string, lines: readonly string[], from: number, end: number): Block[] {
  const code = lines.slice(0, end);
  const blocks: Block[] = [];
  let index = from;
  while (index < end) {
    const line = code[index] ?? "";
    if (beginsJson(line)) {
      const { value, next } = readJson(file, code, index);
      blocks.push({ kind: "json", value, line: index + 1 });
      index = next;
    } else {
      const text = line.trim();
      if (text !== "")
        blocks.push({ kind: "text", paragraph: { text, line: index + 1, item: false } });
      index += 1;
    }
  }
  return blocks;
}

/** Blank lines and options (":widths: auto") stand between a directive and what it holds. */
function afterOptions(lines: readonly string[], from: number): number {
  let index = from;
  while (index < lines.length && /^\s*(?::[\w-]+:.*)?$/.test(lines[index] ?? "")) index += 1;
  return index;
}

function indentOf(line: string): number {
  return line.search(/\S|$/);
}

function endOfIndented(lines: readonly string[], from: number): number {
  const indent = indentOf(lines[from] ?? "");
  let index = from + 1;
  while (
    index < lines.length &&
    ((lines[index] ?? "").trim() === "" || indentOf(lines[index] ?? "") > indent)
  )
    index += 1;
  return index;
}

function endOfParagraph(lines: readonly string[], from: number): number {
  let index = from + 1;
  while (
    index < lines.length &&
    (lines[index] ?? "").trim() !== "" &&
    !/^\s*\.\. /.test(lines[index] ?? "")
  )
    index += 1;
  return index;
}
