import { JSX } from "typedoc";
import type { Provenance, VerifiedDocument, VerifiedRecord } from "../../verify/provenance.js";
import { Breakable } from "../frame/code.js";
import { renderPage } from "../frame/page.js";
import { FilterForm, filterStyles, type FilterChoice } from "../frame/filter-form.js";
import { coverageOf, documentId, provenanceAddress, recordId, recordsOf } from "./records.js";

/** The page that shows each source document, table and row with its place in the description and its deviations. */
export function provenancePage({ counts, documents, deviations }: Provenance): string {
  const { rows, statusCodes, recordings, statements } = counts;
  return renderPage({
    title: "Provenance - huaweicloud-dws-dds",
    address: provenanceAddress,
    width: "72rem",
    styles: filterStyles + styles,
    scripts: ["filter"],
    children: (
      <>
        <h1>Provenance</h1>
        <p>
          Every row of the {documents.length} source documents, with a link to its place in the API
          reference. The build fails if a documented fact has no place in a description, if no
          document states a keyword, the meaning of a value, a unit or a code of a description, or
          if a deviation has no evidence. Other sentences of the descriptions are ours.
        </p>
        <ul class="figures">
          <Count of={rows} what="documented rows" />
          <Count of={statusCodes} what="status codes" />
          <Count of={recordings} what="recorded values" />
          <Count of={statements} what="statements with a source" />
          <li>
            <a href="../deviations/index.html">
              <b>{deviations.length}</b> deviations
            </a>
          </li>
        </ul>
        <CoverageChart documents={documents} />
        <FilterForm label="Filter the records" choices={filterChoices(documents)} />
        {documents.map((document) => (
          <DocumentSection document={document} />
        ))}
      </>
    ),
  });
}

function filterChoices(documents: readonly VerifiedDocument[]): FilterChoice[] {
  return [
    {
      name: "document",
      label: "Document",
      options: documents.map((document) => {
        const id = documentId(document);
        return [id, `${id} ${document.operation}`];
      }),
    },
    {
      name: "kind",
      label: "Kind",
      options: [
        ["row", "rows of tables"],
        ["status", "status codes"],
        ["recording", "recorded values"],
      ],
    },
    {
      name: "differs",
      label: "Deviations",
      options: [
        ["yes", "with deviations"],
        ["no", "without deviations"],
      ],
    },
  ];
}

function Count({ of, what }: { readonly of: number; readonly what: string }): JSX.Element {
  return (
    <li>
      <b>{of}</b> {what}
    </li>
  );
}

