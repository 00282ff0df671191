import { isScalar, parseDocument, type Document } from "yaml";
import type { SourceDocument } from "../../spec/tables.js";
import type { Page } from "./page.js";
import { pairTables } from "./pair-tables.js";

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The text of a record's file with the fingerprints and the date of a page whose facts it already has; every other byte is
 * as it was.
 */
export function acceptPage(text: string, record: SourceDocument, page: Page): string {
  const document = parseDocument(text);
  const hashes: [path: (string | number)[], hash: string | undefined][] = [
    [["hash"], page.hash],
    ...pairTables(record, page.tables).flatMap(({ index, ours, page: table }) =>
      ours.rows.map(({ name }, row): [(string | number)[], string | undefined] => [
        ["tables", index, "rows", row, "hash"],
        table.rows.find((candidate) => candidate.name === name)?.hash,
      ]),
    ),
    ...record.statusCodes.map(({ status }, index): [(string | number)[], string | undefined] => [
      ["statusCodes", index, "hash"],
      page.statusCodes.find((candidate) => candidate.status === status)?.hash,
    ]),
    ...recordingPaths(record, "body").map(
      (path, index): [(string | number)[], string | undefined] => [path, page.bodies[index]?.hash],
    ),
    ...recordingPaths(record, "response").map(
      (path, index): [(string | number)[], string | undefined] => [path, page.answers[index]?.hash],
    ),
  ];
  const edits = hashes.flatMap(([path, hash]) =>
    hash === undefined ? [] : replaceScalar(document, text, path, hash),
  );
  return apply(text, [...edits, ...editEdition(document, text, record, page)]);
}

/** How many fingerprints two texts of a file do not share. */
export function changedHashes(before: string, after: string): number {
  const [old, now] = [before, after].map((text) =>
    [...text.matchAll(/\bhash: *["']?([0-9a-f]{16})/g)].map(([, hash]) => hash),
  );
  return (now ?? []).filter((hash, index) => hash !== old?.[index]).length;
}

function recordingPaths(record: SourceDocument, which: "body" | "response"): (string | number)[][] {
  return record.exchanges.flatMap((exchange, index) =>
    exchange[which] ? [["exchanges", index, which, "hash"]] : [],
  );
}

/** Quoted, for a fingerprint or a date may look like a number. */
function replaceScalar(
  document: Document,
  text: string,
  path: readonly (string | number)[],
  value: string,
): Edit[] {
  const node = document.getIn(path, true);
  const range = isScalar(node) ? node.range : undefined;
  if (!isScalar(node) || !range || node.value === value) return [];
  const quote = text[range[0]] === "'" ? "'" : '"';
  return [{ from: range[0], to: range[1], text: `${quote}${value}${quote}` }];
}

function editEdition(document: Document, text: string, record: SourceDocument, page: Page): Edit[] {
  if (record.edition === page.edition) return [];
  if (record.edition !== undefined && page.edition !== undefined)
    return replaceScalar(document, text, ["edition"], page.edition);
  const line = new RegExp(
    page.edition === undefined ? "^edition:.*\\r?\\n" : "^title:.*\\r?\\n",
    "m",
  ).exec(text);
  if (!line) return [];
  const end = line.index + line[0].length;
  return page.edition === undefined
    ? [{ from: line.index, to: end, text: "" }]
    : [{ from: end, to: end, text: `edition: "${page.edition}"\n` }];
}

function apply(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((whole, edit) => whole.slice(0, edit.from) + edit.text + whole.slice(edit.to), text);
}
