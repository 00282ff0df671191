import { AbortError } from "../errors.js";
import { printableLine } from "./printable.js";

/** The arguments are wrong. The message is one line, and says what to write instead or where to read on. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(message: string) {
    super(printableLine(message));
  }
}

/** A signal has ended the command. The message says what is known, and how to go on if not with the same command. */
export class Interruption extends AbortError {}

/** Waits for work, and says of its interruption what is known. */
export async function ifInterrupted<Value>(
  work: Promise<Value>,
  describe: (error: AbortError) => string,
): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AbortError && !(error instanceof Interruption))
      throw new Interruption(describe(error), { cause: error });
    throw error;
  }
}
