import { JSX } from "typedoc";
import type { Description } from "../../spec/description.js";
import type { VerificationCounts } from "../../verify/counts.js";
import type { CodeSample } from "../code-samples/code-samples.js";
import { guideNamed, type Guide } from "../frame/guide-list.js";
import { renderPage } from "../frame/page.js";
import { Evidence, evidenceStyles } from "./evidence.js";
import {
  FirstCall,
  firstCallSamples,
  firstCallStyles,
  FirstCommands,
  Sample,
} from "./first-call.js";
import { LifeCyclePicture, lifeCycleStyles } from "./life-cycle-picture.js";
import { GuideLink, GuidesByKind } from "./links.js";
import { OperationsByTask, operationsStyles } from "./operations-by-task.js";
import { recipeGuides } from "./recipes.js";

export interface StartPageParts {
  readonly descriptions: ReadonlyMap<string, Description>;
  readonly guides: readonly Guide[];
  readonly counts: VerificationCounts;
  /** The addresses of the description files of this build. */
  readonly files: readonly string[];
  /** Those of each release. */
  readonly releasedFiles: readonly string[];
}

/** The start page: what the project is and why to trust it, what it does, a first call, and links to everything else. */
export function startPage(parts: StartPageParts): string {
  const { descriptions, guides, counts } = parts;
  const samples = firstCallSamples(descriptions);
  const to = (file: string): JSX.Element => <GuideLink guide={guideNamed(guides, file)} />;
  return renderPage({
    title: "huaweicloud-dws-dds: snapshots and backups of Huawei Cloud and Open Telekom Cloud",
    address: "index.html",
    width: "76rem",
    styles: lifeCycleStyles + evidenceStyles + operationsStyles + firstCallStyles(samples) + styles,
    children: (
      <>
        <h1>Snapshots and backups of Huawei Cloud and Open Telekom Cloud</h1>
        <p class="lead">
          An <strong>unofficial</strong> command line, TypeScript client and OpenAPI description for
          operators who automate snapshots of the data warehouse (DWS) and backups of the document
          database (DDS).
        </p>
        <p class="actions">
          <a class="action" href="#first-call">
            Try it without an account
          </a>
          {to("nightly-backups")}
        </p>
        <Evidence counts={counts} />
        <h2 id="life-cycle">From the first snapshot to the last</h2>
        <LifeCyclePicture descriptions={descriptions} guides={guides} />
        <h2 id="first-call">First call</h2>
        <CommandAndProgram samples={samples} authentication={to("authentication")} />
        <h2 id="recipes">Recipes</h2>
        <ul class="recipes">
          {recipeGuides(guides).map((guide) => (
            <li>
              <GuideLink guide={guide} /> <span>{guide.about}</span>
            </li>
          ))}
        </ul>
        <h2 id="operations">Operations by task</h2>
        <OperationsByTask descriptions={descriptions} />
        <h2 id="guides">Guides</h2>
        <GuidesByKind guides={guides} />
        <h2 id="files">Description files</h2>
        <Files {...parts} />
        <h2 id="limits">Known limitations</h2>
        <p>
          The package covers the operations above and no others, and was not tested against the real
          services. {to("known-limitations")} has the details. The project is not affiliated with
          Huawei or T-Systems.
        </p>
      </>
    ),
  });
}

interface CommandAndProgramProps {
  readonly samples: readonly CodeSample[];
  /** The link to the guide. */
  readonly authentication: JSX.Element;
}

function CommandAndProgram({ samples, authentication }: CommandAndProgramProps): JSX.Element {
  return (
    <div class="halves">
      <section>
        <h3>A command, without an account</h3>
        <p>
          You need Node 20.19 or later. The package is not on the npm registry yet:{" "}
          <code>npm ci && npm run pack</code> in a checkout writes its tarball to <code>dist/</code>
          .
        </p>
        <Sample source="npm install --global ./dist/huaweicloud-dws-dds-*.tgz" />
        <FirstCommands />
      </section>
      <section>
        <h3>A program that lists the snapshots of a project</h3>
        <p>
          {authentication} explains where its credentials come from. With the sandbox, use the
          address that it prints.
        </p>
        <FirstCall samples={samples} />
      </section>
    </div>
  );
}

/** The description files of this build, and of each release. */
function Files({
  files,
  releasedFiles,
}: Pick<StartPageParts, "files" | "releasedFiles">): JSX.Element {
  return (
    <>
      <p>
        For generators and other tools. These addresses are stable, and their files change with the
        newest build. Each release also has its own folder, such as <code>openapi/1.0.0/</code>,
        whose files never change.
      </p>
      <ul class="files">
        {[...files, ...releasedFiles].map((file) => (
          <li>
            <a href={file}>{file}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

const styles = `
.site h1 { max-width: 34ch; font-size: clamp(1.7rem, 1.2rem + 2vw, 2.5rem); }
.lead { font-size: 1.2rem; max-width: 64ch; text-wrap: pretty; }
.site main > p, .site section > p { max-width: 72ch; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; margin: 1.5rem 0 0; }
.site .action { padding: .55rem 1.1rem; border-radius: .45rem; background: var(--site-accent); color: var(--site-page); text-decoration: none; font-weight: 600; }
.site .action:hover { text-decoration: underline; }
.halves { display: grid; gap: 1.5rem 2.5rem; }
.halves > section { min-width: 0; }
.halves h3 { margin: .5rem 0; font-size: 1.1rem; }
.recipes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); gap: 1rem; margin: 0; padding: 0; list-style: none; }
.recipes li { margin: 0; padding: .9rem 1.1rem; border: 1px solid var(--site-line); border-radius: .6rem; }
.recipes a { font-weight: 600; }
.recipes span { display: block; margin-top: .25rem; color: var(--site-soft); font-size: .925rem; line-height: 1.45; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: 1rem 2rem; }
.columns h3 { margin: 0 0 .4rem; font-size: 1rem; }
.columns ul, .files { margin: 0; padding: 0; list-style: none; }
.columns li { margin: 0; }
.columns li a, .files a { display: inline-block; padding: .15rem 0; }
.files { columns: 14rem; max-width: 62rem; }
@media (min-width: 62rem) { .halves { grid-template-columns: minmax(0, 1fr) minmax(0, 1.15fr); } }
`;
