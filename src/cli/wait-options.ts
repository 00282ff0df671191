import { Option } from "commander";
import type { CliCommand } from "./command.js";
import { readMaxWait, readWait } from "./option-values.js";

/** How long a command may wait until something is complete, in milliseconds. */
export interface WaitCommandOptions {
  readonly maxWait: number;
}

/** Adds the option for how long a command waits. */
export function addWaitOptions(command: CliCommand): CliCommand {
  command.addOption(
    new Option("--max-wait <duration>", "how long to wait at most")
      .argParser(readMaxWait)
      .default(3_600_000, "1h"),
  );
  return command;
}

/** How a command waits for a busy cluster or instance. */
export interface BusyCommandOptions {
  /** How long it may wait for another operation, in milliseconds. */
  readonly waitIfBusy: number;
}

/** Adds the option for how long a command waits for another operation. */
export function addBusyOption(command: CliCommand): CliCommand {
  return command.addOption(
    new Option("--wait-if-busy <duration>", "how long to wait for another operation")
      .argParser(readWait)
      .default(0, "0s"),
  );
}

/** How a command waits that makes something. */
export interface EnsureCommandOptions extends WaitCommandOptions, BusyCommandOptions {
  /** Whether it waits until what it makes is complete. */
  readonly wait: boolean;
}

/** Adds the options of a command that makes something. */
export function addEnsureOptions(command: CliCommand): CliCommand {
  addBusyOption(command);
  addWaitOptions(command).option("--no-wait", "do not wait until it is complete");
  return command;
}
