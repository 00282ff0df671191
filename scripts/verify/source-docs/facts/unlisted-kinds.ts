import type { PageTable, Paragraph } from "../source-page.js";

const kinds = [
  "automated",
  "automatic",
  "manual",
  "incremental",
  "differential",
  "full",
  "partial",
  "physical",
  "logical",
];
const kind = new RegExp(`\\b(${kinds.join("|")}) (?:backup|snapshot)s?\\b`, "gi");

/** The first letters identify a kind, so that "Auto", AUTOMATED and automatic are the same. */
const stem = (word: string): string => word.slice(0, 4).toLowerCase();
const stems = new Set(kinds.map(stem));

/**
 * Kinds of backups and snapshots that the text outside the tables names and no list of values has. A page without a list
 * of kinds leaves none out.
 */
export function unlistedKinds(text: readonly Paragraph[], tables: readonly PageTable[]): string[] {
  const rows = tables.flatMap((table) => table.rows);
  const listed = new Set(rows.flatMap(({ facts }) => facts.values ?? []).map(stem));
  if (![...listed].some((value) => stems.has(value))) return [];
  const named = text.flatMap((paragraph) =>
    [...paragraph.text.matchAll(kind)].map(([, word = ""]) => word.toLowerCase()),
  );
  return [...new Set(named)].filter((word) => !listed.has(stem(word)));
}
