import { ConfigurationError } from "../errors.js";
import { isLoopback } from "../http/endpoint.js";
import { recordedSeed, startSandbox, type SandboxLogEntry } from "../sandbox.js";
import { introduction } from "./introduction.js";
import { loadSeed } from "./load-seed.js";
import { printable } from "./printable.js";
import { readArguments, type SandboxArguments } from "./read-arguments.js";
import { CommandError, usage } from "./usage.js";

/** Runs the command line until it ends, and returns its exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    const command = readArguments(args);
    if (command.name === "help") process.stdout.write(usage);
    else await runSandbox(command);
    return 0;
  } catch (error) {
    if (error instanceof ConfigurationError || error instanceof CommandError) {
      warn(error.message);
      return error instanceof CommandError ? error.exitCode : 1;
    }
    throw error;
  }
}

/** Starts a sandbox, and closes it when the command is to end. */
async function runSandbox(args: SandboxArguments): Promise<void> {
  const { seed: file, quiet, port, host, creationMs, offsetUnit, requestsPerSecond } = args;
  const seed = file === undefined ? recordedSeed() : loadSeed(file, warn);
  const end = untilEnd();
  const onRequest = quiet ? undefined : (entry: SandboxLogEntry) => print(requestLine(entry));
  const sandbox = await startSandbox({
    port,
    host,
    creationMs,
    offsetUnit,
    requestsPerSecond,
    seed,
    onRequest,
  });
  if (!isLoopback(host))
    warn(
      `Warning: the sandbox listens on ${host}. Other machines can call it and its control routes.`,
    );
  print(`${introduction(sandbox, seed)}\n\nCtrl-C stops it.${quiet ? "" : " Requests:"}\n`);
  await end;
  await sandbox.close();
}

/** Resolves at a signal to end, or when the reader of the output has ended, as in "| head". */
function untilEnd(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => resolve();
    process.once("SIGINT", end).once("SIGTERM", end);
    // Without a listener, a closed output would end the process with a stack.
    process.stdout.on("error", end);
  });
}

/** A request and its result in one line. */
function requestLine({ status, method, target, operation, durationMs }: SandboxLogEntry): string {
  const result = status === 0 ? "closed" : String(status);
  return `${result} ${method} ${target}  ${operation}  ${durationMs.toFixed(durationMs < 10 ? 1 : 0)} ms`;
}

function print(line: string): void {
  process.stdout.write(`${printable(line)}\n`);
}

function warn(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}
