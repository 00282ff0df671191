import { badge } from "./badge.js";
import type { Provenance, ProvenDeviation, ProvenRecord } from "./provenance.js";

/** The whole proof as text: every record with its places, and every deviation with its evidence. */
export function listing({ figures, documents, deviations }: Provenance): string {
  return [
    ...documents.flatMap((document) => [
      `${document.document}  ${document.title}${document.edition ? ` (${document.edition})` : ""}`,
      `  ${document.request}  ${document.operation}`,
      ...document.tables.flatMap(({ number, title, rows }) => [
        "",
        `  Table ${number}  ${title}`,
        ...rows.flatMap((row) => lines(document.service, row)),
      ]),
      ...section("Status codes", document.service, document.statuses),
      ...section("Recorded values", document.service, document.recordings),
      "",
    ]),
    "Deviations",
    ...deviations.flatMap(deviationLines),
    "",
    badge(figures),
  ].join("\n");
}

function section(title: string, service: string, records: readonly ProvenRecord[]): string[] {
  return records.length === 0
    ? []
    : ["", `  ${title}`, ...records.flatMap((record) => lines(service, record))];
}

function lines(
  service: string,
  { name, says, pointers, source, deviations }: ProvenRecord,
): string[] {
  return [
    `    ${name}  ${says}`,
    `      ${source.file}:${source.line}  ${pointers.map((pointer) => `${service}.json#${pointer}`).join("  ")}${deviations.length > 0 ? `  [${deviations.join(", ")}]` : ""}`,
  ];
}

function deviationLines({ id, kind, reason, evidence, places }: ProvenDeviation): string[] {
  return [
    "",
    `  ${id}  ${kind}: ${reason}`,
    `    Evidence: ${evidence}`,
    ...places.map(({ pattern, says }) => `    ${pattern} has ${says}`),
  ];
}
