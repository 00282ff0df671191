import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { inProject } from "../../scripts/build/project.js";

/** Variables that configure Node, a proxy or a candidate, and differ between machines. */
const configuration = /^(NODE_OPTIONS$|NODE_ENV$|(HTTPS?|ALL|NO)_PROXY$|AWS_|HUAWEICLOUD_|npm_)/i;

const running = new Set<ChildProcess>();

/** Stops every process that is still running. */
export function stopProcesses(): void {
  for (const child of running) child.kill();
}

/** Starts Node in bench/, with an environment that is the same on every machine and without a loader of modules. */
export function startNode(
  args: readonly string[],
  stdio: StdioOptions,
  variables: Readonly<Record<string, string>> = {},
): ChildProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !configuration.test(name));
  // The vendor's SDK writes a file into the home folder, and the AWS SDK reads its settings there.
  const home = inProject("build/bench");
  const env = {
    ...Object.fromEntries(inherited),
    HOME: home,
    USERPROFILE: home,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    ...variables,
  };
  const child = spawn(process.execPath, args, { cwd: inProject("bench"), stdio, env });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/** Starts a script of bench/ that sends messages; its output goes to stderr, where it does not mix with the tables. */
export function startWorker(script: string, input: object): ChildProcess {
  const args = ["--expose-gc", script, JSON.stringify(input)];
  return startNode(args, ["ignore", 2, 2, "ipc"]);
}

/** Resolves with the next message of a process; rejects when the process ends without one. */
export function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("error", reject);
    child.once("close", () => reject(new Error("A process ended without a result: see above.")));
  });
}

/** The whole output of a process that has succeeded. */
export async function outputOf(
  args: readonly string[],
  variables?: Readonly<Record<string, string>>,
): Promise<string> {
  const child = startNode(args, ["ignore", "pipe", 2], variables);
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (output += text));
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(`node ${args.join(" ")} failed: see above.`);
  return output;
}

/** Stops a process, and waits until it has ended. */
export async function stop(child: ChildProcess): Promise<void> {
  const closed = once(child, "close");
  child.kill();
  await closed;
}
