import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { parse } from "yaml";
import { inProject } from "../../build/project.js";
import { isObject } from "../../../src/values.js";
import type { SourceDocument } from "../../spec/tables.js";
import { acceptPage, changedHashes } from "./accept.js";
import { comparePage } from "./compare/compare-page.js";
import type { Comparison } from "./compare/difference.js";
import { matchPages } from "./compare/match-pages.js";
import { numeralsOf } from "./numerals.js";
import { readPage } from "./read-page.js";
import { report, type Outcome } from "./report.js";
import { PageError, type SourcePage } from "./source-page.js";

/** What the command prints, and its exit status. */
export interface VerifyResult {
  readonly output: string;
  readonly errors: readonly string[];
  readonly status: 0 | 1 | 2;
}

/** Access to files of tables and examples, which tests replace. */
export interface Files {
  read(file: string): string | undefined;
  write(file: string, text: string): void;
}

export const projectFiles: Files = {
  read: (file) => (existsSync(inProject(file)) ? readFileSync(inProject(file), "utf8") : undefined),
  write: (file, text) => writeFileSync(inProject(file), text),
};

export interface VerifyOptions {
  /** The folder of the source documents. */
  readonly folder: string;
  /** Verifies the tables of this operation only, and ignores the documents of others. */
  readonly operation?: string;
  /** Writes the fingerprints and dates of the source documents into the files of tables. */
  readonly accept?: boolean;
  readonly files?: Files;
}

/** Compares files of tables with the source documents in a folder. */
export function verifyPages(
  all: readonly SourceDocument[],
  { folder, operation, accept = false, files = projectFiles }: VerifyOptions,
): VerifyResult {
  const wanted = all.filter((tables) => operation === undefined || tables.operation === operation);
  const names = pageNames(folder, all);
  if (wanted.length === 0)
    return usageError(`No file of tables documents the operation ${String(operation)}.`);
  if (!names) return usageError(`There is no folder ${folder}.`);
  if (names.length === 0)
    return usageError(`There is no source document (.txt or .rst) in ${folder}.`);

  const { pages, unreadable } = readPages(all, folder, names);
  const matched = matchPages(all, pages);
  const missing = wanted
    .filter(
      (tables) =>
        !matched.pages.has(tables) && !names.some((name) => basename(name) === tables.document),
    )
    .map(
      ({ file, document }) =>
        `${file}:1:1  The source document ${document} is missing in ${folder}.`,
    );
  const isWanted = (file: string): boolean =>
    operation === undefined || wanted.some(({ document }) => document === basename(file));
  const pageErrors = [...unreadable, ...matched.unmatched]
    .filter(({ file }) => isWanted(file))
    .map(({ message }) => message);
  const errors = [...pageErrors, ...missing].sort();
  const exampleOf = exampleReader(files);
  const outcomes = wanted.map((tables): Outcome => {
    const page = matched.pages.get(tables);
    if (!page) return { tables, differences: [] };
    return { tables, page, differences: comparePage(tables, page, exampleOf) };
  });
  return accept ? acceptAll(outcomes, errors, files) : reportResult(outcomes, errors);
}

function usageError(message: string): VerifyResult {
  return { output: "", errors: [message], status: 2 };
}

/**
 * The names of the documents in a folder. Its subfolders hold other editions, of which only those count that a file of tables
 * names. Undefined when there is no such folder.
 */
function pageNames(folder: string, all: readonly SourceDocument[]): string[] | undefined {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  const documents = new Set(all.map(({ document }) => document));
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory() && /\.(?:txt|rst)$/i.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => name === basename(name) || documents.has(basename(name)))
    .sort();
}

function reportResult(outcomes: readonly Outcome[], errors: readonly string[]): VerifyResult {
  const differs = outcomes.some(({ differences }) => differences.length > 0);
  const status = differs || errors.length > 0 ? 1 : 0;
  return { output: report(outcomes, errors.length), errors, status };
}

function readPages(
  all: readonly SourceDocument[],
  folder: string,
  names: readonly string[],
): { pages: SourcePage[]; unreadable: PageError[] } {
  const pages: SourcePage[] = [];
  const unreadable: PageError[] = [];
  for (const name of names) {
    const file = join(folder, name);
    try {
      pages.push(readPage(file, readFileSync(file)));
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      const isKnown = all.some(({ document }) => document === basename(name));
      const reason = `The file belongs to no file of tables and cannot be read: ${error.reason}`;
      unreadable.push(isKnown ? error : new PageError(file, error.line, error.column, reason));
    }
  }
  return { pages, unreadable };
}

function acceptAll(
  outcomes: readonly Outcome[],
  errors: readonly string[],
  files: Files,
): VerifyResult {
  const facts = outcomes
    .flatMap(({ differences }) => differences)
    .filter(({ kind }) => kind === "fact").length;
  const reason =
    errors.length > 0
      ? "each file of tables needs its source document, and each source document its tables"
      : `${facts === 1 ? "1 fact differs" : `${facts} facts differ`}, and --accept writes fingerprints and dates only`;
  if (errors.length > 0 || facts > 0) {
    const messages = [...errors, `Nothing was written: ${reason}.`];
    return { output: report(outcomes, errors.length), errors: messages, status: 1 };
  }
  const lines = outcomes.flatMap(({ tables, page, differences }) => {
    const before = files.read(tables.file);
    if (!page || before === undefined || differences.length === 0) return [];
    const after = acceptPage(before, tables, page);
    files.write(tables.file, after);
    const count = changedHashes(before, after);
    const date = tables.edition === page.edition ? "" : `, edition ${page.edition ?? "removed"}`;
    const written = count === 0 ? "accepted" : `${count} fingerprint${count === 1 ? "" : "s"}`;
    return [`- ${tables.file}: ${written}${date}`];
  });
  const output =
    lines.length === 0
      ? "Nothing to write: the tables agree with the source documents."
      : ["**Written:**", "", ...lines].join("\n");
  return { output, errors: [], status: 0 };
}

function exampleReader(files: Files): Comparison["exampleOf"] {
  return (service, name) => {
    for (const folder of [service, "shared"]) {
      const file = `spec/${folder}/examples/${name}.yaml`;
      const text = files.read(file);
      if (text === undefined) continue;
      const example: unknown = parse(text);
      if (isObject(example) && "value" in example)
        return { file, value: example["value"], numerals: numeralsOf(text) };
    }
    return undefined;
  };
}
