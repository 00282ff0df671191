import type { Provenance, VerifiedDeviation } from "../../verify/provenance.js";
import { escapeHtml } from "../site/escape-html.js";
import { page } from "../site/page.js";
import { filterForm } from "./filter-form.js";

export const deviationsAddress = "deviations/index.html";

/** The kinds, those first that a reader has to know. */
const kinds = [
  {
    kind: "contradiction",
    title: "Contradictions",
    about:
      "Where documents disagree with one another, with themselves or with what is seen, and what we chose.",
  },
  {
    kind: "narrowing",
    title: "Narrowings",
    about: "Where the description allows less than a document does.",
  },
  {
    kind: "addition",
    title: "Additions",
    about:
      "What the description knows and its documents leave out: how to sign in, error bodies and codes, when to repeat a call.",
  },
] as const;

const services: Readonly<Record<string, string>> = {
  dws: "DWS",
  dds: "DDS",
  shared: "both services",
};

/** What contradicts what, what we chose, why and with which evidence; and what only a live service could tell. */
export function deviationsPage({ deviations }: Provenance): string {
  const open = deviations.filter(({ question }) => question !== undefined);
  return page({
    title: "Deviations and open questions - huaweicloud-dws-dds",
    address: deviationsAddress,
    scripts: ["filter"],
    body: `<style>${styles}</style>
<h1>Deviations and open questions</h1>
<p>The help pages contradict one another, and leave things out. Each of the ${deviations.length} places where the descriptions say other, more or
less than their documents stands here with its reason and its evidence: the build fails at a difference without an entry, and at
an entry that excuses nothing. The <a href="../provenance/index.html">provenance</a> shows the documents row by row.</p>
<h2 id="open-questions">Open questions</h2>
<p>Nobody of us could call the real services. These ${open.length} questions are settled by one look at a live answer; if you have one, tell us.</p>
<ol>
${open.map(({ id, service, question = "" }) => `<li>${escapeHtml(question)} <a href="#${id}">${id}</a> <span class="soft">(${services[service] ?? service})</span></li>`).join("\n")}
</ol>
${filterForm("Filter the deviations", [
  { name: "service", label: "Service", options: Object.entries(services) },
  {
    name: "kind",
    label: "Kind",
    options: kinds.map(({ kind, title }) => [kind, title.toLowerCase()] as const),
  },
  { name: "open", label: "Question", options: [["yes", "still open"]] },
])}
${kinds.map((kind) => kindSection(kind, deviations)).join("\n")}`,
  });
}

function kindSection(
  { kind, title, about }: (typeof kinds)[number],
  deviations: readonly VerifiedDeviation[],
): string {
  const own = deviations.filter((deviation) => deviation.kind === kind);
  return `<section data-group>
<h2 id="${title.toLowerCase()}">${title} <span class="soft">${own.length}</span></h2>
<p>${about}</p>
${own.map(deviationArticle).join("\n")}
</section>`;
}

function deviationArticle({
  id,
  service,
  kind,
  reason,
  evidence,
  question,
  places,
}: VerifiedDeviation): string {
  const state = question === undefined ? "no" : "yes";
  return `<article id="${id}" data-record data-service="${service}" data-kind="${kind}" data-open="${state}">
<h3><a href="#${id}">${id}</a></h3>
<p>${prose(reason)}</p>
<dl>
<dt>Evidence</dt><dd>${prose(evidence)}</dd>
${question === undefined ? "" : `<dt>Open</dt><dd>${prose(question)}</dd>`}
<dt>In the description</dt><dd>${placeList(places)}</dd>
</dl>
</article>`;
}

function placeList(places: VerifiedDeviation["places"]): string {
  const items = places.map(
    ({ pattern, summary }) =>
      `<li><code>${escapeHtml(pattern)}</code> ${summary === "nothing" ? "has nothing" : `<code>${escapeHtml(summary)}</code>`}</li>`,
  );
  const list = `<ul>${items.join("\n")}</ul>`;
  return places.length <= 4
    ? list
    : `<details><summary>${places.length} places</summary>${list}</details>`;
}

/** Words in backticks are code. */
function prose(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}

const styles = `
.site [hidden] { display: none !important; }
.filter { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin: 2.5rem 0 0; padding: .75rem 0; border-block: 1px solid var(--site-line); }
.filter label { display: grid; font-size: .8rem; color: var(--site-soft); }
.filter output { font-size: .875rem; color: var(--site-soft); padding: .4rem 0; }
article { border-top: 1px solid var(--site-line); padding: .25rem 0 1rem; scroll-margin-top: calc(var(--site-bar-height) + 1rem); }
article h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
article > p { margin: .25rem 0 .75rem; font-size: 1.05rem; }
dl { display: grid; grid-template-columns: 8.5rem 1fr; gap: .3rem 1rem; margin: 0; font-size: .9rem; }
dt { color: var(--site-soft); }
dd { margin: 0; min-width: 0; }
dd ul { margin: 0; padding: 0; list-style: none; }
@media (max-width: 44rem) { dl { grid-template-columns: 1fr; gap: .1rem; } dd { margin-bottom: .5rem; } }
`;
