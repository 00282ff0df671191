import { JSX } from "typedoc";
import type { Description } from "../../spec/description.js";
import type { Guide } from "../frame/guide-list.js";
import { referenceAnchor } from "../frame/reference-address.js";
import { lifeCycle, type LifeCycleStep } from "./life-cycle.js";
import { GuideLink } from "./links.js";

export interface LifeCycleProps {
  readonly descriptions: ReadonlyMap<string, Description>;
  readonly guides: readonly Guide[];
}

/** The life cycle as a picture: its steps in a circle of arrows, from left to right, or from top to bottom on a narrow screen. */
export function LifeCyclePicture({ descriptions, guides }: LifeCycleProps): JSX.Element {
  const steps = lifeCycle(descriptions, guides);
  const names = steps.map(({ name }) => name.toLowerCase()).join(", ");
  return (
    <figure class="cycle" aria-label={`The life cycle of a snapshot or backup: ${names}`}>
      <ol>
        {steps.map((step) => (
          <StepOfCycle step={step} />
        ))}
      </ol>
      <figcaption>every night</figcaption>
    </figure>
  );
}

function StepOfCycle({ step }: { readonly step: LifeCycleStep }): JSX.Element {
  const { name, about, guide, services } = step;
  return (
    <li>
      <Icon name={name} />
      <div>
        <h3>{name}</h3>
        <p>{about}</p>
        <p class="guide">
          <GuideLink guide={guide} />
        </p>
      </div>
      <dl>
        {services.map(([service, operations]) => (
          <div>
            <dt>{service.toUpperCase()}</dt>
            {operations.map((operation) => (
              <dd>
                <a href={`${service}.html#${referenceAnchor(operation)}`}>
                  <code>{operation.object.operationId}</code>
                </a>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </li>
  );
}

/** The strokes of each icon, in a square of 24 units. */
const icons: Readonly<Record<string, string>> = {
  Make: "M4 6c0-4 16-4 16 0v5M4 6c0 4 16 4 16 0M4 6v12c0 2 3 3 7 3M4 12c0 2 3 3 8 3M18 15v6M15 18h6",
  Wait: "M12 3a9 9 0 1 0 .01 0M12 7v5l3.5 2",
  Keep: "M8 8h12v12H8zM16 8V4H4v12h4",
  Restore: "M4 4v5h5M4.5 9A8.5 8.5 0 1 1 3.5 13M12 8v5l3 2",
  Retire: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
};

function Icon({ name }: { readonly name: string }): JSX.Element {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={icons[name] ?? ""} />
    </svg>
  );
}

export const lifeCycleStyles = `
.cycle { margin: 1.5rem 0 0; position: relative; }
.cycle ol { margin: 0; padding: 0; list-style: none; display: grid; }
.cycle li { margin: 0; position: relative; display: grid; grid-template-columns: 3.25rem minmax(0, 1fr); gap: 0 1rem; padding-bottom: 1.75rem; }
.cycle svg { grid-row: span 2; box-sizing: border-box; width: 3.25rem; height: 3.25rem; padding: .75rem; border: 2px solid var(--site-accent); border-radius: 50%; background: var(--site-page);
  fill: none; stroke: var(--site-accent); stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; z-index: 1; }
.cycle h3 { margin: 0; font-size: 1.15rem; }
.cycle p { margin: .15rem 0 .4rem; color: var(--site-soft); font-size: .95rem; line-height: 1.45; }
.cycle dl { margin: 0; font-size: .875rem; display: grid; gap: .5rem 1.5rem; align-content: start; }
.cycle dt { color: var(--site-soft); font-size: .75rem; font-weight: 600; letter-spacing: .04em; }
.cycle dd { margin: 0; }
.cycle dd a { display: inline-block; padding: .2rem 0; }
.cycle code { padding: 0; background: none; overflow-wrap: normal; }
.cycle figcaption { font-size: .875rem; color: var(--site-soft); }
/* The arrows are borders, which print draws, too. */
.cycle { --arrow: 2px solid var(--site-soft); --back: 2px dashed var(--site-soft); }
.cycle li::before { content: ""; position: absolute; left: calc(1.625rem - 1px); top: 3.25rem; bottom: 0; border-left: var(--arrow); }
.cycle li::after { content: ""; position: absolute; left: calc(1.625rem - .3rem); bottom: .15rem; width: .5rem; height: .5rem; border: var(--arrow); border-width: 0 2px 2px 0; transform: rotate(45deg); }
.cycle figcaption { margin-left: .2rem; }
@media (min-width: 40rem) {
  .cycle li { grid-template-columns: 3.25rem minmax(0, 1fr) minmax(0, 1.35fr); }
  .cycle svg { grid-row: auto; }
  .cycle dl { grid-template-columns: 1fr 1fr; }
}
@media (min-width: 76rem) {
  .cycle { margin-top: .5rem; padding-top: 2.25rem; }
  .cycle ol { grid-template-columns: repeat(5, minmax(0, 1fr)); column-gap: 1.25rem; }
  .cycle li { display: block; padding: 0; }
  .cycle h3 { margin-top: .9rem; }
  .cycle dl { display: block; }
  .cycle dl div { margin-top: .6rem; }
  .cycle li::before { left: 3.75rem; right: -.75rem; top: 1.6rem; bottom: auto; border: 0; border-top: var(--arrow); }
  .cycle li::after { left: auto; right: -.75rem; top: 1.35rem; bottom: auto; transform: rotate(-45deg); }
  /* From the last step back to the first. */
  .cycle li:last-child::before { left: 1.6rem; right: auto; top: -1.25rem; height: 1.25rem; border: 0; border-left: var(--back); }
  .cycle li:last-child::after { display: none; }
  .cycle ol::before { content: ""; position: absolute; left: 1.6rem; top: 1rem; width: calc(80% + 1rem); border-top: var(--back); }
  .cycle ol::after { content: ""; position: absolute; left: 1.6rem; top: 1rem; height: 1.15rem; border-left: var(--back); }
  .cycle::after { content: ""; position: absolute; left: calc(1.6rem - .25rem); top: 1.55rem; width: .5rem; height: .5rem; border: var(--arrow); border-width: 0 2px 2px 0; transform: rotate(45deg); }
  .cycle figcaption { position: absolute; top: .35rem; left: 40%; margin: 0; padding: 0 .6rem; background: var(--site-page); }
}
@media print { .cycle li { break-inside: avoid; } }
`;
