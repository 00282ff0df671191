import { toPointer, type Path } from "../spec/json-pointer.js";
import type { LedgerPlace } from "../spec/deviations.js";
import { sourceLocator, type SourceLocation } from "../spec/source-location.js";
import type { EncodedDocument, EncodedRow } from "./encode-document.js";
import { show, type Source } from "./coverage-tracker.js";
import { figuresOf } from "./counts.js";
import type { Premises, Proof } from "./verify.js";
import { rowAnchor } from "./row-anchor.js";
import { saysOf } from "./summary.js";

/** One documented fact and where it went. */
export interface ProvenRecord {
  /** The name of a row, the number of a status, the name of a recording. */
  readonly name: string;
  readonly says: string;
  /** JSON pointers into the description, the member or parameter first. */
  readonly pointers: readonly string[];
  /** Where a person wrote it. */
  readonly source: SourceLocation;
  /** Behind the # of the reference page of the service. */
  readonly anchor: string;
  /** Ids of deviations. */
  readonly deviations: readonly string[];
}

export interface ProvenTable {
  readonly number: number;
  readonly title: string;
  readonly rows: readonly ProvenRecord[];
}

export interface ProvenDocument {
  readonly service: string;
  readonly document: string;
  readonly title: string;
  readonly edition: string | undefined;
  readonly operation: string;
  readonly request: string;
  readonly tables: readonly ProvenTable[];
  readonly statuses: readonly ProvenRecord[];
  readonly recordings: readonly ProvenRecord[];
}

export interface ProvenDeviation {
  readonly id: string;
  readonly service: string;
  readonly kind: string;
  readonly reason: string;
  readonly evidence: string;
  /** What is still open about it. */
  readonly question?: string;
  readonly places: readonly { readonly pattern: string; readonly says: string }[];
}

/** Where every fact of the documents went, and everything that differs, for people. */
export interface Provenance {
  readonly figures: Readonly<Record<string, number>>;
  readonly documents: readonly ProvenDocument[];
  readonly deviations: readonly ProvenDeviation[];
}

export function provenanceOf(proofs: readonly Proof[], premises: Premises): Provenance {
  const ids = new Map(
    premises.ledgers.flatMap(({ service, places }) =>
      places.map((place) => [place, `${service}-${place.number}`] as const),
    ),
  );
  return {
    figures: figuresOf(proofs, premises),
    documents: proofs.flatMap((proof) =>
      proof.documents.map((document) => provenDocument(proof, document, ids)),
    ),
    deviations: premises.ledgers.flatMap(({ service, deviations }) =>
      deviations.map(({ kind, reason, evidence, question, places }, index) => ({
        id: `${service}-${index + 1}`,
        service,
        kind,
        reason,
        evidence,
        ...(question !== undefined && { question }),
        places: Object.entries(places).map(([pattern, value]) => ({
          pattern,
          says: value === null ? "nothing" : show(value),
        })),
      })),
    ),
  };
}

function provenDocument(
  proof: Proof,
  encoded: EncodedDocument,
  ids: ReadonlyMap<LedgerPlace, string>,
): ProvenDocument {
  const { document, operation } = encoded;
  const locate = sourceLocator(proof.service);
  const method: Path = ["paths", operation.path, operation.method.toLowerCase()];
  const deviationsAt = (source: Source, paths: readonly Path[]): string[] => {
    const own = proof.excused.filter(
      ({ difference }) => difference.source === source || isWithin(difference.path, paths),
    );
    const quoted = proof.quoted.filter(({ prose }) => isWithin(prose.path, paths));
    return [...new Set([...own, ...quoted].map(({ place }) => ids.get(place) ?? ""))];
  };
  const record = (
    name: string,
    says: string,
    source: Source,
    paths: readonly Path[],
    anchor: string,
  ): ProvenRecord => ({
    name,
    says,
    pointers: paths.map(toPointer),
    source: locate(paths[0] ?? []),
    anchor,
    deviations: deviationsAt(source, paths),
  });
  return {
    service: proof.service,
    document: document.document,
    title: document.title,
    edition: document.edition,
    operation: document.operation,
    request: document.request,
    tables: document.tables.map((table) => ({
      number: table.number,
      title: table.title,
      rows: encoded.rows
        .filter(({ context }) => context.table === table)
        .map((row) =>
          record(
            row.row.name,
            saysOf(row.row),
            row.source,
            placesOf(proof, row),
            rowAnchor(encoded, row),
          ),
        ),
    })),
    statuses: encoded.statuses.map(({ status, source }) =>
      record(
        status,
        "a status of the answer",
        source,
        [[...method, "responses", status]],
        rowAnchor(encoded),
      ),
    ),
    recordings: encoded.recordings.map(({ recording, role, source, path }) =>
      record(
        recording.example,
        role === "body" ? "a recorded request" : "a recorded answer",
        source,
        [path],
        rowAnchor(encoded),
      ),
    ),
  };
}

/** The parameter or member of a row, and the list of values or the scheme that it leads to. */
function placesOf({ encoding }: Proof, { place, source }: EncodedRow): Path[] {
  if (!place)
    return encoding
      .placesOf(source)
      .slice(0, 1)
      .map((pointer) => pointer.split("/").slice(1, -1));
  const isOfItsOwn =
    toPointer(place.schema).startsWith(toPointer(place.member)) ||
    encoding.at([...place.schema, "properties"]) !== undefined;
  return isOfItsOwn ? [place.member] : [place.member, place.schema];
}

function isWithin(path: Path, places: readonly Path[]): boolean {
  return places.some((place) =>
    place.every((segment, index) => String(segment) === String(path[index])),
  );
}
