import type { Provenance } from "../../verify/provenance.js";
import type { SearchEntry } from "../site/search-entry.js";
import { deviationsAddress } from "./deviations-page.js";
import { documentId } from "./document-id.js";
import { provenanceAddress } from "./provenance-page.js";
import { recordId } from "./record-id.js";

/** Every documented row, and every deviation. */
export function searchEntries({ documents, deviations }: Provenance): SearchEntry[] {
  const rows = documents.flatMap((document) =>
    document.tables.flatMap((table) =>
      table.rows.map(({ name, summary }) => ({
        title: name,
        kind: "row of a document",
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
