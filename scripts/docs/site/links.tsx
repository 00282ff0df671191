import { JSX } from "typedoc";
import { apiDocsAddress } from "../api-docs/address.js";
import { guideKinds, type Guide } from "../frame/guide-list.js";

/** A link from a page at the root of the site to a guide. */
export function GuideLink({ guide }: { readonly guide: Guide }): JSX.Element {
  return <a href={`${apiDocsAddress}/documents/${guide.file}.html`}>{guide.name}</a>;
}

/** The guides, in a column for each kind. */
export function GuidesByKind({ guides }: { readonly guides: readonly Guide[] }): JSX.Element {
  return (
    <div class="columns">
      {Object.entries(guideKinds).map(([kind, title]) => (
        <section>
          <h3>{title}</h3>
          <ul>
            {guides
              .filter((guide) => guide.kind === kind)
              .map((guide) => (
                <li>
                  <GuideLink guide={guide} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