/** For each source document, the share of its records with a place in the description, and of those with a deviation. */
function CoverageChart({
  documents,
}: {
  readonly documents: readonly VerifiedDocument[];
}): JSX.Element {
  const width = (percent: number): string => `width: ${percent.toFixed(1)}%`;
  return (
    <table class="chart small">
      <caption class="key soft">
        Facts of each document with a place in the description: <i class="same" />
        as documented <i class="differs" />
        with a deviation
      </caption>
      <thead>
        <tr>
          <th scope="col">Document</th>
          <th scope="col">
            <span class="soft">Share</span>
          </th>
          <th scope="col">With a place</th>
          <th scope="col">With deviations</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => {
          const { total, placed, differing, bar } = coverageOf(document);
          return (
            <tr>
              <th scope="row">
                <a href={`#${documentId(document)}`}>{document.title}</a>{" "}
                <span class="soft">{documentId(document)}</span>
              </th>
              <td>
                <span class="bar" aria-hidden="true">
                  <i class="same" style={width(bar.same)} />
                  <i class="differs" style={width(bar.differs)} />
                </span>
              </td>
              <td>
                {placed} of {total}
              </td>
              <td>{differing}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function DocumentSection({ document }: { readonly document: VerifiedDocument }): JSX.Element {
  const { service, title, edition, operation, request, tables, statuses, recordings } = document;
  const id = documentId(document);
  const common = { service, document: id };
  const [firstRecord] = recordsOf(document);
  const operationAnchor = firstRecord?.anchor.split("#")[0] ?? "";
  return (
    <section data-group="">
      <h2 id={id}>
        {title} <span class="soft">{id}</span>
      </h2>
      <p>
        <span class="soft">
          {document.document}
          {edition === undefined ? ", without a date" : `, edition of ${edition}`}.
        </span>{" "}
        <Breakable text={request} /> is{" "}
        <a href={`../${service}.html#${operationAnchor}`}>{operation}</a>.
      </p>
      {tables.map((table) => (
        <RecordTable
          {...common}
          heading={`Table ${table.number}: ${table.title}`}
          column="Row"
          kind="row"
          ids={`${id}-${table.number}`}
          records={table.rows}
        />
      ))}
      <RecordTable
        {...common}
        heading="Status codes"
        column="Status"
        kind="status"
        ids={`${id}-status`}
        records={statuses}
        otherwise="The document refers to another page for these."
      />
      <RecordTable
        {...common}
        heading="Recorded values"
        column="Example"
        kind="recording"
        ids={`${id}-recording`}
        records={recordings}
        otherwise="The document records no request or response body."
      />
    </section>
  );
}

interface RecordTableProps {
  readonly service: string;
  readonly document: string;
  readonly heading: string;
  /** The heading of the first column. */
  readonly column: string;
  readonly kind: string;
  /** What the ids of the records start with. */
  readonly ids: string;
  readonly records: readonly VerifiedRecord[];
  /** What is shown instead of an empty table. */
  readonly otherwise?: string;
}

function RecordTable(props: RecordTableProps): JSX.Element {
  if (props.records.length === 0 && props.otherwise !== undefined)
    return (
      <>
        <h3>{props.heading}</h3>
        <p>{props.otherwise}</p>
      </>
    );
  return (
    <div data-group="">
      <h3>{props.heading}</h3>
      <table class="records">
        <thead>
          <tr>
            <th scope="col">{props.column}</th>
            <th scope="col">Documented</th>
            <th scope="col">Place in the description</th>
            <th scope="col">Deviations</th>
          </tr>
        </thead>
        <tbody>
          {props.records.map((record) => (
            <RecordRow table={props} record={record} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RecordRow({
  table,
  record,
}: {
  readonly table: RecordTableProps;
  readonly record: VerifiedRecord;
}): JSX.Element {
  const { name, summary, pointers, source, anchor, deviations } = record;
  const [place, ...further] = pointers;
  return (
    <tr
      id={recordId(table.ids, name)}
      data-record=""
      data-document={table.document}
      data-kind={table.kind}
      data-differs={deviations.length > 0 ? "yes" : "no"}
    >
      <th scope="row">
        <Breakable text={name} />
      </th>
      <td>{summary}</td>
      <td>
        <a href={`../${table.service}.html#${anchor}`}>
          {place === undefined ? "no place in the description" : <Breakable text={place} />}
        </a>
        {further.map((pointer) => [" ", <Breakable text={pointer} />])}
        <br />
        <small>
          {source.file}, line {source.line}
        </small>
      </td>
      <td>
        {deviations.map((id, index) => [
          index > 0 && ", ",
          <a href={`../deviations/index.html#${id}`}>{id}</a>,
        ])}
      </td>
    </tr>
  );
}

const styles = `
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; padding: 0; list-style: none; }
.figures b { display: block; font-size: 1.7rem; line-height: 1.2; }
.filter { position: sticky; top: var(--site-bar-height); z-index: 5; background: var(--site-page); }
.site [data-record] { scroll-margin-top: calc(var(--site-bar-height) + 8rem); }
.chart caption { text-align: left; }
.chart tbody th { font-weight: 400; }
.site .chart thead th { overflow-wrap: normal; }
.chart td { white-space: nowrap; }
.chart th:nth-child(2) { width: 45%; }
.chart .bar { display: flex; height: 1.1rem; border-radius: .2rem; overflow: hidden; background: var(--site-surface); min-width: 8rem; }
.chart .bar i { display: block; }
.chart .same, .key .same { background: var(--site-good); }
.chart .differs, .key .differs { background: var(--site-caution); }
.key i { display: inline-block; vertical-align: -.1em; width: .8rem; height: .8rem; border-radius: .2rem; margin: 0 .3rem 0 1rem; }
@media (max-width: 44rem) {
  .filter { position: static; }
  .site table.chart { font-size: .8rem; }
  .site .chart th, .site .chart td { width: auto; padding-right: .4rem; overflow-wrap: anywhere; }
  .chart .bar { min-width: 3rem; }
  .site .chart thead th { font-size: .7rem; }
}
.records td:last-child a { white-space: nowrap; }
@media (min-width: 44rem) {
  .records { table-layout: fixed; }
  .records th:nth-child(1) { width: 22%; }
  .records th:nth-child(2) { width: 24%; }
  .records th:nth-child(4) { width: 14%; }
}
@media print { .chart .bar, .key i { print-color-adjust: exact; } }
`;
