import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { displayPath, inProject } from "../../build/project.js";
import type { SourceDocument } from "../../spec/tables.js";
import { acceptPage, changedHashes } from "./accept.js";
import { compare } from "./compare.js";
import { matchPages } from "./match-pages.js";
import { PageError, type Page } from "./page.js";
import { readPage } from "./read-page.js";
import { report, type Outcome } from "./report.js";

/** What the command prints, and how it ends. */
export interface Verified {
  readonly output: string;
  readonly errors: readonly string[];
  readonly status: 0 | 1 | 2;
}

/** Where records and examples are read and written, so that a test can do without files. */
export interface Files {
  read(file: string): string | undefined;
  write(file: string, text: string): void;
}

export const projectFiles: Files = {
  read: (file) => (existsSync(inProject(file)) ? readFileSync(inProject(file), "utf8") : undefined),
  write: (file, text) => writeFileSync(inProject(file), text),
};

/**
 * Holds our records against the pages in a folder, and takes over the pages' fingerprints where it is told to.
 *
 * @param operation Whose records to hold against pages, where it is not all of them: who adds one has the page of that one.
 */
export function verify(
  records: readonly SourceDocument[],
  folder: string,
  accept: boolean,
  files: Files = projectFiles,
  operation?: string,
): Verified {
  const wanted = records.filter(
    (record) => operation === undefined || record.operation === operation,
  );
  if (wanted.length === 0)
    return { output: "", errors: [`No file of tables documents ${String(operation)}.`], status: 2 };
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    return { output: "", errors: [`There is no folder ${folder}.`], status: 2 };
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.(?:txt|rst)$/i.test(entry.name))
    .map(({ name }) => name)
    .sort();
  if (names.length === 0)
    return { output: "", errors: [`There is no page (.txt or .rst) in ${folder}.`], status: 2 };

  const { pages, unread } = readPages(records, folder, names);
  const matched = matchPages(records, pages, nameOf);
  const lacking = wanted.filter(
    (record) => !matched.pages.has(record) && !names.includes(record.document),
  );
  const errors = [
    ...[...unread, ...matched.foreign].map(({ message }) => message),
    ...lacking.map(
      (record) =>
        `${record.file}:1:1  There is no page in ${folder} for this record of ${record.document}.`,
    ),
  ].sort();
  const outcomes = wanted.map((record): Outcome => {
    const page = matched.pages.get(record);
    return page
      ? { record, page, differences: compare(record, page, exampleReader(files)) }
      : { record, differences: [] };
  });
  const differs = outcomes.some(({ differences }) => differences.length > 0);
  const printed = report(outcomes, errors.length, nameOf);
  if (!accept || errors.length > 0) {
    const refused = accept
      ? ["Nothing was taken over: each record needs its page, and each page its record."]
      : [];
    return {
      output: printed,
      errors: [...errors, ...refused],
      status: differs || errors.length > 0 ? 1 : 0,
    };
  }
  const facts = outcomes
    .flatMap(({ differences }) => differences)
    .filter(({ kind }) => kind === "fact").length;
  if (facts > 0) {
    const still = facts === 1 ? "1 fact still differs" : `${facts} facts still differ`;
    return {
      output: printed,
      errors: [
        `Nothing was taken over: ${still}, and --accept writes only fingerprints and dates.`,
      ],
      status: 1,
    };
  }
  return { output: takeOver(outcomes, files), errors: [], status: 0 };
}

/** What every page is, or why it cannot be told. Of a file that is not even called like a page, the less is said. */
function readPages(
  records: readonly SourceDocument[],
  folder: string,
  names: readonly string[],
): { pages: Page[]; unread: PageError[] } {
  const pages: Page[] = [];
  const unread: PageError[] = [];
  for (const name of names) {
    const file = join(folder, name);
    try {
      pages.push(readPage(file, readFileSync(file)));
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      const known = records.some(({ document }) => document === name);
      unread.push(
        known
          ? error
          : new PageError(
              file,
              error.line,
              error.column,
              `The file belongs to no record, and no page can be read from it: ${error.reason}`,
            ),
      );
    }
  }
  return { pages, unread };
}

function takeOver(outcomes: readonly Outcome[], files: Files): string {
  const lines = outcomes.flatMap(({ record, page, differences }) => {
    const before = files.read(record.file);
    if (!page || before === undefined || differences.length === 0) return [];
    const after = acceptPage(before, record, page);
    files.write(record.file, after);
    const date = record.edition === page.edition ? "" : `, edition ${page.edition ?? "removed"}`;
    const hashes = changedHashes(before, after);
    return [`- ${record.file}: ${hashes} ${hashes === 1 ? "fingerprint" : "fingerprints"}${date}`];
  });
  return lines.length === 0
    ? "Nothing to take over: the tables say what the pages say."
    : ["**Taken over:**", "", ...lines].join("\n");
}

function nameOf(page: Page): string {
  return basename(page.file);
}

function exampleReader(
  files: Files,
): (service: string, name: string) => { file: string; value: unknown } | undefined {
  return (service, name) => {
    for (const room of [service, "shared"]) {
      const file = displayPath(join("spec", room, "examples", `${name}.yaml`));
      const text = files.read(file);
      const example: unknown = text === undefined ? undefined : parse(text);
      if (typeof example === "object" && example !== null && "value" in example)
        return { file, value: example.value };
    }
    return undefined;
  };
}
