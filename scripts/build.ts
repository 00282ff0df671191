// npm run build: runs the graph of package.json ("wireit"), shows how far it is, and ends with a summary.
import { createProgressReader, type StepEnd } from "./build/progress.js";
import { seconds, summary } from "./build/summary.js";
import { startGraph } from "./build/run-graph.js";

const watching = process.argv.includes("--watch");
let ends: StepEnd[] = [];
/** Undefined while nothing happens, as between two changes that are watched for. */
let roundStart: number | undefined = performance.now();

const reader = createProgressReader(
  {
    onStepStart() {
      roundStart ??= performance.now();
    },
    onStepEnd(end) {
      ends.push(end);
      const mark = { done: "✓", unchanged: "·", failed: "✗" }[end.outcome];
      const time = end.milliseconds === undefined ? "unchanged" : seconds(end.milliseconds);
      console.log(`  ${mark} ${end.step.padEnd(14)} ${time.padStart(9)}`);
    },
    onRoundEnd: () => endRound(true),
  },
  () => performance.now(),
);

const graph = startGraph("build:graph", reader.read, { watching });
graph.on("close", (status) => {
  if (!watching) endRound(status === 0);
  process.exitCode = status ?? 1;
});
process.on("SIGINT", () => graph.kill("SIGINT"));

/** Tells how the round went, and makes ready for the next. */
function endRound(graphEndedWell: boolean): void {
  const milliseconds = performance.now() - (roundStart ?? performance.now());
  const failed = ends.filter((end) => end.outcome === "failed").map((end) => end.step);
  const output = reader.output();
  if (failed.length > 0 || !graphEndedWell) {
    console.error(
      `\n${output}\n\nThe build failed after ${seconds(milliseconds)}, ${failed.length > 0 ? `at ${failed.join(" and ")}` : "interrupted"}. generated/ is as it was.`,
    );
  } else {
    console.log(`\n${summary(ends, milliseconds)}`);
  }
  ends = [];
  roundStart = undefined;
}
