import { hashOfText, hashOfValue } from "../../build/hash.js";
import { columnOf, exampleOf, requestLineOf } from "./headings.js";
import {
  PageError,
  type Block,
  type Layout,
  type Page,
  type PageRecording,
  type PageStatus,
  type Paragraph,
} from "./page.js";
import { readPlainText } from "./plain-text.js";
import { readRestructuredText } from "./restructured-text.js";
import { readRows } from "./read-rows.js";
import { unlistedKinds } from "./facts/unlisted.js";

const dateLine = /^\s*Updated on\s+(\d{4}-\d{2}-\d{2})\b.*$/;

/**
 * Reads a page, whatever its layout.
 *
 * @param file As messages name it.
 * @throws PageError with line and column of what is no page of an interface.
 */
export function readPage(file: string, bytes: Uint8Array): Page {
  const original = decode(file, bytes).split(/\r?\n/);
  const edition = original
    .map((line) => dateLine.exec(line)?.[1])
    .find((date) => date !== undefined);
  // Emptied and not dropped, so that every line keeps its number.
  const lines = original.map((line) => (dateLine.test(line) ? "" : line));
  const layout = layoutOf(lines);
  const blocks =
    layout === "plain text" ? readPlainText(file, lines) : readRestructuredText(file, lines);

  const title = titleOf(file, blocks);
  const text = blocks.flatMap((block) => (block.kind === "text" ? [block.paragraph] : []));
  const requests = text.flatMap((paragraph) => requestOf(paragraph));
  const [first] = requests;
  if (!first)
    throw new PageError(
      file,
      1,
      1,
      "The page has no request line: a method and a path, as in GET /v1.0/things.",
    );
  const tables = readRows(
    file,
    blocks.filter((block) => block.kind === "table").filter((table) => !isStatusTable(table)),
  );
  if (tables.length === 0) throw new PageError(file, 1, 1, "The page has no table of parameters.");
  return {
    file,
    layout,
    title,
    ...(edition !== undefined && { edition }),
    hash: hashOfText(lines.join("\n")),
    request: { text: `${first.method} ${first.path}`, line: first.line },
    tables,
    statusCodes: blocks.flatMap((block) =>
      isStatusTable(block) ? statusCodesOf(file, block) : [],
    ),
    requestLines: requests
      .filter(({ host }) => host !== undefined)
      .map((line) => ({ text: line.text, line: line.line })),
    ...recordingsOf(blocks),
    text,
    unlisted: unlistedKinds(text, tables),
  };
}

function decode(file: string, bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new PageError(file, 1, 1, "The file is no text: it is not UTF-8.");
  }
  if (text.includes("\0")) throw new PageError(file, 1, 1, "The file is no text: it holds a NUL.");
  if (text.trim() === "") throw new PageError(file, 1, 1, "The file is empty.");
  return text;
}

/** The ending of the file says nothing: reStructuredText is saved as .txt, too. */
function layoutOf(lines: readonly string[]): Layout {
  return lines.some((line) =>
    /^\s*\.\. (?:_\S|[\w-]+::)|^\s*\+(?:[-=]{3,}\+)+\s*$|^={3,}\s*$/.test(line),
  )
    ? "reStructuredText"
    : "plain text";
}

function titleOf(file: string, blocks: readonly Block[]): Page["title"] {
  const [title] = blocks;
  const line = title?.kind === "text" ? title.paragraph.line : (title?.line ?? 1);
  if (
    title?.kind !== "heading" ||
    title.text === "Function" ||
    title.text === "URI" ||
    requestLineOf(title.text)
  )
    throw new PageError(file, line, 1, "The page has no title before its first section.");
  return { text: title.text, line };
}

function requestOf({
  text,
  line,
}: Paragraph): { method: string; host?: string; path: string; text: string; line: number }[] {
  const request = requestLineOf(text);
  return request ? [{ ...request, text, line }] : [];
}

function isStatusTable(block: Block): block is Extract<Block, { kind: "table" }> {
  return (
    block.kind === "table" &&
    /^(?:Status )?Code$/i.test(block.headings[0] ?? "") &&
    columnOf(block.headings[1] ?? "") === "description"
  );
}

function statusCodesOf(file: string, table: Extract<Block, { kind: "table" }>): PageStatus[] {
  if (table.rows.length === 0)
    throw new PageError(file, table.line, 1, "The table of status codes has no rows.");
  return table.rows.map(({ line, cells }) => {
    const [status = "", words = ""] = cells.map((cell) => cell.map(({ text }) => text).join(" "));
    if (!/^[1-5]\d{2}$/.test(status))
      throw new PageError(file, line, 1, `${JSON.stringify(status)} is no status code.`);
    return { line, status, words, hash: hashOfText(words) };
  });
}

/** JSON in the example of a request is its body, and everywhere else an answer. */
function recordingsOf(blocks: readonly Block[]): {
  bodies: PageRecording[];
  answers: PageRecording[];
} {
  const bodies: PageRecording[] = [];
  const answers: PageRecording[] = [];
  let example: ReturnType<typeof exampleOf>;
  for (const block of blocks) {
    if (block.kind === "heading") example = exampleOf(block.text) ?? example;
    if (block.kind === "text") example = exampleOf(block.paragraph.text) ?? example;
    if (block.kind === "json")
      (example === "request" ? bodies : answers).push({
        line: block.line,
        value: block.value,
        hash: hashOfValue(block.value),
      });
  }
  return { bodies, answers };
}
