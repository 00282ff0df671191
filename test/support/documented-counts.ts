import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Tables {
  readonly operation: string;
  readonly tables: readonly { readonly rows: readonly unknown[] }[];
  readonly statusCodes: readonly unknown[];
  readonly exchanges: readonly { readonly body?: unknown; readonly response?: unknown }[];
}

/** What the tables of a project or of a copy hold, counted by reading them: the numbers that a build must print. */
export function documentedCounts(folder: string): Readonly<Record<string, number>> {
  const files = readdirSync(join(folder, "spec"), { recursive: true, encoding: "utf8" });
  const read = (file: string): unknown => parse(readFileSync(join(folder, "spec", file), "utf8"));
  const documents = files
    .filter((file) => /^\w+[/\\]tables[/\\].*\.yaml$/.test(file))
    .map((file) => read(file) as Tables);
  const tables = documents.flatMap((document) => document.tables);
  const exchanges = documents.flatMap((document) => document.exchanges);
  const recordings = exchanges.flatMap(({ body, response }) =>
    [body, response].filter((recording) => recording !== undefined),
  );
  const deviations = files
    .filter((file) => /^\w+[/\\]deviations\.yaml$/.test(file))
    .map((file) => (read(file) as readonly unknown[]).length);
  return {
    services: files.filter((file) => /^\w+[/\\]openapi\.yaml$/.test(file)).length,
    operations: new Set(documents.map(({ operation }) => operation)).size,
    documents: documents.length,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows.length, 0),
    statusCodes: documents.reduce((sum, { statusCodes }) => sum + statusCodes.length, 0),
    exchanges: exchanges.length,
    recordings: recordings.length,
    deviations: deviations.reduce((sum, count) => sum + count, 0),
  };
}

/** The parts of its output in which a build of a folder must state these counts. */
export function expectedCounts(folder: string): string[] {
  const count = documentedCounts(folder);
  return [
    `${count["operations"]} operations of ${count["services"]} services`,
    `verified: ${count["rows"]} rows in ${count["tables"]} tables, ${count["statusCodes"]} status codes and ${count["recordings"]} recordings of ${count["documents"]} source documents;`,
    `${count["deviations"]} deviations have evidence`,
    "0 findings",
    `${count["recordings"]} recorded examples replayed through the packed client, in ${count["exchanges"]} calls`,
  ];
}
