import type { ValidationIssue } from "../errors.js";
import { callRules } from "../options.js";
import { placeOf, type Operation } from "../operation.js";
import { isObject, ownValue } from "../values.js";
import { checkSchema, issueAt } from "./check-schema.js";

type UrlPlace = "path" | "query";

/** Checks the input of an operation: its schema, and that each value for the URL can be sent in its place. */
export function checkInput(operation: Operation, input: unknown): ValidationIssue[] {
  const { properties = {} } = operation.input;
  const issues = checkSchema(operation.input, input, { strict: true }).map((issue) => {
    const name = issue.pointer.slice(1);
    return ownValue(callRules, name) !== undefined && !ownValue(properties, name)
      ? issueAt(issue.pointer, "is an option: pass it in the second argument")
      : issue;
  });
  if (!isObject(input)) return issues;
  const urlIssues = Object.keys(properties).flatMap((name) => {
    const place = placeOf(operation, name);
    const value = ownValue(input, name);
    // The schema reports values of other types.
    const isChecked = place !== "body" && (typeof value === "string" || Number.isInteger(value));
    return isChecked ? checkUrlValue(name, value, place) : [];
  });
  // One reason is enough: a value that cannot be sent breaks further rules as a consequence.
  return [
    ...urlIssues,
    ...issues.filter(({ pointer }) => urlIssues.every((issue) => issue.pointer !== pointer)),
  ];
}

/** Checks that a value can be sent as a part of a URL. */
export function checkUrlValue(name: string, value: unknown, place: UrlPlace): ValidationIssue[] {
  const predicate = typeof value === "string" ? textRule(value, place) : scalarRule(value);
  return predicate === undefined ? [] : [issueAt(`/${name}`, predicate)];
}

function textRule(text: string, place: UrlPlace): string | undefined {
  if (text === "") return "is empty";
  if (/[\u0000-\u001f\u007f]/.test(text)) return "contains a control character";
  if (/\p{Surrogate}/u.test(text)) return "contains half of a surrogate pair";
  // Otherwise the value could lead to the path of another operation.
  if (place === "path" && /^\.\.?$|[/\\]/.test(text)) return "must be a single segment of a path";
  return undefined;
}

function scalarRule(value: unknown): string | undefined {
  if (value === undefined) return "is missing";
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return "is too large to be sent exactly";
  return typeof value === "boolean" || Number.isFinite(value)
    ? undefined
    : "must be a string, a number, true or false";
}
