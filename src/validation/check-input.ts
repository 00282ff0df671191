import type { ValidationIssue } from "../errors.js";
import { placeOf, type Operation } from "../operation.js";
import { isObject } from "../values.js";
import { checkSchema, issueAt, ownValue } from "./check-schema.js";

/** Checks the input of an operation: its schema, and that each value for the URL can be sent in its place. */
export function checkInput(operation: Operation, input: unknown): ValidationIssue[] {
  const issues = checkSchema(operation.input, input, { strict: true });
  if (!isObject(input)) return issues;
  const urlIssues = Object.keys(operation.input.properties ?? {}).flatMap((name) => {
    const place = placeOf(operation, name);
    return place === "body" ? [] : checkUrlValue(name, ownValue(input, name), place);
  });
  // One reason is enough: a value that cannot be sent breaks further rules as a consequence.
  return [
    ...urlIssues,
    ...issues.filter(({ pointer }) => urlIssues.every((issue) => issue.pointer !== pointer)),
  ];
}

/** Checks that a value can be sent in a URL; whether it has the type of its parameter is for its schema to say. */
export function checkUrlValue(
  name: string,
  value: unknown,
  place: "path" | "query",
): ValidationIssue[] {
  const predicate = urlPredicate(value, place);
  return predicate === undefined ? [] : [issueAt(`/${name}`, predicate)];
}

function urlPredicate(value: unknown, place: "path" | "query"): string | undefined {
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return "is beyond the whole numbers that can be sent exactly";
  if (typeof value !== "string") return undefined;
  if (value === "") return "is empty";
  if (/[\u0000-\u001f\u007f]/.test(value))
    return "contains a control character, such as a line break";
  if (/\p{Surrogate}/u.test(value))
    return "contains half of a surrogate pair, which cannot be sent";
  // Otherwise the value could lead to the path of another operation.
  if (place === "path" && /^\.\.?$|[/\\]/.test(value))
    return 'must be a single segment of a path: not ".", not "..", and without a slash';
  return undefined;
}
