import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { displayPath, inProject, serviceNames } from "../build/project.js";
import { aspectNames, type Aspect } from "./aspects.js";
import type { Path } from "./json-pointer.js";
import { units } from "./meanings.js";
import { readYaml, type YamlPlace } from "./read-yaml.js";

const hash = {
  type: "string",
  pattern: "^[0-9a-f]{16}$",
  description:
    "The hash of the text in the document; 16 zeros until `npm run tables:verify -- --accept` fills it in.",
};

const row = {
  type: "object",
  required: ["name", "hash"],
  additionalProperties: false,
  properties: {
    name: { type: "string" },
    type: {
      type: "string",
      description: "As the document spells it; omitted if the table has no such column.",
    },
    in: {
      enum: ["path", "query", "header", "body"],
      description: "Where the parameter is, if the table has such a column.",
    },
    mandatory: { type: "boolean", description: "Omitted if the table has no such column." },
    table: {
      type: "integer",
      description:
        "The table that describes the properties of this object, or of the objects in this list.",
    },
    values: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      items: { type: "string" },
      description: "The documented list of values.",
    },
    meanings: {
      type: "object",
      minProperties: 1,
      additionalProperties: { type: "string" },
      description: "What the document says of each value, in a few words.",
    },
    default: { type: ["string", "number", "boolean"] },
    format: { enum: ["uuid", "date-time"] },
    minimum: { type: "number" },
    maximum: { type: "number" },
    minLength: { type: "integer" },
    maxLength: { type: "integer" },
    minItems: { type: "integer" },
    maxItems: { type: "integer" },
    pattern: { type: "string" },
    unit: { enum: units },
    zone: { enum: ["UTC"], description: "The time zone of a time without one." },
    neededBy: { type: "string", description: "The parameter that requires this one." },
    counts: {
      type: "string",
      description: "What a page size or an offset counts, if the row says so.",
    },
    byHand: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      items: { enum: aspectNames },
      description:
        "What the words of the row are about that `npm run tables:verify` cannot read: a person has read them, and has written what they state into the keys of the row.",
    },
    rulesInProse: {
      const: true,
      description: "The rules are in the prose of the row, and its range is empty.",
    },
    hash,
  },
};

const recording = {
  type: "object",
  required: ["example", "hash"],
  additionalProperties: false,
  properties: {
    example: { type: "string" },
    asText: {
      type: "array",
      items: { type: "string" },
      description:
        "JSON pointers of numbers that the example has as texts, because that is what clients send.",
    },
    hash,
  },
};

/** The JSON Schema of a table file, spec/<service>/tables/<operation>.yaml. It is closed, because a misspelt key would silently drop a fact. Editors show its descriptions. */
export const sourceDocumentSchema = {
  type: "object",
  required: [
    "document",
    "title",
    "hash",
    "operation",
    "request",
    "tables",
    "statusCodes",
    "exchanges",
  ],
  additionalProperties: false,
  properties: {
    document: {
      type: "string",
      description: "The file name of the document, which begins with its number.",
    },
    title: { type: "string" },
    edition: {
      type: "string",
      description: "The date in the document, if it has one; quoted.",
    },
    url: {
      type: "string",
      pattern: "^https://",
      description: "The address of the page, unless it ends with the title or the operationId.",
    },
    hash,
    accepted: {
      type: "string",
      description:
        "A hash of all other keys, which `npm run tables:verify -- --accept` writes: after an edit the file has to be accepted again.",
    },
    operation: { type: "string", description: "The operationId." },
    request: { type: "string", pattern: "^[A-Z]+ /" },
    unlisted: {
      type: "array",
      description: "Kinds that the document mentions and none of its lists contains.",
      minItems: 1,
      items: { type: "string" },
    },
    tables: {
      type: "array",
      items: {
        type: "object",
        required: ["number", "title", "holds", "rows"],
        additionalProperties: false,
        properties: {
          number: { type: "integer" },
          title: { type: "string" },
          holds: {
            type: "string",
            description:
              "path, query, path and query, header, or the component that the table describes.",
          },
          rows: { type: "array", minItems: 1, items: row },
        },
      },
    },
    statusCodes: {
      type: "array",
      items: {
        type: "object",
        required: ["status", "hash"],
        additionalProperties: false,
        properties: { status: { type: "string", pattern: "^[1-5][0-9]{2}$" }, hash },
      },
    },
    exchanges: {
      type: "array",
      description: "The recorded calls; an empty list states that the document has none.",
      items: {
        type: "object",
        required: ["request"],
        additionalProperties: false,
        properties: {
          request: {
            type: "string",
            pattern: "^[A-Z]+ (https?://[^/? ]+)?/[^ ]*$",
            description:
              "The request line with its method and without blanks; a placeholder gets the example of its parameter. Calls that the document prints with one request line repeat it.",
          },
          body: recording,
          status: {
            type: "string",
            pattern: "^2[0-9]{2}$",
            description:
              "The status of the response, if the document lists several successes; quoted.",
          },
          response: {
            ...recording,
            description:
              "The response body; omitted if the success has none, or if the document prints none for this call.",
          },
          emptyResponse: {
            const: true,
            description: "The document prints {} as the response, which has no content.",
          },
        },
      },
    },
  },
} as const;

