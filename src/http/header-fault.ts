import { ConfigurationError } from "../errors.js";

type Pairs = Iterable<readonly [string, unknown]>;

/** The error of headers of which the platform refuses one; its own error would show the value. */
export function headerFault(headers: Pairs, operation: string): ConfigurationError | undefined {
  for (const [name, value] of headers) {
    try {
      new Headers([[name, String(value)]]);
    } catch {
      return new ConfigurationError(
        `${operation} was not sent: the header ${JSON.stringify(name)} has a name or a value that no header may, such as one with a line break.`,
        { operation },
      );
    }
  }
  return undefined;
}
