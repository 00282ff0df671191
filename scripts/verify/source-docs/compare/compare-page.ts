import { noHash } from "../../../build/hash.js";
import type { Path } from "../../../spec/json-pointer.js";
import type { SourceDocument } from "../../../spec/tables.js";
import { acceptanceOf } from "../../acceptance.js";
import type { SourcePage } from "../source-page.js";
import { compareExamples } from "./compare-examples.js";
import { compareTables } from "./compare-tables.js";
import { factDifference, type Comparison, type Difference } from "./difference.js";

/** Compares a file of tables with its source document. */
export function comparePage(
  tables: SourceDocument,
  page: SourcePage,
  exampleOf: Comparison["exampleOf"],
): Difference[] {
  const isSame = tables.hash === page.hash || tables.hash === noHash;
  const cause = isSame ? "transcription error" : "new edition";
  const comparison: Comparison = { tables, page, cause, exampleOf };
  const kindsOf = (kinds: readonly string[] = []): string => kinds.join(", ") || "none";
  const single: [path: Path, line: number, what: string, inTables: string, inDocument: string][] = [
    [["title"], page.title.line, "Title", tables.title, page.title.text],
    [["request"], page.request.line, "Request", tables.request, page.request.text],
    [["unlisted"], 1, "Kinds outside the tables", kindsOf(tables.unlisted), kindsOf(page.unlisted)],
  ];
  const facts = [
    ...single
      .filter(([, , , inTables, inDocument]) => inTables !== inDocument)
      .map(([path, line, what, inTables, inDocument]) =>
        factDifference(comparison, path, { line, what, inTables, inDocument }),
      ),
    ...compareTables(comparison),
    ...compareExamples(comparison),
  ];
  const differences = mergeMissingFingerprints([
    ...compareEditions(comparison),
    ...facts,
    ...compareRest(comparison, facts),
  ]);
  return differences.length > 0 || tables.accepted === acceptanceOf(tables)
    ? differences
    : [notAccepted(tables)];
}

/** The facts and fingerprints are those of the document, and the file was edited since it was accepted. */
function notAccepted(tables: SourceDocument): Difference {
  return {
    place: tables.placeOf(["accepted"]),
    line: 1,
    what: "Acceptance",
    inTables: tables.accepted === undefined ? "none" : "of other tables",
    inDocument: "--accept writes it",
    cause: "no fingerprint",
    kind: "words",
  };
}

function compareEditions({ tables, page }: Comparison): Difference[] {
  if (tables.edition === page.edition) return [];
  return [
    {
      place: tables.placeOf(["edition"]),
      line: 1,
      what: "Date of the edition",
      inTables: tables.edition ?? "no date",
      inDocument: page.edition ?? "no date",
      cause: "new edition",
      kind: "words",
    },
  ];
}

/** The text between the tables has no fingerprint of its own: a change there is known only when nothing else changed. */
function compareRest({ tables, page }: Comparison, found: readonly Difference[]): Difference[] {
  if (tables.hash === page.hash || found.some(({ cause }) => cause === "new edition")) return [];
  const isNew = tables.hash === noHash;
  return [
    {
      place: tables.placeOf(["hash"]),
      line: 1,
      what: isNew ? "The whole document" : "Text outside the tables",
      inTables: isNew ? "no fingerprint yet" : "other words",
      inDocument: isNew ? "read" : "changed: compare it with the last edition",
      cause: isNew ? "no fingerprint" : "new edition",
      kind: "words",
    },
  ];
}

/** New tables have no fingerprint at all, which is worth one line. */
function mergeMissingFingerprints(differences: readonly Difference[]): Difference[] {
  const [missing, others] = [true, false].map((isMissing) =>
    differences.filter(({ cause }) => (cause === "no fingerprint") === isMissing),
  ) as [Difference[], Difference[]];
  const [first] = missing;
  if (!first) return others;
  const inTables = `${missing.length} missing`;
  const inDocument = "--accept fills them in";
  return [...others, { ...first, what: "Fingerprints", inTables, inDocument }];
}
