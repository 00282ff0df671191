import { Readable } from "node:stream";
import type { Fetch } from "../../src/http/http-types.js";
import type { InspectTls } from "../../src/cli/doctor/inspect-tls.js";
import { runCommand } from "../../src/cli/run-command.js";
import { startSandbox, type Sandbox, type SandboxOptions } from "../../src/sandbox.js";

/** What a command printed, and its exit code. */
export interface CommandOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command runs in a test. */
export interface CommandSetup {
  readonly environment?: Readonly<Record<string, string>>;
  /** The text on the standard input. */
  readonly input?: string;
  /** The width of the terminal; without it, there is none. */
  readonly columns?: number;
  readonly signal?: AbortSignal;
  /** The command is interrupted as soon as it has printed this text. */
  readonly until?: string;
  /** Called with all that the command has printed on the standard output so far. */
  readonly onOutput?: (stdout: string) => void;
  readonly fetch?: Fetch;
  readonly inspectTls?: InspectTls;
  readonly nodeVersion?: string;
}

/** Runs a command in this process. */
export async function command(
  args: readonly string[],
  {
    environment = {},
    input = "",
    columns,
    nodeVersion = "20.19.0",
    until,
    onOutput,
    ...setup
  }: CommandSetup = {},
): Promise<CommandOutcome> {
  const written = { stdout: "", stderr: "" };
  const controller = new AbortController();
  const output = (name: "stdout" | "stderr") => ({
    isTTY: columns !== undefined,
    columns,
    write: (text: string) => {
      written[name] += text;
      if (name === "stdout") onOutput?.(written.stdout);
      if (until !== undefined && text.includes(until)) controller.abort();
    },
  });
  const exitCode = await runCommand(args, {
    environment: { NO_COLOR: "1", ...environment },
    stdin: Object.assign(Readable.from([Buffer.from(input)]), { isTTY: columns !== undefined }),
    stdout: output("stdout"),
    stderr: output("stderr"),
    nodeVersion,
    fetch: (url, init) => globalThis.fetch(url, init),
    ...setup,
    signal: setup.signal ?? controller.signal,
  });
  return { exitCode, ...written };
}

/** The variables with which a command finds a sandbox. */
export function variablesOf({ url, account }: Sandbox): Record<string, string> {
  return {
    HUAWEICLOUD_DWS_ENDPOINT: url,
    HUAWEICLOUD_DDS_ENDPOINT: url,
    HUAWEICLOUD_SDK_AK: account.accessKeyId,
    HUAWEICLOUD_SDK_SK: account.secretAccessKey,
    HUAWEICLOUD_SDK_PROJECT_ID: account.projectId,
  };
}

/** A sandbox, and commands that call it. A line has no quotes: its words are separated by spaces. */
export async function startCommandSandbox(options?: SandboxOptions): Promise<{
  readonly sandbox: Sandbox;
  run(line: string | readonly string[], setup?: CommandSetup): Promise<CommandOutcome>;
  close(): Promise<void>;
}> {
  const sandbox = await startSandbox({ creationMs: 0, ...options });
  const environment = variablesOf(sandbox);
  return {
    sandbox,
    run: (line, setup) =>
      command(typeof line === "string" ? line.split(" ") : line, {
        ...setup,
        environment: { ...environment, ...setup?.environment },
      }),
    close: () => sandbox.close(),
  };
}
