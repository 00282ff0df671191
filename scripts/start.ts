// npm start: builds what is stale of documentation and package, then serves both, sandbox and documentation, on one port.
import { pathToFileURL } from "node:url";
import { createProgressReader } from "./build/progress.js";
import { seconds } from "./build/summary.js";
import { inProject } from "./build/project.js";
import { startGraph } from "./build/run-graph.js";

const reader = createProgressReader(
  {
    onStepStart() {},
    onStepEnd({ step, outcome, milliseconds }) {
      if (outcome !== "unchanged")
        console.log(
          `  ${outcome === "done" ? "✓" : "✗"} ${step.padEnd(14)} ${seconds(milliseconds ?? 0).padStart(9)}`,
        );
    },
    onRoundEnd() {},
  },
  () => performance.now(),
);

const graph = startGraph("docs", reader.read);
const interrupt = (): void => void graph.kill("SIGINT");
process.on("SIGINT", interrupt);
graph.on("close", (status) => {
  process.off("SIGINT", interrupt);
  if (status === 0) void serve();
  else {
    console.error(`\n${reader.output()}\n\nNothing was started, for the build failed.`);
    process.exitCode = status ?? 1;
  }
});

/** The package's own command does the rest, with the arguments of this one: a sandbox shows the documentation that lies beside it. */
async function serve(): Promise<void> {
  process.argv.splice(2, 0, "sandbox");
  await import(pathToFileURL(inProject("dist/lib/cli.js")).href);
}
