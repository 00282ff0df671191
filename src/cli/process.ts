import { httpFetch } from "./http-fetch.js";
import { runCommand } from "./run-command.js";

/** Runs the command line in this process. */
export async function runProcess(args: readonly string[]): Promise<number> {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  // Once: a second signal ends the process at once.
  process.once("SIGINT", end).once("SIGTERM", end);
  // The reader of the output has ended, as in "| head". Without a listener, that would end the process with a stack.
  process.stdout.on("error", end);
  const { env: environment, versions, stdin, stdout, stderr } = process;
  const { signal } = controller;
  const nodeVersion = versions.node;
  const outputs = { stdout, stderr };
  return await runCommand(args, {
    environment,
    nodeVersion,
    fetch: httpFetch,
    stdin,
    ...outputs,
    signal,
  });
}
