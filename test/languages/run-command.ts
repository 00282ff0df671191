import { spawn } from "node:child_process";

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

export interface CommandOptions {
  readonly folder: string;
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What the program reads as its standard input; nothing, if left out. */
  readonly input?: string;
}

/** How a program ended, and all that it said. */
export interface Ending {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, be it good or bad. */
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
    // A program may end without reading its input; what it ended with says more than a broken pipe.
    child.stdin.on("error", () => undefined).end(input);
  });
}

/** Runs a program to its end and returns what it printed. One that fails is an error with all that it said. */
export async function runCommand(command: Command, options: CommandOptions): Promise<string> {
  const { status, stdout, stderr } = await runToEnd(command, options);
  if (status !== 0)
    throw new Error(
      `${[command.program, ...command.args].join(" ")} ended with ${status}.\n${stdout}${stderr}`,
    );
  return stdout;
}

/** Like {@link runCommand}, with the complaints of the program in what it printed. */
export async function runForOutput(command: Command, options: CommandOptions): Promise<string> {
  const { status, stdout, stderr } = await runToEnd(command, options);
  if (status !== 0)
    throw new Error(
      `${[command.program, ...command.args].join(" ")} ended with ${status}.\n${stdout}${stderr}`,
    );
  return stdout + stderr;
}