/** The facts in the text of a documented row that can be compared with a description. */
export interface RowFacts {
  /** Where the parameter is, if the table has such a column. */
  readonly in?: "path" | "query" | "header" | "body";
  /** The number of the table that describes the properties of this object, or of the objects in this list. */
  readonly table?: number;
  readonly values?: readonly string[];
  readonly default?: string | number | boolean;
  readonly format?: "uuid" | "date-time";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly unit?: (typeof units)[number];
  /** The time zone of a time without one. */
  readonly zone?: "UTC";
  /** The parameter that requires this one. */
  readonly neededBy?: string;
  /** What a page size or an offset counts, if the row says so. */
  readonly counts?: string;
  /** The rules are in the prose of the row, and its range is empty. */
  readonly rulesInProse?: true;
}

/** A row of a documented table, with a hash of its text, which belongs to the vendor. */
export interface Row extends RowFacts {
  readonly name: string;
  /** As the document spells it. Undefined if the table has no such column. */
  readonly type?: string;
  /** Undefined if the table has no such column. */
  readonly mandatory?: boolean;
  /** What the document says of each value, in a few of its words. */
  readonly meanings?: Readonly<Record<string, string>>;
  /** What the words of the row are about that the reader of documents cannot read, and a person has. */
  readonly byHand?: readonly Aspect[];
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
  /** Of the text next to it. */
  readonly hash: string;
}

/** A recorded value: the example component that contains it, and a hash of it. */
export interface Recording {
  readonly example: string;
  /** JSON pointers of numbers that the example has as texts, because that is what clients send. */
  readonly asText?: readonly string[];
  readonly hash: string;
}

/** A recorded call: the request line, and the bodies of request and response if there are any. */
export interface RecordedExchange {
  readonly request: string;
  readonly body?: Recording;
  /** Of the response; omitted if the document lists one success. */
  readonly status?: string;
  readonly response?: Recording;
  /** The document prints {} as the response, which has no content. */
  readonly emptyResponse?: true;
}

/** A table file: a source document as data. */
export interface DocumentRecord {
  readonly document: string;
  readonly title: string;
  /** The date in the document, if it has one. */
  readonly edition?: string;
  /** The address of the page, unless it ends with the title or the operation. */
  readonly url?: string;
  /** Of the whole document except its date. */
  readonly hash: string;
  /** Written when the file was compared with the document: see `acceptanceOf`. */
  readonly accepted?: string;
  readonly operation: string;
  readonly request: string;
  /** Kinds that the text of the document mentions and no list of values in its tables contains. */
  readonly unlisted?: readonly string[];
  readonly tables: readonly Table[];
  readonly statusCodes: readonly DocumentedStatus[];
  readonly exchanges: readonly RecordedExchange[];
}

/** A source document with its table file. */
export interface SourceDocument extends DocumentRecord {
  readonly service: string;
  readonly file: string;
  /** The place of a path in the table file: `["tables", 0, "rows", 3]`. */
  readonly placeOf: (path: Path) => YamlPlace;
}

const isDocumentRecord = new Ajv({ allowUnionTypes: true }).compile<DocumentRecord>(
  sourceDocumentSchema,
);

/** The source documents of all services, in the order of their files. */
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
