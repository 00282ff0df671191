import { operationsOf, type Description } from "../lib/description.js";
import { escapeHtml } from "./escape-html.js";
import { page } from "./page.js";

/** The page that leads to the reference of each service, and to where each fact comes from. */
export function startPage(descriptions: ReadonlyMap<string, Description>): string {
  const sections = [...descriptions].map(([service, description]) => {
    const operations = operationsOf(description).map(
      ({ method, path, object }) =>
        `<li><a href="${service}.html#operation/${object.operationId}"><code>${object.operationId}</code></a> ${escapeHtml(object.summary)} <small>${method} ${escapeHtml(path)}</small></li>`,
    );
    return `<h2><a href="${service}.html">${escapeHtml(description.info.title)}</a></h2>\n<ul>\n${operations.join("\n")}\n</ul>`;
  });
  return page({
    title: "huaweicloud-dws-dds",
    address: "index.html",
    body: `<h1>huaweicloud-dws-dds</h1>
<p>An unofficial description of the snapshot and backup interfaces of Huawei Cloud and Open Telekom Cloud.</p>
${sections.join("\n")}
<h2><a href="provenance/index.html">Provenance</a></h2>
<p>Each row of each source document with the place that it has here, and everything that differs, with its evidence.</p>`,
  });
}
