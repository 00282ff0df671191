import type { Cell, Result } from "./results.js";

function written(cell: Cell, more = "", word = "not quite"): string {
  if (cell === "yes") return `yes${more}`;
  if (cell === "not reached") return "–";
  const { reason, issue } = cell;
  return `${word}: ${reason}${issue === undefined ? "" : ` ([upstream](${issue}))`}`;
}

function line({ generator, version, language, openapi, cells, unknownMembers }: Result): {
  openapi: string;
  before: string;
  after: string;
} {
  const decodes = written(cells.decodes, `; unknown members are ${unknownMembers}`);
  const generates = written(cells.generates, "", cells.runs === "not reached" ? "no" : undefined);
  const after = [generates, written(cells.compiles), decodes, written(cells.runs)].join(" | ");
  return { openapi, before: `${generator} | ${version} | ${language}`, after };
}

/** The results as Markdown. Two versions of OpenAPI with the same result share a line. */
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
  const made = [...hashes.values()]
    .map(({ openapi, descriptions }) => `\`${descriptions}\` (${openapi})`)
    .join(", ");
  return [
    "| Generator | Version | Language | OpenAPI | Generates | Compiles strictly | Decodes | Runs |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    `Made from the descriptions whose hashes are ${made}.`,
  ].join("\n");
}

const begin = "<!-- generators: npm run languages:table -->";
const end = "<!-- /generators -->";

/** The same text with the table where its two marks are. */
export function withTable(text: string, table: string): string {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`The marks ${begin} and ${end} are not there.`);
  return `${before}${begin}\n\n${table}\n\n${end}${after}`;
}

/** The pages with the table. */
export const pagesWithTable = ["README.md", "guides/generators.md"] as const;
