/** The items of a list in an answer; none where the member is missing or null, as some services write an empty list. */
export function listOf<Item extends object>(answer: unknown, member: string): Item[] {
  const list: unknown = typeof answer === "object" && answer !== null ? (answer as Readonly<Record<string, unknown>>)[member] : undefined;
  return Array.isArray(list) ? list.filter((item): item is Item => typeof item === "object" && item !== null) : [];
}
