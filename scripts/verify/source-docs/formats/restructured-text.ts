import { PageError, type Block } from "../source-page.js";
import { captionOf } from "../vocabulary.js";
import { beginsJson, readJson } from "./json-text.js";
import { isTableBorder, paragraphsOf, readRstTable, visibleText } from "./rst-markup.js";

/** What one step of the reader has found. */
interface Step {
  readonly blocks: readonly Block[];
  /** The index of the next line to read. */
  readonly next: number;
  /** The caption of the table that follows. */
  readonly caption?: string;
}

const codeDirectives = new Set(["code-block", "code", "literalinclude"]);
const underline = /^([=~^"'#*+-])\1{2,}\s*$/;

/** Reads a page of an Open Telekom Cloud repository: reStructuredText with grid tables and simple tables. */
export function readRestructuredText(file: string, lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let step: Step = { blocks, next: 0 };
  while (step.next < lines.length) {
    step = readStep(file, lines, step);
    blocks.push(...step.blocks);
  }
  return blocks;
}

function readStep(file: string, lines: readonly string[], { next: index, caption }: Step): Step {
  const line = lines[index] ?? "";
  const [, directive = "", argument = ""] = /^\s*\.\. ([\w-]+)::(.*)$/.exec(line) ?? [];
  if (directive === "table") return readCaption(file, lines, index, argument);
  if (isTableBorder(line)) return readTable(file, lines, index, caption);
  const keep = caption !== undefined && { caption };
  if (codeDirectives.has(directive)) {
    const next = endOfIndented(lines, index);
    return {
      blocks: readCode(file, lines.slice(0, next), afterOptions(lines, index + 1)),
      next,
      ...keep,
    };
  }
  if (isSkipped(line)) return { blocks: [], next: index + 1, ...keep };
  if (underline.test(lines[index + 1] ?? "") && /^\S/.test(line)) {
    const text = visibleText(line.trim());
    return { blocks: [{ kind: "heading", text, line: index + 1 }], next: index + 2, ...keep };
  }
  const next = endOfParagraph(lines, index);
  const paragraphs = paragraphsOf(lines.slice(index, next), index + 1);
  return { blocks: paragraphs.map((paragraph) => ({ kind: "text", paragraph })), next, ...keep };
}

/** Blank lines, anchors and fields. */
function isSkipped(line: string): boolean {
  return line.trim() === "" || /^\s*\.\. _.*:\s*$/.test(line) || /^:[\w-]+:(?: |$)/.test(line);
}

function readCaption(
  file: string,
  lines: readonly string[],
  index: number,
  argument: string,
): Step {
  const caption = visibleText(argument.trim());
  const next = afterOptions(lines, index + 1);
  if (!isTableBorder(lines[next]))
    throw new PageError(file, next + 1, 1, `${caption || "The table"} has no grid.`);
  return { blocks: [], next, caption };
}

function readTable(
  file: string,
  lines: readonly string[],
  index: number,
  caption: string | undefined,
): Step {
  const { headings, rows, next } = readRstTable(file, lines, index);
  const title = caption ?? headings[0] ?? "";
  const numbered = captionOf(caption ?? "");
  const line = index + 1;
  return { blocks: [{ kind: "table", line, title, ...numbered, headings, rows }], next };
}

/** A block of code holds the JSON of an example, or lines of which one may be a request line. */
function readCode(file: string, code: readonly string[], from: number): Block[] {
  const blocks: Block[] = [];
  let index = from;
  while (index < code.length) {
    const line = code[index] ?? "";
    const text = line.trim();
    if (beginsJson(line)) {
      const { next, ...json } = readJson(file, code, index);
      blocks.push({ kind: "json", ...json, line: index + 1 });
      index = next;
      continue;
    }
    index += 1;
    if (text !== "") blocks.push({ kind: "text", paragraph: { text, line: index, item: false } });
  }
  return blocks;
}

/** Skips the blank lines and options (":widths: auto") between a directive and its content. */
function afterOptions(lines: readonly string[], from: number): number {
  return indexWhere(lines, from, (line) => !/^\s*(?::[\w-]+:.*)?$/.test(line));
}

function endOfIndented(lines: readonly string[], from: number): number {
  const indentOf = (line: string): number => line.search(/\S|$/);
  const indent = indentOf(lines[from] ?? "");
  return indexWhere(lines, from + 1, (line) => line.trim() !== "" && indentOf(line) <= indent);
}

function endOfParagraph(lines: readonly string[], from: number): number {
  return indexWhere(lines, from + 1, (line) => line.trim() === "" || /^\s*\.\. /.test(line));
}

function indexWhere(
  lines: readonly string[],
  from: number,
  isEnd: (line: string) => boolean,
): number {
  let index = from;
  while (index < lines.length && !isEnd(lines[index] ?? "")) index += 1;
  return index;
}
