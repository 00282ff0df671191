// npm run bench:client: what the packed client costs beside plain fetch and beside other clients. Goals are reported, not enforced.
import { availableParallelism, loadavg } from "node:os";
import { readArguments, type Part } from "./client/arguments.js";
import { importPart } from "./client/import/part.js";
import { pagerPart } from "./client/pager/part.js";
import { stopChildren } from "./client/processes/children.js";
import { startServer } from "./client/processes/start-server.js";
import { loopbackPart, stubPart } from "./client/requests/part.js";
import type { Run } from "./client/run.js";
import { sizePart } from "./client/size/part.js";
import { createWorkspace } from "./client/workspace/workspace.js";

const measure: Readonly<Record<Part, (run: Run) => Promise<string>>> = {
  loopback: loopbackPart,
  stub: stubPart,
  size: sizePart,
  import: importPart,
  pager: pagerPart,
};

const { runs, parts } = readArguments(process.argv.slice(2));
const start = performance.now();
let removeWorkspace = (): void => {};
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    stopChildren();
    removeWorkspace();
    process.exit(1);
  });
}
try {
  const workspace = createWorkspace(tell);
  removeWorkspace = workspace.remove;
  // Other work on the cores makes the figures of this run wider: the load tells how far they can be trusted.
  console.log(
    `${availableParallelism()} cores, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)} before the first round`,
  );
  console.log(`This client is ${workspace.tarball}; beside it ${workspace.peers.join(", ")}\n`);
  const server = await startServer(workspace);
  for (const part of parts)
    console.log(`${await measure[part]({ workspace, server, runs, tell })}\n`);
  console.error(`  … ${Math.round((performance.now() - start) / 1000)} s in all`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  stopChildren();
  removeWorkspace();
}

/** Progress goes where it does not mix with the tables. */
function tell(line: string): void {
  console.error(`  … ${line}`);
}
