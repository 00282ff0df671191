import { AbortError, ConfigurationError, ValidationError, WaiterError } from "../errors.js";
import { isTransient } from "../http/retry.js";
import { UsageError } from "./errors.js";

/** The exit codes of all commands. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  /** `plan --exit-code`: the plan changes something. */
  changes: 3,
  /** `status`: the newest backup of a cluster or an instance is too old. */
  overdue: 4,
  /** The same command can succeed later (EX_TEMPFAIL of sysexits.h). cspell:ignore TEMPFAIL sysexits */
  tryAgain: 75,
  /** 128 and the number of SIGINT, as shells have it. */
  interrupted: 130,
} as const;

/** The exit code after an error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof AbortError) return exitCodes.interrupted;
  const isNotSent = error instanceof ValidationError && !error.sent;
  if (error instanceof UsageError || error instanceof ConfigurationError || isNotSent)
    return exitCodes.usage;
  const isTemporary = isTransient(error) || (error instanceof WaiterError && error.isTimeout);
  return isTemporary ? exitCodes.tryAgain : exitCodes.failed;
}

/** The exit code after several errors, of which at least one is there. */
export function exitCodeOfAll(errors: readonly unknown[]): number {
  const isTemporary = errors.every((error) => exitCodeOf(error) === exitCodes.tryAgain);
  return isTemporary ? exitCodes.tryAgain : exitCodes.failed;
}
