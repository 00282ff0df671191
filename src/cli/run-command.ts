import { exitCodeOf, exitCodes } from "./exit-codes.js";
import { isHelp } from "./command.js";
import type { Host } from "./host.js";
import { Interruption } from "./errors.js";
import { Log } from "./log.js";
import { runProgram } from "./program.js";

/** Runs the command line, and returns its exit code. */
export async function runCommand(args: readonly string[], host: Host): Promise<number> {
  let log = new Log(host, {});
  try {
    return await runProgram(args, host, (used) => (log = used));
  } catch (error) {
    if (isHelp(error)) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    const exitCode = exitCodeOf(error);
    if (exitCode === exitCodes.interrupted && !(error instanceof Interruption))
      log.error("Interrupted. The same command goes on from here.");
    else log.error(error instanceof Error ? error.message : String(error), error);
    return exitCode;
  }
}
