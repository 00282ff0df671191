import type { Provenance, VerifiedDocument, VerifiedRecord } from "../../verify/provenance.js";
import { escapeHtml } from "../site/escape-html.js";
import { page } from "../site/page.js";
import { coverageChart } from "./coverage-chart.js";
import { documentId } from "./document-id.js";
import { filterForm } from "./filter-form.js";
import { recordId } from "./record-id.js";

export const provenanceAddress = "provenance/index.html";

/** Each document, table and row with what it says, where that went, and what differs. */
export function provenancePage({ counts, documents, deviations }: Provenance): string {
  const { rows, statusCodes, recordings, statements } = counts;
  return page({
    title: "Provenance - huaweicloud-dws-dds",
    address: provenanceAddress,
    width: "72rem",
    scripts: ["filter"],
    body: `<style>${styles}</style>
<h1>Where each fact comes from</h1>
<p>Every row of the ${documents.length} source documents, with what it says and a link that opens the reference at that very member. The build
fails when a fact of a document has no place, when a description says something that no document does, and when a difference
lacks its evidence.</p>
<ul class="figures">
${figure(rows, "documented rows")}
${figure(statusCodes, "status codes")}
${figure(recordings, "recorded values")}
${figure(statements, "statements with a source")}
<li><a href="../deviations/index.html"><b>${deviations.length}</b> deviations</a></li>
</ul>
${coverageChart(documents)}
${filterForm("Filter the records", [
  {
    name: "document",
    label: "Document",
    options: documents.map(
      (document) =>
        [documentId(document), `${documentId(document)} ${document.operation}`] as const,
    ),
  },
  {
    name: "sort",
    label: "Kind",
    options: [
      ["row", "rows of tables"],
      ["status", "status codes"],
      ["recording", "recorded values"],
    ],
  },
  {
    name: "differs",
    label: "Deviations",
    options: [
      ["yes", "with deviations"],
      ["no", "without"],
    ],
  },
])}
${documents.map(documentSection).join("\n")}`,
  });
}

function figure(count: number, what: string): string {
  return `<li><b>${count}</b> ${what}</li>`;
}

function documentSection(document: VerifiedDocument): string {
  const { service, title, edition, operation, request, tables, statuses, recordings } = document;
  const id = documentId(document);
  const table = (
    heading: string,
    head: string,
    sort: string,
    records: readonly VerifiedRecord[],
    key: string,
  ): string =>
    recordTable(
      {
        heading,
        head,
        service,
        attributes: `data-document="${id}" data-sort="${sort}"`,
        ids: `${id}-${key}`,
      },
      records,
    );
  return `<section data-group>
<h2 id="${id}">${escapeHtml(title)} <span class="soft">${id}</span></h2>
<p><span class="soft">${escapeHtml(document.document)}${edition === undefined ? ", without a date" : `, edition of ${edition}`}.</span> <code>${escapeHtml(request)}</code> is
<a href="../${service}.html#${escapeHtml(document.tables[0]?.rows[0]?.anchor.split("#")[0] ?? "")}">${operation}</a>.</p>
${tables.map(({ number, title: name, rows }) => table(`Table ${number}: ${name}`, "Row", "row", rows, String(number))).join("\n")}
${statuses.length === 0 ? "<h3>Status codes</h3>\n<p>By reference to another page only.</p>" : table("Status codes", "Status", "status", statuses, "status")}
${table("Recorded values", "Example", "recording", recordings, "recording")}
</section>`;
}

interface TableParts {
  readonly heading: string;
  readonly head: string;
  readonly service: string;
  readonly attributes: string;
  readonly ids: string;
}

function recordTable(
  { heading, head, service, attributes, ids }: TableParts,
  records: readonly VerifiedRecord[],
): string {
  return `<div data-group><h3>${escapeHtml(heading)}</h3>
<table>
<thead><tr><th scope="col">${head}</th><th scope="col">What it says</th><th scope="col">Where it went</th><th scope="col">Deviations</th></tr></thead>
<tbody>
${records.map((record) => recordRow(service, attributes, recordId(ids, record.name), record)).join("\n")}
</tbody>
</table></div>`;
}

function recordRow(
  service: string,
  attributes: string,
  id: string,
  record: VerifiedRecord,
): string {
  const { name, summary, pointers, source, anchor, deviations } = record;
  const [place = "", ...further] = pointers;
  return `<tr id="${id}" data-record ${attributes} data-differs="${deviations.length > 0 ? "yes" : "no"}"><th scope="row"><code>${escapeHtml(name)}</code></th><td>${escapeHtml(summary)}</td>
<td><a href="../${service}.html#${escapeHtml(anchor)}"><code>${escapeHtml(place)}</code></a>${further.map((pointer) => ` <code>${escapeHtml(pointer)}</code>`).join("")}<br><small>${source.file}, line ${source.line}</small></td>
<td>${deviations.map((deviation) => `<a href="../deviations/index.html#${deviation}">${deviation}</a>`).join(", ")}</td></tr>`;
}

const styles = `
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; padding: 0; list-style: none; }
.figures b { display: block; font-size: 1.7rem; line-height: 1.2; }
.site [hidden] { display: none !important; }
.filter { position: sticky; top: var(--site-bar-height); z-index: 5; display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin: 2rem 0 0; padding: .75rem 0; background: var(--site-page); border-bottom: 1px solid var(--site-line); }
.filter label { display: grid; font-size: .8rem; color: var(--site-soft); }
.filter [type=search] { min-width: 14rem; }
.filter output { font-size: .875rem; color: var(--site-soft); padding: .4rem 0; }
.site [data-record] { scroll-margin-top: calc(var(--site-bar-height) + 8rem); }
.chart caption { text-align: left; }
.chart tbody th { font-weight: 400; }
.chart th:nth-child(2) { width: 45%; }
.chart .bar { display: flex; height: 1.1rem; border-radius: .2rem; overflow: hidden; background: var(--site-surface); min-width: 8rem; }
.chart .bar i { display: block; }
.chart .same, .key .same { background: var(--site-good); }
.chart .differs, .key .differs { background: var(--site-caution); }
.key i { display: inline-block; vertical-align: -.1em; width: .8rem; height: .8rem; border-radius: .2rem; margin: 0 .3rem 0 1rem; }
@media (max-width: 44rem) {
  .filter { position: static; }
  .site table.chart { font-size: .8rem; }
  .site .chart th, .site .chart td { width: auto; padding-right: .4rem; overflow-wrap: anywhere; }
  .chart .bar { min-width: 3.5rem; }
}
@media print { .chart .bar, .key i { print-color-adjust: exact; } }
`;
