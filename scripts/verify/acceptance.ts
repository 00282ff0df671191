import { hashOfValue, noHash } from "../build/hash.js";
import type { Finding } from "../spec/findings.js";
import { leavesOf, type Path } from "../spec/json-pointer.js";
import type { DocumentRecord, SourceDocument } from "../spec/tables.js";

/**
 * What `tables:verify --accept` writes into a file of tables after it has compared the file with the source document: a
 * hash of its facts and fingerprints. An edited fact, or a fingerprint that was not computed, changes it.
 */
export function acceptanceOf(tables: DocumentRecord): string {
  // Not the keys that a SourceDocument has besides.
  const { document, title, edition, url, hash, operation, request, unlisted } = tables;
  const { tables: rows, statusCodes, exchanges } = tables;
  return hashOfValue([
    [document, title, edition, hash, operation, request, unlisted, ...(url ? [url] : [])],
    [rows, statusCodes, exchanges],
  ]);
}

/** One finding for each file of tables that has not been accepted since its last edit. */
export function unacceptedTables(documents: readonly SourceDocument[]): Finding[] {
  return documents.flatMap((tables) => {
    const { placeOf, operation, accepted, hash, statusCodes, exchanges } = tables;
    const missing = leavesOf({ hash, tables: tables.tables, statusCodes, exchanges })
      .filter(([path, value]) => path.at(-1) === "hash" && value === noHash)
      .map(([path]) => path);
    const report = (path: Path, reason: string): Finding[] => [
      {
        ...placeOf(path),
        message: `${reason}: run npm run tables:verify -- --documents DIR --operation ${operation} --accept, where DIR has ${tables.document}.`,
        rule: "tables",
      },
    ];
    const [first] = missing;
    if (first)
      return report(
        first,
        missing.length === 1
          ? "1 fingerprint is missing"
          : `${missing.length} fingerprints are missing`,
      );
    return accepted === acceptanceOf(tables)
      ? []
      : report(["accepted"], "The tables as they are now have not been compared with the document");
  });
}
