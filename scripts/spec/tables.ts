import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { sourceDocumentSchema } from "./tables-schema.js";
import { displayPath, inProject, serviceNames } from "../build/project.js";
import { readYaml, type YamlPlace } from "./read-yaml.js";

/** What the text of a documented row says, as far as a machine can hold a description against it. */
export interface RowFacts {
  /** The number of the table that describes the members of this object, or of the objects in this list. */
  readonly table?: number;
  readonly values?: readonly string[];
  readonly default?: string | number | boolean;
  readonly format?: "uuid" | "date-time";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly unit?: "KB" | "GB" | "days";
  /** The zone that a time without one is in. */
  readonly zone?: "UTC";
  /** A parameter that demands this one beside it. */
  readonly neededBy?: string;
  /** What the row says that it counts, where it says so. */
  readonly counts?: string;
  /** The rules stand in the prose of the row, and where a rule belongs (its range) it has none. */
  readonly rulesInProse?: true;
}

/** What one line of a documented table says, and a fingerprint of its words, which are not ours to copy. */
export interface Row extends RowFacts {
  readonly name: string;
  /** As the document spells it. */
  readonly type: string;
  /** Undefined where the table has no such column. */
  readonly mandatory?: boolean;
  readonly hash: string;
}

export interface Table {
  readonly number: number;
  readonly title: string;
  /** "path", "query", "path and query", "header", or the component that the table describes. */
  readonly holds: string;
  readonly rows: readonly Row[];
}

export interface DocumentedStatus {
  readonly status: string;
  /** Of the words beside it. */
  readonly hash: string;
}

/** A recorded value: the component that holds it, and a fingerprint of it as the document prints it. */
export interface Recording {
  readonly example: string;
  readonly hash: string;
}

/** A recorded call: the request line, the body where there is one, and the response. */
export interface RecordedExchange {
  readonly request: string;
  readonly body?: Recording;
  readonly response: Recording;
}

/** A source document as data. */
export interface DocumentRecord {
  readonly document: string;
  readonly title: string;
  /** The date that the page gives itself, if it does. */
  readonly edition?: string;
  /** Of the whole page but its date. */
  readonly hash: string;
  readonly operation: string;
  readonly request: string;
  /** Kinds of thing that the page speaks of outside of its tables, and that no list of values in them names. */
  readonly unlisted?: readonly string[];
  readonly tables: readonly Table[];
  readonly statusCodes: readonly DocumentedStatus[];
  readonly exchanges: readonly RecordedExchange[];
}

/** A record with the file that it stands in. */
export interface SourceDocument extends DocumentRecord {
  readonly service: string;
  readonly file: string;
  /** Where something stands in our file, by its path: `["tables", 0, "rows", 3]`. */
  readonly placeOf: (path: readonly (string | number)[]) => YamlPlace;
}

const isDocumentRecord = new Ajv({ allowUnionTypes: true }).compile<DocumentRecord>(
  sourceDocumentSchema,
);

/** Every source document of every service, in the order of their files. */
export function readSourceDocuments(): SourceDocument[] {
  return serviceNames().flatMap((service) =>
    readdirSync(inProject("spec", service, "tables"))
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => readSourceDocument(service, inProject("spec", service, "tables", name))),
  );
}

function readSourceDocument(service: string, path: string): SourceDocument {
  const file = displayPath(path);
  const { data, placeOf } = readYaml(file, readFileSync(path, "utf8"), isDocumentRecord, "tables");
  return { ...data, service, file, placeOf };
}
