import { Breakable, withCode } from "../frame/code.js";
import { JSX } from "typedoc";
import type { Provenance, VerifiedDeviation } from "../../verify/provenance.js";
import { renderPage } from "../frame/page.js";
import { FilterForm, filterStyles, recordStyles } from "../frame/filter-form.js";
import { deviationsAddress } from "./records.js";

interface DeviationKind {
  readonly kind: string;
  readonly title: string;
  readonly about: string;
}

/** The kinds, the most important for a reader first. */
const kinds: readonly DeviationKind[] = [
  {
    kind: "contradiction",
    title: "Contradictions",
    about:
      "Documents contradict each other, themselves or recorded responses. Each entry states which version the description follows.",
  },
  {
    kind: "narrowing",
    title: "Narrowings",
    about: "The description allows less than a source document.",
  },
  {
    kind: "addition",
    title: "Additions",
    about:
      "The description states what its source documents leave out: authentication, error bodies and codes, retries.",
  },
];

const services: Readonly<Record<string, string>> = {
  dws: "DWS",
  dds: "DDS",
  shared: "both services",
};

/** The page that shows each deviation with its reason and evidence, and the open questions. */
export function deviationsPage({ deviations }: Provenance): string {
  return renderPage({
    title: "Deviations and open questions - huaweicloud-dws-dds",
    address: deviationsAddress,
    styles: filterStyles + recordStyles,
    scripts: ["filter"],
    children: (
      <>
        <h1>Deviations and open questions</h1>
        <p>
          The source documents contradict each other and leave things out. This page lists the{" "}
          {deviations.length} places where the descriptions differ from them, each with its reason
          and evidence. The build fails if a difference has no entry here, and if an entry is
          unused. The <a href="../provenance/index.html">provenance</a> shows the documents row by
          row.
        </p>
        <OpenQuestions deviations={deviations} />
        <FilterForm
          label="Filter the deviations"
          choices={[
            { name: "service", label: "Service", options: Object.entries(services) },
            {
              name: "kind",
              label: "Kind",
              options: kinds.map(({ kind, title }) => [kind, title.toLowerCase()]),
            },
            { name: "open", label: "Question", options: [["yes", "open"]] },
          ]}
        />
        {kinds.map((kind) => (
          <KindSection
            {...kind}
            deviations={deviations.filter((deviation) => deviation.kind === kind.kind)}
          />
        ))}
      </>
    ),
  });
}

interface Deviations {
  readonly deviations: readonly VerifiedDeviation[];
}

function OpenQuestions({ deviations }: Deviations): JSX.Element {
  const open = deviations.filter(({ question }) => question !== undefined);
  return (
    <>
      <h2 id="open-questions">Open questions</h2>
      <p>
        The descriptions were not tested against the real services. A recorded response would
        resolve each of these {open.length} questions; if you have one, please tell us. The command{" "}
        <code>hwbackup verify</code> calls the read-only operations, and reports which questions the
        responses clarify, without ids, names, hosts and times of the account.
      </p>
      <ol>
        {open.map(({ id, service, question }) => (
          <li>
            {question}{" "}
            <a class="id" href={`#${id}`}>
              {id}
            </a>{" "}
            <span class="soft">({services[service] ?? service})</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function KindSection({ title, about, deviations }: DeviationKind & Deviations): JSX.Element {
  return (
    <section data-group="">
      <h2 id={title.toLowerCase()}>
        {title} <span class="soft">{deviations.length}</span>
      </h2>
      <p>{about}</p>
      {deviations.map((deviation) => (
        <Deviation {...deviation} />
      ))}
    </section>
  );
}

function Deviation(deviation: VerifiedDeviation): JSX.Element {
  const { id, service, kind, reason, evidence, question, places } = deviation;
  return (
    <article
      id={id}
      data-record=""
      data-service={service}
      data-kind={kind}
      data-open={question === undefined ? "no" : "yes"}
    >
      <h3>
        <a href={`#${id}`}>{id}</a>
      </h3>
      <p>{withCode(reason)}</p>
      <dl>
        <dt>Evidence</dt>
        <dd>{withCode(evidence)}</dd>
        {question !== undefined && [<dt>Open</dt>, <dd>{withCode(question)}</dd>]}
        <dt>In the description</dt>
        <dd>
          <Places places={places} />
        </dd>
      </dl>
    </article>
  );
}

function Places({ places }: Pick<VerifiedDeviation, "places">): JSX.Element {
  const list = (
    <ul>
      {places.map(({ pattern, summary }) => (
        <li>
          <Breakable text={pattern} />{" "}
          {summary === "nothing" ? "is absent" : <Breakable text={summary} />}
        </li>
      ))}
    </ul>
  );
  if (places.length <= 4) return list;
  return (
    <details>
      <summary>{places.length} places</summary>
      {list}
    </details>
  );
}
