// npm run generate: from spec/ to generated/. With --watch (npm run watch), again after every change.
import { watch } from "node:fs";
import { startBundleLinter } from "./build/lint-process.js";
import { inProject } from "./build/project.js";
import { generatedSummary, seconds } from "./build/summary.js";

/** An editor saves a file in several steps, which are one change. */
const quietMs = 50;

let linter = startBundleLinter();
// Imported afterwards: both processes load their tools at the same time.
const { generate } = await import("./build/generate.js");
let running = runOnce();
if (process.argv.includes("--watch")) watchSources();
else {
  await running;
  linter.close();
}

async function runOnce(): Promise<void> {
  const start = performance.now();
  const { failures, changed } = await generate(linter);
  const time = seconds(performance.now() - start);
  if (failures.length > 0) {
    console.error(`\n${failures.join("\n")}\n\nFailed after ${time}. generated/ is unchanged.`);
    process.exitCode = 1;
  } else {
    console.log(generatedSummary());
    console.log(`generated/ ${changed ? "is written" : "is up to date"}, after ${time}.`);
  }
}

/** Runs the steps again after a change of spec/ or of a linter's rules and settings, one run at a time. */
function watchSources(): void {
  let timer: NodeJS.Timeout | undefined;
  let rulesChanged = false;
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(runAgain);
    }, quietMs);
  };
  const runAgain = async (): Promise<void> => {
    if (rulesChanged) {
      linter.close();
      linter = startBundleLinter();
      rulesChanged = false;
    }
    await runOnce();
    console.log("Watching spec/ …");
  };
  for (const path of ["spec", "redocly.yaml"])
    watch(inProject(path), { recursive: path === "spec" }, schedule);
  for (const path of [".spectral.yaml", "scripts/spec/rules"])
    watch(inProject(path), { recursive: path.includes("/") }, () => {
      rulesChanged = true;
      schedule();
    });
  void running.then(() => console.log("Watching spec/ …"));
}
