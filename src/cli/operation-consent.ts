import { confirm, type ConsentOptions } from "./confirm.js";
import type { Session } from "./session.js";

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
