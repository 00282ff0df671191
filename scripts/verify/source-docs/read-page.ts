import { hashOfText, hashOfValue } from "../../build/hash.js";
import { readPlainText } from "./formats/plain-text.js";
import { readRestructuredText } from "./formats/restructured-text.js";
import { unlistedKinds } from "./facts/unlisted-kinds.js";
import { readTables } from "./read-tables.js";
import {
  PageError,
  type Block,
  type PageLine,
  type PageRecording,
  type PageStatus,
  type SourcePage,
  type TableBlock,
} from "./source-page.js";
import { columnOf, exampleOf, requestLineOf } from "./vocabulary.js";

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
  const requests = text.flatMap(({ text: words, line }) => {
    const request = requestLineOf(words);
    return request ? [{ ...request, text: words, line }] : [];
  });
  const [request] = requests;
  if (!request)
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
  return {
    file,
    title,
    ...(edition !== undefined && { edition }),
    hash: hashOfText(lines.join("\n")),
    request: { text: `${request.method} ${request.path}`, line: request.line },
    tables,
    statusCodes: tableBlocks.filter(isStatusTable).flatMap((table) => statusCodesOf(file, table)),
    requestLines: requests.filter(({ host }) => host !== undefined),
    ...recordingsOf(blocks),
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

/** JSON after a heading for requests is a request body, all other JSON is a response body. */
function recordingsOf(blocks: readonly Block[]): Pick<SourcePage, "bodies" | "responses"> {
  const bodies: PageRecording[] = [];
  const responses: PageRecording[] = [];
  let example: ReturnType<typeof exampleOf>;
  for (const block of blocks) {
    if (block.kind === "heading") example = exampleOf(block.text) ?? example;
    if (block.kind === "text") example = exampleOf(block.paragraph.text) ?? example;
    if (block.kind === "json") {
      const { line, value } = block;
      (example === "request" ? bodies : responses).push({ line, value, hash: hashOfValue(value) });
    }
  }
  return { bodies, responses };
}
