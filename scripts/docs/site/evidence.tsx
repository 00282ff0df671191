import { readFileSync } from "node:fs";
import { JSX } from "typedoc";
import { inProject } from "../../build/project.js";
import { StepError } from "../../build/step.js";
import type { VerificationCounts } from "../../verify/counts.js";
import { apiDocsAddress } from "../api-docs/address.js";
import { deviationsAddress, provenanceAddress } from "../provenance/records.js";

/** Why a reader can trust the descriptions: what the build has compared, each number with the page that shows it. */
export function Evidence({ counts }: { readonly counts: VerificationCounts }): JSX.Element {
  const generators = `${apiDocsAddress}/documents/generators.html`;
  return (
    <ul class="evidence" aria-label="Evidence">
      <Figure
        of={counts.rows}
        what="rows of the vendor’s tables, all compared"
        address={provenanceAddress}
      />
      <Figure
        of={counts.statusCodes}
        what="documented status codes, all compared"
        address={provenanceAddress}
      />
      <Figure
        of={counts.recordings}
        what="recorded requests and responses, all replayed"
        address={provenanceAddress}
      />
      <Figure
        of={counts.deviations}
        what="deviations, each with its reason"
        address={deviationsAddress}
      />
      <Figure
        of={workingClients()}
        what="clients of code generators that work"
        address={generators}
      />
    </ul>
  );
}

interface FigureProps {
  readonly of: number;
  readonly what: string;
  readonly address: string;
}

function Figure({ of, what, address }: FigureProps): JSX.Element {
  return (
    <li>
      <a href={address}>
        <b>{of}</b> {what}
      </a>
    </li>
  );
}

/** The rows of the results in the guide to generators whose client runs. */
function workingClients(): number {
  const file = "guides/reference/generators.md";
  const rows = readFileSync(inProject(file), "utf8").match(/^\|(?:[^|\n]+\|){7} yes \|$/gm);
  if (rows) return rows.length;
  throw new StepError(
    `${file} has no row with a client that runs: npm run languages:table writes them.`,
  );
}

export const evidenceStyles = `
.evidence { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem 1.25rem; margin: 2rem 0 -.5rem; padding: 0; list-style: none; }
.evidence li { margin: 0; }
.evidence a { display: block; text-decoration: none; font-size: .875rem; line-height: 1.35; }
.site .evidence a:not(:hover) { color: var(--site-soft); }
.evidence a:hover { text-decoration: underline; }
.evidence b { display: block; color: var(--site-text); font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
`;
