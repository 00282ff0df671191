import { countsSummary } from "../verify/counts.js";
import { serviceNames } from "./project.js";
import { readReport } from "./step.js";

/** What "npm run generate" ends with: what the descriptions hold, in numbers of this run. */
export function generatedSummary(): string {
  const { figures = {} } = readReport("generate");
  return [
    `${figures["operations"]} operations of ${serviceNames().length} services`,
    countsSummary(figures),
    `${figures["findings"]} findings (Redocly on spec/, Spectral on the bundles)`,
  ].join("\n");
}

/** What "npm run build" ends with: the above, what the package was tested with, and where to find what it wrote. */
export function buildSummary(): string {
  const { figures: tried = {} } = readReport("replay");
  const { figures: packed = {}, wrote: tarball = [] } = readReport("pack");
  const { wrote: [startPage = "", provenancePage = ""] = [] } = readReport("docs");
  const files = [
    ["generated/", "descriptions (OpenAPI 3.0.3 and 3.1), types, clients, schemas"],
    [startPage, "documentation: open it in a browser"],
    [provenancePage, "the source of each fact"],
    [...tarball, `the package, ${((packed["tarballBytes"] ?? 0) / 1000).toFixed(1)} kB`],
  ];
  return [
    generatedSummary(),
    `${tried["examples"]} recorded examples replayed through the packed client, in ${tried["exchanges"]} calls`,
    `the README's nightly job against the sandbox: AVAILABLE at poll ${tried["polls"]}, ${tried["listed"]} listed`,
    "",
    ...files.map(([path = "", text]) => `  ${path}   ${text}`),
  ].join("\n");
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
