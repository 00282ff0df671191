import { spawn } from "node:child_process";
import { join } from "node:path";
import type { WorkerName } from "../workspace/build-workers.js";
import type { Workspace } from "../workspace/workspace.js";
import { remember } from "./children.js";
import { environment } from "./environment.js";

/** Starts a worker in a bare Node and resolves with the first message it sends; what else it prints goes to stderr. */
export function runWorker<Answer>(
  workspace: Workspace,
  name: WorkerName,
  input: unknown = {},
  nodeOptions: readonly string[] = [],
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = remember(
      spawn(
        process.execPath,
        [...nodeOptions, join(workspace.folder, `${name}.mjs`), JSON.stringify(input)],
        {
          cwd: workspace.folder,
          env: environment(workspace.folder),
          stdio: ["ignore", 2, 2, "ipc"],
        },
      ),
    );
    child.once("message", (answer) => resolve(answer as Answer));
    child.once("error", reject);
    child.once("close", () =>
      reject(
        new Error(`The process that measures "${name}" ended early: its message stands above.`),
      ),
    );
  });
}
