import type { VerificationCounts } from "../../verify/counts.js";
import { operationsOf, type Description } from "../../spec/description.js";
import { referenceAnchor } from "../reference-address.js";
import { StepError } from "../../build/step.js";
import { codeSamples } from "../api-reference/code-samples.js";
import { escapeHtml } from "./escape-html.js";
import { firstCall } from "./first-call.js";
import type { Guide } from "./guide-list.js";
import { page } from "./page.js";
import { startStyles } from "./start-css.js";

export interface StartPageParts {
  readonly descriptions: ReadonlyMap<string, Description>;
  readonly guides: readonly Guide[];
  readonly counts: VerificationCounts;
  /** Files of the descriptions, below the site's root. */
  readonly files: readonly string[];
}

/** The first page: what this is, what it offers, a first call, and the way to everything else. */
export function startPage({ descriptions, guides, counts, files }: StartPageParts): string {
  return page({
    title: "huaweicloud-dws-dds: snapshots and backups of Huawei Cloud and Open Telekom Cloud",
    address: "index.html",
    width: "64rem",
    body: `<style>${startStyles}</style>
<h1>Snapshots and backups of Huawei Cloud and Open Telekom Cloud</h1>
<p class="lead">The <strong>unofficial</strong> description of two interfaces that exist only as help pages: snapshots of the data warehouse
(DWS) and backups of the document database (DDS). With a client for TypeScript, samples that run in five languages, a sandbox to try
them on, and the proof of where each fact comes from.</p>
<div class="cards">
${[...descriptions]
  .sort(([, one], [, other]) => operationsOf(other).length - operationsOf(one).length)
  .map(([service, description]) => serviceCard(service, description))
  .join("\n")}
</div>
<h2 id="first-call">A first call</h2>
<p>It lists the snapshots of a project. Put a token into <code>OS_TOKEN</code> and the id of the project into <code>OS_PROJECT_ID</code>; the guide
<a href="handbook/documents/signing-in.html">Signing in</a> says where they come from. Without an account, start the sandbox with
<code>npx huaweicloud-dws-dds sandbox</code> and take its address.</p>
${firstCallOf(descriptions)}
<h2 id="guides">Guides</h2>
<ul class="list">
${guides.map(({ name, file, about }) => `<li><a href="handbook/documents/${file}.html">${escapeHtml(name)}</a> <span>${escapeHtml(about)}</span></li>`).join("\n")}
</ul>
<h2 id="more">Everything else</h2>
<ul class="list">
<li><a href="handbook/modules.html">Package reference</a> <span>every function, option and type of the npm package, with examples that are compiled by a test</span></li>
<li><a href="provenance/index.html">Provenance</a> <span>${counts.rows} documented rows, ${counts.statusCodes} status codes and ${counts.recordings} recordings, each with its place in the reference</span></li>
<li><a href="deviations/index.html">Deviations and open questions</a> <span>${counts.deviations} places where the help pages contradict one another or leave something out, and what we chose</span></li>
<li>The descriptions as files <span>for generators: ${files.map((file) => `<a href="${file}">${file.slice(file.lastIndexOf("/") + 1)}</a>`).join(", ")}</span></li>
</ul>
<h2 id="limits">What it does not do</h2>
<p>It lists and it creates. The five help pages behind it document no call that deletes a snapshot or a backup, so that nothing here enforces
a retention; nor one that restores. The vendors have further pages for both; no operation is invented. <a href="handbook/documents/limits.html">More of what it does not do</a>,
and what nobody could check, is said in a guide. It is not affiliated with Huawei or T-Systems.</p>`,
  });
}

function serviceCard(service: string, description: Description): string {
  const operations = operationsOf(description).map(
    (
      operation,
    ) => `<li><a href="${service}.html#${referenceAnchor(operation)}"><code>${operation.object.operationId}</code></a> ${escapeHtml(operation.object.summary)}
<small><code>${operation.method} ${escapeHtml(operation.path)}</code></small></li>`,
  );
  return `<section class="card"><h2><a href="${service}.html">${escapeHtml(description.info.title.replace(/ \(unofficial\)$/, ""))}</a></h2>
<ul>
${operations.join("\n")}
</ul></section>`;
}

/** The first operation that reads and needs nothing but a project, in every language. */
function firstCallOf(descriptions: ReadonlyMap<string, Description>): string {
  for (const [service, description] of descriptions)
    for (const operation of operationsOf(description))
      if (operation.parameters.length === 1 && operation.method === "GET")
        return firstCall(codeSamples(description, service, operation));
  throw new StepError(
    "The start page shows a first call, and no operation reads with nothing but a project.",
  );
}
