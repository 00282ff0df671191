import { StepError } from "../../build/step.js";
import type { Aspect } from "../../spec/aspects.js";
import type { RowFacts } from "../../spec/tables.js";

/** A paragraph or an item of a list, without markup. */
export interface Paragraph {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  readonly item: boolean;
  /** What is in bold, where the format has it. */
  readonly strong?: readonly string[];
}

export interface TableBlock {
  readonly kind: "table";
  readonly line: number;
  /** Undefined for a table without a caption, as that of the status codes. */
  readonly number?: number;
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly CellRow[];
}

export interface CellRow {
  readonly line: number;
  readonly cells: readonly (readonly Paragraph[])[];
}

/** A part of a page, independent of the format of the page. */
export type Block =
  | { readonly kind: "heading"; readonly text: string; readonly line: number }
  | { readonly kind: "text"; readonly paragraph: Paragraph }
  | {
      readonly kind: "json";
      readonly value: unknown;
      readonly numerals: ReadonlyMap<string, string>;
      readonly line: number;
    }
  | TableBlock;

/** The facts that the text of a row states; our tables may not know its unit yet. */
export type StatedFacts = Omit<RowFacts, "unit"> & { readonly unit?: string };

/** Words of a row that state a rule which the reader cannot express. */
export interface UnclearWords {
  readonly aspect: Aspect;
  readonly words: string;
}

export type Column = "name" | "in" | "mandatory" | "type" | "description";

export interface PageRow {
  readonly line: number;
  readonly name: string;
  /** Undefined if the table has no such column. */
  readonly type?: string;
  readonly mandatory?: boolean;
  /** In the order of the columns. */
  readonly cells: readonly string[];
  readonly description: readonly Paragraph[];
  readonly facts: StatedFacts;
  /** One for each aspect, in the order of the aspects. */
  readonly unclear: readonly UnclearWords[];
  readonly hash: string;
}

export interface PageTable {
  readonly line: number;
  readonly number: number;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly PageRow[];
}

export interface PageStatus {
  readonly line: number;
  readonly status: string;
  readonly words: string;
  readonly hash: string;
}

export interface PageRecording {
  readonly line: number;
  readonly value: unknown;
  /** How the page writes each number, by its JSON pointer: 500 and 500.0 are one value. */
  readonly numerals: ReadonlyMap<string, string>;
  readonly hash: string;
}

export interface PageLine {
  readonly text: string;
  readonly line: number;
}

/** A source document as its text states it. */
export interface SourcePage {
  readonly file: string;
  readonly title: PageLine;
  /** The date after "Updated on". */
  readonly edition?: string;
  /** Of the whole page except its date. */
  readonly hash: string;
  /** Method and path, without host and query. */
  readonly request: PageLine;
  readonly tables: readonly PageTable[];
  readonly statusCodes: readonly PageStatus[];
  /** Those of the recorded calls. */
  readonly requestLines: readonly PageLine[];
  readonly bodies: readonly PageRecording[];
  readonly responses: readonly PageRecording[];
  /** The first response that is printed as {}, which has no content. */
  readonly emptyResponse?: PageLine;
  /** Kinds of thing that the text names and no list of values in the tables has. */
  readonly unlisted: readonly string[];
}

/** A source document that cannot be read, with the place of the first error. */
export class PageError extends StepError {
  constructor(
    readonly file: string,
    readonly line: number,
    readonly column: number,
    readonly reason: string,
  ) {
    super(`${file}:${line}:${column}  ${reason}`);
  }
}
