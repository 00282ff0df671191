import { throwConfigurationError } from "../errors.js";

/** Throws for a header that the platform does not send. The error does not contain the value, unlike that of the platform. */
export function checkHeader(name: string, value: unknown): void {
  try {
    new Headers([[name, String(value)]]);
  } catch {
    throwConfigurationError(`The header ${JSON.stringify(name)}`, "one that can be sent");
  }
}
