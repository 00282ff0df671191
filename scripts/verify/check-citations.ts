// Evidence cites source documents and their tables by number: both have to exist.
import type { DeviationsFile } from "../spec/deviations.js";
import type { Finding } from "../spec/findings.js";
import type { SourceDocument } from "../spec/tables.js";

/** Of "Documents 013 (table 7) and 040 to 042, tables 1 and 2" 013, 040 and 042; 7, 1 and 2. */
const cited = {
  documents: /(?<=\bdocuments? .*)\b\d{3}\b/gi,
  tables: /(?<=\btables? (?:\d+(?:, | and | to ))*)\b\d+\b/g,
};

/** One finding for each document or table in evidence that does not exist. */
export function checkCitations(
  files: readonly DeviationsFile[],
  documents: readonly SourceDocument[],
): Finding[] {
  return files.flatMap(({ deviations, placeOf }) =>
    deviations.flatMap(({ evidence }, index) =>
      evidence.split(";").flatMap((clause) =>
        missingIn(clause, documents).map((what) => ({
          ...placeOf([index, "evidence"]),
          message: `There is no ${what}: correct the evidence.`,
          rule: "deviations",
        })),
      ),
    ),
  );
}

function missingIn(clause: string, all: readonly SourceDocument[]): string[] {
  const numbers: string[] = clause.match(cited.documents) ?? [];
  const documents = all.filter(({ document }) => numbers.includes(document.slice(0, 3)));
  const known = new Set(documents.map(({ document }) => document.slice(0, 3)));
  const tables = new Set(
    documents.flatMap((document) => document.tables.map(({ number }) => `${number}`)),
  );
  const others = known.size > 0 ? (clause.match(cited.tables) ?? []) : [];
  return [
    ...numbers.filter((number) => !known.has(number)).map((number) => `document ${number}`),
    ...others
      .filter((number) => !tables.has(number))
      .map((number) => `table ${number} in ${[...known].join(" or ")}`),
  ];
}
