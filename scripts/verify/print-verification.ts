// npm run verify: verifies the descriptions, and prints the place of each documented fact and the evidence of each deviation.
import { readFileSync } from "node:fs";
import { inProject } from "../build/project.js";
import { failureMessage, reportFindings } from "../build/step.js";
import { bundleDescriptions } from "../spec/redocly.js";
import { deriveDescriptions } from "../spec/derived-descriptions.js";
import { unacceptedPassages } from "./accepted-file.js";
import { countsSummary } from "./counts.js";
import {
  provenanceFile,
  type Provenance,
  type VerifiedDocument,
  type VerifiedRecord,
} from "./provenance.js";
import { verifyBundles } from "./verification.js";

function provenanceText({ counts, documents, deviations }: Provenance): string {
  return [
    ...documents.flatMap(documentLines),
    "Deviations",
    ...deviations.flatMap(({ id, kind, reason, evidence, places }) => [
      "",
      `  ${id}  ${kind}: ${reason}`,
      `    Evidence: ${evidence}`,
      ...places.map(({ pattern, summary }) => `    ${pattern} has ${summary}`),
    ]),
    "",
    countsSummary(counts),
  ].join("\n");
}

function documentLines(document: VerifiedDocument): string[] {
  const { service, tables, statuses, recordings } = document;
  const sections = [
    ...tables.map(({ number, title, rows }) => ({ heading: `Table ${number}  ${title}`, rows })),
    { heading: "Status codes", rows: statuses },
    { heading: "Recorded values", rows: recordings },
  ];
  return [
    `${document.document}  ${document.title}${document.edition ? ` (${document.edition})` : ""}`,
    `  ${document.request}  ${document.operation}`,
    ...sections
      .filter(({ rows }) => rows.length > 0)
      .flatMap(({ heading, rows }) => [
        "",
        `  ${heading}`,
        ...rows.flatMap((row) => recordLines(service, row)),
      ]),
    "",
  ];
}

function recordLines(service: string, record: VerifiedRecord): string[] {
  const { name, summary, pointers, source, deviations } = record;
  const places = pointers.map((pointer) => `${service}.json#${pointer}`).join("  ");
  const ids = deviations.length > 0 ? `  [${deviations.join(", ")}]` : "";
  return [`    ${name}  ${summary}`, `      ${source.file}:${source.line}  ${places}${ids}`];
}

try {
  await bundleDescriptions();
  await deriveDescriptions();
  reportFindings(unacceptedPassages(verifyBundles().passages));
  console.log(provenanceText(readProvenance()));
} catch (error) {
  const explanation =
    "Not verified: each line above is a difference between a source document and a description.";
  console.error(`${failureMessage("verify", error)}\n\n${explanation}`);
  process.exitCode = 1;
}

function readProvenance(): Provenance {
  return JSON.parse(readFileSync(inProject(provenanceFile), "utf8")) as Provenance;
}
