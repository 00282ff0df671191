import type { CliCommand } from "./command.js";
import type { Session } from "./session.js";

/** What a command does. It returns its exit code, if that is not 0. */
export type Action<Options> = (
  session: Session,
  options: Options,
  args: readonly string[],
) => Promise<number | undefined>;

/** Gives a command its action. */
export type Act = <Options extends object>(command: CliCommand, action: Action<Options>) => void;
