import { JSX } from "typedoc";
import { StepError } from "../../build/step.js";
import { operationsOf, type Description } from "../../spec/description.js";
import { recordedSeed } from "../../../src/sandbox.js";
import { codeSamples, type CodeSample } from "../code-samples/code-samples.js";

/** The samples of the first operation that only reads, and needs nothing except a project; those of this package first. */
export function firstCallSamples(descriptions: ReadonlyMap<string, Description>): CodeSample[] {
  for (const [service, description] of descriptions)
    for (const operation of operationsOf(description))
      if (operation.parameters.length === 1 && operation.method === "GET") {
        const samples = codeSamples(description, service, operation);
        const isOfPackage = ({ label }: CodeSample): boolean => label === "TypeScript";
        return [
          ...samples.filter(isOfPackage),
          ...samples.filter((sample) => !isOfPackage(sample)),
        ];
      }
  throw new StepError(
    "The start page shows a first call, but no operation reads without further parameters.",
  );
}

/** The first call in each language, in tabs that need no script; print shows all of them. */
export function FirstCall({ samples }: { readonly samples: readonly CodeSample[] }): JSX.Element {
  return (
    <div class="tabs">
      <fieldset>
        <legend>Language</legend>
        {samples.map(({ label }, index) => [
          <input type="radio" name="language" id={tabId(label)} checked={index === 0} />,
          <label for={tabId(label)}>{label}</label>,
        ])}
      </fieldset>
      {samples.map(({ label, source }) => (
        <section class={`panel ${tabId(label)}`}>
          <h3>{label}</h3>
          <Sample source={source} />
        </section>
      ))}
    </div>
  );
}

/** The first commands, against a sandbox, so that they need no account. */
export function FirstCommands(): JSX.Element {
  const cluster = recordedSeed().clusters[0]?.name;
  if (cluster === undefined)
    throw new StepError("The start page backs up a cluster of the sandbox, which has none.");
  return (
    <div class="commands">
      <Sample source="hwbackup sandbox" />
      <p>
        It prints its settings. In another shell, paste the first <code>export</code> line, then
        make tonight’s snapshot and see what is overdue:
      </p>
      <Sample
        source={`hwbackup snapshot ensure --cluster ${cluster} \\\n  --name nightly-{date}\nhwbackup status --max-age 26h --output table`}
      />
    </div>
  );
}

function tabId(label: string): string {
  return `in-${label.toLowerCase()}`;
}

/** A code sample with a place for its copy button. */
export function Sample({ source }: { readonly source: string }): JSX.Element {
  return (
    <div class="sampled">
      <pre class="sample" tabIndex={0}>
        <code>{source.trimEnd()}</code>
      </pre>
    </div>
  );
}

/** Their styles, with a rule that shows the panel of the chosen language. */
export function firstCallStyles(samples: readonly CodeSample[]): string {
  const shown = samples.map(({ label }) => `.tabs:has(#${tabId(label)}:checked) .${tabId(label)}`);
  return `${styles}${shown.join(", ")} { display: block; }`;
}

const styles = `
.tabs fieldset { display: flex; flex-wrap: wrap; gap: .25rem; margin: 0 0 .75rem; padding: 0; border: 0; }
.tabs legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.tabs input { position: absolute; opacity: 0; }
.tabs label { padding: .3rem .8rem; border: 1px solid var(--site-line); border-radius: .4rem; cursor: pointer; font-size: .925rem; }
.tabs input:checked + label { background: var(--site-accent); border-color: var(--site-accent); color: var(--site-page); }
.tabs input:focus-visible + label { outline: 2px solid var(--site-accent); outline-offset: 2px; }
.tabs .panel { display: none; }
.tabs .panel h3 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.sampled + .commands { margin-top: .75rem; }
.commands p { margin: .75rem 0; }
@media print { .tabs fieldset { display: none; } .tabs .panel { display: block; } .tabs .panel h3 { position: static; width: auto; height: auto; clip-path: none; } }
`;
