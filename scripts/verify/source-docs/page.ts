import { StepError } from "../../build/step.js";
import type { RowFacts } from "../../spec/tables.js";

export type Layout = "plain text" | "reStructuredText";

/** A paragraph as a person reads it, without markup, or one item of a list. */
export interface Paragraph {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  readonly item: boolean;
}

/** A table as it stands in a page, before anybody asks what it is about. */
export interface TableBlock {
  readonly kind: "table";
  readonly line: number;
  /** Undefined where the page gives it none, as with its status codes. */
  readonly number?: number;
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly {
    readonly line: number;
    readonly cells: readonly (readonly Paragraph[])[];
  }[];
}

/** What a page consists of, in its order and whatever its layout. */
export type Block =
  | { readonly kind: "heading"; readonly text: string; readonly line: number }
  | { readonly kind: "text"; readonly paragraph: Paragraph }
  | { readonly kind: "json"; readonly value: unknown; readonly line: number }
  | TableBlock;

/** Facts as a page states them; a unit may be one that our records do not know yet. */
export type StatedFacts = Omit<RowFacts, "unit"> & { readonly unit?: string };

export type Column = "name" | "mandatory" | "type" | "description";

export interface PageRow {
  readonly line: number;
  readonly name: string;
  readonly type: string;
  readonly mandatory?: boolean;
  /** In the order of the columns. */
  readonly cells: readonly string[];
  readonly description: readonly Paragraph[];
  readonly facts: StatedFacts;
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
  readonly hash: string;
}

/** A source document, read. */
export interface Page {
  readonly file: string;
  readonly layout: Layout;
  readonly title: { readonly text: string; readonly line: number };
  /** The date of its "Updated on". */
  readonly edition?: string;
  /** Of the whole page but its date. */
  readonly hash: string;
  /** Method and path, without host and query. */
  readonly request: { readonly text: string; readonly line: number };
  readonly tables: readonly PageTable[];
  readonly statusCodes: readonly PageStatus[];
  /** Those that name a host. */
  readonly requestLines: readonly { readonly text: string; readonly line: number }[];
  readonly bodies: readonly PageRecording[];
  readonly answers: readonly PageRecording[];
  /** What stands outside of the tables and examples. */
  readonly text: readonly Paragraph[];
  readonly unlisted: readonly string[];
}

/** A page that cannot be read, and the place where its reader gave up. */
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
