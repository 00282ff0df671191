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
 * The items of a list that a response must contain. A list that is missing or null is only empty if the count is not above 0;
 * a missing one needs that count.
 *
 * @throws ResponseParseError for any other response: it does not say which items exist.
 */
export function requiredItemsOf<Item>(
  body: unknown,
  property: string,
  operation: string,
  total = "count",
  areTexts = false,
): Item[] {
  const { [property]: list, [total]: count } = isObject(body) ? body : {};
  const isItem = (item: unknown): boolean => (areTexts ? typeof item === "string" : isObject(item));
  if (Array.isArray(list) && list.every(isItem)) return list as Item[];
  if (list === null ? !count : list === undefined && count === 0) return [];
  throw listError(operation, `the response has no list of ${property}`);
}

/**
 * The object that a response must contain.
 *
 * @throws ResponseParseError for anything else.
 */
export function requiredObject<Item extends object>(
  value: Item | undefined,
  name: string,
  operation: string,
): Item {
  if (isObject(value)) return value;
  throw listError(operation, `the response has no ${name}`);
}

/** The error of a success that does not say which items exist. */
export function listError(operation: string, problem: string): ResponseParseError {
  return new ResponseParseError(`${operation} succeeded, but ${problem}.`, 200, "", { operation });
}
