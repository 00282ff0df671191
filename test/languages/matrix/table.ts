import type { Cell, Result } from "./results.js";

function textOf(cell: Cell, more = "", word = "with findings"): string {
  if (cell === "yes") return `yes${more}`;
  if (cell === "not reached") return "–";
  const { reason, issue } = cell;
  return `${word}: ${reason}${issue === undefined ? "" : ` ([upstream](${issue}))`}`;
}

function line({ generator, version, language, openapi, cells, unknownProperties }: Result): {
  openapi: string;
  before: string;
  after: string;
} {
  const decodes = textOf(cells.decodes, `; unknown properties are ${unknownProperties}`);
  const generates = textOf(cells.generates, "", cells.runs === "not reached" ? "no" : undefined);
  const after = [generates, textOf(cells.compiles), decodes, textOf(cells.runs)].join(" | ");
  return { openapi, before: `${generator} | ${version} | ${language}`, after };
}

/** The results as Markdown. Versions of OpenAPI with the same result share a line. */
export function tableOf(results: readonly Result[]): string {
  const lines = new Map<string, string[]>();
  for (const { openapi, before, after } of results.map(line)) {
    const key = JSON.stringify([before, after]);
    lines.set(key, [...(lines.get(key) ?? []), openapi]);
  }
  const rows = [...lines].map(([key, versions]) => {
    const [before, after] = JSON.parse(key) as [string, string];
    return `| ${before} | ${versions.join(", ")} | ${after} |`;
  });
  const hashes = new Map(
    results.map(({ openapi, descriptions }) => [
      `${openapi} ${descriptions}`,
      { openapi, descriptions },
    ]),
  );
  const descriptions = [...hashes.values()]
    .map(({ openapi, descriptions }) => `\`${descriptions}\` (${openapi})`)
    .join(", ");
  return [
    "| Generator | Version | Language | OpenAPI | Generates | Compiles strictly | Decodes | Runs |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    `Hashes of the descriptions: ${descriptions}.`,
  ].join("\n");
}

const begin = "<!-- generators: npm run languages:table -->";
const end = "<!-- /generators -->";

/** The text of the page with the table between its two comments. */
export function withTable(text: string, table: string): string {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`The page lacks the lines ${begin} and ${end}.`);
  return `${before}${begin}\n\n${table}\n\n${end}${after}`;
}

/** The page that shows the table. */
export const tablePage = "guides/reference/generators.md";
