/**
 * Words that readers use for the same thing, in the singular. A search for one of them also finds the others, behind what has
 * the word itself.
 */
const groups: readonly (readonly string[])[] = [
  ["backup", "snapshot"],
  ["delete", "remove", "purge", "erase"],
  ["create", "make", "take", "add"],
  ["list", "show", "get", "fetch", "query", "find"],
  ["restore", "recover", "rollback"],
  ["copy", "duplicate", "clone"],
  ["set", "change", "modify", "update"],
  ["cluster", "warehouse"],
  ["instance", "database", "mongodb"],
  ["schedule", "policy", "cron", "timetable"],
  ["retention", "expiry", "rotation"],
  ["token", "key", "credential"],
  ["permission", "role", "iam"],
  ["retry", "repeat", "resend"],
  ["wait", "poll"],
  ["page", "paging", "pagination"],
  ["error", "failure", "exception"],
  ["cost", "price", "charge"],
  ["job", "task"],
  ["progress", "status", "state"],
  ["mock", "fake", "stub"],
];

const byWord = new Map(
  groups.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)])),
);

/** The other words for a word in lower case and in the singular. */
export function synonymsOf(word: string): readonly string[] {
  return byWord.get(word) ?? byWord.get(word.replace(/ie$/, "y")) ?? [];
}
