// What the comparison of a source document with the description finds: each row and recorded value with its place.
import type { Operation } from "../spec/description.js";
import type { Path } from "../spec/json-pointer.js";
import type { RecordedExchange, Recording, Row, SourceDocument, Table } from "../spec/tables.js";
import type { Source } from "./coverage-tracker.js";

/** A row of a source document. */
export interface DocumentedRow {
  readonly row: Row;
  readonly table: Table;
  readonly operation: Operation;
  /** Whether the row describes the request. */
  readonly request: boolean;
  readonly source: Source;
}

/** The place of a row in the description. */
export interface RowPlace {
  /** The parameter, or the property of a schema. */
  readonly element: Path;
  /** The schema of its values, references followed. */
  readonly schema: Path;
}

export interface CheckedRow extends DocumentedRow {
  /** Undefined for an authentication header, and where the description has no place for the row. */
  readonly place: RowPlace | undefined;
}

/** A recorded value and the example that holds it. */
export interface CheckedRecording {
  readonly recording: Recording;
  readonly exchange: RecordedExchange;
  readonly role: "body" | "response";
  readonly source: Source;
  /** The value in the description. */
  readonly path: Path;
  /** The schema component of the value. */
  readonly schema: Path;
}

/** A source document after the comparison with the description. */
export interface CheckedDocument {
  readonly document: SourceDocument;
  readonly operation: Operation;
  /** The status of the response that its tables describe. */
  readonly success: string;
  readonly rows: readonly CheckedRow[];
  readonly statusCodes: readonly { readonly status: string; readonly source: Source }[];
  readonly recordings: readonly CheckedRecording[];
}
