import { printableLine } from "./printable.js";

/** The arguments are wrong. The message is one line, and says what to write instead or where to read on. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(message: string) {
    super(printableLine(message));
  }
}
