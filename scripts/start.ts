// npm start: builds what is stale of documentation and package, then serves both, sandbox and documentation, on one port.
import { spawn } from "node:child_process";
import { createProgressReader } from "./build/progress.js";
import { seconds } from "./build/summary.js";
import { inProject } from "./lib/project.js";
import { startGraph } from "./lib/run-graph.js";

const reader = createProgressReader(
  {
    onStepStart() {},
    onStepEnd({ step, outcome, milliseconds }) {
      if (outcome !== "unchanged")
        console.log(`  ${outcome === "done" ? "✓" : "✗"} ${step.padEnd(14)} ${seconds(milliseconds ?? 0).padStart(9)}`);
    },
    onRoundEnd() {},
  },
  () => performance.now(),
);

const graph = startGraph("docs", reader.read);
let ended = false;
process.on("SIGINT", () => {
  ended = true;
  graph.kill("SIGINT");
});
graph.on("close", (status) => {
  if (status === 0 && !ended) serve();
  else {
    if (!ended) console.error(`\n${reader.output()}\n\nNothing was started, for the build failed.`);
    process.exitCode = status || 1;
  }
});

/** The package's own command does the rest, with the arguments of this one: a sandbox shows the documentation that lies beside it. */
function serve(): void {
  const command = [inProject("dist/lib/cli.js"), "sandbox", ...process.argv.slice(2)];
  spawn(process.execPath, command, { stdio: "inherit" }).on("close", (status) => (process.exitCode = status ?? 1));
}
