// The words by which the source documents are laid out.
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
};

/** Undefined for a heading that is unknown here. */
export function columnOf(heading: string): Column | undefined {
  return Object.hasOwn(columns, heading) ? columns[heading] : undefined;
}

export const columnHeadings: readonly string[] = Object.keys(columns);

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
  return sections.has(text) || exampleOf(text) !== undefined || /^Status code: ?\d{3}$/i.test(text);
}

/** Whether examples of requests or of responses follow a heading. */
export function exampleOf(text: string): "request" | "response" | undefined {
  const [, before, after] =
    /^(?:Examples?|Sample) (requests?|responses?):?$|^(requests?|responses?) (?:Examples?|Sample):?$/i.exec(
      text,
    ) ?? [];
  const which = (before ?? after)?.toLowerCase().replace(/s$/, "");
  return which === "request" || which === "response" ? which : undefined;
}

/** The number and title in the caption of a table. */
export function captionOf(
  text: string,
): { readonly number: number; readonly title: string } | undefined {
  const [, number, title] = /^Table (\d+)[:.]?\s+(\S.*)$/.exec(text) ?? [];
  return title === undefined ? undefined : { number: Number(number), title: title.trim() };
}

/** Undefined for a line that is not a request line. */
export function requestLineOf(
  text: string,
): { readonly method: string; readonly host?: string; readonly path: string } | undefined {
  const [, method, host, path] =
    /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(https?:\/\/[^\s/?]+)?(\/[^\s?]*)(?:\?\S*)?$/.exec(
      text,
    ) ?? [];
  if (method === undefined || path === undefined) return undefined;
  return { method, path, ...(host !== undefined && { host }) };
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
