import type { Operation } from "../operation.js";
import { confirm, type ConsentOptions } from "./confirm.js";
import type { Session } from "./session.js";

/** The operations that only make something new. One that is missing here asks before it is called. */
const creations: ReadonlySet<string> = new Set([
  ...["checkTableRestore", "copySnapshot", "createManualBackup", "createSnapshot"],
  ...["restoreCluster", "restoreNewInstance"],
]);

/** Whether an operation can delete or overwrite something. */
export function changesWhatExists({ operationId, method }: Operation): boolean {
  return method !== "GET" && !creations.has(operationId);
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
