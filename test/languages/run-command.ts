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

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. One that fails is an error with all that it said. */
function run({ program, args }: Command, { folder, environment = {}, input = "" }: CommandOptions): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...environment } });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (status) => {
      if (status === 0) resolve({ stdout, stderr });
      else reject(new Error(`${[program, ...args].join(" ")} ended with ${status}.\n${stdout}${stderr}`));
    });
    // A program may end without reading its input; what it ended with says more than a broken pipe.
    child.stdin.on("error", () => undefined).end(input);
  });
}

/** What a program prints as its result. */
export async function runCommand(command: Command, options: CommandOptions): Promise<string> {
  return (await run(command, options)).stdout;
}

/** All that a program prints, its complaints included. */
export async function runForOutput(command: Command, options: CommandOptions): Promise<string> {
  const { stdout, stderr } = await run(command, options);
  return stdout + stderr;
}
