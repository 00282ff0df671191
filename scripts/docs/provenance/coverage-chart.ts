import type { VerifiedDocument } from "../../verify/provenance.js";
import { escapeHtml } from "../site/escape-html.js";
import { documentId } from "./document-id.js";

/** How much of each document the description takes over as it stands, and how much with a deviation. */
export function coverageChart(documents: readonly VerifiedDocument[]): string {
  const counts = documents.map((document) => {
    const records = [
      ...document.tables.flatMap(({ rows }) => rows),
      ...document.statuses,
      ...document.recordings,
    ];
    const differing = records.filter(({ deviations }) => deviations.length > 0).length;
    return {
      document,
      total: records.length,
      placed: records.filter(({ pointers }) => pointers.length > 0).length,
      differing,
    };
  });
  const most = Math.max(...counts.map(({ total }) => total));
  const share = (part: number): string => `${((part / most) * 100).toFixed(1)}%`;
  const line = ({ document, total, placed, differing }: (typeof counts)[number]): string => {
    const id = documentId(document);
    return `<tr><th scope="row"><a href="#${id}">${escapeHtml(document.title)}</a> <span class="soft">${id}</span></th>
<td><span class="bar" aria-hidden="true"><i class="same" style="width: ${share(total - differing)}"></i><i class="differs" style="width: ${share(differing)}"></i></span></td>
<td>${placed} of ${total}</td><td>${differing}</td></tr>`;
  };
  return `<table class="chart small">
<caption class="key soft">Facts of each document that have their place: <i class="same"></i>as it says <i class="differs"></i>with a deviation</caption>
<thead><tr><th scope="col">Document</th><th scope="col"><span class="soft">Share</span></th><th scope="col">In place</th><th scope="col">With deviations</th></tr></thead>
<tbody>
${counts.map(line).join("\n")}
</tbody>
</table>`;
}
