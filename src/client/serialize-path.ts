import { ValidationError } from "../errors.js";
import { explainValue } from "./explain-input.js";

/**
 * Fills the parameters of a raw call's path. openapi-fetch's own way sends a missing value as its placeholder, and one of
 * ".." to another operation (seen with 0.17.0).
 */
export function serializePath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    const finding = explainValue({ name, in: "path", required: true, type: "string" }, value);
    if (finding) throw new ValidationError(path, [finding]);
    return encodeURIComponent(String(value));
  });
}
