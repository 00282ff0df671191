// The words by which the source documents are laid out.
import type { RowFacts } from "../../spec/tables.js";
import type { Column } from "./source-page.js";

/** The column headings of tables. */
const columns: Readonly<Record<string, Column>> = {
  Parameter: "name",
  "Parameter Name": "name",
  Name: "name",
  Field: "name",
  Mandatory: "mandatory",
  Required: "mandatory",
  Type: "type",
  "Data Type": "type",
  "Parameter Type": "type",
  Description: "description",
  IN: "in",
  In: "in",
};

/** Undefined for a heading that is unknown here. */
export function columnOf(heading: string): Column | undefined {
  return Object.hasOwn(columns, heading) ? columns[heading] : undefined;
}

export const columnHeadings: readonly string[] = Object.keys(columns);

/** Where the parameter of a row is, in a table with such a column. */
export function locationOf(text: string): RowFacts["in"] {
  return (["path", "query", "header", "body"] as const).find((one) => one === text.toLowerCase());
}

/** Whether a table describes parameters or properties: each row has a name, and a type or a flag. */
export function isTableOfRows(found: readonly (Column | undefined)[]): boolean {
  return found.includes("name") && (found.includes("type") || found.includes("mandatory"));
}

const sections = new Set([
  "Function",
  "Constraints and Limitations",
  "Calling Method",
  "Debugging",
  "Authorization Information",
  "URI",
  "Request",
  "Requests",
  "Request Parameters",
  "Request Message",
  "Response",
  "Responses",
  "Response Parameters",
  "Response Message",
  "Normal Response",
  "Abnormal Response",
  "SDK Sample Code",
  "Status Code",
  "Status Codes",
  "Error Code",
  "Error Codes",
]);

/** Whether a line of plain text, which has no markup for headings, begins a section. */
export function isSection(text: string): boolean {
  return sections.has(text) || exampleHeading.test(text) || /^Status code: ?\d{3}$/i.test(text);
}

/** A part of a page: a section, or the examples in it. */
interface Part {
  readonly of: "request" | "response" | "other";
  readonly isExample: boolean;
}

const kind = "(requests?|responses?)";
const adjective = "(?:normal |successful |abnormal |error )?";
const exampleHeading = new RegExp(
  `^(?:(?:Examples?|Sample) ${adjective}${kind}|${adjective}${kind} (?:Examples?|Sample)):?$`,
  "i",
);
const sectionHeading = new RegExp(`^${adjective}${kind}(?: (?:Parameters|Message))?$`, "i");

/** The part of a page that a heading begins. */
export function partOf(text: string): Part | undefined {
  const [, before, after] = exampleHeading.exec(text) ?? [];
  const example = before ?? after;
  // A paragraph may be the name of a property.
  const [, section] = /^[A-Z]/.test(text) ? (sectionHeading.exec(text) ?? []) : [];
  const of = (example ?? section)?.toLowerCase().replace(/s$/, "");
  if (of === "request" || of === "response") return { of, isExample: example !== undefined };
  return sections.has(text) ? { of: "other", isExample: false } : undefined;
}

/** Whether the status codes of a page follow a heading. */
export function isStatusHeading(text: string): boolean {
  return /^Status Codes?$/.test(text);
}

/** The status in a sentence that stands in the place of the table of status codes. */
export function statusInSentence(text: string): string | undefined {
  return /^Status Codes?: ?([1-5]\d{2})\.?$/i.exec(text)?.[1];
}

/** The number and title in the caption of a table. */
export function captionOf(
  text: string,
): { readonly number: number; readonly title: string } | undefined {
  const [, number, title] = /^Table (\d+)[:.]?\s+(\S.*)$/.exec(text) ?? [];
  return title === undefined ? undefined : { number: Number(number), title: title.trim() };
}

export interface RequestLine {
  /** In capitals. Undefined if the line has a host and no method. */
  readonly method?: string;
  readonly host?: string;
  readonly path: string;
  /** Empty, or with its question mark. */
  readonly query: string;
}

const requestLine =
  /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+)?(?:(https?:\/\/[^\s/?]+)\s?)?(\/[^\s?]*?)(\?\S*?)?\.?$/i;

/** Undefined for a line that is not a request line: a method, a host or both, and a path. */
export function requestLineOf(text: string): RequestLine | undefined {
  const [, method, host, path, query = ""] = requestLine.exec(text) ?? [];
  if ((method === undefined && host === undefined) || path === undefined) return undefined;
  return {
    ...(method !== undefined && { method: method.toUpperCase() }),
    ...(host !== undefined && { host }),
    path,
    query,
  };
}

/** The labels of a description that is divided into sections. */
const labels = {
  Definition: "definition",
  Constraints: "constraints",
  Range: "range",
  "Default Value": "default",
} as const;

export type Label = (typeof labels)[keyof typeof labels];

export function labelOf(text: string): Label | undefined {
  const label = text.replace(/\s*:$/, "");
  return Object.hasOwn(labels, label) ? labels[label as keyof typeof labels] : undefined;
}
