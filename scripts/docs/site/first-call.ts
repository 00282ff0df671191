import type { CodeSample } from "../api-reference/code-samples.js";
import { escapeHtml } from "./escape-html.js";

/** What a reader does before the first call, by the label of a language; the others need nothing but themselves. */
const preparations: Readonly<Record<string, string>> = {
  TypeScript: "Install the package, on Node 20.19 or later:",
};

/** The first call in each language, one of them shown at a time and all of them on paper. It needs no script. */
export function firstCall(samples: readonly CodeSample[]): string {
  const id = (label: string): string => `in-${label.toLowerCase()}`;
  const [shown] = samples;
  return `<div class="tabs">
<fieldset><legend>Language</legend>
${samples.map(({ label }) => `<input type="radio" name="language" id="${id(label)}"${label === shown?.label ? " checked" : ""}><label for="${id(label)}">${escapeHtml(label)}</label>`).join("\n")}
</fieldset>
${samples.map((sample) => panel(sample, id(sample.label))).join("\n")}
</div>
<style>${samples.map(({ label }) => `.tabs:has(#${id(label)}:checked) .${id(label)}`).join(", ")} { display: block; }</style>`;
}

function panel({ label, source }: CodeSample, name: string): string {
  const preparation = preparations[label];
  const install =
    preparation === undefined
      ? `<p>Nothing to install: ${escapeHtml(label === "curl" ? "curl" : `the standard library of ${label}`)} does it.</p>`
      : `<p>${preparation}</p>\n${sample("npm install huaweicloud-dws-dds")}`;
  return `<section class="panel ${name}"><h3>${escapeHtml(label)}</h3>
${install}
${sample(source)}
</section>`;
}

/** A sample with room for the button that copies it. */
function sample(source: string): string {
  return `<div class="sampled"><pre class="sample" tabindex="0"><code>${escapeHtml(source.trimEnd())}</code></pre></div>`;
}
