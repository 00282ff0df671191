import { basename } from "node:path";
import { recordingsOf } from "../../spec/recorded-calls.js";
import type { SourceDocument } from "../../spec/tables.js";
import type { Cause, Difference } from "./compare/difference.js";
import type { SourcePage } from "./source-page.js";

/** The comparison of one file of tables. */
export interface Outcome {
  readonly tables: SourceDocument;
  /** Undefined when the source document is missing or cannot be read. */
  readonly page?: SourcePage;
  readonly differences: readonly Difference[];
}

type ComparedOutcome = Outcome & { readonly page: SourcePage };

/** The report as Markdown that is readable in a terminal. */
export function report(outcomes: readonly Outcome[], errors: number): string {
  const headings = ["Document", "Edition", "Rows", "Status codes", "Recordings", "Result"];
  const compared = outcomes.filter((outcome): outcome is ComparedOutcome => Boolean(outcome.page));
  return [
    headline(outcomes, errors),
    markdownTable(headings, outcomes.map(summaryRow)),
    ...compared.filter(({ differences }) => differences.length > 0).map(details),
  ].join("\n\n");
}

function headline(outcomes: readonly Outcome[], errors: number): string {
  const agreeing = outcomes.filter(({ page, differences }) => page && differences.length === 0);
  const total = `${agreeing.length} of ${outcomes.length}`;
  const withCause = (cause: Cause): number =>
    outcomes.filter(({ differences }) => countOf(differences, cause) > 0).length;
  const mistakes = outcomes.flatMap(({ differences }) => differences);
  const parts = [
    counted(countOf(mistakes, "transcription error"), "transcription error"),
    counted(withCause("new edition"), "new edition"),
    counted(
      withCause("no fingerprint"),
      "file of tables without all fingerprints",
      "files of tables without all fingerprints",
    ),
    counted(errors, "error that prevents a comparison", "errors that prevent a comparison"),
  ].flat();
  return parts.length === 0
    ? `**The tables agree with the source documents (${total}).**`
    : `**The tables and the source documents differ:** ${parts.join(", ")}; ${total} documents agree.`;
}

function countOf(differences: readonly Difference[], cause: Cause): number {
  return differences.filter((difference) => difference.cause === cause).length;
}

/** Nothing for a count of 0. */
function counted(count: number, one: string, many = `${one}s`): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

function summaryRow({ tables, page, differences }: Outcome): string[] {
  const rowsOf = (all: readonly { readonly rows: readonly unknown[] }[]): number =>
    all.flatMap(({ rows }) => rows).length;
  const recordings = recordingsOf(tables.exchanges);
  return [
    page ? basename(page.file) : tables.document,
    change(tables.edition ?? "no date", page && (page.edition ?? "no date")),
    change(rowsOf(tables.tables), page && rowsOf(page.tables)),
    change(tables.statusCodes.length, page?.statusCodes.length),
    change(recordings.length, page && page.bodies.length + page.responses.length),
    page ? result(differences) : "no document",
  ];
}

function change(inTables: string | number, inDocument: string | number | undefined): string {
  return inDocument === undefined || inTables === inDocument
    ? String(inTables)
    : `${inTables} → ${inDocument}`;
}

function result(differences: readonly Difference[]): string {
  const parts = [
    counted(countOf(differences, "transcription error"), "transcription error"),
    counted(countOf(differences, "new edition"), "difference").map(
      (count) => `new edition, ${count}`,
    ),
    countOf(differences, "no fingerprint") > 0 ? ["fingerprints missing"] : [],
  ].flat();
  return parts.join("; ") || "agrees";
}

function details({ tables, page, differences }: ComparedOutcome): string {
  const name = basename(page.file);
  const rows = differences.map(({ place, line, what, inTables, inDocument, cause }) => [
    `${place.file}:${place.line}`,
    `${name}:${line}`,
    what,
    inTables,
    inDocument,
    cause,
  ]);
  const isEdition = countOf(differences, "new edition") > 0;
  return [
    `## ${name}: ${isEdition ? editionText(tables, page) : result(differences)}`,
    markdownTable(
      ["Tables", "Document", "What", "In the tables", "In the document", "Cause"],
      rows,
    ),
    instructions(tables, differences),
  ].join("\n\n");
}

function editionText({ edition }: SourceDocument, page: SourcePage): string {
  if (edition !== page.edition)
    return `new edition (${edition ?? "no date"} → ${page.edition ?? "no date"})`;
  return edition === undefined
    ? "new edition, without a date"
    : `new edition, with the same date (${edition})`;
}

function instructions({ file }: SourceDocument, differences: readonly Difference[]): string {
  const facts = differences.filter(({ kind }) => kind === "fact");
  const errors = countOf(facts, "transcription error");
  const isEdition = countOf(differences, "new edition") > 0;
  const lines = [
    errors > 0 &&
      `Transcription errors: the document has the same words as before. Correct ${file}, and what depends on it.`,
    isEdition &&
      facts.length > errors &&
      "New edition: read the changes in the document, edit the tables, the schemas and the deviations, then run again with --accept.",
    isEdition &&
      facts.length === 0 &&
      "New edition with the same facts: read the changes in the document, then run again with --accept.",
    isEdition && "Text outside the tables has no fingerprint of its own: read it, too.",
    !isEdition && facts.length === 0 && "Run again with --accept.",
  ];
  return lines.filter((line) => line !== false).join("\n");
}

/** Aligns the columns; cells of more than 50 characters do not widen the others. */
function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const escape = (cell: string): string =>
    cell
      .replaceAll("\\", "\\\\")
      .replaceAll("|", "\\|")
      .replace(/\s*\n\s*/g, "<br>");
  const cells = rows.map((row) => row.map(escape));
  const widths = headings.map((heading, column) => {
    const lengths = [heading, ...cells.map((row) => row[column] ?? "")].map(({ length }) => length);
    return Math.max(3, ...lengths.filter((length) => length <= 50));
  });
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return [headings, rule, ...cells].map(line).join("\n");
}
