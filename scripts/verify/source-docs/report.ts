import type { SourceDocument } from "../../spec/tables.js";
import type { Difference } from "./difference.js";
import type { Page } from "./page.js";

/** What came of one record: its page, if it has one, and what the two do not both say. */
export interface Outcome {
  readonly record: SourceDocument;
  readonly page?: Page;
  readonly differences: readonly Difference[];
}

/** The comparison as Markdown that reads well in a terminal, too. */
export function report(
  outcomes: readonly Outcome[],
  faults: number,
  nameOf: (page: Page) => string,
): string {
  return [
    headline(outcomes, faults),
    table(
      ["Document", "Edition", "Rows", "Status codes", "Recordings", "Verdict"],
      outcomes.map((outcome) => summaryRow(outcome, nameOf)),
    ),
    ...outcomes.flatMap((outcome) =>
      outcome.page && outcome.differences.length > 0
        ? [details(outcome.record, outcome.page, outcome.differences, nameOf(outcome.page))]
        : [],
    ),
  ].join("\n\n");
}

function headline(outcomes: readonly Outcome[], faults: number): string {
  const differing = outcomes.filter(({ page, differences }) => page && differences.length > 0);
  const all = outcomes.flatMap(({ differences }) => differences);
  const errors = all.filter(({ whose }) => whose === "error of ours").length;
  const editions = differing.filter(({ differences }) =>
    differences.some(({ whose }) => whose === "new edition"),
  ).length;
  const fresh = differing.filter(({ differences }) =>
    differences.some(({ whose }) => whose === "not filled in"),
  ).length;
  const parts = [
    ...(errors > 0 ? [counted(errors, "error of ours", "errors of ours")] : []),
    ...(editions > 0 ? [counted(editions, "new edition of a page", "new editions of pages")] : []),
    ...(fresh > 0
      ? [counted(fresh, "record without all fingerprints", "records without all fingerprints")]
      : []),
    ...(faults > 0
      ? [
          counted(
            faults,
            "fault that leaves pages uncompared",
            "faults that leave pages uncompared",
          ),
        ]
      : []),
  ];
  if (parts.length === 0) return `**The tables say what the ${outcomes.length} pages say.**`;
  const agreeing = outcomes.filter(
    ({ page, differences }) => page && differences.length === 0,
  ).length;
  return `**The tables and the pages differ:** ${parts.join(", ")}; ${agreeing} of ${outcomes.length} documents agree.`;
}

function summaryRow(
  { record, page, differences }: Outcome,
  nameOf: (page: Page) => string,
): string[] {
  const rows = record.tables.flatMap((ours) => ours.rows).length;
  const pageRows = page?.tables.flatMap((pages) => pages.rows).length;
  const recordings = record.exchanges.flatMap(({ body, response }) =>
    body ? [body, response] : [response],
  ).length;
  return [
    page ? nameOf(page) : record.document,
    change(record.edition ?? "no date", page && (page.edition ?? "no date")),
    change(rows, pageRows),
    change(record.statusCodes.length, page?.statusCodes.length),
    change(recordings, page && page.bodies.length + page.answers.length),
    page ? verdict(differences) : "no page",
  ];
}

function change(ours: string | number, pages: string | number | undefined): string {
  return pages === undefined || ours === pages ? String(ours) : `${ours} → ${pages}`;
}

function verdict(differences: readonly Difference[]): string {
  const count = (whose: Difference["whose"]): number =>
    differences.filter((difference) => difference.whose === whose).length;
  const parts = [
    ...(count("error of ours") > 0
      ? [counted(count("error of ours"), "error of ours", "errors of ours")]
      : []),
    ...(count("new edition") > 0
      ? [`new edition, ${counted(count("new edition"), "difference", "differences")}`]
      : []),
    ...(count("not filled in") > 0 ? ["fingerprints not filled in"] : []),
  ];
  return parts.join("; ") || "agrees";
}

function details(
  record: SourceDocument,
  page: Page,
  differences: readonly Difference[],
  name: string,
): string {
  const isEdition = differences.some(({ whose }) => whose === "new edition");
  const rows = differences.map((difference) => [
    `${difference.ours.file}:${difference.ours.line}`,
    `${name}:${difference.pageLine}`,
    difference.what,
    difference.weSay,
    difference.pageSays,
    difference.whose,
  ]);
  return [
    `## ${name}: ${isEdition ? editionInWords(record, page) : verdict(differences)}`,
    table(["Ours", "Page", "What", "We say", "The page says", "Whose"], rows),
    whatToDo(record, differences),
  ].join("\n\n");
}

function editionInWords(record: SourceDocument, page: Page): string {
  const date = page.edition ?? "no date";
  if (record.edition !== page.edition)
    return `new edition (${record.edition ?? "no date"} → ${date})`;
  return `new edition, ${record.edition === undefined ? "without a date" : `although the date is the same (${record.edition})`}`;
}

function whatToDo(record: SourceDocument, differences: readonly Difference[]): string {
  const facts = differences.filter(({ kind }) => kind === "fact");
  const errors = facts.filter(({ whose }) => whose === "error of ours");
  const isEdition = differences.some(({ whose }) => whose === "new edition");
  return [
    ...(errors.length > 0
      ? [
          `Errors of ours: the words are those that were transcribed; mend ${record.file}, and what was derived from the mistake.`,
        ]
      : []),
    ...(isEdition && facts.length > errors.length
      ? [
          "New edition: read the changes on the page, edit the rows, the schemas and the ledger of deviations, then run again with --accept.",
        ]
      : []),
    ...(isEdition && facts.length === 0
      ? [
          "New edition without a changed fact: read the changes on the page, then run again with --accept.",
        ]
      : []),
    ...(isEdition
      ? ["Text outside of the tables has no fingerprint of its own: read it, too."]
      : []),
    ...(!isEdition && facts.length === 0 ? ["Run again with --accept."] : []),
  ].join("\n");
}

/** Columns are aligned, but a long cell does not stretch those above and below it. */
function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [headings, ...rows].map((row) =>
    row.map((cell) =>
      cell
        .replaceAll("\\", "\\\\")
        .replaceAll("|", "\\|")
        .replace(/\s*\n\s*/g, "<br>"),
    ),
  );
  const widths = headings.map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0).filter((width) => width <= 50)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [first = [], ...rest] = cells;
  return [
    line(first),
    `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`,
    ...rest.map(line),
  ].join("\n");
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
