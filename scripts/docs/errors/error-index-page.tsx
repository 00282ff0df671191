import { JSX } from "typedoc";
import { serviceNames } from "../../build/project.js";
import { operationsOf, readBundle } from "../../spec/description.js";
import { withCode } from "../frame/code.js";
import { FilterForm, filterStyles, recordStyles } from "../frame/filter-form.js";
import { renderPage } from "../frame/page.js";
import { referenceAnchor } from "../frame/reference-address.js";
import { errorsAddress, type ErrorRecord } from "./records.js";

interface Group {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly holds: (record: ErrorRecord) => boolean;
}

const isCodeOf =
  (service: string) =>
  (record: ErrorRecord): boolean =>
    record.kind === "code" && record.service === service;

const groups: readonly Group[] = [
  {
    id: "dws",
    title: "Codes of DWS",
    about:
      "The data warehouse service sends these codes. Its documents list statuses without codes.",
    holds: isCodeOf("dws"),
  },
  {
    id: "dds",
    title: "Codes of DDS",
    about:
      "The document database service sends these codes. Its documents list neither codes nor statuses.",
    holds: isCodeOf("dds"),
  },
  {
    id: "gateway",
    title: "Codes of the gateway",
    about:
      "The gateway before both services sends these codes. It also writes `APIG.` instead of `APIGW.`.",
    holds: isCodeOf("shared"),
  },
  {
    id: "statuses",
    title: "Statuses",
    about:
      "What a status means if the response has no code, or one that is not listed above. Bodies come in several forms, as HTML, or not at all.",
    holds: ({ kind }) => kind === "status",
  },
  {
    id: "classes",
    title: "Classes",
    about:
      "The classes of the errors that the package throws. All extend `CloudError`, with `operation`, `attempts`, `cause` and `docs`.",
    holds: ({ kind }) => kind === "class",
  },
];

/** The page of every error that a call, a task or the command can end with. */
export function errorIndexPage(records: readonly ErrorRecord[]): string {
  return renderPage({
    title: "Errors - huaweicloud-dws-dds",
    address: errorsAddress,
    styles: filterStyles + recordStyles + styles,
    scripts: ["filter"],
    children: (
      <>
        <h1>Errors</h1>
        <p>
          Every error code, status and error class: what causes it, what the client does by itself,
          and what to do. The property <code>docs</code> of an error leads to its entry here. The
          guide <a href="../api/documents/errors.html">Errors</a> shows how to handle them.
        </p>
        <p>
          {groups.map(({ id, title }, index) => [
            index > 0 && " · ",
            <a href={`#${id}`}>{title}</a>,
          ])}
        </p>
        <FilterForm
          label="Filter the errors"
          choices={[
            { name: "part", label: "Part", options: groups.map(({ id, title }) => [id, title]) },
            {
              name: "exit",
              label: "Exit code",
              options: [...new Set(records.flatMap((record) => record.exitCodes))]
                .sort((left, right) => left - right)
                .map((code) => [String(code), String(code)]),
            },
          ]}
        />
        {groups.map((group) => (
          <GroupSection group={group} records={records.filter(group.holds)} />
        ))}
      </>
    ),
  });
}

interface GroupProps {
  readonly group: Group;
  readonly records: readonly ErrorRecord[];
}

function GroupSection({ group: { id, title, about }, records }: GroupProps): JSX.Element {
  return (
    <section data-group="">
      <h2 id={id}>
        {title} <span class="soft">{records.length}</span>
      </h2>
      <p>{withCode(about)}</p>
      {records.map((record) => (
        <ErrorEntry group={id} record={record} />
      ))}
    </section>
  );
}

interface EntryProps {
  readonly group: string;
  readonly record: ErrorRecord;
}

function ErrorEntry({ group, record }: EntryProps): JSX.Element {
  const { kind, anchors, statuses, cause, client, advice, cases, exitCodes: exits } = record;
  return (
    <article data-record="" data-part={group} data-exit={exits.join(" ")}>
      <h3>
        {anchors.map((anchor, index) => [
          index > 0 && ", ",
          <a id={anchor} href={`#${anchor}`}>
            {anchor}
          </a>,
        ])}
        {kind === "code" && (
          <span class="soft">
            {statuses.length > 0 ? [" with ", statusesOf(statuses)] : " in a job"}
          </span>
        )}
      </h3>
      <p>{withCode(cause)}</p>
      <dl>
        <dt>The client</dt>
        <dd>{withCode(client)}</dd>
        {advice !== "" && [<dt>What to do</dt>, <dd>{withCode(advice)}</dd>]}
        {cases.length === 0 &&
          exits.length > 0 && [
            <dt>
              <a href="../api/documents/command-line.html#exit-codes">Exit code</a>
            </dt>,
            <dd>{exits.join(" or ")}</dd>,
          ]}
        {linksOf(record)}
      </dl>
      {cases.length > 0 && <Cases cases={cases} />}
    </article>
  );
}

function Cases({ cases }: Pick<ErrorRecord, "cases">): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          <th>When</th>
          <th>What to do</th>
          <th>Exit code</th>
        </tr>
      </thead>
      <tbody>
        {cases.map(({ when, advice, exitCode }) => (
          <tr>
            <td>{withCode(when)}</td>
            <td>{withCode(advice)}</td>
            <td>{String(exitCode)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function statusesOf(statuses: readonly number[]): JSX.Children {
  return statuses.map((status, index) => [
    index > 0 && " or ",
    <a href={`#${status}`}>{String(status)}</a>,
  ]);
}

/** The operations that alone have a code, and the evidence for it. */
function linksOf({ operations, deviations }: ErrorRecord): JSX.Children {
  return [
    operations.length > 0 && [
      <dt>Operation</dt>,
      <dd>
        {operations.map((name) => (
          <a href={referenceAddress(name)}>{name}</a>
        ))}
      </dd>,
    ],
    deviations.length > 0 && [
      <dt>Evidence</dt>,
      <dd>
        {deviations.map((id, index) => [
          index > 0 && ", ",
          <a href={`../deviations/index.html#${id}`}>{id}</a>,
        ])}
      </dd>,
    ],
  ];
}

function referenceAddress(name: string): string {
  for (const service of serviceNames()) {
    const operation = operationsOf(readBundle(service)).find(
      ({ object }) => object.operationId === name,
    );
    if (operation) return `../${service}.html#${referenceAnchor(operation)}`;
  }
  throw new Error(`No service has an operation ${name}.`);
}

const styles = `
article h3 { font-size: 1.05rem; }
article h3 a { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
article h3 span { font-weight: normal; }
article:has(:target) { background: var(--site-mark); box-shadow: 0 0 0 .75rem var(--site-mark); }
article table { margin-top: .75rem; }
article th, article td { width: 45%; }
article th:last-child, article td:last-child { width: 10%; white-space: nowrap; }
`;
