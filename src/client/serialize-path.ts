import { checkValue } from "./check-input.js";
import { ValidationError } from "../errors.js";

/**
 * Fills the parameters of a path. openapi-fetch's own way sends a missing value as its placeholder, and one of ".." to
 * another operation (seen with 0.17.0); the raw client goes through here too.
 */
export function serializePath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    const findings = checkValue({ name, in: "path", required: true, type: "string" }, value);
    if (findings.length > 0) throw new ValidationError(path, findings);
    return encodeURIComponent(String(value));
  });
}
