import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { once } from "node:events";

/** Variables that configure Node, a proxy or a candidate, and differ between machines. */
const configuration = /^(NODE_OPTIONS$|NODE_ENV$|(HTTPS?|ALL|NO)_PROXY$|AWS_|HUAWEICLOUD_|npm_)/i;

const running = new Set<ChildProcess>();

/** Stops every process that is still running. */
export function stopProcesses(): void {
  for (const child of running) child.kill();
}

/** Starts Node in a folder, with an environment that is the same on every machine. */
export function startNode(
  args: readonly string[],
  folder: string,
  stdio: StdioOptions,
  variables: Readonly<Record<string, string>> = {},
): ChildProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !configuration.test(name));
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio,
    env: {
      ...Object.fromEntries(inherited),
      // The vendor's SDK writes a file into the home folder, and the AWS SDK reads its settings there.
      HOME: folder,
      USERPROFILE: folder,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      ...variables,
    },
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/** Runs a worker of the workspace and resolves with the first message that it sends; its own output goes to stderr. */
export async function runWorker<Message>(
  folder: string,
  worker: string,
  input: unknown,
): Promise<Message> {
  const args = ["--expose-gc", worker, JSON.stringify(input)];
  return await firstMessage<Message>(startNode(args, folder, ["ignore", 2, 2, "ipc"]), worker);
}

/** Resolves with the next message of a process; rejects when the process ends without one. */
export function firstMessage<Message>(child: ChildProcess, name: string): Promise<Message> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => {
      resolve(message as Message);
    });
    child.once("error", reject);
    child.once("close", () => {
      reject(new Error(`${name} ended without a result; its output is above.`));
    });
  });
}

/** Stops a process and waits for its end. */
export async function stop(child: ChildProcess): Promise<void> {
  child.removeAllListeners("close");
  running.delete(child);
  const closed = once(child, "close");
  child.kill();
  await closed;
}
