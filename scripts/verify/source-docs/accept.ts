import { isScalar, parse, parseDocument, type Document } from "yaml";
import type { Path } from "../../spec/json-pointer.js";
import { printedRecordings } from "../../spec/recorded-calls.js";
import type { DocumentRecord, SourceDocument } from "../../spec/tables.js";
import { acceptanceOf } from "../acceptance.js";
import { pairTables } from "./compare/compare-tables.js";
import type { SourcePage } from "./source-page.js";

interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Writes the fingerprints and the date of a page with the same facts into the text of a file of tables, and that it was
 * accepted. Every other byte
 * stays.
 */
export function acceptPage(text: string, tables: SourceDocument, page: SourcePage): string {
  const document = parseDocument(text);
  const edits = hashesOf(tables, page).flatMap(([path, hash]) =>
    hash === undefined ? [] : replaceScalar(document, text, [...path, "hash"], hash),
  );
  const edited = [...edits, ...editEdition(document, text, tables, page)]
    .sort((a, b) => b.from - a.from)
    .reduce((whole, edit) => whole.slice(0, edit.from) + edit.text + whole.slice(edit.to), text);
  return withAcceptance(edited);
}

/** The acceptance covers the fingerprints, so that it is computed last. */
function withAcceptance(text: string): string {
  const line = `accepted: "${acceptanceOf(parse(text) as DocumentRecord)}"`;
  return /^accepted:/m.test(text)
    ? text.replace(/^accepted:.*$/m, line)
    : text.replace(/^hash:.*$/m, (hash) => `${hash}\n${line}`);
}

function hashesOf(
  tables: SourceDocument,
  page: SourcePage,
): [path: Path, hash: string | undefined][] {
  const recordings = (["body", "response"] as const).flatMap((role) => {
    const printed = role === "body" ? page.bodies : page.responses;
    return printedRecordings(tables.exchanges, role).flatMap(({ paths }, position) =>
      paths.map((path): [Path, string | undefined] => [path, printed[position]?.hash]),
    );
  });
  return [
    [[], page.hash],
    ...pairTables(tables, page.tables).flatMap(({ index, table, pageTable }) =>
      table.rows.map(({ name }, row): [Path, string | undefined] => [
        ["tables", index, "rows", row],
        pageTable.rows.find((candidate) => candidate.name === name)?.hash,
      ]),
    ),
    ...tables.statusCodes.map(({ status }, index): [Path, string | undefined] => [
      ["statusCodes", index],
      page.statusCodes.find((candidate) => candidate.status === status)?.hash,
    ]),
    ...recordings,
  ];
}

/** How many fingerprints differ between two texts of a file. */
export function changedHashes(before: string, after: string): number {
  const hashes = (text: string): (string | undefined)[] =>
    [...text.matchAll(/\bhash: *["']?([0-9a-f]{16})/g)].map(([, hash]) => hash);
  const old = hashes(before);
  return hashes(after).filter((hash, index) => hash !== old[index]).length;
}

/** The new value is quoted, since a fingerprint or a date may look like a number. */
function replaceScalar(document: Document, text: string, path: Path, value: string): TextEdit[] {
  const node = document.getIn(path, true);
  if (!isScalar(node) || !node.range || node.value === value) return [];
  const [from, to] = node.range;
  const quote = text[from] === "'" ? "'" : '"';
  return [{ from, to, text: `${quote}${value}${quote}` }];
}

function editEdition(
  document: Document,
  text: string,
  tables: SourceDocument,
  page: SourcePage,
): TextEdit[] {
  if (tables.edition === page.edition) return [];
  if (tables.edition !== undefined && page.edition !== undefined)
    return replaceScalar(document, text, ["edition"], page.edition);
  const key = page.edition === undefined ? "edition" : "title";
  const line = new RegExp(`^${key}:.*\\r?\\n`, "m").exec(text);
  if (!line) return [];
  const end = line.index + line[0].length;
  return page.edition === undefined
    ? [{ from: line.index, to: end, text: "" }]
    : [{ from: end, to: end, text: `edition: "${page.edition}"\n` }];
}
