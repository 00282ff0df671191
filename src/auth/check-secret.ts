import { ConfigurationError } from "../errors.js";

/** Refuses what no header can carry. The message must not show the value, wrong as it may be. */
export function checkSecret(name: string, value: unknown): string {
  if (typeof value !== "string" || value === "")
    throw new ConfigurationError(
      `The ${name} is empty: see whether the variable that should hold it is set.`,
    );
  if (/[^\x21-\x7e]/.test(value))
    throw new ConfigurationError(
      `The ${name} holds a character that none has, such as a space or a line break.`,
    );
  return value;
}
