import { hashOfText } from "../../build/hash.js";
import { readPlainText } from "./formats/plain-text.js";
import { readRestructuredText } from "./formats/restructured-text.js";
import { unlistedKinds } from "./facts/unlisted-kinds.js";
import { readExamples } from "./read-examples.js";
import { readTables } from "./read-tables.js";
import {
  PageError,
  type Block,
  type PageLine,
  type PageStatus,
  type SourcePage,
  type TableBlock,
} from "./source-page.js";
import { columnOf, isStatusHeading, requestLineOf, statusInSentence } from "./vocabulary.js";

const dateLine = /^\s*Updated on\s+(\d{4}-\d{2}-\d{2})\b.*$/;

/**
 * Reads a source document: its format gives blocks, its tables give rows, the text of a row gives facts.
 *
 * @param file For messages.
 * @throws PageError with line and column for a file that is not the page of an operation.
 */
export function readPage(file: string, bytes: Uint8Array): SourcePage {
  const original = decode(file, bytes).split(/\r?\n/);
  const edition = original
    .map((line) => dateLine.exec(line)?.[1])
    .find((date) => date !== undefined);
  // The line of the date becomes empty, so that the numbers of the other lines stay.
  const lines = original.map((line) => (dateLine.test(line) ? "" : line));
  const blocks = isRestructuredText(lines)
    ? readRestructuredText(file, lines)
    : readPlainText(file, lines);

  const title = titleOf(file, blocks);
  const text = blocks.flatMap((block) => (block.kind === "text" ? [block.paragraph] : []));
  const examples = readExamples(blocks);
  if (!examples)
    throw new PageError(
      file,
      1,
      1,
      "The document has no request line: a method and a path, as in GET /v1.0/things.",
    );
  const tableBlocks = blocks.filter((block) => block.kind === "table");
  const tables = readTables(
    file,
    tableBlocks.filter((table) => !isStatusTable(table)),
  );
  if (tables.length === 0)
    throw new PageError(file, 1, 1, "The document has no table of parameters.");
  const statusTables = tableBlocks.filter(isStatusTable);
  return {
    file,
    title,
    ...(edition !== undefined && { edition }),
    hash: hashOfText(lines.join("\n")),
    ...examples,
    tables,
    statusCodes:
      statusTables.length > 0
        ? statusTables.flatMap((table) => statusCodesOf(file, table))
        : statusSentences(blocks),
    unlisted: unlistedKinds(text, tables),
  };
}

function decode(file: string, bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new PageError(file, 1, 1, "The file is not UTF-8 text.");
  }
  if (text.includes("\0"))
    throw new PageError(file, 1, 1, "The file is not text: it has a NUL character.");
  if (text.trim() === "") throw new PageError(file, 1, 1, "The file is empty.");
  return text;
}

/** Recognises the markup, since reStructuredText is saved as .txt, too. */
function isRestructuredText(lines: readonly string[]): boolean {
  return lines.some((line) =>
    /^\s*\.\. (?:_\S|[\w-]+::)|^\s*\+(?:[-=]{3,}\+)+\s*$|^={3,}\s*$/.test(line),
  );
}

function titleOf(file: string, [title]: readonly Block[]): PageLine {
  if (
    title?.kind === "heading" &&
    !["Function", "URI"].includes(title.text) &&
    !requestLineOf(title.text)
  )
    return title;
  const line = title?.kind === "text" ? title.paragraph.line : (title?.line ?? 1);
  throw new PageError(file, line, 1, "The document has no title before its first section.");
}

function isStatusTable({ headings: [first = "", second = ""] }: TableBlock): boolean {
  return /^(?:Status )?Code$/i.test(first) && columnOf(second) === "description";
}

function statusCodesOf(file: string, { line: tableLine, rows }: TableBlock): PageStatus[] {
  if (rows.length === 0)
    throw new PageError(file, tableLine, 1, "The table of status codes has no rows.");
  return rows.map(({ line, cells }) => {
    const [status = "", words = ""] = cells.map((cell) => cell.map(({ text }) => text).join(" "));
    if (!/^[1-5]\d{2}$/.test(status))
      throw new PageError(file, line, 1, `${JSON.stringify(status)} is not a status code.`);
    return { line, status, words, hash: hashOfText(words) };
  });
}

/** The statuses of a page that states them in sentences after the heading, instead of in a table. */
function statusSentences(blocks: readonly Block[]): PageStatus[] {
  let isStatusSection = false;
  return blocks.flatMap((block) => {
    if (block.kind === "table" || block.kind === "json") return [];
    const { text: words, line } = block.kind === "heading" ? block : block.paragraph;
    const status = statusInSentence(words);
    if (status === undefined) {
      if (block.kind === "heading") isStatusSection = isStatusHeading(words);
      return [];
    }
    return isStatusSection ? [{ line, status, words, hash: hashOfText(words) }] : [];
  });
}
