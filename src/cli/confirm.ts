import { createInterface } from "node:readline";
import { CloudError } from "../errors.js";
import type { CliCommand } from "./command.js";
import { Interruption, UsageError } from "./errors.js";
import type { Host } from "./host.js";
import { printableLine } from "./printable.js";
import type { Session } from "./session.js";

/** Whether the user agrees in advance to what a command deletes or overwrites. */
export interface ConsentOptions {
  readonly yes?: boolean;
}

/** Adds the option with which a command does not ask. */
export function addConsentOption(command: CliCommand): CliCommand {
  return command.option("--yes", "do not ask; needed where there is no terminal");
}

/** What a command is about to do. */
interface Intention {
  /** What it does, a line each. */
  readonly lines: readonly string[];
  /** What it does in a few words, such as "Delete 3 snapshots of cluster dwh". */
  readonly summary: string;
}

/** Ends a command that would have to ask, and cannot. Called before the work whose result it asks about. */
export function checkConsent({ host }: Session, summary: string, { yes }: ConsentOptions): void {
  if (!yes && (!host.stdin.isTTY || !host.stderr.isTTY))
    throw new UsageError(
      `${summary}: add --yes to agree to that, since there is no terminal on which to ask. Nothing was changed.`,
    );
}

/**
 * Shows what a command is about to do, and ends the command unless the user agrees to it: with `--yes`, or on a terminal. The
 * default is no.
 */
export async function confirm(
  session: Session,
  { lines, summary }: Intention,
  { yes }: ConsentOptions,
): Promise<void> {
  const { host, log } = session;
  if (yes) {
    for (const line of lines) log.info(line);
    return;
  }
  checkConsent(session, summary, {});
  for (const line of lines) log.warn(line);
  host.stderr.write(`${printableLine(summary)}? [y/N] `);
  const text = await readLine(host.stdin, host.signal).catch((error: unknown) => {
    host.stderr.write("\n");
    throw error;
  });
  if (text === undefined) host.stderr.write("\n");
  if (!/^y(es)?$/i.test(text?.trim() ?? "")) throw new CloudError("Nothing was changed.");
}

/** Reads a line; undefined at the end of the input. The terminal itself echoes it, and turns Ctrl-C into the signal. */
async function readLine(stdin: Host["stdin"], signal: AbortSignal): Promise<string | undefined> {
  const lines = createInterface({ input: stdin, terminal: false });
  try {
    return await new Promise<string | undefined>((resolve, reject) => {
      const end = (): void => reject(new Interruption("Interrupted. Nothing was changed."));
      if (signal.aborted) end();
      signal.addEventListener("abort", end, { once: true });
      lines.once("line", resolve).once("close", () => resolve(undefined));
    });
  } finally {
    lines.close();
  }
}

/** A request as `--dry-run` prints it. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

/** Shows a request that can delete or overwrite something, and ends the command unless the user agrees. */
export async function confirmRequest(
  session: Session,
  operationId: string,
  { method, url, body }: ShownRequest,
  consent: ConsentOptions,
): Promise<void> {
  const line = `${method} ${url}${body === undefined ? "" : ` ${JSON.stringify(body)}`}`;
  await confirm(session, { lines: [line], summary: `Call ${operationId}` }, consent);
}
