import { JSX } from "typedoc";
import { StepError } from "../../build/step.js";
import { operationsByTag, operationsOf, type Description } from "../../spec/description.js";
import type { VerificationCounts } from "../../verify/counts.js";
import { apiDocsAddress } from "../api-docs/address.js";
import { codeSamples, type CodeSample } from "../code-samples/code-samples.js";
import type { Guide } from "../frame/guide-list.js";
import { renderPage } from "../frame/page.js";
import { referenceAnchor } from "../frame/reference-address.js";

export interface StartPageParts {
  readonly descriptions: ReadonlyMap<string, Description>;
  readonly guides: readonly Guide[];
  readonly counts: VerificationCounts;
  /** The addresses of the description files. */
  readonly files: readonly string[];
}

/** The start page: what the project is, its services, a first call, and links to everything else. */
export function startPage({ descriptions, guides, counts, files }: StartPageParts): string {
  return renderPage({
    title: "huaweicloud-dws-dds: snapshots and backups of Huawei Cloud and Open Telekom Cloud",
    address: "index.html",
    width: "64rem",
    styles: styles + firstCallStyles(descriptions),
    children: (
      <>
        <h1>Snapshots and backups of Huawei Cloud and Open Telekom Cloud</h1>
        <p class="lead">
          An <strong>unofficial</strong> OpenAPI description of two services that are documented on
          help pages only: snapshots of the data warehouse (DWS) and backups of the document
          database (DDS). With a TypeScript client, code samples in five languages, a sandbox for
          tests, and the source of each documented fact.
        </p>
        <div class="cards">
          {[...descriptions]
            .sort(([, one], [, other]) => operationsOf(other).length - operationsOf(one).length)
            .map(([service, description]) => (
              <ServiceCard service={service} description={description} />
            ))}
        </div>
        <h2 id="first-call">First call</h2>
        <p>
          This program lists the snapshots of a project. Set <code>OS_TOKEN</code> to a token and{" "}
          <code>OS_PROJECT_ID</code> to the id of the project;{" "}
          <GuideLink guides={guides} file="authentication" /> explains where they come from. Without
          an account, start the sandbox with <code>npx huaweicloud-dws-dds sandbox</code> and use
          its address.
        </p>
        <FirstCall samples={firstCallSamples(descriptions)} />
        <h2 id="guides">Guides</h2>
        <ul class="list">
          {guides.map(({ file, about }) => (
            <li>
              <GuideLink guides={guides} file={file} /> <span>{about}</span>
            </li>
          ))}
        </ul>
        <h2 id="more">More</h2>
        <Links counts={counts} files={files} />
        <h2 id="limits">Known limitations</h2>
        <p>
          The package covers the operations of its source documents and no others:{" "}
          {operationIds(descriptions).join(", ")}. The vendors document further ones elsewhere.{" "}
          <GuideLink guides={guides} file="known-limitations" /> has the details. The project is not
          affiliated with Huawei or T-Systems.
        </p>
      </>
    ),
  });
}

function operationIds(descriptions: ReadonlyMap<string, Description>): string[] {
  return [...descriptions.values()].flatMap((description) =>
    operationsByTag(description).flatMap(({ operations }) =>
      operations.map(({ object }) => object.operationId),
    ),
  );
}

interface ServiceCardProps {
  readonly service: string;
  readonly description: Description;
}

