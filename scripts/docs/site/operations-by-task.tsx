import { JSX } from "typedoc";
import { operationsByTag, operationsOf, type Description } from "../../spec/description.js";
import { referenceAnchor } from "../frame/reference-address.js";

/** Every operation of each service by its task, the service with more operations first. */
export function OperationsByTask({
  descriptions,
}: {
  readonly descriptions: ReadonlyMap<string, Description>;
}): JSX.Element {
  return (
    <div class="cards">
      {[...descriptions]
        .sort(([, one], [, other]) => operationsOf(other).length - operationsOf(one).length)
        .map(([service, description]) => (
          <ServiceCard service={service} description={description} />
        ))}
    </div>
  );
}

interface ServiceCardProps {
  readonly service: string;
  readonly description: Description;
}

function ServiceCard({ service, description }: ServiceCardProps): JSX.Element {
  return (
    <section class="card">
      <h3>
        <a href={`${service}.html`}>{description.info.title.replace(/ \(unofficial\)$/, "")}</a>
      </h3>
      {operationsByTag(description).map(({ tag, operations }) => (
        <>
          <h4>{tag}</h4>
          <ul>
            {operations.map((operation) => (
              <li>
                <a href={`${service}.html#${referenceAnchor(operation)}`}>
                  <code>{operation.object.operationId}</code>
                </a>{" "}
                <span>{operation.object.summary}</span>
              </li>
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}

export const operationsStyles = `
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 1.25rem; align-items: start; }
.card { border: 1px solid var(--site-line); border-radius: .6rem; padding: 1.1rem 1.25rem; background: var(--site-surface); }
.card h3 { margin: 0 0 .25rem; font-size: 1.15rem; }
.card h4 { margin: 1.1rem 0 .25rem; font-size: .95rem; }
.card ul { margin: 0; padding: 0; list-style: none; }
.card li { margin: 0; padding: .2rem 0; line-height: 1.4; }
.card li a { display: inline-block; padding: .1rem 0; }
.card li span { color: var(--site-soft); font-size: .925rem; }
.card code { padding: 0; background: none; overflow-wrap: normal; }
@media (min-width: 60rem) { .card li { display: grid; grid-template-columns: 15.5rem minmax(0, 1fr); gap: 0 .75rem; align-items: baseline; } }
`;
