import { ConfigurationError } from "../errors.js";
import { recordedSeed, startSandbox, type Sandbox, type SandboxOptions } from "../sandbox.js";
import { CommandError } from "./command-error.js";
import { introduction } from "./introduction.js";
import { loadSeed } from "./load-seed.js";
import { readArguments, type SandboxArguments } from "./read-arguments.js";
import { requestLine } from "./request-line.js";
import { usage } from "./usage.js";

/** Runs the command line to its end, and brings its exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    const command = readArguments(args);
    if (command.name === "help") process.stdout.write(usage);
    else await runSandbox(command);
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    warn(error.message);
    return error.exitCode;
  }
}

/** Starts a sandbox, and waits until it is to end. */
async function runSandbox({
  port,
  host,
  creationMs,
  offsetUnit,
  seed: file,
  requestsPerSecond,
  quiet,
}: SandboxArguments): Promise<void> {
  const seed = file === undefined ? recordedSeed() : loadSeed(file, warn);
  const ended = toEnd();
  const onRequest: SandboxOptions["onRequest"] = quiet
    ? undefined
    : (entry) => say(requestLine(entry));
  const sandbox = await start({
    port,
    host,
    creationMs,
    offsetUnit,
    seed,
    requestsPerSecond,
    onRequest,
  });
  if (!isThisMachine(host))
    warn(
      `Warning: others can call this sandbox now, and tell it what is to go wrong, for it listens at ${host}.`,
    );
  say(`${introduction(sandbox, seed)}\n\nCtrl-C ends it.${quiet ? "" : " Requests:"}\n`);
  await ended;
  await sandbox.close();
}

async function start(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox(options);
  } catch (error) {
    throw error instanceof ConfigurationError ? new CommandError(error.message, 1) : error;
  }
}

/** Waits for a signal to end, or for a reader of the output that has gone, as that of "| head" does. */
function toEnd(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => resolve();
    process.once("SIGINT", end).once("SIGTERM", end);
    // Without a listener an output that has gone would end everything with a stack.
    process.stdout.on("error", end);
  });
}

function isThisMachine(host: string): boolean {
  return /^(localhost|::1|127(\.\d{1,3}){3})$/i.test(host);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}
