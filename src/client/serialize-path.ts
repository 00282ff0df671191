import { ValidationError } from "../errors.js";
import { checkUrlValue } from "../validation/check-input.js";
import { issueAt } from "../validation/check-schema.js";

/**
 * Fills the parameters of a raw call's path. openapi-fetch's own way sends a missing value as its placeholder, and one of
 * ".." to another operation (seen with 0.17.0).
 */
export function serializePath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    const issues =
      typeof value === "string"
        ? checkUrlValue(name, value, "path")
        : [issueAt(`/${name}`, value === undefined ? "is missing" : "must be a string")];
    if (issues.length > 0) throw new ValidationError(path, issues);
    return encodeURIComponent(String(value));
  });
}
