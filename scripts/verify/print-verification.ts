// npm run verify: verifies the descriptions, and prints the place of each documented fact and the evidence of each deviation.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createProgressReader } from "../build/progress.js";
import { inProject } from "../build/project.js";
import { startGraph } from "../build/run-graph.js";
import { countsSummary } from "./counts.js";
import {
  provenanceFile,
  type Provenance,
  type VerifiedDocument,
  type VerifiedRecord,
} from "./provenance.js";

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

const ignore = (): void => {};
const reader = createProgressReader(
  { onStepStart: ignore, onStepEnd: ignore, onRoundEnd: ignore },
  () => performance.now(),
);
const graph = startGraph("verification", (line) => reader.read(line));
const [status] = (await once(graph, "close")) as [number | null];
if (status === 0) {
  const json = readFileSync(inProject(provenanceFile), "utf8");
  console.log(provenanceText(JSON.parse(json) as Provenance));
} else {
  const explanation =
    "Not verified: each line above is a difference between a source document and a description.";
  console.error(`${reader.output()}\n\n${explanation}`);
  process.exitCode = 1;
}
