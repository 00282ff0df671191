import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { inProject, projectFolder } from "./project.js";

/** Starts a script of package.json that is a node of the graph ("wireit"), and reads what it and its steps print line by line. */
export function startGraph(script: string, onLine: (line: string) => void, { watching = false } = {}): ChildProcess {
  const graph = spawn(process.execPath, [inProject("node_modules/wireit/bin/wireit.js")], {
    cwd: projectFolder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      // What npm would set for "npm run <script>"; starting npm once more would take longer than all that is fresh.
      npm_lifecycle_event: script,
      npm_package_json: inProject("package.json"),
      npm_config_user_agent: "npm/11",
      ...(watching && { WIREIT_WATCH: "true" }),
      WIREIT_LOGGER: "simple",
      // One run tells everything that is wrong, and the same however the steps race one another.
      WIREIT_FAILURES: "continue",
      // A step is fresh or it runs: outputs of older builds are not kept, so that nothing comes back unseen.
      WIREIT_CACHE: "none",
    },
  });
  createInterface({ input: graph.stdout }).on("line", onLine);
  createInterface({ input: graph.stderr }).on("line", onLine);
  return graph;
}
