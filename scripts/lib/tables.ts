import { readdirSync, readFileSync } from "node:fs";
import { LineCounter, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
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
  const data = document.toJS() as Omit<SourceDocument, "service" | "file" | "placeOf"> | null;
  for (const member of ["document", "title", "operation", "request", "tables", "statusCodes", "exchanges"] as const) {
    if (data?.[member] === undefined)
      throw StepError.fromFindings([{ ...at(0), message: `The member ${member} is missing.`, rule: "tables" }]);
  }
  return {
    ...(data as Omit<SourceDocument, "service" | "file" | "placeOf">),
    service,
    file,
    placeOf: (table, row) =>
      at((((document.getIn(["tables", table, "rows"]) as YAMLSeq<YAMLMap>).items[row]?.range ?? [0]) as readonly number[])[0] ?? 0),
  };
}
