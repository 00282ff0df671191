import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { inProject } from "../../../scripts/build/project.js";
import { cellNames, type CellName, type Row } from "./row.js";

/** "yes", or why not. */
export type Cell = "yes" | "not reached" | { readonly reason: string; readonly issue?: string };

/** What the test found out about a row, as it is kept in results/. */
export interface Result extends Pick<
  Row,
  "generator" | "version" | "language" | "openapi" | "unknownMembers"
> {
  /** The hash of the descriptions that the clients were made from. */
  readonly descriptions: string;
  /** The hash of all that the row depends on. A row whose inputs are the same has the same result. */
  readonly inputs: string;
  readonly cells: Readonly<Record<CellName, Cell>>;
}

type Key = Pick<Result, "generator" | "language" | "openapi">;

const folder = inProject("test/languages/results");

function fileOf(generator: string): string {
  return `${folder}/${generator.replace(/\W+/g, "-").replace(/^-/, "")}.json`;
}

function read(file: string): Result[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Result[]) : [];
}

function isSame(one: Key, other: Key): boolean {
  return (
    one.generator === other.generator &&
    one.language === other.language &&
    one.openapi === other.openapi
  );
}

/** All results, in the order of the table. */
export function readResults(): Result[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => read(`${folder}/${name}`));
}

export function resultOf(row: Key): Result | undefined {
  return read(fileOf(row.generator)).find((result) => isSame(result, row));
}

/** Keeps a result in place of the older one. Each generator has a file of its own, for their tests run side by side. */
export function keepResult(result: Result): void {
  const others = read(fileOf(result.generator)).filter((other) => !isSame(other, result));
  const order = ({ language, openapi }: Result) => `${language} ${openapi}`;
  const results = [...others, result].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  writeFileSync(fileOf(result.generator), `${JSON.stringify(results, null, 2)}\n`);
}

/** Drops the results of rows that there are no more. */
export function forgetResults(generator: string, rows: readonly Key[]): void {
  const results = read(fileOf(generator));
  const current = results.filter((result) => rows.some((row) => isSame(row, result)));
  if (current.length < results.length)
    writeFileSync(fileOf(generator), `${JSON.stringify(current, null, 2)}\n`);
}

export function isComplete(
  cells: Partial<Record<CellName, Cell>>,
): cells is Record<CellName, Cell> {
  return cellNames.every((name) => cells[name] !== undefined);
}
