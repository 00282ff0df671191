import { spawn, type ChildProcess } from "node:child_process";
import { environment } from "../client/processes/environment.js";
import { remember } from "../client/processes/children.js";

/** A server in a process of its own. */
export interface StartedServer {
  readonly process: ChildProcess;
  readonly url: string;
  /** From the start of the process to its first answer, in milliseconds. */
  readonly readyMs: number;
}

/** Starts a server, and asks it until it answers. `urlOf` finds its address in what it prints. */
export async function startServer(
  command: readonly string[],
  cwd: string,
  urlOf: (printed: string) => string | undefined,
): Promise<StartedServer> {
  const [file = "", ...args] = command;
  const started = performance.now();
  const child = remember(
    spawn(file, args, { cwd, env: environment(cwd), stdio: ["ignore", "pipe", "inherit", "ipc"] }),
  );
  let printed = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () =>
      reject(new Error(`${command.join(" ")} ended before it had started:\n${printed}`)),
    );
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const found = urlOf(printed);
      if (found) resolve(found);
    });
  });
  for (;;) {
    const answered = await fetch(url).then(
      (response) => response.arrayBuffer().then(() => true),
      () => false,
    );
    if (answered) break;
  }
  return { process: child, url, readyMs: performance.now() - started };
}
