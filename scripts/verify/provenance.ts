import type { DeviationPlace } from "../spec/deviations.js";
import { toPointer, type Path } from "../spec/json-pointer.js";
import { sourceLocator, type SourceLocation } from "../spec/source-location.js";
import type { CheckedDocument, CheckedRow } from "./checked-document.js";
import { securitySchemeOf } from "./check-row.js";
import { countsOf, type VerificationCounts } from "./counts.js";
import { show, type CoverageTracker, type Source } from "./coverage-tracker.js";
import { rowAnchor, rowSummary } from "./row-summary.js";
import type { Verification, VerificationInputs } from "./verify.js";

/** Where the step "verification" writes the provenance as JSON. */
export const provenanceFile = "build/verification/provenance.json";

/** A documented fact and its place in the description. */
export interface VerifiedRecord {
  /** The name of a row, the number of a status code, the name of a recording. */
  readonly name: string;
  readonly summary: string;
  /** JSON pointers into the description; that of the property or parameter is the first. */
  readonly pointers: readonly string[];
  /** The place in spec/. */
  readonly source: SourceLocation;
  /** Behind the # of the reference page of the service. */
  readonly anchor: string;
  /** Ids of deviations. */
  readonly deviations: readonly string[];
}

export interface VerifiedTable {
  readonly number: number;
  readonly title: string;
  readonly rows: readonly VerifiedRecord[];
}

export interface VerifiedDocument {
  readonly service: string;
  readonly document: string;
  readonly title: string;
  readonly edition: string | undefined;
  readonly operation: string;
  readonly request: string;
  readonly tables: readonly VerifiedTable[];
  readonly statuses: readonly VerifiedRecord[];
  readonly recordings: readonly VerifiedRecord[];
}

export interface VerifiedDeviation {
  readonly id: string;
  readonly service: string;
  readonly kind: string;
  readonly reason: string;
  readonly evidence: string;
  /** What is still unknown. */
  readonly question?: string;
  readonly places: readonly { readonly pattern: string; readonly summary: string }[];
}

/** The place of every documented fact, and every deviation, for the documentation. */
export interface Provenance {
  readonly counts: VerificationCounts;
  readonly documents: readonly VerifiedDocument[];
  readonly deviations: readonly VerifiedDeviation[];
}

export function provenanceOf(
  verifications: readonly Verification[],
  inputs: VerificationInputs,
): Provenance {
  return {
    counts: countsOf(verifications, inputs),
    documents: verifications.flatMap((verification) => {
      const context: RecordContext = {
        tracker: verification.tracker,
        locate: sourceLocator(verification.service),
        deviationsAt: indexDeviations(verification, inputs),
      };
      return verification.documents.map((document) => verifiedDocument(context, document));
    }),
    deviations: inputs.deviationFiles.flatMap(({ service, deviations }) =>
      deviations.map(({ places, kind, reason, evidence, question }, index) => ({
        id: `${service}-${index + 1}`,
        service,
        kind,
        reason,
        evidence,
        ...(question !== undefined && { question }),
        places: Object.entries(places).map(([pattern, value]) => ({
          pattern,
          summary: value === null ? "nothing" : show(value),
        })),
      })),
    ),
  };
}

interface RecordContext {
  readonly tracker: CoverageTracker;
  readonly locate: (path: Path) => SourceLocation;
  readonly deviationsAt: (source: Source, paths: readonly Path[]) => string[];
}

/** The ids of the deviations that were applied for a source, or at or below one of its places. */
function indexDeviations(
  { applied }: Verification,
  { deviationFiles }: VerificationInputs,
): RecordContext["deviationsAt"] {
  const ids = new Map<DeviationPlace, string>();
  for (const { service, places } of deviationFiles)
    for (const place of places) ids.set(place, `${service}-${place.number}`);
  const index = new Map<unknown, Set<string>>();
  const add = (key: unknown, place: DeviationPlace): void =>
    void index.set(key, (index.get(key) ?? new Set()).add(ids.get(place) ?? ""));
  for (const { place, path, difference } of applied) {
    if (difference?.source) add(difference.source, place);
    for (let length = 1; length <= path.length; length += 1)
      add(toPointer(path.slice(0, length)), place);
  }
  return (source, paths) => {
    const keys = [source, ...paths.map(toPointer)];
    return [...new Set(keys.flatMap((key) => [...(index.get(key) ?? [])]))];
  };
}

function verifiedDocument(context: RecordContext, checked: CheckedDocument): VerifiedDocument {
  const { document, operation } = checked;
  const method: Path = ["paths", operation.path, operation.method.toLowerCase()];
  const record = (
    name: string,
    summary: string,
    source: Source,
    paths: readonly Path[],
    row?: CheckedRow,
  ): VerifiedRecord => ({
    name,
    summary,
    pointers: paths.map(toPointer),
    source: context.locate(paths[0] ?? []),
    anchor: rowAnchor(checked, row),
    deviations: context.deviationsAt(source, paths),
  });
  return {
    service: document.service,
    document: document.document,
    title: document.title,
    edition: document.edition,
    operation: document.operation,
    request: document.request,
    tables: document.tables.map((table) => ({
      number: table.number,
      title: table.title,
      rows: checked.rows
        .filter((row) => row.table === table)
        .map((row) => {
          const places = placesOf(context.tracker, row);
          return record(row.row.name, rowSummary(row.row), row.source, places, row);
        }),
    })),
    statuses: checked.statusCodes.map(({ status, source }) =>
      record(status, "a status code of the response", source, [[...method, "responses", status]]),
    ),
    recordings: checked.recordings.map(({ recording, role, source, path }) => {
      const summary = role === "body" ? "a recorded request" : "a recorded response";
      return record(recording.example, summary, source, [path]);
    }),
  };
}

/** The parameter or property of a row, and the shared list of values that it refers to; the security scheme of a header. */
function placesOf(tracker: CoverageTracker, { row, place }: CheckedRow): Path[] {
  if (!place) return [securitySchemeOf(tracker, row)].filter((scheme) => scheme !== undefined);
  const { element, schema } = place;
  const isShared =
    !toPointer(schema).startsWith(toPointer(element)) &&
    tracker.at([...schema, "properties"]) === undefined;
  return isShared ? [element, schema] : [element];
}