function ServiceCard({ service, description }: ServiceCardProps): JSX.Element {
  return (
    <section class="card">
      <h2>
        <a href={`${service}.html`}>{description.info.title.replace(/ \(unofficial\)$/, "")}</a>
      </h2>
      {operationsByTag(description).map(({ tag, operations }) => (
        <>
          <h3>{tag}</h3>
          <ul>
            {operations.map((operation) => (
              <li>
                <a href={`${service}.html#${referenceAnchor(operation)}`}>
                  <code>{operation.object.operationId}</code>
                </a>{" "}
                {operation.object.summary}{" "}
                <small>
                  <code>
                    {operation.method} {operation.path}
                  </code>
                </small>
              </li>
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}

interface GuideLinkProps {
  readonly guides: readonly Guide[];
  /** The name of the file, without ".md". */
  readonly file: string;
}

function GuideLink({ guides, file }: GuideLinkProps): JSX.Element {
  const guide = guides.find((candidate) => candidate.file === file);
  if (!guide)
    throw new StepError(`The start page links to guides/${file}.md: list it in guides/README.md.`);
  return <a href={`${apiDocsAddress}/documents/${file}.html`}>{guide.name}</a>;
}

function Links({ counts, files }: Pick<StartPageParts, "counts" | "files">): JSX.Element {
  return (
    <ul class="list">
      <li>
        <a href={`${apiDocsAddress}/modules.html`}>Package reference</a>{" "}
        <span>every function, option and type of the npm package, with tested examples</span>
      </li>
      <li>
        <a href="provenance/index.html">Provenance</a>{" "}
        <span>
          {counts.rows} documented rows, {counts.statusCodes} status codes and {counts.recordings}{" "}
          recordings, each with its place in the API reference
        </span>
      </li>
      <li>
        <a href="deviations/index.html">Deviations and open questions</a>{" "}
        <span>
          {counts.deviations} places where the descriptions differ from the help pages, and why
        </span>
      </li>
      <li>
        Description files{" "}
        <span>
          for generators:{" "}
          {files.map((file, index) => [
            index > 0 && ", ",
            <a href={file}>{file.slice(file.lastIndexOf("/") + 1)}</a>,
          ])}
        </span>
      </li>
    </ul>
  );
}

/** The samples of the first operation that only reads, and needs nothing except a project. */
function firstCallSamples(descriptions: ReadonlyMap<string, Description>): CodeSample[] {
  for (const [service, description] of descriptions)
    for (const operation of operationsOf(description))
      if (operation.parameters.length === 1 && operation.method === "GET")
        return codeSamples(description, service, operation);
  throw new StepError(
    "The start page shows a first call, but no operation reads without further parameters.",
  );
}

/** The first call in each language, in tabs that need no script; print shows all of them. */
function FirstCall({ samples }: { readonly samples: readonly CodeSample[] }): JSX.Element {
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
          <Installation label={label} />
          <Sample source={source} />
        </section>
      ))}
    </div>
  );
}

function tabId(label: string): string {
  return `in-${label.toLowerCase()}`;
}

function Installation({ label }: { readonly label: string }): JSX.Element {
  if (label !== "TypeScript") {
    const tool = label === "curl" ? "curl" : `the standard library of ${label}`;
    return <p>The sample needs {tool} only.</p>;
  }
  return (
    <>
      <p>Install the package, on Node 20.19 or later:</p>
      <Sample source="npm install huaweicloud-dws-dds" />
    </>
  );
}

/** A code sample with a place for its copy button. */
function Sample({ source }: { readonly source: string }): JSX.Element {
  return (
    <div class="sampled">
      <pre class="sample" tabIndex={0}>
        <code>{source.trimEnd()}</code>
      </pre>
    </div>
  );
}

/** Shows the panel of the chosen language. */
function firstCallStyles(descriptions: ReadonlyMap<string, Description>): string {
  const selectors = firstCallSamples(descriptions).map(
    ({ label }) => `.tabs:has(#${tabId(label)}:checked) .${tabId(label)}`,
  );
  return `${selectors.join(", ")} { display: block; }`;
}

const styles = `
.lead { font-size: 1.15rem; max-width: 48rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1.25rem; margin: 2rem 0 0; }
.card { border: 1px solid var(--site-line); border-radius: .6rem; padding: 1.1rem 1.25rem; background: var(--site-surface); }
.card h2 { margin: 0 0 .75rem; border: 0; padding: 0; font-size: 1.2rem; }
.card h3 { margin: 1.25rem 0 0; font-size: 1rem; }
.card ul { margin: 0; padding: 0; list-style: none; }
.card li { margin: .75rem 0; }
.card code { padding: 0; background: none; }
.card small { display: block; }
.list { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: .25rem 2rem; margin: 0; padding: 0; list-style: none; }
.list span { display: block; color: var(--site-soft); font-size: .925rem; }
.tabs fieldset { display: flex; flex-wrap: wrap; gap: .25rem; margin: 0 0 1rem; padding: 0; border: 0; }
.tabs legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.tabs input { position: absolute; opacity: 0; }
.tabs label { padding: .35rem .9rem; border: 1px solid var(--site-line); border-radius: .4rem; cursor: pointer; }
.tabs input:checked + label { background: var(--site-accent); border-color: var(--site-accent); color: var(--site-page); }
.tabs input:focus-visible + label { outline: 2px solid var(--site-accent); outline-offset: 2px; }
.tabs .panel { display: none; }
.tabs .panel h3 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.tabs .panel p { margin: .5rem 0; }
@media print { .tabs fieldset { display: none; } .tabs .panel { display: block; } .tabs .panel h3 { position: static; width: auto; height: auto; clip-path: none; } }
`;
