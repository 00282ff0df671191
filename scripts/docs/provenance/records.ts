// The records of the provenance, and their addresses on the pages that show them.
import { readFileSync } from "node:fs";
import { inProject } from "../../build/project.js";
import {
  provenanceFile,
  type Provenance,
  type VerifiedDocument,
  type VerifiedRecord,
} from "../../verify/provenance.js";
import type { SearchEntry } from "../frame/search-entry.js";

export const provenanceAddress = "provenance/index.html";
export const deviationsAddress = "deviations/index.html";

/** Reads the provenance that the step "generate" has written. */
export function readProvenance(): Provenance {
  return JSON.parse(readFileSync(inProject(provenanceFile), "utf8")) as Provenance;
}

/** The number of a source document, for example "004". */
export function documentId({ document }: { readonly document: string }): string {
  return document.slice(0, document.indexOf("_"));
}

/** The id of a record on the provenance page. */
export function recordId(table: string, name: string): string {
  return `${table}-${name.replaceAll(/[^A-Za-z0-9_.-]+/g, "-")}`;
}

/** All records of a source document: rows, status codes and recordings. */
export function recordsOf({ tables, statuses, recordings }: VerifiedDocument): VerifiedRecord[] {
  return [...tables.flatMap(({ rows }) => rows), ...statuses, ...recordings];
}

/** How many facts of a source document have a place in the description, and what the bar of the chart shows. */
export interface Coverage {
  readonly total: number;
  readonly placed: number;
  readonly differing: number;
  /** The parts of the bar, in percent of all facts of the document: facts without a place leave the rest empty. */
  readonly bar: { readonly same: number; readonly differs: number };
}

/** The coverage of a source document. The bar is relative to the document, so that one that is fully covered has a full bar. */
export function coverageOf(document: VerifiedDocument): Coverage {
  const records = recordsOf(document);
  const placed = records.filter(({ pointers }) => pointers.length > 0);
  const differs = placed.filter(({ deviations }) => deviations.length > 0).length;
  const share = (count: number): number => (100 * count) / (records.length || 1);
  return {
    total: records.length,
    placed: placed.length,
    differing: records.filter(({ deviations }) => deviations.length > 0).length,
    bar: { same: share(placed.length - differs), differs: share(differs) },
  };
}

/** The rows of all source documents, and the deviations. */
export function searchEntries({ documents, deviations }: Provenance): SearchEntry[] {
  const rows = documents.flatMap((document) =>
    document.tables.flatMap((table) =>
      table.rows.map(({ name, summary }) => ({
        title: name,
        kind: "row of a source document",
        within: `${document.title}, table ${table.number}`,
        address: `${provenanceAddress}#${recordId(`${documentId(document)}-${table.number}`, name)}`,
        text: summary,
      })),
    ),
  );
  const differences = deviations.map(({ id, kind, reason, evidence, question = "", places }) => ({
    title: id,
    kind,
    within: reason,
    address: `${deviationsAddress}#${id}`,
    text: [
      evidence,
      question,
      ...places.flatMap(({ pattern, summary }) => [pattern.replaceAll("/", " "), summary]),
    ].join(" "),
  }));
  return [...rows, ...differences];
}
