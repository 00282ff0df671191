import { setImmediate } from "node:timers/promises";
import { exitCodes } from "./exit-codes.js";
import { httpFetch } from "./http-fetch.js";
import { runCommand } from "./run-command.js";

/** Runs the command line in this process. */
export async function runProcess(args: readonly string[]): Promise<number> {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  // Once: a second signal ends the process at once.
  process.once("SIGINT", end).once("SIGTERM", end);
  // Without a listener, an error would end the process with a stack.
  let code: string | undefined;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    code ??= error.code;
    end();
  });
  // Messages that nobody can read end no work.
  process.stderr.on("error", () => undefined);
  const { env: environment, versions, stdin, stdout, stderr } = process;
  const { signal } = controller;
  const nodeVersion = versions.node;
  const host = { environment, nodeVersion, fetch: httpFetch, stdin, stdout, stderr, signal };
  const exitCode = await runCommand(args, host);
  // The error of the last write comes after it.
  await setImmediate();
  // The reader of a pipe may have enough, as in "| head".
  if (code === undefined || code === "EPIPE") return exitCode;
  stderr.write(`The output cannot be written (${code}).\n`);
  return exitCodes.failed;
}
