import { readdirSync, readFileSync } from "node:fs";
import { Ajv, type ErrorObject } from "ajv";
import { isNode, LineCounter, parseDocument, type Document, type YAMLMap, type YAMLSeq } from "yaml";
import type { Finding } from "./findings.js";
import { displayPath, inProject, serviceNames } from "./project.js";
import { StepError } from "./step.js";

/** What one line of a documented table says, and where we wrote it down. */
export interface Row {
  readonly name: string;
  /** As the document spells it. */
  readonly type: string;
  readonly mandatory?: boolean;
  readonly values?: readonly string[];
  readonly default?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** A parameter that this one demands beside it. */
  readonly needs?: string;
}

export interface Table {
  readonly number: number;
  readonly title: string;
  /** "path", "query", "path and query", "header", or the component that the table describes. */
  readonly holds: string;
  readonly rows: readonly Row[];
}

/** A recorded call: the request line with the body's example, and the answer's example. */
export interface RecordedExchange {
  readonly request: string;
  readonly requestExample?: string;
  readonly status: string;
  readonly answerExample: string;
}

/** A source document as data. */
export interface SourceDocument {
  readonly service: string;
  readonly file: string;
  readonly document: string;
  readonly title: string;
  readonly operation: string;
  readonly request: string;
  readonly tables: readonly Table[];
  readonly statusCodes: readonly string[];
  readonly exchanges: readonly RecordedExchange[];
  /** Where a row stands in our file. */
  readonly placeOf: (table: number, row: number) => Pick<Finding, "file" | "line" | "column">;
}

/** The form of a file in tables/: a misspelt keyword would drop a fact in silence. */
const isSourceDocument = new Ajv({ allowUnionTypes: true }).compile<Omit<SourceDocument, "service" | "file" | "placeOf">>({
  type: "object",
  required: ["document", "title", "operation", "request", "tables", "statusCodes", "exchanges"],
  additionalProperties: false,
  properties: {
    document: { type: "string" },
    title: { type: "string" },
    edition: { type: "string" },
    operation: { type: "string" },
    request: { type: "string" },
    statusCodes: { type: "array", items: { type: "string" } },
    tables: {
      type: "array",
      items: {
        type: "object",
        required: ["number", "title", "holds", "rows"],
        additionalProperties: false,
        properties: {
          number: { type: "integer" },
          title: { type: "string" },
          holds: { type: "string" },
          rows: {
            type: "array",
            items: {
              type: "object",
              required: ["name", "type"],
              additionalProperties: false,
              properties: {
                name: { type: "string" },
                type: { type: "string" },
                mandatory: { type: "boolean" },
                values: { type: "array", items: { type: "string" } },
                default: { type: ["string", "number", "boolean"] },
                format: { type: "string" },
                minimum: { type: "number" },
                maximum: { type: "number" },
                minLength: { type: "integer" },
                maxLength: { type: "integer" },
                pattern: { type: "string" },
                needs: { type: "string" },
              },
            },
          },
        },
      },
    },
    exchanges: {
      type: "array",
      items: {
        type: "object",
        required: ["request", "status", "answerExample"],
        additionalProperties: false,
        properties: {
          request: { type: "string" },
          requestExample: { type: "string" },
          status: { type: "string" },
          answerExample: { type: "string" },
        },
      },
    },
  },
});

/** Every source document of every service. */
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
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  const at = (offset: number): Pick<Finding, "file" | "line" | "column"> => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const error = document.errors[0];
  if (error)
    throw StepError.fromFindings([
      { ...at(error.pos[0]), message: (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:$/, ""), rule: "yaml" },
    ]);
  const data: unknown = document.toJS();
  if (!isSourceDocument(data)) {
    const [fault] = isSourceDocument.errors ?? [];
    const path = (fault?.instancePath ?? "").split("/").slice(1);
    throw StepError.fromFindings([{ ...at(offsetOf(document, path)), message: faultMessage(path, fault), rule: "tables" }]);
  }
  return {
    ...data,
    service,
    file,
    placeOf: (table, row) =>
      at((((document.getIn(["tables", table, "rows"]) as YAMLSeq<YAMLMap>).items[row]?.range ?? [0]) as readonly number[])[0] ?? 0),
  };
}

/** Where the nearest thing to a path begins. */
function offsetOf(document: Document, path: readonly string[]): number {
  const node = document.getIn(path, true);
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

function faultMessage(path: readonly string[], fault: ErrorObject | undefined): string {
  const name = fault?.keyword === "additionalProperties" ? `: ${String(fault.params["additionalProperty"])}` : "";
  return `${path.length === 0 ? "The file" : path.join(".")} ${fault?.message ?? "is malformed"}${name}.`;
}
