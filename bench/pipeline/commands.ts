import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const goalOfBuild = "build:graph";

interface Step {
  readonly command?: string;
  readonly dependencies?: readonly string[];
}

/** The plain commands of a project's task graph, each after those it depends on. */
export function commandsInOrder(folder: string): string[] {
  const { wireit } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    wireit: Record<string, Step>;
  };
  const visited = new Set<string>();
  const commands: string[] = [];
  const visit = (name: string): void => {
    if (visited.has(name)) return;
    visited.add(name);
    const step = wireit[name];
    if (!step)
      throw new Error(`package.json names the step "${name}" in "wireit" and does not declare it.`);
    for (const dependency of step.dependencies ?? []) visit(dependency);
    if (step.command !== undefined) commands.push(step.command);
  };
  visit(goalOfBuild);
  return commands;
}

let running: ChildProcess | undefined;

/** Runs a command in a shell, as npm and the task runner do. A command that fails ends the benchmark. */
export function run(command: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      cwd: folder,
      shell: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: environment(),
    });
    running = child;
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", reject);
    child.on("close", (status) => {
      running = undefined;
      if (status === 0) resolve();
      else
        reject(new Error(`"${command}" failed, so there is nothing to measure:\n${output.trim()}`));
    });
  });
}

/** Ends the command that is running, if any. */
export function stopRunning(): void {
  running?.kill();
}

/** What npm sets for this benchmark is meant for this project; the copy is built as from a shell of its own. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD$|WIREIT_)/i.test(name),
  );
  return { ...Object.fromEntries(inherited), npm_config_update_notifier: "false" };
}
