import type { Provenance, ProvenDeviation, ProvenDocument, ProvenRecord } from "../proof/provenance.js";
import { escapeHtml, page } from "../site/page.js";

/** Each document, table and row with what it says and where that went; then each deviation with its evidence. */
export function provenancePage({ figures, documents, deviations }: Provenance): string {
  const { rows = 0, statusCodes = 0, recordings = 0, claims = 0 } = figures;
  return page({
    title: "Provenance - huaweicloud-dws-dds",
    width: "70rem",
    body: `<p><a href="../index.html">huaweicloud-dws-dds</a></p>
<h1>Provenance</h1>
<p>What the source documents say, row by row, and where the descriptions say it. The build fails when a fact of a document
has no place here, when a description says something that no document does, and when a difference lacks its evidence.</p>
<ul class="figures">
${figure(rows, "documented rows")}
${figure(statusCodes, "status codes")}
${figure(recordings, "recorded values")}
${figure(claims, "statements traced back")}
${figure(deviations.length, "deviations")}
</ul>
<nav aria-label="Contents"><ul>
${documents.map((document) => `<li><a href="#${documentId(document)}">${escapeHtml(document.title)}</a> <small>${escapeHtml(document.document)}</small></li>`).join("\n")}
<li><a href="#deviations">Deviations</a></li>
</ul></nav>
${documents.map(documentSection).join("\n")}
<h2 id="deviations">Deviations</h2>
<p>Where a description says other than its documents (contradiction), more than they do (addition) or less than they allow
(narrowing). Words in quotation marks stand in a text, everything else for machines.</p>
${deviations.map(deviationSection).join("\n")}`,
  });
}

function figure(count: number, what: string): string {
  return `<li><b>${count}</b> ${what}</li>`;
}

function documentId({ document }: ProvenDocument): string {
  return document.slice(0, document.indexOf("_"));
}

function documentSection(document: ProvenDocument): string {
  const { service, title, edition, operation, request, tables, statuses, recordings } = document;
  return `<section>
<h2 id="${documentId(document)}">${escapeHtml(title)}</h2>
<p>${escapeHtml(document.document)}${edition === undefined ? ", without a date" : `, edition of ${edition}`}. <code>${escapeHtml(request)}</code> is
<a href="../${service}.html#operation/${operation}">${operation}</a>.</p>
${tables.map(({ number, title: name, rows }) => recordTable(service, `Table ${number}: ${name}`, "Row", rows)).join("\n")}
${statuses.length === 0 ? "<h3>Status codes</h3>\n<p>By reference to another page only.</p>" : recordTable(service, "Status codes", "Status", statuses)}
${recordTable(service, "Recorded values", "Example", recordings)}
</section>`;
}

function recordTable(service: string, title: string, head: string, records: readonly ProvenRecord[]): string {
  return `<h3>${escapeHtml(title)}</h3>
<table>
<thead><tr><th>${head}</th><th>What it says</th><th>Where it went</th><th>Deviations</th></tr></thead>
<tbody>
${records.map((record) => recordRow(service, record)).join("\n")}
</tbody>
</table>`;
}

function recordRow(service: string, { name, says, pointers, source, anchor, deviations }: ProvenRecord): string {
  const [place = "", ...further] = pointers;
  return `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${escapeHtml(says)}</td>
<td><a href="../${service}.html#${escapeHtml(anchor)}"><code>${escapeHtml(place)}</code></a>${further.map((pointer) => ` <code>${escapeHtml(pointer)}</code>`).join("")}<small>${source.file}, line ${source.line}</small></td>
<td>${deviations.map((id) => `<a href="#${id}">${id}</a>`).join(", ")}</td></tr>`;
}

function deviationSection({ id, kind, reason, evidence, places }: ProvenDeviation): string {
  return `<section id="${id}">
<h3>${id}: ${kind}</h3>
<p>${escapeHtml(reason)}</p>
<p>Evidence: ${escapeHtml(evidence)}</p>
<details><summary>${places.length === 1 ? "1 place" : `${places.length} places`}</summary>
<ul>
${places.map(({ pattern, says }) => `<li><code>${escapeHtml(pattern)}</code> has ${says === "nothing" ? says : `<code>${escapeHtml(says)}</code>`}</li>`).join("\n")}
</ul></details>
</section>`;
}
