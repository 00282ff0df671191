import { ResponseParseError } from "./errors.js";

/** The items of a list in an answer; none where the member is missing or null, as some services write an empty list. */
export function listOf<Item extends object>(answer: unknown, member: string): Item[] {
  const list: unknown =
    typeof answer === "object" && answer !== null
      ? (answer as Readonly<Record<string, unknown>>)[member]
      : undefined;
  return Array.isArray(list)
    ? list.filter((item): item is Item => typeof item === "object" && item !== null)
    : [];
}

/**
 * The items of a list in an answer that must be a list: what is no list says nothing of what there is. A missing list is
 * an empty one where the count says so.
 *
 * @throws ResponseParseError for an answer that is something else.
 */
export function knownListOf<Item extends object>(
  answer: unknown,
  member: string,
  operation: string,
): Item[] {
  const { [member]: list, count }: Readonly<Record<string, unknown>> =
    typeof answer === "object" && answer !== null ? { ...answer } : {};
  if (Array.isArray(list) || list === null || (list === undefined && count === 0))
    return listOf(answer, member);
  throw new ResponseParseError(
    `${operation} succeeded, but its answer holds no list of ${member}.`,
    200,
    "",
    { operation },
  );
}
