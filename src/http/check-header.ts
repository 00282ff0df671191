import { throwConfigurationError } from "../errors.js";

/** Throws for a header that no platform sends (RFC 9110, 5.1 and 5.5). The error does not contain the value. */
export function checkHeader(name: string, value: unknown): void {
  // Without the class Headers: in Node, the first use of it loads what takes half as long as the start of a process.
  if (!/^[!#$%&'*+.^`|~\w-]+$/.test(name) || !/^[\t\x20-\x7E\x80-\xFF]*$/.test(String(value)))
    throwConfigurationError(`The header ${JSON.stringify(name)}`, "one that can be sent");
}
