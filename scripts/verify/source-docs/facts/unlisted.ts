import type { PageTable, Paragraph } from "../page.js";

/** Kinds of backup and of snapshot, by the words that pages use for them. */
const kind =
  /\b(automated|automatic|manual|incremental|differential|full|partial|physical|logical) (?:backup|snapshot)s?\b/gi;

/**
 * Kinds that the text outside of the tables speaks of and no list of values names. A page without any list of kinds,
 * such as that of an order, leaves none out.
 */
export function unlistedKinds(text: readonly Paragraph[], tables: readonly PageTable[]): string[] {
  const values = tables.flatMap(({ rows }) => rows).flatMap(({ facts }) => facts.values ?? []);
  const spoken = new Set(
    text.flatMap((paragraph) =>
      [...paragraph.text.matchAll(kind)].map(([, word = ""]) => word.toLowerCase()),
    ),
  );
  if (!values.some((value) => isKind(value))) return [];
  return [...spoken].filter((word) => !values.some((value) => isSame(value, word)));
}

function isKind(value: string): boolean {
  return ["auto", "manu", "incr", "diff", "full", "part", "phys", "logi"].includes(stem(value));
}

/** "Auto", AUTOMATED and automatic are one kind. */
function isSame(value: string, word: string): boolean {
  return stem(value) === stem(word);
}

function stem(word: string): string {
  return word.slice(0, 4).toLowerCase();
}
