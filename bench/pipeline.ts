// npm run bench:pipeline: what a build costs, and how our own steps grow with a description. Goals are reported, not enforced.
import { availableParallelism, loadavg } from "node:os";
import { readArguments } from "./pipeline/arguments.js";
import { buildReport } from "./pipeline/build-report.js";
import { measureBuilds } from "./pipeline/builds.js";
import { stopRunning } from "./pipeline/commands.js";
import { growthReport } from "./pipeline/growth-report.js";
import { measureGrowth } from "./pipeline/growth.js";
import { copyProject } from "./pipeline/project-copy.js";

/** Rounds of the synthetic descriptions; they take seconds, where a pair of builds takes long. */
const growthRounds = 5;

const { runs } = readArguments(process.argv.slice(2));
// A build side by side needs the cores that other work may hold: the load tells whether the first table can be trusted.
console.log(
  `${availableParallelism()} cores, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)} before the first build\n`,
);

const copy = copyProject();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    stopRunning();
    copy.remove();
    process.exit(1);
  });
}
try {
  console.log(`${buildReport(await measureBuilds(copy, runs, tell))}\n`);
  const [small, large] = await measureGrowth([100, 1000], growthRounds, tell);
  if (small && large) console.log(growthReport(small, large));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  copy.remove();
}

/** Progress goes where it does not mix with the tables. */
function tell(line: string): void {
  console.error(`  … ${line}`);
}
