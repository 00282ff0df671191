import { spawn, spawnSync } from "node:child_process";

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

export interface CommandOptions {
  readonly folder: string;
  /** Variables that are added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The standard input of the program; empty by default. */
  readonly input?: string;
}

/** The exit status of a program and its output. */
export interface Ending {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Whether this machine has a tool: its probe succeeds. */
export function isInstalled({ probe }: { readonly probe: Command }): boolean {
  return spawnSync(probe.program, probe.args, { stdio: "ignore" }).status === 0;
}

/** Runs a program to its end, whatever its exit status. */
export function runToEnd(
  { program, args }: Command,
  { folder, environment = {}, input = "" }: CommandOptions,
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...environment } });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
    // A program may end without reading its input: its own output says more than a broken pipe.
    child.stdin.on("error", () => undefined).end(input);
  });
}

async function runSuccessfully(command: Command, options: CommandOptions): Promise<Ending> {
  const ending = await runToEnd(command, options);
  if (ending.status === 0) return ending;
  const line = [command.program, ...command.args].join(" ");
  throw new Error(`${line} ended with ${ending.status}.\n${ending.stdout}${ending.stderr}`);
}

/** Runs a program and returns its standard output. Rejects with its whole output if it fails. */
export async function runCommand(command: Command, options: CommandOptions): Promise<string> {
  return (await runSuccessfully(command, options)).stdout;
}

/** Like {@link runCommand}, with the standard error after the standard output. */
export async function runForOutput(command: Command, options: CommandOptions): Promise<string> {
  const { stdout, stderr } = await runSuccessfully(command, options);
  return stdout + stderr;
}
