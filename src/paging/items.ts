import { ResponseParseError } from "../errors.js";
import { isObject } from "../values.js";

/** The items of a list in a response; none where the property is missing or null, as some services write an empty list. */
export function itemsOf<Item extends object>(body: unknown, property: string): Item[] {
  const list = isObject(body) ? body[property] : undefined;
  return Array.isArray(list)
    ? list.filter((item): item is Item => typeof item === "object" && item !== null)
    : [];
}

/**
 * The items of a list that a response must contain. A missing list is an empty one only if the count is 0.
 *
 * @throws ResponseParseError for any other response: it does not say which items exist.
 */
export function requiredItemsOf<Item extends object>(
  body: unknown,
  property: string,
  operation: string,
): Item[] {
  const { [property]: list, count } = isObject(body) ? body : {};
  if (Array.isArray(list) || list === null || (list === undefined && count === 0))
    return itemsOf(body, property);
  throw new ResponseParseError(
    `${operation} succeeded, but the response has no list of ${property}.`,
    200,
    "",
    { operation },
  );
}
