import { noHash } from "../../../build/hash.js";
import type { Path } from "../../../spec/json-pointer.js";
import type { YamlPlace } from "../../../spec/read-yaml.js";
import type { SourceDocument, Table } from "../../../spec/tables.js";
import type { PageTable, SourcePage } from "../source-page.js";

/**
 * Why the tables and a source document differ. Where the fingerprints are equal, the same words were transcribed wrongly;
 * where they are not, the source document has changed. New tables have no fingerprints yet.
 */
export type Cause = "transcription error" | "new edition" | "no fingerprint";

/** A difference between a file of tables and a source document. */
export interface Difference {
  /** In the file of tables. */
  readonly place: Pick<YamlPlace, "file" | "line">;
  /** In the source document. */
  readonly line: number;
  readonly what: string;
  readonly inTables: string;
  readonly inDocument: string;
  readonly cause: Cause;
  /** A person has to edit a fact; --accept takes over changed words that state the same facts. */
  readonly kind: "fact" | "words";
}

/** An example of spec/ that holds a recording. */
export interface RecordedExample {
  readonly file: string;
  readonly value: unknown;
  /** How the file writes each number of the value, by its JSON pointer. */
  readonly numerals: ReadonlyMap<string, string>;
}

/** A table of ours and the same table of the page. */
export interface TablePair {
  /** Of our table. */
  readonly index: number;
  readonly table: Table;
  readonly pageTable: PageTable;
}

export interface Comparison {
  /** The file of tables. */
  readonly tables: SourceDocument;
  readonly page: SourcePage;
  /** The cause of a difference where no fingerprint of a part tells: that of the document as a whole. */
  readonly cause: Cause;
  /** Reads an example of spec/. */
  readonly exampleOf: (service: string, name: string) => RecordedExample | undefined;
}

/** A difference of a fact, for the cause of the whole document unless another one is given. */
export function factDifference(
  { tables, cause }: Comparison,
  path: Path,
  difference: Pick<Difference, "line" | "what" | "inTables" | "inDocument"> & {
    readonly cause?: Cause;
  },
): Difference {
  return { place: tables.placeOf(path), cause, kind: "fact", ...difference };
}

/** The cause of a difference in a part that has a fingerprint of its own. */
export function causeOf({ cause }: Comparison, tableHash: string, pageHash: string): Cause {
  return tableHash === pageHash || tableHash === noHash ? "transcription error" : cause;
}

/** A difference in the words of a part whose facts are the same. */
export function wordDifferences(
  { tables, cause }: Comparison,
  path: Path,
  what: string,
  tableHash: string,
  part: { readonly hash: string; readonly line: number; readonly words: string },
): Difference[] {
  if (tableHash === part.hash) return [];
  const isNew = tableHash === noHash;
  return [
    {
      place: tables.placeOf(path),
      line: part.line,
      what,
      inTables: isNew ? "no fingerprint yet" : "other words, the same facts",
      inDocument: part.words === "" ? "no words" : `"${part.words}"`,
      cause: isNew ? "no fingerprint" : cause,
      kind: "words",
    },
  ];
}
