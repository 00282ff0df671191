import { readRecordings } from "../recordings.js";
import type { Workspace } from "../workspace/workspace.js";
import { runWorker } from "./run-worker.js";

/** Starts the loopback server in a process of its own, so that its work is not part of what is measured. */
export async function startServer(workspace: Workspace): Promise<string> {
  const { port } = await runWorker<{ readonly port: number }>(
    workspace,
    "server",
    readRecordings(),
  );
  return `http://127.0.0.1:${port}`;
}
