/** What ends the command line with one line for a person. */
export class CommandError extends Error {
  override readonly name = "CommandError";

  /** @param exitCode - 2 for what was asked for wrongly, and 1 for what cannot be done. */
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}
