import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Tables {
  readonly tables: readonly { readonly rows: readonly unknown[] }[];
  readonly statusCodes: readonly unknown[];
  readonly exchanges: readonly { readonly body?: unknown }[];
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
  const bodies = exchanges.filter(({ body }) => body !== undefined).length;
  const deviations = files
    .filter((file) => /^\w+[/\\]deviations\.yaml$/.test(file))
    .map((file) => (read(file) as readonly unknown[]).length);
  return {
    services: files.filter((file) => /^\w+[/\\]openapi\.yaml$/.test(file)).length,
    documents: documents.length,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows.length, 0),
    statusCodes: documents.reduce((sum, { statusCodes }) => sum + statusCodes.length, 0),
    exchanges: exchanges.length,
    recordings: exchanges.length + bodies,
    deviations: deviations.reduce((sum, count) => sum + count, 0),
  };
}
