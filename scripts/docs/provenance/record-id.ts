/** The id of a record on its page: the table that has it, and its name. */
export function recordId(table: string, name: string): string {
  return `${table}-${name.replaceAll(/[^A-Za-z0-9_.-]+/g, "-")}`;
}
