import { Option } from "commander";
import type { ValidationIssue } from "../../errors.js";
import { isLoopback } from "../../http/endpoint.js";
import { recordedSeed, startSandbox, type SandboxLogEntry } from "../../sandbox.js";
import { readSeed } from "../../sandbox/read-seed.js";
import type { SandboxSeed } from "../../sandbox/seed.js";
import type { CliCommand } from "../command.js";
import { UsageError } from "../errors.js";
import { readJson } from "../files.js";
import type { Host } from "../host.js";
import { introduction } from "../introduction.js";
import { wholeNumber } from "../option-values.js";
import { printable } from "../printable.js";
import type { Act, Session } from "../session.js";

interface SandboxArguments {
  readonly port: number;
  readonly host: string;
  readonly creationMs?: number;
  readonly offsetUnit?: "page" | "item";
  readonly seed?: string;
  readonly requestsPerSecond?: number;
}

/** The longest delay of a timer; a larger number is a typing error. */
const longestMs = 2 ** 31 - 1;

/** Defines the command that starts a sandbox. */
export function defineSandbox(command: CliCommand, act: Act): void {
  command
    .description("Starts a sandbox of both services and of IAM on this machine, until Ctrl-C.")
    .addOption(
      new Option("--port <number>", "0 is any free port")
        .argParser(wholeNumber(0, 65_535))
        .default(8080),
    )
    .addOption(new Option("--host <address>", "the address to listen on").default("127.0.0.1"))
    .addOption(
      new Option("--creation-ms <number>", "how long a snapshot is CREATING").argParser(
        wholeNumber(0, longestMs),
      ),
    )
    .addOption(
      new Option("--offset-unit <unit>", "what the offset of listClusterSnapshots counts").choices([
        "page",
        "item",
      ]),
    )
    .addOption(
      new Option("--seed <file>", "its clusters, snapshots, instances, backups and jobs, as JSON"),
    )
    .addOption(
      new Option("--requests-per-second <number>", "reject more with 429").argParser(
        wholeNumber(1, 1_000_000),
      ),
    )
    .addHelpText("after", controlRoutes);
  act<SandboxArguments>(command, runSandbox);
}

const controlRoutes = `
Its control routes need no credentials, and a POST needs the header
Content-Type: application/json. Web pages of other origins cannot call them.

  POST   /_sandbox/faults         {"operation":"listSnapshots","status":503}
         operation    default: every operation
         times        the number of calls; default: 1
         delayMs      how long to delay the response
         afterEffect  true: perform the operation before the fault
         reset        "before" or "within": close the connection there
         status, body, headers    of the response; default: 503
  DELETE /_sandbox/faults         remove all pending faults
  POST   /_sandbox/throttle       {"requestsPerSecond":5}
  DELETE /_sandbox/throttle       remove the limit
  POST   /_sandbox/revoke-tokens  revoke all tokens

Example:
  $ hwbackup sandbox --port 0 --creation-ms 60000`;

/** Starts a sandbox, and closes it when the command is to end. */
async function runSandbox(
  { host, log, options }: Session,
  args: SandboxArguments,
): Promise<undefined> {
  const { quiet } = options;
  const seed =
    args.seed === undefined
      ? recordedSeed()
      : await loadSeed(args.seed, host, (line) => log.warn(line));
  const print = (line: string): void => void host.stdout.write(`${printable(line)}\n`);
  const onRequest = quiet ? undefined : (entry: SandboxLogEntry) => print(requestLine(entry));
  const sandbox = await startSandbox({
    port: args.port,
    host: args.host,
    creationMs: args.creationMs,
    offsetUnit: args.offsetUnit,
    requestsPerSecond: args.requestsPerSecond,
    seed,
    onRequest,
  });
  if (!isLoopback(args.host))
    log.warn(
      `Warning: the sandbox listens on ${args.host}. Other machines can call it and its control routes.`,
    );
  print(`${introduction(sandbox, seed)}\n\nCtrl-C stops it.${quiet ? "" : " Requests:"}\n`);
  await untilAborted(host.signal);
  await sandbox.close();
  return undefined;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** A request and its result in one line. */
function requestLine({ status, method, target, operation, durationMs }: SandboxLogEntry): string {
  const result = status === 0 ? "closed" : String(status);
  return `${result} ${method} ${target}  ${operation}  ${durationMs.toFixed(durationMs < 10 ? 1 : 0)} ms`;
}

/** Loads a seed from a file, and warns of each undocumented property or value in it. */
async function loadSeed(
  file: string,
  host: Pick<Host, "stdin" | "signal">,
  warn: (line: string) => void,
): Promise<SandboxSeed> {
  const { seed, errors, warnings } = readSeed(await readJson(file, host));
  if (!seed) {
    const [first] = errors;
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
    throw new UsageError(`${file}${first ? describe(first) : ""}${more}`);
  }
  for (const warning of warnings)
    warn(`Warning: ${file}${describe(warning)} It is loaded unchanged.`);
  return seed;
}

function describe({ pointer, message }: ValidationIssue): string {
  return `${pointer === "" ? "" : ` at ${pointer}`}: ${message}`;
}
