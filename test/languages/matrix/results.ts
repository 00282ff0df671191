import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { inProject, serviceNames } from "../../../scripts/build/project.js";
import { recordedCalls } from "./recorded-calls.js";
import { cellNames, type CellName, type Row, type RowKey } from "./row.js";

/** "yes", or why not. */
export type Cell = "yes" | "not reached" | { readonly reason: string; readonly issue?: string };

export type Cells = Readonly<Record<CellName, Cell>>;

/** The result of a row, as a file in results/ holds it. */
export interface Result extends RowKey, Pick<Row, "version" | "unknownProperties"> {
  /** The hash of the descriptions. */
  readonly descriptions: string;
  /** The hash of everything that the result depends on. A row with the same hash is not run again. */
  readonly inputs: string;
  readonly cells: Cells;
}

const folder = inProject("test/languages/results");

/** Each generator has its own file, because their tests run in parallel. */
function fileOf(generator: string): string {
  return `${folder}/${generator.replace(/\W+/g, "-").replace(/^-/, "")}.json`;
}

function read(file: string): Result[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Result[]) : [];
}

function write(generator: string, results: readonly Result[]): void {
  writeFileSync(fileOf(generator), `${JSON.stringify(results, null, 2)}\n`);
}

function isSame(one: RowKey, other: RowKey): boolean {
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

export function resultOf(row: RowKey): Result | undefined {
  return read(fileOf(row.generator)).find((result) => isSame(result, row));
}

/** Writes a result in place of the older one. */
export function writeResult(result: Result): void {
  const others = read(fileOf(result.generator)).filter((other) => !isSame(other, result));
  const order = ({ language, openapi }: Result) => `${language} ${openapi}`;
  const results = [...others, result].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  write(result.generator, results);
}

/** Removes the results of rows that no longer exist. */
export function removeOtherResults(generator: string, rows: readonly RowKey[]): void {
  const results = read(fileOf(generator));
  const current = results.filter((result) => rows.some((row) => isSame(row, result)));
  if (current.length < results.length) write(generator, current);
}

export function isComplete(cells: Partial<Cells>): cells is Cells {
  return cellNames.every((name) => cells[name] !== undefined);
}

/** The published descriptions that a row generates clients from, by service. */
export function descriptionsOf({ openapi }: Pick<Row, "openapi">): ReadonlyMap<string, string> {
  const ending = openapi === "3.0.3" ? ".yaml" : "-3.1.yaml";
  return new Map(
    serviceNames().map((service) => [
      service,
      inProject("generated/openapi", `${service}${ending}`),
    ]),
  );
}

function hashOfFiles(files: readonly string[], more = "", folder = inProject()): string {
  const hash = createHash("sha256").update(more);
  for (const file of [...files].sort())
    hash.update(`\n${relative(folder, file).replaceAll("\\", "/")}\n`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

function filesIn(path: string): string[] {
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The hash of generated clients: those of both versions of OpenAPI are often the same. */
export function hashOfClients(folder: string): string {
  return hashOfFiles(filesIn(folder), "", folder);
}

/** Removes the folders of this machine from commands. The project goes last: it may contain the others. */
function withoutFolders(commands: string): string {
  return [process.env["PATH"] ?? "", process.execPath, inProject()].reduce(
    (text, path) => text.replaceAll(path || "\0", ""),
    commands,
  );
}

/** The hash of a row's descriptions, and that of everything that its result depends on: also its driver, checks and commands. */
export function hashesOf(row: Row): Pick<Result, "descriptions" | "inputs"> {
  const descriptions = descriptionsOf(row);
  const files = [...descriptions.values()];
  const driver = filesIn(inProject("test/languages", row.driver));
  const checks = ["matrix/check-row.ts", "nightly-job.ts", "loopback-server.ts"].map((name) =>
    inProject("test/languages", name),
  );
  const calls = recordedCalls(row.unknownProperties).map(
    ({ call, exchange, status, body, outcome }) => ({ call, exchange, status, body, outcome }),
  );
  const generate = [...descriptions.keys()].map((service) => row.generate(service, "description"));
  return {
    descriptions: hashOfFiles(files),
    inputs: hashOfFiles(
      [...files, ...driver, ...checks],
      withoutFolders(JSON.stringify([row, generate, calls])),
    ),
  };
}
